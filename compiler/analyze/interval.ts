import { Exact } from '../../runtime/exact.ts';

/** A stretch of quantities; `to` null: without end. A bound that is not closed does not belong to it. */
export interface Interval {
  readonly from: Exact;
  readonly fromClosed: boolean;
  readonly to: Exact | null;
  readonly toClosed: boolean;
}

/** Every quantity from 0 up. */
export const EVERYTHING: Interval = { from: Exact.zero, fromClosed: true, to: null, toClosed: false };

/**
 * The same quantities with tight bounds, or null where it holds none. With `counted`, only whole quantities count, and
 * both bounds are whole and closed.
 */
export function tight<T extends Interval>(interval: T, counted: boolean): T | null {
  const { from, fromClosed, to, toClosed } = interval;
  if (!counted) {
    const order = to === null ? -1 : from.compare(to);
    return order < 0 || (order === 0 && fromClosed && toClosed) ? interval : null;
  }
  const first = fromClosed ? from.ceil() : from.floor().plus(Exact.one);
  const last = to === null ? null : toClosed ? to.floor() : to.ceil().minus(Exact.one);
  if (last !== null && first.compare(last) > 0) return null;
  return { ...interval, from: first, fromClosed: true, to: last, toClosed: last !== null };
}

/** The quantities that both hold, or null. */
export function intersection(a: Interval, b: Interval, counted: boolean): Interval | null {
  const later = a.from.compare(b.from);
  const lower = later > 0 || (later === 0 && !a.fromClosed) ? a : b;
  const upper = endsBefore(a, b) ? a : b;
  return tight(
    { from: lower.from, fromClosed: lower.fromClosed, to: upper.to, toClosed: upper.toClosed },
    counted,
  );
}

/** Whether `a` ends where `b` still goes on, or at the same quantity. */
export function endsBefore(a: Interval, b: Interval): boolean {
  if (b.to === null) return true;
  if (a.to === null) return false;
  const order = a.to.compare(b.to);
  return order < 0 || (order === 0 && (!a.toClosed || b.toClosed));
}

export function contains({ from, fromClosed, to, toClosed }: Interval, quantity: Exact): boolean {
  const above = quantity.compare(from);
  if (above < 0 || (above === 0 && !fromClosed)) return false;
  if (to === null) return true;
  const below = quantity.compare(to);
  return below < 0 || (below === 0 && toClosed);
}
