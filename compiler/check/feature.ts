import type * as ast from '../../grammar/ast.ts';
import { isPrice } from '../bind/symbols.ts';
import type { Checker, FeatureSymbol, ProductSymbol } from '../stages.ts';
import type { CheckedMeter } from './checked.ts';
import { reportFunding } from './funding-diagnostics.ts';
import { isFund } from './name.ts';
import { checkPrices, type CheckedPrices } from './price.ts';
import { all, single } from './statement.ts';
import { unitNamed } from './unit.ts';

/** The funds that a feature takes, `price` aside; one without `accepts` takes every fund. */
function acceptedFunds(feature: FeatureSymbol): ReadonlySet<string> | 'every' {
  const [accepts] = all(feature.node.items, 'accepts');
  if (!accepts) return 'every';
  return new Set(accepts.funds.filter((fund) => !isPrice(fund)).map(({ text }) => text));
}

export const accepts = (feature: FeatureSymbol, fund: string): boolean => {
  const accepted = acceptedFunds(feature);
  return accepted === 'every' || accepted.has(fund);
};

/** A feature's price, or what it falls back to; null where its meter is at fault. */
export function checkFeature(
  checker: Checker,
  feature: FeatureSymbol,
  meter: CheckedMeter | null,
): CheckedPrices | null {
  const { items, name } = feature.node;
  const values = { feature: feature.name };
  const prices = all(items, 'price');
  const accepted = single(checker, items, 'accepts');
  const otherwise = single(checker, items, 'otherwise');
  if (accepted) checkAccepts(checker, accepted, feature, prices);
  if (otherwise) {
    if (prices[0]) {
      const related = [{ span: prices[0].span, note: 'the price' }];
      checker.report(reportFunding('TAR2414', otherwise.span, values, { related }));
    }
    if (otherwise.upTo?.unit) unitNamed(checker, otherwise.upTo.unit);
  }
  const priceExpected = accepted?.funds.some(isPrice) ?? false;
  if (prices.length === 0 && !otherwise && !priceExpected && !hasCapacity(checker, feature))
    checker.report(reportFunding('TAR2413', name.span, values));
  if (!meter) return null;
  return checkPrices(checker, prices, { kind: 'feature', unit: meter.unit, moneyName: meter.moneyName });
}

function checkAccepts(
  checker: Checker,
  accepted: ast.Accepts,
  feature: FeatureSymbol,
  prices: readonly ast.Price[],
): void {
  const seen = new Set<string>();
  for (const fund of accepted.funds) {
    if (seen.has(fund.text))
      checker.report(reportFunding('TAR2405', fund.span, { what: `\`${fund.text}\`` }));
    seen.add(fund.text);
    if (!isPrice(fund)) isFund(checker, fund);
  }
  const values = { feature: feature.name };
  const price = accepted.funds.find(isPrice);
  if (price && prices.length === 0) checker.report(reportFunding('TAR2411', price.span, values));
  if (!price && prices[0]) {
    const related = [{ span: prices[0].span, note: 'the price' }];
    checker.report(reportFunding('TAR2412', accepted.span, values, { related }));
  }
}

/** Whether some capacity covers the feature: the one kind of fund that no use empties. */
function hasCapacity(checker: Checker, feature: FeatureSymbol): boolean {
  for (const { node } of checker.bound.symbols.products.values())
    if (node.kind === 'capacity' && accepts(feature, node.fund.text) && covers(node, feature)) return true;
  return false;
}

function covers(node: Extract<ProductSymbol['node'], { kind: 'capacity' }>, feature: FeatureSymbol): boolean {
  return all(node.items, 'covers').some(({ scopes }) =>
    scopes.some(({ name, star }) => {
      if (!name) return true;
      return name.text === (star ? feature.category?.name.text : feature.name);
    }),
  );
}
