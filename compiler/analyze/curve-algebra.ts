import { Exact } from '../../runtime/exact.ts';
import { constantCurve, moneyOn, type Curve, type Piece, type Step } from './curve.ts';
import { merged } from './curve-steps.ts';
import { signs } from './curve-signs.ts';
import { endsBefore, intersection, type Interval } from './interval.ts';

/** Both together, where both go on. */
export const sum = (a: Curve, b: Curve): Curve => combined(a, b, Exact.one);

/** What `a` charges above `b`, where both go on. */
export const difference = (a: Curve, b: Curve): Curve => combined(a, b, Exact.of(-1));

function combined(a: Curve, b: Curve, sign: Exact): Curve {
  const counted = a.counted && b.counted;
  const pieces: Piece[] = [];
  for (let i = 0, j = 0; i < a.pieces.length && j < b.pieces.length;) {
    const one = a.pieces[i]!;
    const other = b.pieces[j]!;
    const common = intersection(one, other, counted);
    if (common !== null) {
      const { from } = common;
      const steps = [...one.steps, ...other.steps.map((step) => scaledStep(step, sign))];
      const start = sloped(one, from).plus(sloped(other, from).times(sign));
      const rate = one.rate.plus(other.rate.times(sign));
      pieces.push(merged({ ...common, start, rate, steps, tier: null }, counted));
    }
    const [first, second] = [endsBefore(one, other), endsBefore(other, one)];
    if (first) i++;
    if (second) j++;
  }
  return { counted, pieces, end: earlierEnd(a, b) };
}

function earlierEnd(a: Curve, b: Curve): Curve['end'] {
  if (a.end === null || b.end === null) return a.end ?? b.end;
  return a.end.limit.compare(b.end.limit) <= 0 ? a.end : b.end;
}

const sloped = (piece: Piece, quantity: Exact): Exact => moneyOn({ ...piece, steps: [] }, quantity);
const scaledStep = (step: Step, by: Exact): Step => ({ ...step, price: step.price.times(by) });

/** Every amount times a number: another currency unit, the other sign. */
export const scaled = (curve: Curve, by: Exact): Curve => ({
  ...curve,
  pieces: curve.pieces.map((piece) => ({
    ...piece,
    start: piece.start.times(by),
    rate: piece.rate.times(by),
    steps: piece.steps.map((step) => scaledStep(step, by)),
  })),
});

/** The same prices with quantities told in another unit: one old unit is `factor` new ones. */
export const rescaled = (curve: Curve, factor: Exact, counted: boolean): Curve => ({
  counted,
  pieces: curve.pieces.map((piece) => ({
    ...piece,
    from: piece.from.times(factor),
    to: piece.to?.times(factor) ?? null,
    rate: piece.rate.over(factor),
    steps: piece.steps.map((step) => ({
      ...step,
      size: step.size.times(factor),
      origin: step.origin.times(factor),
    })),
  })),
  end: curve.end === null ? null : { ...curve.end, limit: curve.end.limit.times(factor) },
});

/** A rising curve held between two amounts wherever something is used; null where that is not decided. */
export function clamped(curve: Curve, atLeast: Exact | null, atMost: Exact | null): Curve | null {
  const low = atLeast === null ? curve : held(curve, atLeast, -1);
  return low === null || atMost === null ? low : held(low, atMost, 1);
}

/** Puts an amount in the place of all that lies below it (-1), or above it (1), at 0 apart. */
function held(curve: Curve, money: Exact, beyond: 1 | -1): Curve | null {
  const found = signs(difference(curve, constantCurve(money, curve.counted)));
  if (!found.decided || found.spans.some(({ sign }) => sign === 'mixed')) return null;
  const pieces = found.spans.flatMap((span) =>
    curve.pieces.flatMap((piece): Piece[] => {
      const part = intersection(piece, span, curve.counted);
      if (part === null) return [];
      const { from, fromClosed, to, toClosed } = part;
      const own = { ...piece, from, fromClosed, to, toClosed, start: sloped(piece, from) };
      const isUnused = to !== null && to.isZero();
      if (span.sign !== beyond || isUnused) return [own];
      const flat = { ...own, start: money, rate: Exact.zero, steps: [] };
      // Nothing is owed at 0, where nothing is used.
      return from.isZero() && fromClosed
        ? [
            { ...own, to: from, toClosed: true },
            { ...flat, fromClosed: false },
          ]
        : [flat];
    }),
  );
  return { ...curve, pieces };
}

/** The curve up to a quantity that is sold at most. */
export function upTo(curve: Curve, limit: Exact | null): Curve {
  if (limit === null) return curve;
  const sold: Interval = { from: Exact.zero, fromClosed: true, to: limit, toClosed: true };
  const pieces = curve.pieces.flatMap((piece): Piece[] => {
    const part = intersection(piece, sold, false);
    return part === null ? [] : [{ ...piece, to: part.to, toClosed: part.toClosed }];
  });
  return { ...curve, pieces };
}

/** The rate of a curve that is in proportion to the quantity, without end; null for any other. */
export function proportion(curve: Curve): Exact | null {
  if (curve.end !== null) return null;
  let rate: Exact | null = null;
  for (const given of curve.pieces) {
    const piece = merged(given, curve.counted);
    const isPoint = piece.to !== null && piece.to.equals(piece.from);
    if (piece.steps.length > 0) return null;
    if (isPoint && piece.from.isZero() && piece.start.isZero()) continue;
    if (rate !== null && !rate.equals(piece.rate)) return null;
    if (!piece.start.equals(piece.rate.times(piece.from))) return null;
    rate = piece.rate;
  }
  return rate;
}
