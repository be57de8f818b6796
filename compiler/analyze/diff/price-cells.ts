import { Exact } from '../../../runtime/exact.ts';
import type * as ir from '../../ir/ir.ts';
import { PERIOD_WORDS } from '../../ir/labels.ts';
import { difference, proportion, rescaled } from '../curve-algebra.ts';
import { isZeroCurve } from '../curve-signs.ts';
import { constantCurve, curveOf, type Curve } from '../curve.ts';
import { totalCurve } from '../total-curve.ts';
import { compareAmounts } from './amounts.ts';
import type { AmountChange, CellChange, Fact, Place, PriceWords, Words } from './changes.ts';
import { fact, quantityWords, scheduleWords, single } from './fact.ts';

/** One side of a comparison: a price, and how its quantities become those of the new meter. */
export interface PriceSide {
  readonly price: ir.Price | null;
  readonly meter: ir.Meter;
  /** How many of the new meter's unit one of this meter's is; null where the two do not convert, or are of two currencies. */
  readonly factor: Exact | null;
}

/** Compares what two prices say for the same records. */
export function compareCells(
  [oldSide, old]: readonly [PriceSide, ir.Outcome | null],
  [newSide, now]: readonly [PriceSide, ir.Outcome | null],
  where: readonly Place[],
  unit: string,
): CellChange | null {
  const [before, after] = [chargeOf(oldSide, old), chargeOf(newSide, now)];
  if (before === null || after === null || oldSide.factor === null) {
    const told = fact('price', [wordsOf(old, oldSide)], [wordsOf(now, newSide)], (words) => words);
    return told.length === 0 ? null : { where, facts: told, amounts: null };
  }
  const facts: Fact[] = [];
  const linear = before.isLinear && after.isLinear;
  facts.push(...(linear ? [] : periodFacts(before, after, old, now)));
  facts.push(...endFacts(before.curve, after.curve, unit));
  const whole = together(before, after);
  const [one, other] = whole === null ? [before.curve, after.curve] : [whole.old, whole.new];
  const amounts = compareAmounts(one, other, {
    per: whole === null ? shorterPeriod(before, after) : whole.per,
    unit,
    apart: whole === null && [oldSide, newSide].some(({ price }) => price?.bounds || price?.flat),
    old: wordsOf(old, oldSide),
    new: wordsOf(now, newSide),
  });
  return facts.length === 0 && amounts === null ? null : { where, facts, amounts };
}

/**
 * Whether two prices of one cell, told with flat price and bounds, come to the same bill for every quantity of a period:
 * `always`, or only where there is use to pay for; null where they do not, or it is not decided. `isWhole`: whether
 * the prices hold for whole periods.
 */
export function billsAlike(
  [oldSide, old]: readonly [PriceSide, ir.Outcome | null],
  [newSide, now]: readonly [PriceSide, ir.Outcome | null],
  isWhole: (period: ir.Period) => boolean,
): 'always' | { readonly whenUsed: ir.Period } | null {
  const prices = [oldSide.price, newSide.price];
  // An event's rounded amount is not what a bound over the period makes of it.
  if (prices.some((price) => price === null || price.perEvent || price.countingAll)) return null;
  const [before, after] = [chargeOf(oldSide, old), chargeOf(newSide, now)];
  const whole = before && after && together(before, after);
  const per = whole ? PERIODS.find((period) => period === whole.per) : undefined;
  if (!whole || per === undefined || !isWhole(per)) return null;
  if (before.curve.end?.limit.toString() !== after.curve.end?.limit.toString()) return null;
  if (isZeroCurve(difference(whole.new, whole.old)) !== true) return null;
  const [one, other] = prices.map((price) => owedUnused(price!));
  // Within a year, a flat price is owed at its beginning and what is missing to `at least` at its end.
  if (per !== 'day' && per !== 'month' && (one!.isPositive() || other!.isPositive())) return null;
  return one!.equals(other!) ? 'always' : { whenUsed: per };
}

const PERIODS: readonly ir.Period[] = ['day', 'month', 'year', 'ever'];

