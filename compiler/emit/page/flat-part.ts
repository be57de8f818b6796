import type { Period, Rated } from '../../ir/ir.ts';
import { partLabel } from '../../ir/labels.ts';
import { onlyCharge, type AmountCharge } from './schedule.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What the amount of a rate is for: `CNY 0.45 + CNY 0.10 / minute` does not say how often the CNY 0.45 is due. */

const flatParts = ({ parts }: AmountCharge) => parts.filter(({ kind }) => kind === 'flat');

/** Nothing is entered without use, so that a period without any owes no such amount. */
const once = (vocabulary: Vocabulary, period: Period | null): string => {
  if (period === null) return 'once for each record';
  return `once ${vocabulary.in(period)}${period === 'ever' ? '' : ' with use'}`;
};

/** `of which CNY 0.45 once for each record`; nothing where all of a rate is for a unit. */
export function flatBeside(
  vocabulary: Vocabulary,
  charge: AmountCharge,
  period: Period | null,
): readonly string[] {
  const flat = flatParts(charge).map((part) => partLabel(vocabulary.currency, part));
  if (flat.length === 0) return [];
  const which = flat.length === charge.parts.length ? '' : `of which ${flat.join(' and ')} `;
  return [which + once(vocabulary, period)];
}

/** The same of the cells of a table that have no tiers, and of their blocks. */
export function flatBelow(vocabulary: Vocabulary, cells: readonly Rated[]): readonly string[] {
  const charged = cells.flatMap(({ schedule, period }) => {
    const charge = onlyCharge(schedule);
    return charge?.kind === 'amount' ? [{ charge, period }] : [];
  });
  const flat = charged.filter(({ charge }) => flatParts(charge).length > 0);
  const isAll = flat.every(({ charge }) => flatParts(charge).length === charge.parts.length);
  const subject = isAll ? 'each amount' : 'the amount without a unit';
  const blocks = charged.filter(({ charge }) => charge.blocks.length > 0);
  const clauses = [
    ...flat.map(({ period }) => `${subject} is due ${once(vocabulary, period)}`),
    ...blocks.map(({ period }) => `blocks are counted ${vocabulary.in(period)}`),
  ];
  return [...new Set(clauses)];
}
