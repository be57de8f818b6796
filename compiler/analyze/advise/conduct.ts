import { addCalendar, periodAt } from '../../../runtime/calendar.ts';
import type { Feature, Ir, Period, Price } from '../../ir/ir.ts';
import { curveOf } from '../curve.ts';
import { losses } from '../curve-losses.ts';
import type { Offer } from './offer.ts';
import { reachOf, type Used } from './used.ts';

/** Whether using more never costs less under any price of a feature: then none of its lines is below 0. */
export const neverFalls = ({ prices, meter }: Feature): boolean =>
  prices.every(({ table }) =>
    table.outcomes.every((outcome) => {
      if (outcome.kind !== 'rated') return true;
      const falls = losses(curveOf(outcome.schedule, meter.counted));
      return !('decided' in falls) && falls.length === 0;
    }),
  );

/**
 * Whether a feature's bill cannot rise when funds cover more of each record, and no less of any. It holds where the
 * price never falls and one price is in force all the time (a counter that moved less under an old price would stand in
 * a dearer tier of a new one). A counter or a bound of years must lie in one month: over several lines the exact sum
 * falls, but a rounded line need not. Where covered use moves the counter, each unit keeps its place, and with it its
 * rate, if tiers are graduated.
 */
export function fallsWithCover(ir: Ir, feature: Feature, from: number, until: number): boolean {
  if (feature.prices.length === 0) return true;
  if (!neverFalls(feature)) return false;
  if (feature.prices.some((price) => price.from !== null && price.from > from && price.from <= until))
    return false;
  const isOneMonth = periodAt(ir.zone, 'month', from).end > until;
  return feature.prices.every(
    (price) =>
      (isOneMonth || !remembersLonger(price)) &&
      (!price.countingAll ||
        price.table.outcomes.every(
          (outcome) => outcome.kind !== 'rated' || outcome.schedule.mode === 'graduated',
        )),
  );
}

const remembersLonger = ({ bounds, table }: Price): boolean =>
  isLong(bounds?.period ?? null) ||
  table.outcomes.some((outcome) => outcome.kind === 'rated' && isLong(outcome.period));

const isLong = (period: Period | null): boolean => period === 'year' || period === 'ever';

/**
 * Whether more packages of an offer take nothing away from any record: all its factors are known, and it stands last
 * among the packages of the purchase that pay. What stands before it then draws as it did without it. Capacity may stand
 * anywhere, since nothing is drawn from it.
 */
export function addsCover(
  ir: Ir,
  used: readonly Used[],
  start: number,
  offer: Offer,
  beside: Offer | null,
): boolean {
  if (offer.product.kind === 'capacity') return beside?.product.kind !== 'package';
  if (reachOf(ir, used, offer.product.name).unknown > 0) return false;
  if (beside === null || beside.product.kind === 'capacity') return true;
  return reachOf(ir, used, beside.product.name).unknown === 0 && paysBefore(ir, start, beside, offer);
}

/** Whether the first of two packages pays first. */
function paysBefore(ir: Ir, start: number, first: Offer, second: Offer): boolean {
  const rank = (offer: Offer): number => ir.funds.findIndex(({ name }) => name === offer.product.fund);
  if (rank(first) !== rank(second)) return rank(first) < rank(second);
  for (const key of ir.funds[rank(first)]?.consume ?? []) {
    if (key !== 'soonest expiry') continue;
    const [a, b] = [expiryOf(ir, start, first), expiryOf(ir, start, second)];
    if (a !== b) return a < b;
  }
  return first.rank < second.rank;
}

function expiryOf({ zone }: Ir, start: number, { product }: Offer): number {
  if (product.kind !== 'package' || product.valid === null) return Infinity;
  return addCalendar(zone, start, product.valid.count, product.valid.unit);
}
