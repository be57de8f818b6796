import { Exact } from '../../../runtime/exact.ts';
import { moneyAt, type Curve } from '../curve.ts';
import type { Range } from './strokes.ts';

const TEN = Exact.of(10);
/** How far beyond the last point of interest is drawn: what comes after it is to be seen too. */
const BEYOND = Exact.of('1.4');
/** Where a line ends, there is nothing beyond it. */
const PAST_END = Exact.of('1.1');
/** So many blocks of a stair are drawn at least. */
const BLOCKS = Exact.of(6);
/** Where nothing happens on a line, it is drawn up to the first power of ten that costs so much. */
const ENOUGH = Exact.of(100);
const MOST_UNITS = Exact.of(`1${'0'.repeat(12)}`);

/**
 * The range in which all that happens to some lines can be seen: their bounds and corners, where they end, some of
 * their steps, and `points`. A picture that is all about its points (`onlyPoints`) lets the rest of the lines go.
 */
export function rangeOf(lines: readonly Curve[], points: readonly Exact[], onlyPoints: boolean): Range {
  const wanted = points.filter((point) => point.isPositive());
  if (!onlyPoints || wanted.length === 0) for (const line of lines) wanted.push(...eventsOf(line));
  const ends = lines.flatMap(({ end }) => (end === null ? [] : [end.limit]));
  if (wanted.length === 0) return { from: Exact.zero, to: untilCostly(lines) };
  const last = wanted.reduce(Exact.max);
  const isEnd = ends.some((end) => end.equals(last));
  return { from: Exact.zero, to: roundUp(last.times(isEnd ? PAST_END : BEYOND)) };
}

/** Where a line bends, jumps or ends, above 0. */
function eventsOf({ pieces, end }: Curve): Exact[] {
  const bounds = pieces.flatMap(({ from, to, steps }) => [
    from,
    ...(to === null ? [] : [to]),
    ...steps.map(({ size, origin }) => origin.plus(size.times(BLOCKS).over(BEYOND))),
  ]);
  return [...bounds, ...(end === null ? [] : [end.limit])].filter((bound) => bound.isPositive());
}

function untilCostly(lines: readonly Curve[]): Exact {
  const fixed = lines.flatMap(({ pieces }) => {
    const piece = pieces.at(-1);
    return piece === undefined || !piece.rate.isPositive() ? [] : [piece.start.over(piece.rate)];
  });
  const most = fixed.reduce(Exact.max, Exact.zero);
  // A fixed part beside a rate is seen where the rate is worth some times as much.
  if (most.isPositive()) return roundUp(most.times(TEN));
  let to = TEN;
  const isCheap = (quantity: Exact): boolean =>
    lines.every((line) => (moneyAt(line, quantity) ?? ENOUGH).compare(ENOUGH) < 0);
  while (isCheap(to) && to.compare(MOST_UNITS) < 0) to = to.times(TEN);
  // What is free is free at every quantity.
  return to.compare(MOST_UNITS) < 0 ? to : Exact.of(1000);
}

/** Up to two digits that are not 0: 140,000; 0.36. */
export function roundUp(quantity: Exact): Exact {
  let unit = Exact.one;
  while (quantity.over(unit).compare(Exact.of(100)) > 0) unit = unit.times(TEN);
  while (quantity.over(unit).compare(TEN) < 0) unit = unit.over(TEN);
  return quantity.over(unit).ceil().times(unit);
}
