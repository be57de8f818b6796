import { Exact } from '../../runtime/exact.ts';
import type { Piece, Step } from './curve.ts';
import type { Interval } from './interval.ts';
import { moneyOn } from './curve.ts';

/** A stretch on which money is a straight line: `start` at `from` (its limit, where `from` is not closed). */
export interface Segment extends Interval {
  readonly start: Exact;
  readonly rate: Exact;
}

/** How a piece's steps repeat: every `length`, money moves by `drift`, in `steps` steps. */
export interface Cycle {
  readonly length: Exact;
  readonly drift: Exact;
  readonly steps: Exact;
}

/**
 * The same function with as few steps as can be seen at once: equal steps put together, those that cancel left out,
 * and, where only whole quantities count, all of them written as complete blocks.
 */
export function merged(piece: Piece, counted: boolean): Piece {
  if (piece.steps.length === 0) return piece;
  let { start, rate } = piece;
  const steps = new Map<string, Step>();
  for (const given of piece.steps) {
    const step = counted ? asComplete(given) : given;
    const turns = step.origin.over(step.size).floor();
    const origin = step.origin.minus(turns.times(step.size));
    start = start.minus(turns.times(step.price));
    if (counted && step.size.equals(Exact.one) && origin.isZero()) {
      rate = rate.plus(step.price);
      start = start.plus(step.price.times(piece.from));
      continue;
    }
    const key = `${step.part} ${step.size.toString()} ${origin.toString()}`;
    const price = steps.get(key)?.price.plus(step.price) ?? step.price;
    steps.set(key, { ...step, origin, price });
  }
  return { ...piece, start, rate, steps: [...steps.values()].filter(({ price }) => !price.isZero()) };
}

/** On whole quantities a started block is a block that is complete one unit short of its size earlier. */
function asComplete(step: Step): Step {
  if (step.part === 'complete' || !step.size.isWhole() || !step.origin.isWhole()) return step;
  return { ...step, part: 'complete', origin: step.origin.minus(step.size).plus(Exact.one) };
}

/** The smallest stretch after which all steps of a piece fall together again; null for a piece without steps. */
export function cycleOf(piece: Piece, counted: boolean): Cycle | null {
  const [first, ...rest] = piece.steps.map(({ size }) => size);
  if (first === undefined) return null;
  const start = counted ? multiple(first, Exact.one) : first;
  const length = rest.reduce(multiple, start);
  const perCycle = piece.steps.map((step) => length.over(step.size));
  return {
    length,
    drift: piece.steps.reduce(
      (sum, step, i) => sum.plus(step.price.times(perCycle[i]!)),
      piece.rate.times(length),
    ),
    steps: perCycle.reduce((sum, count) => sum.plus(count), Exact.zero),
  };
}

/** The least common multiple of two positive quotients. */
function multiple(a: Exact, b: Exact): Exact {
  const ratio = a.over(b).fraction();
  return a.times(Exact.of(ratio.denominator));
}

/** How many steps a piece takes between two quantities, at most. */
export const stepsBetween = (piece: Piece, from: Exact, to: Exact): Exact =>
  piece.steps.reduce((sum, { size }) => sum.plus(to.minus(from).over(size).ceil()), Exact.zero);

/**
 * The straight lines of a piece within a stretch of it, in order: a point at every step, and what lies between. An
 * endless stretch is one line, so it must have no steps.
 */
export function segments(piece: Piece, within: Interval): Segment[] {
  const { from, fromClosed, to, toClosed } = within;
  const { rate } = piece;
  if (piece.steps.length === 0) return [{ ...within, start: moneyOn(piece, from), rate }];
  if (to === null) throw new RangeError('an endless stretch with steps has no last line');
  if (from.equals(to)) return fromClosed && toClosed ? [point(from, moneyOn(piece, from))] : [];
  const result: Segment[] = fromClosed ? [point(from, moneyOn(piece, from))] : [];
  let lower = from;
  let start = moneyOn(piece, from, 'above');
  // From step to step only what each adds is added: to divide at every one of them would take far longer.
  for (const { at, complete, started } of falls(piece, from, to)) {
    const below = start.plus(rate.times(at.minus(lower)));
    result.push({ from: lower, fromClosed: false, to: at, toClosed: false, start, rate });
    result.push(point(at, below.plus(complete)));
    start = below.plus(complete).plus(started);
    lower = at;
  }
  result.push({ from: lower, fromClosed: false, to, toClosed: false, start, rate });
  if (toClosed) result.push(point(to, moneyOn(piece, to)));
  return result;
}

const point = (at: Exact, start: Exact): Segment => ({
  from: at,
  fromClosed: true,
  to: at,
  toClosed: true,
  start,
  rate: Exact.zero,
});

/** A quantity at which steps fall: what is added there, and what is added right above it. */
interface Fall {
  readonly at: Exact;
  readonly complete: Exact;
  readonly started: Exact;
}

/** The quantities strictly between two at which some step falls, rising, each once. */
function falls(piece: Piece, from: Exact, to: Exact): Fall[] {
  const found: Fall[] = [];
  for (const { size, origin, price, part } of piece.steps) {
    const [complete, started] = part === 'complete' ? [price, Exact.zero] : [Exact.zero, price];
    let at = origin.plus(from.minus(origin).over(size).floor().plus(Exact.one).times(size));
    for (; at.compare(to) < 0; at = at.plus(size)) found.push({ at, complete, started });
  }
  found.sort((a, b) => a.at.compare(b.at));
  const result: Fall[] = [];
  for (const fall of found) {
    const last = result.at(-1);
    if (last === undefined || !last.at.equals(fall.at)) result.push(fall);
    else
      result[result.length - 1] = {
        at: last.at,
        complete: last.complete.plus(fall.complete),
        started: last.started.plus(fall.started),
      };
  }
  return result;
}
