import { periodAt } from '../../../runtime/calendar.ts';
import { Exact } from '../../../runtime/exact.ts';
import type { AccountInput } from '../../../runtime/rater.ts';
import type { Feature, Ir, Price } from '../../ir/ir.ts';
import { constantCurve, curveOf, type Curve } from '../curve.ts';
import { clamped, difference, sum } from '../curve-algebra.ts';
import { signs } from '../curve-signs.ts';
import { delayed, lastsThrough, unitsPaid } from '../purchase-curve.ts';
import type { Interval } from '../interval.ts';
import { priceOf, type Part } from './offer.ts';
import type { Found } from './unit-search.ts';
import { coverOf, type Used } from './used.ts';

/** The quantities of a feature in a month for which one purchase is cheaper than another, before rounding. */
export interface BreakEven {
  readonly feature: string;
  readonly unit: string;
  readonly spans: readonly Interval[];
}

/**
 * Where one purchase begins to be cheaper than another, exactly; null where that is not a question of one quantity: the
 * purchases cover several features that are used, or not the whole month, or at factors that differ; use lies in several
 * months; the price depends on more than the quantity of the month; an order already held can pay.
 */
export function breakEven(
  ir: Ir,
  input: AccountInput,
  used: readonly Used[],
  start: number,
  one: Found,
  other: Found,
): BreakEven | null {
  const parts = [...one.parts, ...other.parts];
  const products = parts.map(({ offer }) => offer.product.name);
  const features = new Set(
    used.flatMap(({ feature }) =>
      products.some((name) => coverOf(feature, name) !== null) ? [feature] : [],
    ),
  );
  const [feature] = features;
  if (feature === undefined || features.size > 1) return null;
  const held = input.orders.some(
    (order) =>
      (order.type === 'order' || order.type === 'conversion') && coverOf(feature, order.product) !== null,
  );
  const month = periodAt(ir.zone, 'month', start);
  if (held || used.some((use) => use.feature === feature && use.seconds >= month.end)) return null;
  const price = monthlyPrice(feature, month);
  const curve = price && monthlyCurve(price, feature.meter.counted);
  if (price === null || curve === null) return null;
  const [a, b] = [one, other].map((found) =>
    withPurchase(ir, feature, price, curve, found.parts, { start, end: month.end }),
  );
  if (!a || !b) return null;
  const found = signs(difference(a, b));
  if (!found.decided || found.spans.some(({ sign }) => sign === 'mixed')) return null;
  const spans = found.spans.filter(({ sign }) => sign === -1);
  return { feature: feature.name, unit: feature.meter.unit, spans };
}

/** The price in force through the whole month, where it is one schedule for the quantity of the month. */
function monthlyPrice(
  { prices }: Feature,
  { start, end }: { readonly start: number; readonly end: number },
): Price | null {
  if (prices.some(({ from }) => from !== null && from > start && from < end)) return null;
  const price = prices.findLast(({ from }) => from === null || from <= start);
  if (price === undefined || price.countingAll || price.perEvent || price.table.axes.length > 0) return null;
  return price.bounds === null || price.bounds.period === 'month' ? price : null;
}

/** What a month costs, flat prices apart, which are owed with a purchase as without. */
function monthlyCurve({ table }: Price, counted: boolean): Curve | null {
  const [outcome] = table.outcomes;
  if (outcome?.kind === 'free') return constantCurve(Exact.zero, counted);
  if (outcome?.kind !== 'rated') return null;
  const { schedule, period } = outcome;
  const [tier] = schedule.tiers;
  const isProportional =
    schedule.tiers.length === 1 &&
    tier?.charge.kind === 'amount' &&
    tier.charge.blocks.length === 0 &&
    Exact.of(tier.charge.flat).isZero();
  return period === 'month' || (period === null && isProportional) ? curveOf(schedule, counted) : null;
}

/** The same month with a purchase: its price, and the curve from the quantity on that it covers. */
function withPurchase(
  ir: Ir,
  feature: Feature,
  { bounds }: Price,
  curve: Curve,
  parts: readonly Part[],
  month: { readonly start: number; readonly end: number },
): Curve | null {
  let price = Exact.zero;
  let covered: Exact | null = Exact.zero;
  for (const part of parts) {
    const units = unitsCovered(ir, feature, part, month);
    if (units === 'not given') return null;
    covered = units === null || covered === null ? null : covered.plus(units);
    price = price.plus(priceOf(ir, part.offer, part.count));
  }
  const paid = covered === null ? constantCurve(Exact.zero, curve.counted) : delayed(curve, covered);
  const atLeast = bounds?.atLeast == null ? null : Exact.of(bounds.atLeast);
  const atMost = bounds?.atMost == null ? null : Exact.of(bounds.atMost);
  const held = clamped(paid, atLeast, atMost);
  return held && sum(held, constantCurve(price, curve.counted));
}

/** The units that a part pays for in the month; null for all of them. */
function unitsCovered(
  ir: Ir,
  feature: Feature,
  { offer, count }: Part,
  { start, end }: { readonly start: number; readonly end: number },
): Exact | null | 'not given' {
  const { product, size, term } = offer;
  const cover = coverOf(feature, product.name);
  const span = product.kind === 'package' ? product.valid : { count, unit: term! };
  if (cover === null || !lastsThrough(ir, span, start, end)) return 'not given';
  if (cover.kind === 'capacity') return null;
  const [outcome] = cover.factor.outcomes;
  if (cover.factor.axes.length > 0 || outcome?.kind !== 'factor') return 'not given';
  return unitsPaid(cover, Exact.of(size), Exact.of(outcome.factor))?.times(Exact.of(count)) ?? null;
}
