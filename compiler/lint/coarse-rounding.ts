import type { Diagnostic } from '../../grammar/text/diagnostic.ts';
import { Exact } from '../../runtime/exact.ts';
import { round } from '../../runtime/rounding.ts';
import { curveOf, moneyAt } from '../analyze/curve.ts';
import type { Feature, Ir, Meter, Rated } from '../ir/ir.ts';
import { lintDiagnostics } from './lint-diagnostics.ts';
import type { Linted } from './linted.ts';
import { count, money } from './words.ts';

/**
 * TAR3104: a rounding step coarser than the smallest charge. Where each event is rounded, the event of the smallest
 * quantity is free then, however many there are: that is said of the price. Where the line is, one unit in a month is:
 * that is said once, of `round`, for the cheapest unit. A price stated for many units at once is not meant for one.
 */
export function* coarseRounding(catalog: Linted): Generator<Diagnostic> {
  const { ir, spans } = catalog;
  const onLines: Small[] = [];
  for (const feature of ir.features)
    for (const { perEvent, flat, table } of feature.prices)
      for (const outcome of table.outcomes) {
        if (outcome.kind !== 'rated' || (!perEvent && flat !== null)) continue;
        const quantity = smallestEvent(feature.meter);
        const charge = quantity && moneyAt(curveOf(outcome.schedule, feature.meter.counted), quantity);
        if (!quantity || !charge?.isPositive() || !rounded(ir, charge).isZero()) continue;
        const small = { feature, outcome, quantity, charge };
        const span = spans.of(outcome.schedule.tiers[0]!.charge);
        if (!perEvent) {
          if (!feature.meter.money && !isForMany(outcome)) onLines.push(small);
        } else if (span !== null) yield finding(catalog, small, span, 'one event');
      }
  const span = spans.of(ir.rounding);
  if (span === null || onLines.length === 0) return;
  const cheapest = onLines.reduce((least, one) => (one.charge.compare(least.charge) < 0 ? one : least));
  yield finding(catalog, cheapest, span, 'a month');
}

interface Small {
  readonly feature: Feature;
  readonly outcome: Rated;
  readonly quantity: Exact;
  readonly charge: Exact;
}

const rounded = ({ rounding }: Ir, amount: Exact): Exact =>
  round(amount, rounding.mode, Exact.of(rounding.step));

/** The smallest quantity that a record can come to; null where there is none. */
function smallestEvent({ counted, step, minimum }: Meter): Exact | null {
  const least = step === null ? (counted ? Exact.one : null) : Exact.of(step);
  if (minimum === null) return least;
  return least === null ? Exact.of(minimum) : Exact.max(least, Exact.of(minimum));
}

/** Whether a price is stated for many units at once: `CNY 2 / 1,000 tokens`. */
function isForMany({ schedule }: Rated): boolean {
  const [tier] = schedule.tiers;
  return tier?.charge.kind === 'amount' && /\/ (started |complete )?\d/.test(tier.charge.label);
}

function finding(
  { ir, units }: Linted,
  { feature, outcome, quantity, charge }: Small,
  span: Diagnostic['span'],
  per: string,
): Diagnostic {
  const { meter, name } = feature;
  const enough = enoughUnits(ir, outcome, meter, quantity);
  const step = money(ir, Exact.of(ir.rounding.step));
  return lintDiagnostics.report('TAR3104', span, {
    one: count(units, quantity, meter.unit),
    feature: name,
    charge: money(ir, charge),
    enough:
      enough === null
        ? `amounts are rounded to ${step}`
        : `${count(units, enough.quantity, meter.unit)} in ${per}: ${money(ir, enough.charge)}`,
  });
}

/** How many of the smallest quantity are the first not to be rounded to nothing; null past the first tier. */
function enoughUnits(
  ir: Ir,
  { schedule }: Rated,
  { counted }: Meter,
  smallest: Exact,
): { readonly quantity: Exact; readonly charge: Exact } | null {
  const [tier] = schedule.tiers;
  if (tier?.charge.kind !== 'amount' || tier.charge.blocks.length > 0) return null;
  const rate = Exact.of(tier.charge.rate);
  if (!rate.isPositive()) return null;
  const step = Exact.of(ir.rounding.step);
  const threshold = ir.rounding.mode === 'down' ? step : step.over(Exact.of(2));
  const units = threshold.minus(Exact.of(tier.charge.flat)).over(rate);
  const near = units.over(smallest).ceil();
  const curve = curveOf(schedule, counted);
  // At a tie, one more may be needed.
  for (const times of [near, near.plus(Exact.one)]) {
    const quantity = times.times(smallest);
    if (tier.upTo !== null && quantity.compare(Exact.of(tier.upTo)) > 0) return null;
    const charge = rounded(ir, moneyAt(curve, quantity) ?? Exact.zero);
    if (charge.isPositive()) return { quantity, charge };
  }
  return null;
}
