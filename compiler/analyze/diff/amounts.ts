import { Exact } from '../../../runtime/exact.ts';
import { difference } from '../curve-algebra.ts';
import type { Curve } from '../curve.ts';
import { extremes, type Extreme, type Extremes } from '../curve-extremes.ts';
import { signs, type SignSpan } from '../curve-signs.ts';
import { merged } from '../curve-steps.ts';
import { intersection } from '../interval.ts';
import type { AmountChange, BreakEven, ChangeSpan } from './changes.ts';

/** What two curves differ in, in words where they are written; null where they charge the same. */
export function compareAmounts(
  old: Curve,
  now: Curve,
  about: Pick<AmountChange, 'per' | 'unit' | 'old' | 'new' | 'apart'>,
): AmountChange | null {
  const curve = difference(now, old);
  const { counted } = curve;
  const found = signs(curve);
  const unknown = (undecided: string): AmountChange => ({
    ...about,
    counted,
    spans: null,
    undecided,
    breakEven: [],
  });
  if (!found.decided) return unknown(found.reason);
  const spans: ChangeSpan[] = [];
  for (const span of found.spans) {
    if (span.sign === 0) continue;
    const bounds = extremes(curve, span);
    if (bounds === null) continue;
    if ('decided' in bounds) return unknown(bounds.reason);
    const { from, fromClosed, to, toClosed, sign, cycle } = span;
    spans.push({
      from,
      fromClosed,
      to,
      toClosed,
      sign,
      cycle,
      inProportion: proportionOn(curve, span),
      ...bounds,
      peak: peakOn(curve, span, bounds),
    });
  }
  if (spans.length === 0) return null;
  return { ...about, counted, spans, undecided: null, breakEven: breakEvens(found.spans, counted) };
}

/** The largest change before the smallest, on a stretch that has no largest. */
function peakOn(curve: Curve, span: SignSpan, { least, most }: Extremes): Extreme | null {
  const [small, large] = span.sign === 1 ? [least, most] : [most, least];
  if (span.sign === 'mixed' || large.bounded || !small.bounded || !small.reached) return null;
  if (small.at.compare(span.from) <= 0) return null;
  const before = extremes(curve, { ...span, to: small.at, toClosed: false });
  if (before === null || 'decided' in before) return null;
  const peak = span.sign === 1 ? before.most : before.least;
  return peak.bounded && !peak.money.equals(small.money) ? peak : null;
}

/** The change for one unit where it is in proportion to the quantity on a whole stretch. */
function proportionOn(curve: Curve, span: SignSpan): Exact | null {
  let rate: Exact | null = null;
  for (const given of curve.pieces) {
    if (intersection(given, span, curve.counted) === null) continue;
    const piece = merged(given, curve.counted);
    const isFirst = rate === null;
    if (piece.steps.length > 0 || (!isFirst && !piece.rate.equals(rate!))) return null;
    if (!piece.start.equals(piece.rate.times(piece.from))) return null;
    rate = piece.rate;
  }
  return rate !== null && rate.isZero() ? null : rate;
}

/** Where a rise turns into a fall, or a fall into a rise. */
export function breakEvens(spans: readonly SignSpan[], counted: boolean): BreakEven[] {
  const found: BreakEven[] = [];
  let last: SignSpan | null = null;
  for (const span of spans) {
    if (span.sign === 0) continue;
    const before = last;
    last = span;
    if (before === null || before.sign === 'mixed' || span.sign === 'mixed') continue;
    if (before.sign === span.sign || before.to === null) continue;
    const same = spans.find(
      ({ sign, from }) => sign === 0 && from.compare(before.to!) >= 0 && from.compare(span.from) <= 0,
    );
    if (same !== undefined) found.push({ at: same.from, isEqual: true });
    else if (counted) found.push({ at: null, before: before.to, after: span.from });
    else found.push({ at: span.from, isEqual: false, isIncluded: span.fromClosed });
  }
  return found;
}
