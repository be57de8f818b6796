import { Exact } from '../../runtime/exact.ts';
import { constantCurve, moneyOn, type Curve, type Piece } from './curve.ts';
import { difference } from './curve-algebra.ts';
import type { Undecided } from './curve-extremes.ts';
import { signs } from './curve-signs.ts';
import { tight, type Interval } from './interval.ts';

/** Using more costs less in total: from a quantity on, the bill is below what it was before. */
export interface Loss {
  /** The first quantity of which a larger one is cheaper. */
  readonly dearerFrom: Exact;
  /** The quantity, the last before the fall, that costs the most, and what it costs. */
  readonly peak: { readonly at: Exact; readonly money: Exact; readonly reached: boolean };
  /** Where the fall ends, and what it costs there. */
  readonly bottom: { readonly at: Exact; readonly money: Exact; readonly reached: boolean };
  /** The first quantity that costs as much as the peak again; null where none does. */
  readonly regained: Exact | null;
  /** The largest that is lost: the peak less the bottom. */
  readonly loss: Exact;
}

/**
 * Where a schedule's curve falls. Inside its tiers it cannot (rates and block prices are not negative), so only the
 * bounds between tiers are looked at; a curve with a negative rate or step is not a schedule's, and a RangeError.
 */
export function losses(curve: Curve): readonly Loss[] | Undecided {
  const found: Loss[] = [];
  const pieces = curve.pieces.flatMap((piece) => {
    const interval = tight(piece, curve.counted);
    return interval === null ? [] : [{ piece, interval }];
  });
  let peak: Loss['peak'] | null = null;
  for (const { piece, interval } of pieces) {
    if (piece.rate.isNegative() || piece.steps.some(({ price }) => price.isNegative()))
      throw new RangeError('a schedule whose tier falls');
    const money = moneyOn(piece, interval.from, interval.fromClosed ? 'at' : 'above');
    const bottom = { at: interval.from, money, reached: interval.fromClosed };
    const known = found.at(-1);
    // A fall inside a stretch that is still below its peak makes that stretch deeper, not another.
    const below = known !== undefined && (known.regained === null || known.regained.compare(bottom.at) > 0);
    if (peak !== null && money.compare(peak.money) < 0 && (!below || peak !== known.peak)) {
      const regained = firstAtLeast(curve, peak.money, interval.from);
      const dearerFrom = firstAbove(curve, money);
      if ('decided' in regained) return regained;
      if ('decided' in dearerFrom) return dearerFrom;
      found.push({
        dearerFrom: dearerFrom.at ?? peak.at,
        peak,
        bottom,
        regained: regained.at,
        loss: peak.money.minus(money),
      });
    } else if (below && peak === known.peak && money.compare(known.bottom.money) < 0) {
      const dearerFrom = firstAbove(curve, money);
      if ('decided' in dearerFrom) return dearerFrom;
      found[found.length - 1] = {
        ...known,
        bottom,
        dearerFrom: dearerFrom.at ?? known.dearerFrom,
        loss: peak.money.minus(money),
      };
    }
    peak = higher(peak, piece, interval);
  }
  return found;
}

/** The highest so far: a piece is highest at its end. */
function higher(peak: Loss['peak'] | null, piece: Piece, { to, toClosed }: Interval): Loss['peak'] | null {
  if (to === null) return peak;
  const money = moneyOn(piece, to, toClosed ? 'at' : 'below');
  return peak === null || money.compare(peak.money) > 0 ? { at: to, money, reached: toClosed } : peak;
}

/** The first quantity after a fall to `from` at which the curve gives the money, or more. */
function firstAtLeast(curve: Curve, money: Exact, from: Exact): { at: Exact | null } | Undecided {
  const found = signs(difference(curve, constantCurve(money, curve.counted)));
  if (!found.decided) return found;
  const later = found.spans.filter(({ to, sign }) => {
    const order = to === null ? 1 : to.compare(from);
    return order > 0 || (order === 0 && sign === -1);
  });
  const span = later.find(({ sign }) => sign !== -1);
  return { at: span?.from ?? null };
}

/** The first quantity at which the curve gives more than the money. */
function firstAbove(curve: Curve, money: Exact): { at: Exact | null } | Undecided {
  const found = signs(difference(curve, constantCurve(money, curve.counted)));
  if (!found.decided) return found;
  return { at: found.spans.find(({ sign }) => sign === 1)?.from ?? null };
}
