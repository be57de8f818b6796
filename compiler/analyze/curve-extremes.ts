import { Exact } from '../../runtime/exact.ts';
import type { Curve, Piece } from './curve.ts';
import { cycleOf, merged, segments, stepsBetween, type Cycle, type Segment } from './curve-steps.ts';
import { EVERYTHING, intersection, tight, type Interval } from './interval.ts';

/**
 * The largest or the smallest amount of a curve on a stretch. `reached` is false for a limit that no quantity gives.
 * Without bound, `perUnit` is what one more unit adds in the long run.
 */
export type Extreme =
  | { readonly bounded: true; readonly money: Exact; readonly at: Exact; readonly reached: boolean }
  | { readonly bounded: false; readonly perUnit: Exact };

export interface Extremes {
  readonly least: Extreme;
  readonly most: Extreme;
}

/** Why a question about a curve has no answer here. */
export interface Undecided {
  readonly decided: false;
  readonly reason: string;
}

/** Steps that are looked at one by one; more than these are left undecided. */
export const STEP_LIMIT = Exact.of(50_000);
/** Steps that are always looked at one by one; beyond them, one cycle at each end of the stretch is enough. */
export const FEW_STEPS = Exact.of(500);

/**
 * The least and the most that a curve gives on a stretch, and where; null where the curve gives nothing there.
 * Undecided only where steps of different sizes fall together after more than `STEP_LIMIT` steps.
 */
export function extremes(curve: Curve, within: Interval = EVERYTHING): Extremes | Undecided | null {
  let found: Extremes | null = null;
  for (const given of curve.pieces) {
    const part = intersection(given, within, curve.counted);
    if (part === null) continue;
    const own = extremesOn(merged(given, curve.counted), part, curve.counted);
    if (own !== null && 'decided' in own) return own;
    found = both(found, own);
  }
  return found;
}

export const undecided = (cycle: Cycle): Undecided => ({
  decided: false,
  reason: `the steps fall together only after ${cycle.steps.toString()} steps`,
});

function extremesOn(piece: Piece, within: Interval, counted: boolean): Extremes | Undecided | null {
  const cycle = cycleOf(piece, counted);
  if (cycle === null) return over([{ ...within, ...lineAt(piece, within) }], counted);
  if (within.to !== null) {
    const all = stepsBetween(piece, within.from, within.to);
    if (all.compare(FEW_STEPS) <= 0) return over(segments(piece, within), counted);
    if (cycle.steps.compare(STEP_LIMIT) > 0)
      return all.compare(STEP_LIMIT) > 0 ? undecided(cycle) : over(segments(piece, within), counted);
  } else if (cycle.steps.compare(STEP_LIMIT) > 0) return undecided(cycle);
  // Every quantity is a whole number of cycles away from one in the first cycle, and from one in the last.
  const first = over(segments(piece, firstCycle(within, cycle.length)), counted);
  if (within.to !== null)
    return both(first, over(segments(piece, lastCycle(within, within.to, cycle.length)), counted));
  return first === null ? null : drifted(first, cycle);
}

function drifted({ least, most }: Extremes, cycle: Cycle): Extremes {
  const perUnit = cycle.drift.over(cycle.length);
  return {
    least: cycle.drift.isNegative() ? { bounded: false, perUnit } : least,
    most: cycle.drift.isPositive() ? { bounded: false, perUnit } : most,
  };
}

/** The first cycle of a stretch; it is open where the other end is closed, so that cycles tile. */
export function firstCycle(within: Interval, length: Exact): Interval {
  const to = within.from.plus(length);
  const whole = within.to !== null && to.compare(within.to) >= 0;
  return whole ? within : { ...within, to, toClosed: !within.fromClosed };
}

/** The last cycle of a stretch that has an end. */
export function lastCycle(within: Interval, end: Exact, length: Exact): Interval {
  const from = end.minus(length);
  return from.compare(within.from) <= 0 ? within : { ...within, from, fromClosed: !within.toClosed };
}

/** A piece without steps, as a line from the beginning of a stretch. */
const lineAt = (piece: Piece, within: Interval): { start: Exact; rate: Exact } => ({
  start: piece.start.plus(piece.rate.times(within.from.minus(piece.from))),
  rate: piece.rate,
});

function over(lines: readonly Segment[], counted: boolean): Extremes | null {
  let found: Extremes | null = null;
  for (const given of lines) {
    const line = tight(given, counted);
    if (line === null) continue;
    const first = line.start.plus(line.rate.times(line.from.minus(given.from)));
    const low: Extreme = { bounded: true, money: first, at: line.from, reached: line.fromClosed };
    found = both(found, { least: low, most: low });
    if (line.rate.isZero() && !line.fromClosed) {
      // A level line gives its amount inside, whatever its bounds.
      const at = line.to === null ? line.from.plus(Exact.one) : middle(line.from, line.to);
      const inside: Extreme = { bounded: true, money: first, at, reached: true };
      found = both(found, { least: inside, most: inside });
    }
    found = both(found, farEnd(line, first));
  }
  return found;
}

function farEnd(line: Segment, first: Exact): Extremes | null {
  if (line.to !== null) {
    const money = first.plus(line.rate.times(line.to.minus(line.from)));
    const end: Extreme = { bounded: true, money, at: line.to, reached: line.toClosed };
    return { least: end, most: end };
  }
  const low: Extreme = { bounded: true, money: first, at: line.from, reached: line.fromClosed };
  const endless: Extreme = { bounded: false, perUnit: line.rate };
  if (line.rate.isPositive()) return { least: low, most: endless };
  return line.rate.isNegative() ? { least: endless, most: low } : null;
}

const middle = (a: Exact, b: Exact): Exact => a.plus(b).over(Exact.of(2));

function both(a: Extremes | null, b: Extremes | null): Extremes | null {
  if (a === null || b === null) return a ?? b;
  return { least: further(a.least, b.least, -1), most: further(a.most, b.most, 1) };
}

/** The one that lies further in a direction; of equals, one that is reached, else the first. */
function further(a: Extreme, b: Extreme, direction: 1 | -1): Extreme {
  if (!a.bounded) return !b.bounded && b.perUnit.compare(a.perUnit) * direction > 0 ? b : a;
  if (!b.bounded) return b;
  const order = b.money.compare(a.money) * direction;
  return order > 0 || (order === 0 && b.reached && !a.reached) ? b : a;
}
