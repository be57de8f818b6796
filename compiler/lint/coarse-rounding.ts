import type { Diagnostic } from '../../grammar/text/diagnostic.ts';
import { Exact } from '../../runtime/exact.ts';
import { round } from '../../runtime/rounding.ts';
import { curveOf, moneyAt } from '../analyze/curve.ts';
import type { Feature, Ir, Meter, Price, Rated, Schedule } from '../ir/ir.ts';
import { lintDiagnostics } from './lint-diagnostics.ts';
import type { Linted } from './linted.ts';
import { count, money } from './words.ts';

/**
 * TAR3104: a rounding step coarser than the smallest charge. Where each event is rounded, the event of the smallest
 * quantity is free then, however many there are: that is said of the price. Where the line is, one unit in a month is:
 * that is said once, of `round`, for the cheapest unit. A price stated for many units at once is not meant for one. A
 * purchase is a line of its own: a size, or one unit for a term, that is rounded to nothing is sold for nothing.
 */
export function* coarseRounding(catalog: Linted): Generator<Diagnostic> {
  const { ir, spans } = catalog;
  const onLines: Small[] = [];
  for (const feature of ir.features)
    for (const price of feature.prices)
      for (const outcome of price.table.outcomes) {
        const { perEvent } = price;
        if (outcome.kind !== 'rated' || (!perEvent && isOwedAnyway(price))) continue;
        const quantity = smallestEvent(feature.meter);
        const charge = quantity && moneyAt(curveOf(outcome.schedule, feature.meter.counted), quantity);
        if (!quantity || !charge || !isLost(ir, charge)) continue;
        const small = { feature, outcome, quantity, charge };
        const span = spans.of(outcome.schedule.tiers[0]!.charge);
        if (!perEvent) {
          if (!feature.meter.money && !isForMany(outcome)) onLines.push(small);
        } else if (span !== null) yield finding(catalog, small, span, 'one event');
      }
  yield* coarsePurchases(catalog);
  const span = spans.of(ir.rounding);
  if (span === null || onLines.length === 0) return;
  const cheapest = onLines.reduce((least, one) => (one.charge.compare(least.charge) < 0 ? one : least));
  yield finding(catalog, cheapest, span, 'a month');
}

function* coarsePurchases(catalog: Linted): Generator<Diagnostic> {
  const { ir, spans } = catalog;
  for (const product of ir.products) {
    const { name, unit } = product;
    if (product.kind === 'package')
      for (const size of product.sizes) {
        const [quantity, charge] = [Exact.of(size.size), Exact.of(size.price)];
        const span = spans.of(size);
        if (span !== null && isLost(ir, charge))
          yield said(catalog, { name, unit, quantity, charge }, null, span);
      }
    else
      for (const { price } of product.terms) {
        if (!('tiers' in price)) continue;
        const charge = moneyAt(curveOf(price, true), Exact.one) ?? Exact.zero;
        const span = spans.of(price.tiers[0]!.charge);
        if (span === null || !isLost(ir, charge)) continue;
        const enough = enoughUnits(ir, price, { counted: true, step: null }, Exact.one);
        yield said(
          catalog,
          { name, unit, quantity: Exact.one, charge },
          enough && { ...enough, per: 'one order' },
          span,
        );
      }
  }
}

interface Small {
  readonly feature: Feature;
  readonly outcome: Rated;
  readonly quantity: Exact;
  readonly charge: Exact;
}

/** Whether the smallest use is charged something beside its rate: a flat part, or the least of a period. */
const isOwedAnyway = ({ flat, bounds }: Price): boolean =>
  flat !== null || (bounds !== null && bounds.atLeast !== null && Exact.of(bounds.atLeast).isPositive());

/** Whether an amount is something, and nothing once it is rounded. */
const isLost = (ir: Ir, charge: Exact): boolean => charge.isPositive() && rounded(ir, charge).isZero();

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
  if (tier?.charge.kind !== 'amount') return false;
  return tier.charge.parts.some((part) => 'count' in part && part.count !== null);
}

function finding(
  catalog: Linted,
  { feature, outcome, quantity, charge }: Small,
  span: Diagnostic['span'],
  per: string,
): Diagnostic {
  const { meter, name } = feature;
  const enough = enoughUnits(catalog.ir, outcome.schedule, meter, quantity);
  return said(catalog, { name, unit: meter.unit, quantity, charge }, enough && { ...enough, per }, span);
}

/** What is rounded to nothing, and of how much the charge is not. */
function said(
  { ir, units }: Linted,
  { name, unit, quantity, charge }: { name: string; unit: string; quantity: Exact; charge: Exact },
  enough: { readonly quantity: Exact; readonly charge: Exact; readonly per: string } | null,
  span: Diagnostic['span'],
): Diagnostic {
  return lintDiagnostics.report('TAR3104', span, {
    one: count(units, quantity, unit),
    feature: name,
    charge: money(ir, charge),
    enough:
      enough === null
        ? `amounts are rounded to ${money(ir, Exact.of(ir.rounding.step))}`
        : `${count(units, enough.quantity, unit)} in ${enough.per}: ${money(ir, enough.charge)}`,
  });
}

/** The first quantity that is not rounded to nothing; null past the first tier, and where there is no next quantity. */
function enoughUnits(
  ir: Ir,
  schedule: Schedule,
  { counted, step }: Pick<Meter, 'counted' | 'step'>,
  smallest: Exact,
): { readonly quantity: Exact; readonly charge: Exact } | null {
  const [tier] = schedule.tiers;
  if (tier?.charge.kind !== 'amount' || tier.charge.blocks.length > 0) return null;
  const rate = Exact.of(tier.charge.rate);
  if (!rate.isPositive()) return null;
  const least = Exact.of(ir.rounding.step);
  const threshold = ir.rounding.mode === 'down' ? least : least.over(Exact.of(2));
  const units = threshold.minus(Exact.of(tier.charge.flat)).over(rate);
  // What is above the minimum may come to any whole quantity, or to any step.
  const grain = step === null ? (counted ? Exact.one : null) : Exact.of(step);
  if (grain === null) return null;
  const near = Exact.max(units.over(grain).ceil().times(grain), smallest);
  const curve = curveOf(schedule, counted);
  // At a tie, one more may be needed.
  for (const quantity of [near, near.plus(grain)]) {
    if (tier.upTo !== null && quantity.compare(Exact.of(tier.upTo)) > 0) return null;
    const charge = rounded(ir, moneyAt(curve, quantity) ?? Exact.zero);
    if (charge.isPositive()) return { quantity, charge };
  }
  return null;
}
