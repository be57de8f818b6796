import { Exact } from '../../runtime/exact.ts';
import type { ExactText, Period, Price } from '../ir/ir.ts';
import { clamped, sum } from './curve-algebra.ts';
import { flatCurve, type Curve } from './curve.ts';

/** What a price comes to in all, and what it is of: a record (null), a period, or any quantity where it is in proportion. */
export interface Total {
  /** Null where the flat price or the bounds are of another period than the quantity. */
  readonly total: Curve | null;
  readonly per: Period | null | 'any';
}

/**
 * The curve of a schedule with the flat price and the bounds of its price. `period` is that of the schedule's counter;
 * one in proportion (`isLinear`) takes whatever period the others have.
 */
export function totalCurve(
  price: Pick<Price, 'bounds' | 'flat'> | null,
  curve: Curve,
  isLinear: boolean,
  period: Period | null,
): Total {
  const { bounds, flat } = price ?? { bounds: null, flat: null };
  const per = isLinear ? (bounds?.period ?? flat?.period ?? 'any') : period;
  const fits = (part: { readonly period: Period } | null): boolean => part === null || part.period === per;
  if (!fits(bounds) || !fits(flat)) return { total: null, per };
  const amount = (text: ExactText | null): Exact | null => (text === null ? null : Exact.of(text));
  const inBounds = bounds === null ? curve : clamped(curve, amount(bounds.atLeast), amount(bounds.atMost));
  if (inBounds === null || flat === null) return { total: inBounds, per };
  return { total: sum(inBounds, flatCurve(Exact.of(flat.amount), curve.counted)), per };
}
