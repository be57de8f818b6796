import { Exact } from '../../../runtime/exact.ts';
import { notSold } from '../../../runtime/unsold.ts';
import type { Period, Schedule, Tier, TierCharge } from '../../ir/ir.ts';
import { isBound } from '../../ir/rate-parts.ts';
import type { Table } from '../../html/table-html.ts';
import { absent, capital, inlines, joined, type Inline, type Text } from '../../words/text.ts';
import { rangeWords } from './ranges.ts';
import { ratesOf, type Rates } from './rates.ts';
import { elsewhere, type See, type Vocabulary } from './vocabulary.ts';

export type AmountCharge = Extract<TierCharge, { kind: 'amount' }>;

/** What a tier charges, in the words of the price list. */
export function chargeText(charge: TierCharge, shown: Rates['shown'], see?: See): Text {
  switch (charge.kind) {
    case 'amount':
      return shown(charge);
    case 'reject':
      return [absent(notSold(charge.message))];
    case 'unpublished':
      return [elsewhere(charge.page, { see })];
  }
}

/** The charge of a schedule that has one tier; null where it has several. */
export const onlyCharge = ({ tiers }: Schedule): TierCharge | null =>
  tiers.length === 1 ? tiers[0]!.charge : null;

/** Whether what is charged depends on what was used before: it has tiers, blocks or a flat part. */
export const remembers = ({ tiers }: Schedule): boolean =>
  tiers.length > 1 ||
  tiers.some(
    ({ charge }) => charge.kind === 'amount' && (charge.blocks.length > 0 || !Exact.of(charge.flat).isZero()),
  );

/** The quantities of each tier: `over 10,000 to 100,000`. */
export const tierRanges = (tiers: readonly Tier[]): readonly string[] =>
  tiers.map(({ upTo, closed }, index) => {
    const below = tiers[index - 1];
    const lower = below === undefined ? null : { value: below.upTo!, closed: below.closed };
    return rangeWords(lower, upTo === null ? null : { value: upTo, closed });
  });

/** How tiers are read: of a graduated price each unit is by itself. */
export function modeWords({ mode, tiers }: Schedule, unit: string): string {
  const amounts = tiers.flatMap(({ charge }) => (charge.kind === 'amount' ? [charge] : []));
  const isFlat = amounts.every(({ rate, blocks }) => Exact.of(rate).isZero() && blocks.length === 0);
  const hasFlat = amounts.some(({ flat }) => !Exact.of(flat).isZero());
  // A price of each record that is held between bounds is told by the tiers that this makes.
  if (amounts.some(isBound)) return 'of each record by itself';
  if (mode === 'graduated') {
    if (isFlat && hasFlat) return 'the amount of each tier that is entered';
    return `each ${unit} at the rate of its own tier${hasFlat ? ', and an amount once the tier is entered' : ''}`;
  }
  if (isFlat && hasFlat) return 'one amount, that of the tier reached';
  return `all at the rate of the tier reached${hasFlat ? ', and its amount once' : ''}`;
}

/** The tiers of a price as a table. */
export function tierTable(
  vocabulary: Vocabulary,
  schedule: Schedule,
  unit: string,
  period: Period | null,
): Table {
  const { tiers } = schedule;
  const rates = ratesOf(
    vocabulary,
    tiers.flatMap(({ charge }) => pricedCharge(charge)),
  );
  const ranges = tierRanges(tiers);
  return {
    kind: 'table',
    caption: capital(modeWords(schedule, vocabulary.unit(unit, '1'))),
    columns: [
      { title: `${vocabulary.unit(unit)} ${vocabulary.in(period)}`, isKey: true },
      { title: rates.heading, isFigure: rates.areFigures },
    ],
    rows: tiers.map(({ charge }, index) => ({ cells: [ranges[index]!, chargeText(charge, rates.shown)] })),
  };
}

/** A charge that is a rate; what is free needs no heading. */
export const pricedCharge = (charge: TierCharge): readonly AmountCharge[] =>
  charge.kind === 'amount' && charge.parts.length > 0 ? [charge] : [];

/** The tiers of a price in a line, for the cell of a table. */
export function tiersInline({ tiers }: Schedule, shown: Rates['shown'], see?: See): readonly Inline[] {
  const only = tiers.length === 1 ? tiers[0]! : null;
  if (only !== null) return inlines(chargeText(only.charge, shown, see));
  const ranges = tierRanges(tiers);
  return joined(
    tiers.map(({ charge }, index) => [`${ranges[index]!}: `, ...inlines(chargeText(charge, shown, see))]),
    '; ',
  );
}
