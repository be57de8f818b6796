import type { Cost } from '../../compiler/analyze/plot/cost.ts';
import { PERIOD_WORDS } from '../../compiler/ir/labels.ts';
import type { Tier, TierCharge } from '../../compiler/ir/ir.ts';
import { notPublished, notSold } from '../../runtime/unsold.ts';
import { grouped } from '../report/numbers.ts';
import { printableLine } from '../report/printable.ts';
import type { Wording } from '../report/wording.ts';
import type { PriceRow } from './picture.ts';

/** A price in the words of its list: tier by tier, and what is owed besides. */
export function priceRows({ price, schedule, feature, apart }: Cost, wording: Wording): readonly PriceRow[] {
  const tiers = schedule?.tiers ?? [];
  const rows = tiers.map((tier, index): PriceRow => ({
    quantities: tiers.length === 1 ? '' : boundWords(tier, tiers[index - 1], feature.meter.unit, wording),
    price: chargeWords(tier.charge),
  }));
  const flat = price?.flat ?? null;
  const bounds = price?.bounds ?? null;
  if (rows.length === 0 && flat === null) rows.push({ quantities: '', price: 'free' });
  const beside = apart ? ' (of another period, and not drawn)' : '';
  const owed = (words: string, amount: string, period: keyof typeof PERIOD_WORDS): PriceRow => ({
    quantities: '',
    price: `${words}${wording.money(amount)} ${PERIOD_WORDS[period]}${beside}`,
  });
  if (flat !== null) rows.push(owed('', flat.amount, flat.period));
  if (bounds?.atLeast != null) rows.push(owed('at least ', bounds.atLeast, bounds.period));
  if (bounds?.atMost != null) rows.push(owed('at most ', bounds.atMost, bounds.period));
  return rows;
}

function boundWords(
  { upTo, closed }: Tier,
  before: Tier | undefined,
  unit: string,
  wording: Wording,
): string {
  const bound = upTo ?? before?.upTo ?? '0';
  const sign = upTo !== null ? (closed ? '<=' : '<') : before?.closed === true ? '>' : '>=';
  return `${sign} ${grouped(bound)} ${wording.unit(unit, bound)}`;
}

function chargeWords(charge: TierCharge): string {
  switch (charge.kind) {
    case 'amount':
      return printableLine(charge.label);
    case 'reject':
      return printableLine(notSold(charge.message));
    case 'unpublished':
      return printableLine(notPublished(charge.page));
  }
}
