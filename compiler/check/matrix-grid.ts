import { maxCells } from '../../grammar/limits.ts';
import type { Checker } from '../stages.ts';
import type { CheckedAxis, CheckedSelect } from './checked-price.ts';
import { compareCuts, start, type Cut } from './cut.ts';
import type { MatrixAxis } from './matrix-key.ts';
import type { Region } from './matrix-region.ts';
import { countText } from './number-text.ts';
import type { Span } from '../../grammar/text/span.ts';
import { reportTable } from './table-diagnostics.ts';
import { minuteText } from './time-band.ts';
import { grouped } from '../../runtime/number-text.ts';

/** What one cell of a table says, and for which values of each axis. */
export interface RegionCell<T> {
  readonly regions: readonly Region[];
  readonly outcome: T;
}

/**
 * Lays cells out over every combination of atoms. An axis is cut wherever any cell begins or ends on it, so rows of
 * different groups may be cut differently.
 */
export function gridOf<T>(
  checker: Checker,
  span: Span,
  matrixAxes: readonly MatrixAxis[],
  cells: readonly RegionCell<T>[],
): CheckedSelect<T> | null {
  const axes = matrixAxes.map((axis, i) =>
    atomsOf(
      axis,
      cells.map(({ regions }) => regions[i]!),
    ),
  );
  const sizes = axes.map(atomCount);
  const size = sizes.reduce((product, count) => product * count, 1);
  if (size > maxCells) {
    const label = 'the bounds of all rows together cut it so finely';
    checker.report(reportTable('TAR2318', span, { most: grouped(String(maxCells)) }, { label }));
    return null;
  }
  const grid = Array.from({ length: size }, () => -1);
  for (const [outcome, { regions }] of cells.entries()) {
    let indexes = [0];
    for (const [i, region] of regions.entries()) {
      const atoms = atomsIn(axes[i]!, region);
      indexes = indexes.flatMap((index) => atoms.map((atom) => index * sizes[i]! + atom));
    }
    for (const index of indexes) grid[index] = outcome;
  }
  return { axes, cells: grid, outcomes: cells.map(({ outcome }) => outcome) };
}

function atomCount(axis: CheckedAxis): number {
  switch (axis.kind) {
    case 'number':
      return axis.cuts.length + 1;
    case 'choice':
      return axis.values.length;
    case 'time':
      return axis.starts.length;
  }
}

function atomsOf(axis: MatrixAxis, regions: readonly Region[]): CheckedAxis {
  const attribute = axis.name;
  if (axis.kind === 'choice') return { kind: 'choice', attribute, values: axis.values };
  if (axis.kind === 'number') return { kind: 'number', attribute, cuts: cutsOf(regions) };
  const starts = regions.flatMap((region) => (region.kind === 'time' ? region.spans.flat() : []));
  const inWeek = new Set([0, ...starts.filter((minute) => minute < 7 * 24 * 60)]);
  return { kind: 'time', starts: [...inWeek].sort((a, b) => a - b) };
}

function cutsOf(regions: readonly Region[]): readonly Cut[] {
  const cuts: Cut[] = [];
  for (const region of regions)
    if (region.kind === 'number')
      for (const cut of [region.interval.from, region.interval.upTo])
        if (cut && compareCuts(cut, start) > 0) cuts.push(cut);
  cuts.sort(compareCuts);
  return cuts.filter((cut, i) => i === 0 || compareCuts(cuts[i - 1]!, cut) !== 0);
}

function atomsIn(axis: CheckedAxis, region: Region): readonly number[] {
  if (axis.kind === 'number' && region.kind === 'number') {
    const { from, upTo } = region.interval;
    const first = compareCuts(from, start) > 0 ? indexOfCut(axis.cuts, from) + 1 : 0;
    return range(first, upTo ? indexOfCut(axis.cuts, upTo) + 1 : axis.cuts.length + 1);
  }
  if (axis.kind === 'time' && region.kind === 'time')
    return region.spans.flatMap(([from, to]) =>
      range(0, axis.starts.length).filter((atom) => axis.starts[atom]! >= from && axis.starts[atom]! < to),
    );
  return region.kind === 'choice' ? [region.index] : [];
}

/** Every cut of a region is among those of its axis. */
function indexOfCut(cuts: readonly Cut[], cut: Cut): number {
  let low = 0;
  let high = cuts.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareCuts(cuts[middle]!, cut) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, i) => from + i);

/** The first combination without an outcome, in words; null where every one has one. */
export function missingIn(select: CheckedSelect<unknown>, matrixAxes: readonly MatrixAxis[]): string | null {
  let index = select.cells.indexOf(-1);
  if (index === -1) return null;
  const words: string[] = [];
  for (let i = select.axes.length - 1; i >= 0; i--) {
    const axis = select.axes[i]!;
    const count = atomCount(axis);
    words.unshift(atomText(axis, matrixAxes[i]!, index % count));
    index = Math.floor(index / count);
  }
  return words.join(', ');
}

function atomText(axis: CheckedAxis, matrixAxis: MatrixAxis, atom: number): string {
  if (axis.kind === 'choice') return `${axis.attribute} \`${axis.values[atom]}\``;
  if (axis.kind === 'time') return minuteText(axis.starts[atom]!);
  const below = axis.cuts[atom - 1];
  const above = axis.cuts[atom];
  const text = (value: Cut): string =>
    matrixAxis.kind === 'number'
      ? countText(value.value.toString(), matrixAxis.unit)
      : value.value.toString();
  const ends = [
    ...(below ? [`${below.closed ? '>' : '>='} ${text(below)}`] : []),
    ...(above ? [`${above.closed ? '<=' : '<'} ${text(above)}`] : []),
  ];
  return ends.length === 0 ? `any ${axis.attribute}` : `${axis.attribute} ${ends.join(' and ')}`;
}
