import { Exact } from '../../runtime/exact.ts';
import { round } from '../../runtime/rounding.ts';
import type { Feature, Ir, Product, Rounding, Schedule } from '../ir/ir.ts';
import { gcd, ratio, readRatio } from '../optimize/ratio.ts';

/**
 * Whether two ways of rounding give the same for every amount that a price list can come to. Amounts are whole multiples
 * of one (`gridOf`), so only few remainders of a rounding step can be left: that is decided, for any use.
 */
export function roundsAlike(ir: Ir, one: Rounding, other: Rounding): boolean {
  const grid = gridOf(ir);
  if (grid === null) return false;
  const [a, b] = [one, other].map(({ step }) => Exact.of(step));
  const alike = (amount: Exact): boolean => round(amount, one.mode, a!).equals(round(amount, other.mode, b!));
  // Steps that are not the same do the same only where there is nothing to round.
  if (!a!.equals(b!)) return [a!, b!].every((step) => grid.over(step).isWhole());
  const step = a!;
  const least = common(grid, step);
  const half = step.over(Exact.of(2));
  // The least and the largest remainder, and the half if it can be left: after an even and after an odd step.
  const remainders = [least, step.minus(least), ...(half.over(least).isWhole() ? [half] : [])];
  return remainders.every((rest) => alike(rest) && alike(rest.plus(step)));
}

/**
 * An amount of which every amount before rounding is a whole multiple, whatever is used or bought; null where there is
 * none: what is measured has any amount, and so has what is sold at a price that the order says.
 */
function gridOf(ir: Ir): Exact | null {
  const parts = [...ir.features.map(featureGrid), ...ir.products.map(productGrid)];
  return parts.reduce<Exact | null>((grid, part) => together(grid, part), Exact.zero);
}

function featureGrid({ meter, funds, prices }: Feature): Exact | null {
  const isWhole =
    meter.counted &&
    funds.every(({ products }) => products.every((use) => use.kind === 'capacity' || use.whole));
  const steps = meter.times === null ? [meter.step, meter.minimum] : [];
  const unit = isWhole ? gridOfTexts(['1', ...steps]) : null;
  let grid: Exact | null = Exact.zero;
  for (const { flat, bounds, table } of prices) {
    grid = together(grid, gridOfTexts([flat?.amount, bounds?.atLeast, bounds?.atMost]));
    for (const outcome of table.outcomes)
      if (outcome.kind === 'rated') grid = together(grid, scheduleGrid(outcome.schedule, unit));
  }
  return grid;
}

function productGrid(product: Product): Exact | null {
  const isPublished = (price: object): boolean => !('page' in price);
  if (product.unpublished !== null) return null;
  if (product.kind === 'package') return gridOfTexts(product.sizes.map(({ price }) => price));
  if (!product.terms.every(({ price }) => isPublished(price))) return null;
  const isCapacity = product.kind === 'capacity';
  if (isCapacity && product.allows.some((change) => change !== 'renewal')) return null;
  const unit = !isCapacity || product.counted ? Exact.one : null;
  return product.terms.reduce<Exact | null>(
    (grid, { price }) => ('tiers' in price ? together(grid, scheduleGrid(price, unit)) : grid),
    Exact.zero,
  );
}

/** `unit`: of what every quantity is a whole multiple; null where there is no such thing. */
function scheduleGrid({ tiers }: Schedule, unit: Exact | null): Exact | null {
  const bounds = gridOfTexts(tiers.map(({ upTo }) => upTo));
  const stretch = unit && common(unit, bounds);
  let grid: Exact | null = Exact.zero;
  for (const { charge } of tiers) {
    if (charge.kind !== 'amount') continue;
    grid = together(grid, gridOfTexts([charge.flat, ...charge.blocks.map(({ price }) => price)]));
    const rate = Exact.of(charge.rate);
    if (!rate.isZero()) grid = together(grid, stretch && rate.times(stretch));
  }
  return grid;
}

const gridOfTexts = (texts: readonly (string | null | undefined)[]): Exact =>
  texts.reduce<Exact>((grid, text) => (text == null ? grid : common(grid, Exact.of(text))), Exact.zero);

const together = (a: Exact | null, b: Exact | null): Exact | null =>
  a === null || b === null ? null : common(a, b);

/** The largest number of which both are whole multiples. */
function common(a: Exact, b: Exact): Exact {
  const [one, other] = [readRatio(a.toString()), readRatio(b.toString())];
  const top = gcd(one.top * other.bottom, other.top * one.bottom);
  const shared = ratio(top, one.bottom * other.bottom);
  return Exact.of(shared.top).over(Exact.of(shared.bottom));
}
