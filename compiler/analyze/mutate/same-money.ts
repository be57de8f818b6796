import { Exact } from '../../../runtime/exact.ts';
import type { Schedule } from '../../ir/ir.ts';
import { difference } from '../curve-algebra.ts';
import { curveOf, moneyOn, type Curve } from '../curve.ts';
import { intersection, type Interval } from '../interval.ts';

/**
 * Whether two schedules charge the same for every quantity up to a limit, or for every quantity. It is decided, never
 * tried out: what is not plainly the same counts as different.
 */
export function sameMoney(a: Schedule, b: Schedule, counted: boolean, limit: string | null): boolean {
  const [one, other] = [curveOf(a, counted), curveOf(b, counted)];
  if (!sameEnd(one, other, limit)) return false;
  const sold: Interval = {
    from: Exact.zero,
    fromClosed: true,
    to: limit === null ? null : Exact.of(limit),
    toClosed: limit !== null,
  };
  return difference(one, other).pieces.every((piece) => {
    const common = intersection(piece, sold, counted);
    if (common === null) return true;
    if (common.to !== null && common.from.equals(common.to)) return moneyOn(piece, common.from).isZero();
    return piece.start.isZero() && piece.rate.isZero() && piece.steps.every(({ price }) => price.isZero());
  });
}

function sameEnd({ end: a }: Curve, { end: b }: Curve, limit: string | null): boolean {
  const isBeyond = (end: Curve['end']): boolean =>
    end === null || (limit !== null && end.limit.compare(Exact.of(limit)) >= 0);
  if (isBeyond(a) && isBeyond(b)) return true;
  return a !== null && b !== null && a.limit.equals(b.limit) && a.charge.kind === b.charge.kind;
}