/** What a period owes in which there is nothing to pay for. */
const owedUnused = ({ flat, bounds }: ir.Price): Exact =>
  Exact.of(flat?.amount ?? '0').plus(Exact.of(bounds?.atLeast ?? '0'));

interface Charge {
  readonly curve: Curve;
  readonly period: ir.Period | null;
  /** In proportion to the quantity: what is counted before does not matter. */
  readonly isLinear: boolean;
  /** With flat price and bounds, where all of them are of one period; null where they are not. */
  readonly total: Curve | null;
  /** What the total is of; `any` where it is in proportion, and nothing is owed besides. */
  readonly totalPer: Per | 'any';
}

/** An event (null) or a period. */
type Per = ir.Period | null;

function chargeOf({ price, meter, factor }: PriceSide, outcome: ir.Outcome | null): Charge | null {
  if (outcome === null || (outcome.kind !== 'rated' && outcome.kind !== 'free')) return null;
  const own =
    outcome.kind === 'free'
      ? constantCurve(Exact.zero, meter.counted)
      : curveOf(outcome.schedule, meter.counted);
  const curve = factor === null || factor.equals(Exact.one) ? own : rescaled(own, factor, meter.counted);
  const isLinear = proportion(curve) !== null;
  const period = outcome.kind === 'rated' && !isLinear ? outcome.period : null;
  return { curve, period, isLinear, ...totalOf(price, curve, isLinear, period) };
}

/** Bounds hold the sum over all cells, so one of several has no total of its own. */
function totalOf(
  price: ir.Price | null,
  curve: Curve,
  isLinear: boolean,
  period: ir.Period | null,
): Pick<Charge, 'total' | 'totalPer'> {
  if (price !== null && price.table.axes.length > 0) return { total: null, totalPer: period };
  const { total, per } = totalCurve(price, curve, isLinear, period);
  return { total, totalPer: per };
}

/** Both totals, where they are of one period. */
function together(
  before: Charge,
  after: Charge,
): { readonly old: Curve; readonly new: Curve; readonly per: AmountChange['per'] } | null {
  const [one, other] = [before.totalPer, after.totalPer];
  if (before.total === null || after.total === null) return null;
  if (one !== other && one !== 'any' && other !== 'any') return null;
  const per = one === 'any' ? other : one;
  return { old: before.total, new: after.total, per: per === 'any' ? null : (per ?? 'event') };
}

const SHORT_TO_LONG: readonly Per[] = [null, 'day', 'month', 'year', 'ever'];

/** Of two periods the shorter: within it, both count from 0. */
function shorterPeriod(before: Charge, after: Charge): AmountChange['per'] {
  const periods = [before, after].filter(({ isLinear }) => !isLinear).map(({ period }) => period);
  return periods.length === 0 ? null : (SHORT_TO_LONG.find((each) => periods.includes(each)) ?? 'event');
}

function periodFacts(before: Charge, after: Charge, old: ir.Outcome | null, now: ir.Outcome | null): Fact[] {
  const period = (outcome: ir.Outcome | null, { isLinear }: Charge): Words | null =>
    isLinear || outcome?.kind !== 'rated'
      ? null
      : [outcome.period === null ? 'per event' : PERIOD_WORDS[outcome.period]];
  const [one, other] = [period(old, before), period(now, after)];
  return one === null || other === null ? [] : fact('counts', one, other, (words) => words);
}

const endFacts = (old: Curve, now: Curve, unit: string): Fact[] =>
  fact('sold up to', old.end, now.end, (end) =>
    end === null ? null : [...quantityWords(end.limit.toString(), unit), `then ${end.charge.kind}`],
  );

function wordsOf(outcome: ir.Outcome | null, { meter, price }: PriceSide): PriceWords {
  if (outcome === null) return single(['not sold']);
  switch (outcome.kind) {
    case 'free':
      return single([price?.flat ? 'no price per unit' : 'free']);
    case 'reject':
      return single([`reject "${outcome.message}"`]);
    case 'unpublished':
      return single([`unpublished "${outcome.page}"`]);
    case 'rated':
      return scheduleWords(outcome.schedule, meter.unit);
  }
}
