import { Exact } from '../../runtime/exact.ts';
import { atomCount } from '../ir/axis.ts';
import type { FactorOutcome, Outcome, Select } from '../ir/ir.ts';
import { atomsOf } from './joint-outcomes.ts';
import { factor, ratedTiers } from './tier-rates.ts';

/** Tables of more cells than this are not looked at: nobody reads them row by row. */
const MOST_CELLS = 2_500;

/** Two different cells that stand side by side along an axis: the indexes of their outcomes, and what they say. */
export interface Pair {
  readonly axis: number;
  /** The atom of the first of the two. */
  readonly atom: number;
  /** The same for all pairs along one row or column. */
  readonly line: string;
  readonly before: Figure;
  readonly after: Figure;
}

export interface Figure {
  readonly outcome: number;
  readonly value: Exact;
}

/** What is compared of a price: what one unit costs first; null for what is free, flat or not sold. */
export const priceFigure = (outcome: Outcome): Exact | null =>
  outcome.kind === 'rated' ? (ratedTiers(outcome.schedule)[0]?.rate ?? null) : null;

/** What is compared of a factor: the points for one unit; null where nothing is published or covered, or it is 0. */
export function factorFigure(outcome: FactorOutcome | null): Exact | null {
  const points = outcome?.kind === 'factor' ? Exact.of(outcome.factor) : Exact.zero;
  return points.isPositive() ? points : null;
}

/**
 * All pairs of neighbours along every axis. The same two cells side by side in several atoms are one pair of a line,
 * and lines of the same cells are one line.
 */
export function pairsOf<T>(select: Select<T>, figureOf: (outcome: T) => Exact | null): readonly Pair[] {
  const { axes, cells, outcomes } = select;
  if (cells.length > MOST_CELLS || axes.length === 0) return [];
  const figures = outcomes.map((outcome, index): Figure | null => {
    const value = figureOf(outcome);
    return value === null ? null : { outcome: index, value };
  });
  const pairs: Pair[] = [];
  let stride = cells.length;
  for (const [axis, definition] of axes.entries()) {
    const size = atomCount(definition);
    stride /= size;
    const seen = new Set<string>();
    for (const [start] of cells.entries()) {
      if (atomsOf(axes, start)[axis] !== 0) continue;
      const members = Array.from({ length: size }, (_, atom) => cells[start + atom * stride]!);
      const line = members.join(' ');
      if (seen.has(line)) continue;
      seen.add(line);
      for (const [atom, member] of members.slice(0, -1).entries()) {
        const before = figures[member];
        const after = figures[members[atom + 1]!];
        if (before && after && before.outcome !== after.outcome)
          pairs.push({ axis, atom, line, before, after });
      }
    }
  }
  return pairs;
}

/** The cell that most of some pairs have in common, with one of those that it stands beside; its pairs are done then. */
export interface Culprit {
  readonly cell: Figure;
  readonly beside: Figure;
  readonly pair: Pair;
}

/**
 * The fewest cells that explain some pairs: one mistake, one finding. Of two cells of one pair it is the one further
 * from everything that stands beside it.
 */
export function culprits(pairs: readonly Pair[], all: readonly Pair[]): readonly Culprit[] {
  const nearest = new Map<number, Exact>();
  for (const { before, after } of all) {
    const apart = factor(before.value, after.value);
    for (const { outcome } of [before, after])
      nearest.set(outcome, Exact.min(nearest.get(outcome) ?? apart, apart));
  }
  const found: Culprit[] = [];
  let left = pairs;
  while (left.length > 0) {
    const counts = new Map<number, number>();
    for (const { before, after } of left)
      for (const { outcome } of [before, after]) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    const worse = (one: number, other: number): number =>
      counts.get(one)! - counts.get(other)! || nearest.get(one)!.compare(nearest.get(other)!) || one - other;
    const worst = [...counts.keys()].reduce((most, one) => (worse(one, most) > 0 ? one : most));
    const own = ({ before, after }: Pair): boolean => before.outcome === worst || after.outcome === worst;
    const pair = left.find(own)!;
    const isAfter = pair.after.outcome === worst;
    found.push({
      pair,
      cell: isAfter ? pair.after : pair.before,
      beside: isAfter ? pair.before : pair.after,
    });
    left = left.filter((one) => !own(one));
  }
  return found;
}
