import { Exact } from '../../../runtime/exact.ts';
import { atomCount, atomsAt } from '../../ir/axis.ts';
import type { Attribute, Axis, Select } from '../../ir/ir.ts';
import { joinedAxes, type JoinedAxis } from './joined-axis.ts';
import type { AxisValues, Place } from './changes.ts';

/** Combinations of more atoms than this are not laid out. */
const MOST_CELLS = 200_000;

/** What both tables say for some values; `null`: the attribute has a value that the table's catalog does not know. */
export interface Joint<A, B> {
  readonly old: A | null;
  readonly new: B | null;
  /** Boxes of values that together are all for which the two meet; none for every record. */
  readonly where: readonly Place[];
}

/**
 * Two tables over the common refinement of their cuts: each pair of outcomes that some record meets, once, with the
 * values for which it does. The same table written in another way gives the same pairs. Null where it is too large.
 */
export function refine<A, B>(
  old: { readonly select: Select<A>; readonly attributes: readonly Attribute[] },
  now: { readonly select: Select<B>; readonly attributes: readonly Attribute[] },
): readonly Joint<A, B>[] | null {
  const axes = joinedAxes(old, now);
  const size = axes.reduce((product, { atoms }) => product * atoms.length, 1);
  if (size > MOST_CELLS) return null;
  const groups = new Map<string, { old: number | null; new: number | null; cells: Set<number> }>();
  for (let cell = 0; cell < size; cell++) {
    const atoms = atomsOf(axes, cell);
    const [one, other] = [pick(old.select, axes, atoms, 'old'), pick(now.select, axes, atoms, 'new')];
    if (one === null && other === null) continue;
    const key = `${one} ${other}`;
    const group = groups.get(key) ?? { old: one, new: other, cells: new Set<number>() };
    group.cells.add(cell);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ old: one, new: other, cells }) => ({
    old: one === null ? null : old.select.outcomes[one]!,
    new: other === null ? null : now.select.outcomes[other]!,
    where: boxes(axes, cells),
  }));
}

const atomsOf = (axes: readonly JoinedAxis[], cell: number): number[] =>
  atomsAt(
    axes.map(({ atoms }) => atoms.length),
    cell,
  );

const cellOf = (axes: readonly JoinedAxis[], atoms: readonly number[]): number =>
  axes.reduce((index, axis, i) => index * axis.atoms.length + atoms[i]!, 0);

/** The index of the outcome; null where an atom is none of this side's. */
function pick(
  select: Select<unknown>,
  axes: readonly JoinedAxis[],
  atoms: readonly number[],
  side: 'old' | 'new',
): number | null {
  const own = new Map<Axis, number>();
  for (const [i, joined] of axes.entries()) {
    const atom = joined.atoms[atoms[i]!]![side];
    if (atom === null) return null;
    const axis = joined[side];
    if (axis !== null) own.set(axis, atom);
  }
  const index = select.axes.reduce((cell, axis) => cell * atomCount(axis) + (own.get(axis) ?? 0), 0);
  return select.cells[index]!;
}

/** Cells as boxes: each grows along the last axis first, as rows of a table do. */
function boxes(axes: readonly JoinedAxis[], cells: ReadonlySet<number>): Place[] {
  const left = new Set(cells);
  const places: Place[] = [];
  for (const cell of cells) {
    if (!left.has(cell)) continue;
    const box = atomsOf(axes, cell).map((atom) => [atom]);
    for (let i = axes.length - 1; i >= 0; i--) grow(axes, box, i, left);
    for (const each of cellsOf(axes, box)) left.delete(each);
    places.push(box.flatMap((atoms, i) => valuesOf(axes[i]!, atoms)));
  }
  return places.some((place) => place.length === 0) ? [] : places;
}

function grow(axes: readonly JoinedAxis[], box: number[][], i: number, left: ReadonlySet<number>): void {
  const axis = axes[i]!;
  for (let atom = box[i]![0]! + 1; atom < axis.atoms.length; atom++) {
    const wider = box.map((atoms, j) => (i === j ? [atom] : atoms));
    if (cellsOf(axes, wider).every((cell) => left.has(cell))) box[i]!.push(atom);
    else if (axis.kind !== 'choice') return;
  }
}

function cellsOf(axes: readonly JoinedAxis[], box: readonly (readonly number[])[]): number[] {
  const rows = box.reduce<number[][]>(
    (found, atoms) => found.flatMap((row) => atoms.map((atom) => [...row, atom])),
    [[]],
  );
  return rows.map((atoms) => cellOf(axes, atoms));
}

function valuesOf(axis: JoinedAxis, atoms: readonly number[]): AxisValues[] {
  if (atoms.length === axis.atoms.length) return [];
  const [first, last] = [axis.atoms[atoms[0]!]!, axis.atoms[atoms.at(-1)!]!];
  switch (axis.kind) {
    case 'choice':
      return [
        { kind: 'choice', attribute: axis.attribute, values: atoms.map((atom) => axis.atoms[atom]!.value!) },
      ];
    case 'time':
      return [{ kind: 'time', from: first.start!, to: axis.atoms[atoms.at(-1)! + 1]?.start ?? 10_080 }];
    case 'number': {
      const [from, to] = [first.above ?? null, last.upTo ?? null];
      return [
        {
          kind: 'number',
          attribute: axis.attribute,
          unit: axis.unit,
          from: from && { value: Exact.of(from.value).toString(), included: !from.closed },
          to: to && { value: Exact.of(to.value).toString(), included: to.closed },
        },
      ];
    }
  }
}
