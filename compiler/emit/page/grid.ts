import { atomCount } from '../../ir/axis.ts';
import type { Axis, Condition, Select } from '../../ir/ir.ts';
import { plainFigure } from '../../words/figures.ts';
import { WEEK } from '../../words/week.ts';
import { rangeWords } from './ranges.ts';
import { timeWords } from './times.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A table as people read it: along each axis what is told apart, and what a combination comes to. */
export interface Grid<T> {
  readonly axes: readonly GridAxis[];
  /** What is said for one group of each axis. */
  cell(groups: readonly number[]): T;
  /** What every combination outside of the grid comes to; undefined where there is none. */
  readonly elsewhere: T | undefined;
}

export interface GridAxis {
  readonly title: string;
  readonly labels: readonly string[];
}

interface Reading<T> {
  readonly vocabulary: Vocabulary;
  /** Records that the meter does not count never come to the table. */
  readonly where: readonly Condition[];
  /** Outcomes of one key say the same. */
  readonly keyOf: (outcome: T) => string;
  /** Rows and columns that say nothing but one such outcome are said once, beside the table. */
  readonly isOutside: (outcome: T) => boolean;
  /** An axis of our own among those of attributes: its values are words already, and each is looked for by itself. */
  readonly own?: { readonly attribute: string; readonly title: string };
}

/** So many values of a choice that are refused throughout have a row each. */
const MOST_NAMED = 3;

/**
 * Reads a select as a table: values that no combination tells apart are one row or column, an axis that makes no
 * difference is none, and what is refused throughout is said once.
 */
export function gridOf<T>(select: Select<T>, reading: Reading<T>): Grid<T> {
  const keys = select.outcomes.map(reading.keyOf);
  const outcomeAt = cellReader(select);
  const counted = select.axes.map((axis) => atomsThatCount(axis, reading.where));
  const { kept, outside } = trimmed(counted, select, reading, keys, outcomeAt);
  const axes = select.axes.map((axis, index) => {
    const atoms = kept[index]!;
    const said = (atom: number): string =>
      combinations(kept.with(index, [atom]))
        .map((cell) => keys[outcomeAt(cell)])
        .join('\n');
    const groups = inOrder(axis, alike(axis, atoms, said, reading));
    return { axis, index, groups, isTrimmed: atoms.length < counted[index]!.length };
  });
  const shown = axes.filter(({ groups, isTrimmed }) => groups.length > 1 || isTrimmed);
  const start = axes.map(({ groups }) => groups[0]![0]!);
  return {
    axes: shown.map(({ axis, groups, isTrimmed }) => ({
      title: titleOf(axis, reading),
      labels: labelsOf(axis, groups, isTrimmed, reading),
    })),
    cell: (picked) => {
      const atoms = start.slice();
      for (const [position, { index, groups }] of shown.entries())
        atoms[index] = groups[picked[position]!]![0]!;
      return select.outcomes[outcomeAt(atoms)]!;
    },
    elsewhere: outside === null ? undefined : select.outcomes[outside],
  };
}

/** The index of what is said for one atom of each axis; the last axis runs fastest. */
function cellReader({ axes, cells }: Select<unknown>): (atoms: readonly number[]) => number {
  const sizes = axes.map(atomCount);
  return (atoms) => cells[atoms.reduce((index, atom, axis) => index * sizes[axis]! + atom, 0)]!;
}

/** The atoms of an axis that a record which counts can be in. */
function atomsThatCount(axis: Axis, where: readonly Condition[]): readonly number[] {
  const all = Array.from({ length: atomCount(axis) }, (_, atom) => atom);
  if (axis.kind !== 'choice') return all;
  const asked = where.filter(({ attribute }) => attribute === axis.attribute);
  const counting = all.filter((atom) => asked.every(({ values }) => values.includes(axis.values[atom]!)));
  return counting.length === 0 ? all : counting;
}

