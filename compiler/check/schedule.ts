import type * as ast from '../../grammar/ast.ts';
import { maxTiers } from '../../grammar/limits.ts';
import { quantity as written } from '../../grammar/print/words.ts';
import type { Fix } from '../../grammar/text/diagnostic.ts';
import type { Span } from '../../grammar/text/span.ts';
import { removing } from '../diagnostics/fix.ts';
import type { Checker } from '../stages.ts';
import { boundValue, continued, meantBound, mismatch } from './bound.ts';
import { chain, isLower, type ChainFault, type Link } from './bound-chain.ts';
import { checkCharge, type PriceScope } from './charge.ts';
import type { CheckedCharge, CheckedSchedule, CheckedTier, PriceSubject } from './checked-price.ts';
import type { Cut } from './cut.ts';
import { quantityText } from './number-text.ts';
import { reportSchedule } from './schedule-diagnostics.ts';
import { addingLine } from './source-text.ts';
import { sortingTiers } from './tier-order.ts';
import { warnUnlikeTiers } from './tier-slips.ts';
import { grouped } from '../../runtime/number-text.ts';

/** `graduated { … }`: tiers that tile the quantities from 0 up, each with its charge. */
export function checkTiers(checker: Checker, node: ast.Tiers, scope: PriceScope): CheckedSchedule | null {
  if (node.tiers.length === 0) {
    checker.report(reportSchedule('TAR2127', node.span, {}));
    return null;
  }
  const bounds = node.tiers.map(({ bound }) => bound);
  const cuts = checkTierBounds(checker, bounds, scope.subject, node.tiers);
  const charges = node.tiers.map(({ charge }) => {
    if (charge.kind !== 'reference') return checkCharge(checker, charge, scope);
    const values = { place: 'a tier', fault: 'has tiers and a period of its own' };
    checker.report(reportSchedule('TAR2119', charge.span, values));
    return null;
  });
  // Of tiers that do not follow each other nothing says which is the last.
  const closes =
    cuts !== null &&
    checkClosing(
      checker,
      bounds,
      node.tiers.map(({ charge }) => charge),
      scope.subject,
    );
  const tiers =
    cuts &&
    joinTiers(
      cuts,
      charges,
      node.tiers.map(({ span }) => span),
    );
  if (tiers && closes) warnUnlikeTiers(checker, node);
  return tiers && closes ? { mode: node.mode, tiers } : null;
}

/** Tiers of their ends and charges; null where a charge was at fault. */
export function joinTiers(
  cuts: readonly (Cut | null)[],
  charges: readonly (CheckedCharge | null)[],
  spans: readonly Span[],
): readonly CheckedTier[] | null {
  const tiers: CheckedTier[] = [];
  for (const [i, charge] of charges.entries()) {
    if (!charge) return null;
    tiers.push({ upTo: cuts[i]!, charge, span: spans[i]! });
  }
  return tiers;
}

/** A price without tiers, as the one tier that holds all quantities. */
export const singleTier = (charge: CheckedCharge, span: Span): CheckedSchedule => ({
  mode: 'graduated',
  tiers: [{ upTo: null, charge, span }],
});

/**
 * Where each tier ends, null for the last; null altogether where they do not tile the quantities. `tiers` are those of a
 * price of its own, whose lines can be mended; in a table, a row is more than its tier.
 */
