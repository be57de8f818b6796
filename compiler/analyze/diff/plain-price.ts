import { periodAt } from '../../../runtime/calendar.ts';
import { Exact } from '../../../runtime/exact.ts';
import type * as ir from '../../ir/ir.ts';
import { extremes } from '../curve-extremes.ts';
import { losses } from '../curve-losses.ts';
import { curveOf } from '../curve.ts';
import type { FeatureSide } from './prices.ts';

/** The stretch of time in which one price is in force, in seconds since 1970; null: from or to any time. */
export interface Stretch {
  readonly from: number | null;
  readonly until: number | null;
}

/** Whether no period has a part in a stretch and a part outside it. */
export function holdsWholePeriods({ from, until }: Stretch, { zone }: ir.Ir, period: ir.Period): boolean {
  return [from, until].every(
    (seconds) => seconds === null || periodAt(zone, period, seconds).start === seconds,
  );
}

/**
 * A price without what can change no bill: a flat price of 0, `at least` 0, `at most` what all cells together never
 * come to, counting covered use where no fund covers any.
 */
export function plainPrice(price: ir.Price, side: FeatureSide, stretch: Stretch): ir.Price {
  const { flat, bounds, countingAll } = price;
  const { feature } = side;
  return {
    ...price,
    flat: flat === null || Exact.of(flat.amount).isZero() ? null : flat,
    bounds: bounds === null ? null : plainBounds(price, bounds, side, stretch),
    countingAll: countingAll && feature.funds.length > 0,
  };
}

type Bounds = NonNullable<ir.Price['bounds']>;

function plainBounds(price: ir.Price, bounds: Bounds, side: FeatureSide, stretch: Stretch): Bounds | null {
  const { period } = bounds;
  const atLeast = bounds.atLeast === null || Exact.of(bounds.atLeast).isZero() ? null : bounds.atLeast;
  const most = holdsWholePeriods(stretch, side.ir, period)
    ? mostInPeriod(price, period, side.feature.meter)
    : null;
  const isReached = bounds.atMost !== null && (most === null || most.compare(Exact.of(bounds.atMost)) > 0);
  const atMost = isReached ? bounds.atMost : null;
  return atLeast === null && atMost === null ? null : { period, atLeast, atMost };
}

/** What all cells can come to together in a period at most; null: without bound, or not decided. */
function mostInPeriod({ table, countingAll }: ir.Price, period: ir.Period, meter: ir.Meter): Exact | null {
  let sum = Exact.zero;
  for (const outcome of table.outcomes) {
    if (outcome.kind !== 'rated') continue;
    const curve = curveOf(outcome.schedule, meter.counted);
    const found = extremes(curve);
    if (found === null || 'decided' in found || !found.most.bounded) return null;
    const { money } = found.most;
    if (!money.isPositive()) continue;
    if (outcome.period !== period) return null;
    if (countingAll) {
      // Of a price that falls, covered use may take the parts that fall.
      const falls = losses(curve);
      if ('decided' in falls || falls.length > 0) return null;
    }
    sum = sum.plus(money);
  }
  return sum;
}
