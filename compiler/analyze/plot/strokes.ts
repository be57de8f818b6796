import { Exact } from '../../../runtime/exact.ts';
import { moneyAt, moneyOn, type Curve, type Piece } from '../curve.ts';
import { segments, stepsBetween } from '../curve-steps.ts';
import { intersection, type Interval } from '../interval.ts';

/** A straight part of a drawn line, with its exact ends: limits, where an end does not belong to it. */
export interface Stroke {
  readonly from: Exact;
  readonly to: Exact;
  readonly start: Exact;
  readonly end: Exact;
}

/** A quantity at which the line jumps, and what is charged right there. */
export interface Jump {
  readonly at: Exact;
  readonly before: Exact;
  readonly after: Exact;
  readonly money: Exact | null;
}

export interface Drawn {
  readonly strokes: readonly Stroke[];
  readonly jumps: readonly Jump[];
  /** There are more steps than a picture can show: a line through exact points of them stands for the stair. */
  readonly isSmoothed: boolean;
}

/** The quantities that are drawn; both ends belong to them. */
export interface Range {
  readonly from: Exact;
  readonly to: Exact;
}

/** More steps than these, in one piece, are finer than what can be seen. */
const MOST_STEPS = Exact.of(600);
/** So many straight parts stand for them at most. */
const SMOOTH_PARTS = 480;

/** The straight lines and the jumps of a curve in a range. */
export function drawn(line: Curve, { from, to }: Range): Drawn {
  const shown: Interval = { from, fromClosed: true, to, toClosed: true };
  const strokes: Stroke[] = [];
  let isSmoothed = false;
  for (const piece of line.pieces) {
    const part = intersection(piece, shown, false);
    if (part === null || part.to === null || part.to.equals(part.from)) continue;
    const isFine = stepsBetween(piece, part.from, part.to).compare(MOST_STEPS) > 0;
    isSmoothed ||= isFine;
    strokes.push(...(isFine ? smoothed(piece, part.from, part.to) : straight(piece, part)));
  }
  return { strokes, jumps: jumpsOf(line, strokes), isSmoothed };
}

function straight(piece: Piece, part: Interval): Stroke[] {
  return segments(piece, part).flatMap(({ from, to, start, rate }): Stroke[] =>
    to === null || to.equals(from) ? [] : [{ from, to, start, end: start.plus(rate.times(to.minus(from))) }],
  );
}

/** From the end of a block to that of a later one, so that the line does not waver with where its points fall. */
function smoothed(piece: Piece, from: Exact, to: Exact): Stroke[] {
  const { size, origin } = piece.steps[0]!;
  const length = to.minus(from).over(Exact.of(SMOOTH_PARTS));
  const stride = size.times(length.over(size).ceil());
  const points = [from];
  let at = origin.plus(from.minus(origin).over(stride).floor().plus(Exact.one).times(stride));
  for (; at.compare(to) < 0; at = at.plus(stride)) points.push(at);
  return points.map((one, index) => {
    const next = points[index + 1] ?? to;
    return { from: one, to: next, start: moneyOn(piece, one), end: moneyOn(piece, next) };
  });
}

function jumpsOf(line: Curve, strokes: readonly Stroke[]): Jump[] {
  return strokes.slice(1).flatMap((after, index): Jump[] => {
    const before = strokes[index]!;
    if (!before.to.equals(after.from) || before.end.equals(after.start)) return [];
    const at = after.from;
    return [{ at, before: before.end, after: after.start, money: moneyAt(line, at) }];
  });
}

/** What a line comes to for one unit along a stroke: `fixed / quantity + rate`. */
export function perUnitAlong({ from, to, start, end }: Stroke): {
  readonly fixed: Exact;
  readonly rate: Exact;
} {
  const rate = end.minus(start).over(to.minus(from));
  return { rate, fixed: start.minus(rate.times(from)) };
}
