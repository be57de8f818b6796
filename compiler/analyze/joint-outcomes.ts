import { Exact } from '../../runtime/exact.ts';
import { atomCount, atomsAt } from '../ir/axis.ts';
import type { Axis, Select } from '../ir/ir.ts';

/** More pairs of cells than this are not looked at. */
const MOST_PAIRS = 250_000;

/** Which outcomes of two selects one event can meet at once, each pair once; null where there are too many to look at. */
export function jointOutcomes<A, B>(one: Select<A>, other: Select<B>): readonly (readonly [A, B])[] | null {
  if (one.cells.length * other.cells.length > MOST_PAIRS) return null;
  const shared = one.axes.flatMap((axis, i) => {
    const j = other.axes.findIndex((candidate) => isSame(axis, candidate));
    return j === -1 ? [] : [{ i, j, meets: meetings(axis, other.axes[j]!) }];
  });
  const found = new Map<number, readonly [A, B]>();
  const places = other.cells.map((_, cell) => atomsOf(other.axes, cell));
  for (const [cell, first] of one.cells.entries()) {
    const atoms = atomsOf(one.axes, cell);
    for (const [otherCell, second] of other.cells.entries()) {
      const key = first * other.outcomes.length + second;
      if (found.has(key)) continue;
      if (shared.every(({ i, j, meets }) => meets[atoms[i]!]![places[otherCell]![j]!]))
        found.set(key, [one.outcomes[first]!, other.outcomes[second]!]);
    }
  }
  return [...found.values()];
}

const isSame = (a: Axis, b: Axis): boolean =>
  a.kind === 'time' || b.kind === 'time' ? a.kind === b.kind : a.attribute === b.attribute;

/** The atom of each axis for a cell. */
export const atomsOf = (axes: readonly Axis[], cell: number): readonly number[] =>
  atomsAt(axes.map(atomCount), cell);

/** For each atom of one axis, with which atoms of the other it has a value in common. */
function meetings(a: Axis, b: Axis): readonly (readonly boolean[])[] {
  const meets = meetingAtoms(a, b);
  return Array.from({ length: atomCount(a) }, (_, one) =>
    Array.from({ length: atomCount(b) }, (__, other) => meets(one, other)),
  );
}

/** Whether an atom of one axis and one of another over the same attribute have a value in common. */
function meetingAtoms(a: Axis, b: Axis): (one: number, other: number) => boolean {
  if (a.kind === 'choice' || b.kind === 'choice') return (one, other) => one === other;
  if (a.kind === 'time' && b.kind === 'time') {
    const end = (starts: readonly number[], atom: number): number => starts[atom + 1] ?? Infinity;
    return (one, other) => a.starts[one]! < end(b.starts, other) && b.starts[other]! < end(a.starts, one);
  }
  if (a.kind !== 'number' || b.kind !== 'number') return () => true;
  return (one, other) => startsBelow(a.cuts, one, b.cuts, other) && startsBelow(b.cuts, other, a.cuts, one);
}

type Cuts = Extract<Axis, { kind: 'number' }>['cuts'];

/** Whether an atom of one list of cuts begins before an atom of the other ends. */
function startsBelow(cuts: Cuts, atom: number, others: Cuts, other: number): boolean {
  const from = cuts[atom - 1];
  const to = others[other];
  if (from === undefined || to === undefined) return true;
  const order = Exact.of(from.value).compare(Exact.of(to.value));
  return order < 0 || (order === 0 && !from.closed && to.closed);
}