export function checkTierBounds(
  checker: Checker,
  bounds: readonly ast.Bound[],
  { unit, moneyName }: PriceSubject,
  tiers: readonly ast.Tier[] = [],
): readonly (Cut | null)[] | null {
  if (bounds.length > maxTiers) {
    checker.report(reportSchedule('TAR2126', bounds[maxTiers]!.span, { most: grouped(String(maxTiers)) }));
    return null;
  }
  const links: Link[] = [];
  // What is wrong with the end of one tier is as wrong with the start of the next: it is said once.
  const wrong = new Set<string>();
  for (const bound of bounds) {
    const { quantity } = bound;
    if (quantity.unit && wrong.has(quantity.unit.text)) continue;
    const value = boundValue(checker, bound, unit, moneyName, bounds);
    if (!value) {
      if (quantity.unit) wrong.add(quantity.unit.text);
    } else if (unit?.counted && !value.isWhole()) {
      const text = value.toString();
      const values = { unit: unit.name, value: text };
      if (!wrong.has(text)) checker.report(reportSchedule('TAR2103', quantity.value.span, values));
      wrong.add(text);
    } else links.push({ bound, value });
  }
  if (links.length < bounds.length) return null;
  const { intervals, faults } = chain(links, unit?.counted ?? false, false);
  const sorted = faults.some(({ kind }) => kind === 'falls')
    ? sortingTiers(checker, links, tiers, unit?.counted ?? false)
    : [];
  for (const fault of faults) reportFault(checker, fault, tiers, sorted);
  if (faults.length > 0) return null;
  const last = bounds.at(-1)!;
  if (!isLower(last)) {
    const line = `${continued(last)}  reject "not sold"`;
    const tier = tiers.at(-1);
    // Where a last quantity has no end that belongs to it, a tier that rejects cannot follow.
    const fits = tier && (unit?.counted || last.operator === '<=');
    const fixes = fits ? [addingLine(checker, tier.span, line, `add \`${line}\``)] : [];
    checker.report(reportSchedule('TAR2109', last.span, { bound: quantityText(last.quantity) }, { fixes }));
    return null;
  }
  return intervals.map(({ upTo }) => upTo);
}

function reportFault(
  checker: Checker,
  fault: ChainFault<Link>,
  tiers: readonly ast.Tier[],
  sorted: readonly Fix[],
): void {
  const { kind, link, previous } = fault;
  const { span } = link.bound.quantity.value;
  const related = previous ? [{ span: previous.bound.span, note: 'the tier above' }] : [];
  const tier = tiers.find(({ bound }) => bound === link.bound);
  const without = (safe: boolean): readonly Fix[] =>
    tier && tiers.length > 1 ? [removing(tier.span, safe, 'take the tier away')] : [];
  switch (kind) {
    case 'gap':
      return checker.report(
        reportSchedule('TAR2104', span, {}, { ...mismatch(fault, 'the tier above'), related }),
      );
    case 'overlap':
      return checker.report(
        reportSchedule('TAR2105', span, {}, { ...mismatch(fault, 'the tier above'), related }),
      );
    case 'falls': {
      const values = { previous: grouped(previous!.bound.quantity.value.value) };
      return checker.report(
        reportSchedule('TAR2106', span, values, { related, fixes: sorted, ...meantBound(fault) }),
      );
    }
    case 'repeats':
      return checker.report(
        reportSchedule(
          'TAR2107',
          link.bound.span,
          {},
          { label: 'ends where the tier above ends', related, fixes: without(false) },
        ),
      );
    case 'after the last': {
      const label = 'the tier above has no end';
      const help = `to end that tier, write its upper bound with \`<=\``;
      return checker.report(
        reportSchedule('TAR2107', link.bound.span, {}, { label, help, related, fixes: without(false) }),
      );
    }
    case 'nothing':
      return checker.report(reportSchedule('TAR2108', link.bound.span, {}, { fixes: without(true) }));
  }
}

/** Where counting stops, the tier that stops it must be the last, and must not cut a quantity off its own bound. */
export function checkClosing(
  checker: Checker,
  bounds: readonly ast.Bound[],
  charges: readonly { readonly kind: string; readonly span: Span }[],
  { unit }: PriceSubject,
): boolean {
  let sound = true;
  for (const [i, charge] of charges.entries()) {
    if (charge.kind !== 'reject' && charge.kind !== 'unpublished') continue;
    const word = charge.kind === 'reject' ? 'reject' : 'be `unpublished`';
    if (i < charges.length - 1) {
      checker.report(reportSchedule('TAR2110', charge.span, { word }));
      sound = false;
      continue;
    }
    const below = bounds[i - 1];
    const own = bounds[i];
    if (unit?.counted || below?.operator !== '<' || own?.operator !== '>=') continue;
    const bound = quantityText(below.quantity);
    const edits = [
      { span: below.span, text: `<= ${written(below.quantity)}` },
      { span: own.span, text: `> ${written(below.quantity)}` },
    ];
    const fixes = [{ title: `let ${bound} belong to the tier that is priced`, safe: false, edits }];
    const related = [{ span: below.span, note: 'the bound below' }];
    checker.report(reportSchedule('TAR2111', own.span, { word: charge.kind, bound }, { related, fixes }));
    sound = false;
  }
  return sound;
}
