import type * as ast from '../../grammar/ast.ts';
import { isPrice } from '../bind/fund.ts';
import type { Fix } from '../../grammar/text/diagnostic.ts';
import type { Span } from '../../grammar/text/span.ts';
import { inserting, removing, withoutSecond } from '../diagnostics/fix.ts';
import type { Checker, FeatureSymbol } from '../stages.ts';
import type { HasCapacity } from './capacity-scopes.ts';
import type { CheckedMeter } from './checked.ts';
import { checkFreeUpTo } from './free-up-to.ts';
import { reportFunding } from './funding-diagnostics.ts';
import { isFund, isInDeduct } from './name.ts';
import { checkPrices, type CheckedPrices } from './price.ts';
import { addingLine } from './source-text.ts';
import { all } from '../../grammar/statements-of.ts';
import { single } from './statement.ts';

/** A feature's price, or what it falls back to; null where its meter is at fault. */
export function checkFeature(
  checker: Checker,
  feature: FeatureSymbol,
  meter: CheckedMeter | null,
  hasCapacity: HasCapacity,
): CheckedPrices | null {
  const { items, name } = feature.node;
  const values = { feature: feature.name };
  const prices = all(items, 'price');
  const accepted = single(checker, items, 'accepts');
  const otherwise = single(checker, items, 'otherwise');
  const areKnown = accepted === null || fundsAreKnown(checker, accepted);
  if (accepted) checkAccepts(checker, accepted, feature, prices);
  if (otherwise) {
    if (prices[0]) {
      const related = [{ span: prices[0].span, note: 'the price' }];
      const fixes = [removing(otherwise.span, false, 'leave `otherwise` out')];
      checker.report(reportFunding('TAR2414', otherwise.span, values, { related, fixes }));
    }
    if (otherwise.upTo) checkFreeUpTo(checker, feature, otherwise.upTo, meter);
  }
  const priceExpected = accepted?.funds.some(isPrice) ?? false;
  if (areKnown && prices.length === 0 && !otherwise && !priceExpected && !hasCapacity(feature))
    checker.report(reportFunding('TAR2413', name.span, values, { fixes: rejecting(checker, feature) }));
  if (!meter) return null;
  return checkPrices(checker, prices, { kind: 'feature', unit: meter.unit, moneyName: meter.moneyName });
}

/** Whether all that a list names is in `deduct`: what is not may be meant for the price, or for what never runs out. */
const fundsAreKnown = (checker: Checker, { funds }: ast.Accepts): boolean =>
  checker.bound.symbols.settings.deduct === null ||
  funds.every((fund) => isPrice(fund) || isInDeduct(checker, fund));

function checkAccepts(
  checker: Checker,
  accepted: ast.Accepts,
  feature: FeatureSymbol,
  prices: readonly ast.Price[],
): void {
  const seen = new Set<string>();
  const price = accepted.funds.find(isPrice);
  for (const [i, fund] of accepted.funds.entries()) {
    if (seen.has(fund.text)) {
      const fixes = withoutSecond(accepted.funds[i - 1]!.span, fund.span);
      checker.report(reportFunding('TAR2405', fund.span, { what: `\`${fund.text}\`` }, { fixes }));
    }
    seen.add(fund.text);
    if (!isPrice(fund)) isFund(checker, fund, price ? null : 'price');
  }
  const values = { feature: feature.name };
  if (price && prices.length === 0) {
    // Where the category says for all what they accept, the feature is what lacks something.
    const isOwn = isWithin(price.span, feature.node.span);
    const related = isOwn ? [] : [{ span: feature.node.name.span, note: 'this one has no price' }];
    checker.report(reportFunding('TAR2411', price.span, values, { related }));
  }
  if (!price && prices[0] && fundsAreKnown(checker, accepted)) {
    const related = [{ span: prices[0].span, note: 'the price' }];
    const fixes = [
      inserting(accepted.span.file, accepted.span.end, ', price', false, 'accept `price` as well'),
    ];
    checker.report(reportFunding('TAR2412', accepted.span, values, { related, fixes }));
  }
}

/** The fix that rejects what no fund pays for. */
function rejecting(checker: Checker, { node }: FeatureSymbol): readonly Fix[] {
  // What its category says stands outside of it.
  const last = node.items.findLast(({ span }) => isWithin(span, node.span));
  const text = 'otherwise reject "not sold without a fund"';
  return last ? [addingLine(checker, last.span, text, `add \`${text}\``)] : [];
}

const isWithin = (inner: Span, outer: Span): boolean =>
  inner.file === outer.file && inner.start > outer.start && inner.end < outer.end;
