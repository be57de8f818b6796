import { isPrice } from '../bind/symbols.ts';
import type { Checker } from '../stages.ts';
import { reportFunding } from './funding-diagnostics.ts';
import { isFund } from './name.ts';
import { all } from './statement.ts';

/** `deduct` and `consume`: every fund is filled, `price` is last, and each fund's orders have one order. */
export function checkFunds(checker: Checker): void {
  const { settings, funds, products } = checker.bound.symbols;
  const { deduct } = settings;
  if (deduct) {
    const at = deduct.funds.findIndex(isPrice);
    if (at >= 0 && at < deduct.funds.length - 1)
      checker.report(reportFunding('TAR2402', deduct.funds[at]!.span, {}));
    const filled = new Set([...products.values()].map(({ node }) => fundOf(node)));
    for (const fund of funds)
      if (!filled.has(fund.text)) checker.report(reportFunding('TAR2403', fund.span, { fund: fund.text }));
  } else {
    const used = new Set<string>();
    for (const { node } of products.values()) if (node.kind !== 'licence') used.add(node.fund.text);
    const [first] = [...products.values()].filter(({ node }) => node.kind !== 'licence');
    if (first && first.node.kind !== 'licence')
      checker.report(reportFunding('TAR2404', first.node.fund.span, { funds: [...used].join(' > ') }));
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
    for (const { key, span } of consume.by) {
      if (keys.has(key)) checker.report(reportFunding('TAR2405', span, { what: `\`${key}\`` }));
      keys.add(key);
    }
  }
}

const fundOf = (node: { readonly kind: string; readonly fund?: { readonly text: string } }): string | null =>
  node.fund?.text ?? null;

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
