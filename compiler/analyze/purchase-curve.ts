import { addCalendar } from '../../runtime/calendar.ts';
import { Exact } from '../../runtime/exact.ts';
import type { DrawUse, Ir, Span } from '../ir/ir.ts';
import { constantCurve, moneyAt, type Curve, type Piece } from './curve.ts';
import { intersection } from './interval.ts';

/** Nothing up to a quantity, and the curve from there on: what a price that counts only what reaches it comes to. */
export function delayed(curve: Curve, by: Exact): Curve {
  if (by.isZero()) return curve;
  const pieces = curve.pieces.map((piece) => ({
    ...piece,
    from: piece.from.plus(by),
    to: piece.to?.plus(by) ?? null,
    steps: piece.steps.map((step) => ({ ...step, origin: step.origin.plus(by) })),
  }));
  const end = curve.end && { ...curve.end, limit: curve.end.limit.plus(by) };
  return { ...curve, pieces: [nothingUpTo(by, curve.counted, false), ...pieces], end };
}

/** The same where what was covered moves the counter too: the curve less what the covered part would have cost. */
export function skipped(curve: Curve, by: Exact): Curve {
  if (by.isZero()) return curve;
  const already = moneyAt(curve, by);
  // All that the schedule sells is covered, and what it refuses beyond stays refused.
  if (already === null)
    return {
      ...curve,
      pieces: [nothingUpTo(by, curve.counted, true)],
      end: curve.end && { ...curve.end, limit: by },
    };
  const after = { from: by, fromClosed: false, to: null, toClosed: false };
  const pieces = curve.pieces.flatMap((piece): Piece[] => {
    const part = intersection(piece, after, false);
    if (part === null) return [];
    const start = piece.start.plus(piece.rate.times(part.from.minus(piece.from))).minus(already);
    return [{ ...piece, ...part, start }];
  });
  return { ...curve, pieces: [nothingUpTo(by, curve.counted, true), ...pieces] };
}

function nothingUpTo(to: Exact, counted: boolean, toClosed: boolean): Piece {
  const [nothing] = constantCurve(Exact.zero, counted).pieces;
  return { ...nothing!, to, toClosed };
}

/** The units that points pay for; null for all of them. */
export function unitsPaid({ whole }: Pick<DrawUse, 'whole'>, points: Exact, factor: Exact): Exact | null {
  if (factor.isZero()) return null;
  const units = points.over(factor);
  return whole ? units.floor() : units;
}

/** Whether what begins at one instant is still valid right before another; null: it does not expire. */
export const lastsThrough = (
  { zone }: Pick<Ir, 'zone'>,
  valid: Span | null,
  start: number,
  end: number,
): boolean => valid === null || addCalendar(zone, start, valid.count, valid.unit) >= end;
