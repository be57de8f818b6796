import type * as ast from '../../grammar/ast.ts';
import type { Extras, Fix } from '../../grammar/text/diagnostic.ts';
import { join } from '../../grammar/text/span.ts';
import { isPrice } from '../bind/fund.ts';
import { fundOf } from '../bind/made-product.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import { fromEndOf, removing, replacing, withoutSecond } from '../diagnostics/fix.ts';
import type { Checker } from '../stages.ts';
import { reportFunding } from './funding-diagnostics.ts';
import { isFund } from './name.ts';
import { addingSetting, textAt } from './source-text.ts';
import { all } from '../../grammar/statements-of.ts';

/** `deduct` and `consume`: every fund is filled, `price` is last, and each fund's orders have one order. */
export function checkFunds(checker: Checker): void {
  const { settings, funds, products, soldForEach, misspeltFunds } = checker.bound.symbols;
  const { deduct } = settings;
  if (deduct) {
    const at = deduct.funds.findIndex(isPrice);
    if (at >= 0 && at < deduct.funds.length - 1)
      checker.report(
        reportFunding('TAR2402', deduct.funds[at]!.span, {}, { fixes: [priceLast(checker, deduct)] }),
      );
    const sold = [...products.values()].map(({ node }) => node);
    // What is sold for each feature and makes nothing has been spoken of.
    const filled = new Set([...sold, ...soldForEach].map(fundOf));
    const meantElsewhere = new Set([...misspeltFunds.values()].map(({ text }) => text));
    for (const fund of funds) {
      if (filled.has(fund.text) || meantElsewhere.has(fund.text)) continue;
      const meant = misspeltFunds.get(fund.text);
      const extras =
        meant === undefined
          ? { fixes: withoutFund(deduct, fund), ...(at < 0 ? priceMeant(deduct, fund) : {}) }
          : {
              ...didYouMean(fund.span, fund.text, [meant.text]),
              related: [{ span: meant.span, note: `sold in \`${meant.text}\`` }],
            };
      checker.report(reportFunding('TAR2403', fund.span, { fund: fund.text }, extras));
    }
  } else {
    const used = new Set<string>();
    for (const { node } of products.values()) if (node.kind !== 'licence') used.add(node.fund.text);
    const [first] = [...products.values()].filter(({ node }) => node.kind !== 'licence');
    if (first && first.node.kind !== 'licence') {
      const funds = [...used].join(' > ');
      const line = `deduct ${funds} > price`;
      const fixes = addingSetting(checker, line);
      checker.report(reportFunding('TAR2404', first.node.fund.span, { funds }, { fixes }));
    }
  }
  const ordered = new Map<string, (typeof settings.consume)[number]>();
  for (const consume of settings.consume) {
    for (const fund of consume.funds) {
      if (!isFund(checker, fund)) continue;
      const before = ordered.get(fund.text);
      const related = before ? [{ span: before.span, note: 'first stated here' }] : [];
      if (before) checker.report(reportFunding('TAR2406', fund.span, { fund: fund.text }, { related }));
      ordered.set(fund.text, before ?? consume);
    }
    const keys = new Set<string>();
    for (const [i, { key, span }] of consume.by.entries()) {
      const fixes = i === 0 ? [] : withoutSecond(consume.by[i - 1]!.span, span);
      if (keys.has(key)) checker.report(reportFunding('TAR2405', span, { what: `\`${key}\`` }, { fixes }));
      keys.add(key);
    }
  }
}

/** Only the order of the others says something. */
function priceLast(checker: Checker, { funds }: ast.Deduct): Fix {
  const price = funds.find(isPrice)!;
  const names = [...funds.filter((fund) => fund !== price), price];
  const span = join(funds[0]!.span, funds.at(-1)!.span);
  return replacing(span, names.map((name) => textAt(checker, name.span)).join(' > '), true);
}

/** The last one may be the word `price`, misspelt. */
const priceMeant = ({ funds }: ast.Deduct, fund: ast.Name): Extras =>
  fund === funds.at(-1) ? didYouMean(fund.span, fund.text, [], 'price') : {};

function withoutFund({ funds }: ast.Deduct, fund: ast.Name): readonly Fix[] {
  const i = funds.indexOf(fund);
  const [before, after] = [funds[i - 1], funds[i + 1]];
  if (!before && !after) return [];
  const span = before ? fromEndOf(before.span, fund.span) : { ...fund.span, end: after!.span.start };
  return [removing(span, false, `take \`${fund.text}\` out of \`deduct\``)];
}

/** Warns of a fund that a feature names, and that no product fills for it; `filled` are the funds by feature. */
export function checkFilled(checker: Checker, filled: ReadonlyMap<string, readonly string[]>): void {
  const { features, funds } = checker.bound.symbols;
  const declared = new Set(funds.map(({ text }) => text));
  for (const feature of features.values()) {
    const has = filled.get(feature.name) ?? [];
    for (const accepts of all(feature.node.items, 'accepts'))
      for (const fund of accepts.funds) {
        if (isPrice(fund) || !declared.has(fund.text) || has.includes(fund.text)) continue;
        const values = { feature: feature.name, fund: fund.text };
        checker.report(reportFunding('TAR3201', fund.span, values));
      }
  }
}