/** Takes away the rows and columns that say one thing throughout, which then is said of all that is not there. */
function trimmed<T>(
  counted: readonly (readonly number[])[],
  { axes, outcomes }: Select<T>,
  { isOutside }: Reading<T>,
  keys: readonly string[],
  outcomeAt: (atoms: readonly number[]) => number,
): { readonly kept: readonly (readonly number[])[]; readonly outside: number | null } {
  const mayGo = outcomes.map(isOutside);
  let kept = counted;
  let outside: number | null = null;
  for (let isMoving = true; isMoving;) {
    isMoving = false;
    for (const [index, axis] of axes.entries()) {
      let found: number | null = outside;
      const left = kept[index]!.filter((atom) => {
        const said = combinations(kept.with(index, [atom])).map(outcomeAt);
        const first = found ?? said[0]!;
        if (!mayGo[first] || said.some((one) => keys[one] !== keys[first])) return true;
        found = first;
        return false;
      });
      const gone = kept[index]!.length - left.length;
      // A few values with names are told by their names.
      if (gone === 0 || (axis.kind === 'choice' && gone <= MOST_NAMED)) continue;
      // A table that says nothing else is one cell, which is not taken away.
      if (left.length === 0) return { kept: counted.map(([atom]) => [atom!]), outside: null };
      kept = kept.with(index, left);
      outside = found;
      isMoving = true;
    }
  }
  return { kept, outside };
}

/** One group of each axis, for every row and column of a table; the last axis runs fastest. */
export const groupsOf = (axes: readonly GridAxis[]): readonly (readonly number[])[] =>
  combinations(axes.map(({ labels }) => [...labels.keys()]));

function combinations(atoms: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return atoms.reduce<readonly (readonly number[])[]>(
    (found, axis) => found.flatMap((before) => axis.map((atom) => [...before, atom])),
    [[]],
  );
}

/** Atoms that say the same, together: of numbers only neighbours, so that each group is a range. */
function alike(
  axis: Axis,
  atoms: readonly number[],
  said: (atom: number) => string,
  { own }: Reading<never>,
): readonly number[][] {
  if (axis.kind === 'choice' && axis.attribute === own?.attribute) return atoms.map((atom) => [atom]);
  const groups: { readonly key: string; readonly atoms: number[] }[] = [];
  for (const atom of atoms) {
    const key = said(atom);
    const known =
      axis.kind === 'number'
        ? groups.slice(-1).find((last) => last.key === key && last.atoms.at(-1) === atom - 1)
        : groups.find((one) => one.key === key);
    if (known === undefined) groups.push({ key, atoms: [atom] });
    else known.atoms.push(atom);
  }
  return groups.map((group) => group.atoms);
}

/** As they are declared; of times, those that take most of the week come last: they are "all other times". */
function inOrder(axis: Axis, groups: readonly number[][]): readonly number[][] {
  if (axis.kind !== 'time') return groups;
  const minutes = (group: readonly number[]): number =>
    stretchesOf(axis, group).reduce((sum, { from, to }) => sum + to - from, 0);
  const most = groups.reduce((one, other) => (minutes(other) > minutes(one) ? other : one));
  return [...groups.filter((group) => group !== most), most];
}

function titleOf(axis: Axis, { vocabulary, own }: Reading<never>): string {
  if (axis.kind === 'time') return 'time';
  return axis.attribute === own?.attribute ? own.title : vocabulary.words(axis.attribute);
}

function labelsOf(
  axis: Axis,
  groups: readonly (readonly number[])[],
  isTrimmed: boolean,
  { vocabulary, own }: Reading<never>,
): readonly string[] {
  switch (axis.kind) {
    case 'choice':
      return groups.map((group) => {
        const isOwn = axis.attribute === own?.attribute;
        const values = group.map((atom) =>
          isOwn ? axis.values[atom]! : vocabulary.words(axis.values[atom]!),
        );
        return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)!}`;
      });
    case 'number': {
      const unit = vocabulary.attributeUnit(axis.attribute);
      return groups.map((group) => {
        const lower = axis.cuts[group[0]! - 1] ?? null;
        const upper = axis.cuts[group.at(-1)!] ?? null;
        return `${rangeWords(lower, upper, plainFigure)} ${vocabulary.unit(unit)}`.trimEnd();
      });
    }
    case 'time':
      return groups.map((group, index) =>
        index > 0 && index === groups.length - 1 && !isTrimmed
          ? 'all other times'
          : timeWords(stretchesOf(axis, group)),
      );
  }
}

const stretchesOf = (axis: Axis & { readonly kind: 'time' }, atoms: readonly number[]) =>
  atoms.map((atom) => ({ from: axis.starts[atom]!, to: axis.starts[atom + 1] ?? WEEK }));
