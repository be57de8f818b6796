import type * as ast from '../../grammar/ast.ts';
import type { Checker } from '../stages.ts';
import { layOut, type Layout, type LayoutRow } from './matrix-layout.ts';
import { checkAxes, type Key, type MatrixAxis } from './matrix-key.ts';
import { regionsOf, type Region } from './matrix-region.ts';
import type { RegionCell } from './matrix-grid.ts';
import { reportTable } from './table-diagnostics.ts';

/**
 * Reads what the rows of one combination of row keys say, one value for each column: one row, or all its tiers. `names`
 * are the cells' canonical keys. `empty` stands for a column that says nothing; null for one that is at fault.
 */
export type ReadSlot<T> = (
  rows: readonly LayoutRow[],
  names: readonly string[],
) => readonly (T | 'empty' | null)[];

/** The cells of a table, each with the values of the axes for which it stands. */
export interface Matrix<T> {
  readonly axes: readonly MatrixAxis[];
  readonly cells: readonly RegionCell<T>[];
}

interface Slot {
  readonly keys: readonly Key[];
  readonly regions: readonly Region[];
  readonly rows: readonly LayoutRow[];
}

/** Reads a table; null where anything in it is at fault, since what it then leaves out cannot be told. */
export function checkMatrix<T>(
  checker: Checker,
  table: ast.Table,
  byTerm: boolean,
  readSlot: ReadSlot<T>,
): Matrix<T> | null {
  const axes = checkAxes(checker, table, byTerm);
  const layout = axes && layOut(checker, table, axes);
  if (!axes || !layout) return null;
  const columns = columnRegions(checker, layout);
  const slots = slotsOf(checker, layout, table.mode !== null);
  const cells: RegionCell<T>[] = [];
  let sound = columns !== null && slots.sound;
  for (const { keys, regions, rows } of slots.found) {
    const rowName = keys.map(({ text }) => text);
    const names = layout.columnAxis
      ? layout.columns.map(({ text }) => [...rowName, text].join(', '))
      : [rowName.join(', ')];
    for (const [i, outcome] of readSlot(rows, names).entries()) {
      if (outcome === null) sound = false;
      else if (outcome !== 'empty' && columns)
        cells.push({ regions: layout.columnAxis ? [...regions, columns[i]!] : regions, outcome });
    }
  }
  return sound ? { axes, cells } : null;
}

/** The regions of the header's keys, which are one group. */
function columnRegions(checker: Checker, { columnAxis, columns }: Layout): readonly Region[] | null {
  if (!columnAxis) return [];
  const seen = new Map<string, Key>();
  for (const key of columns) {
    const twin = seen.get(key.text);
    if (twin) reportTwin(checker, key, twin, 'columns');
    seen.set(key.text, key);
  }
  return seen.size < columns.length ? null : regionsOf(checker, columnAxis, columns);
}

/** The combinations of row keys. Rows with the same leading keys are one group, wherever they stand. */
function slotsOf(
  checker: Checker,
  { rowAxes, rows }: Layout,
  inTiers: boolean,
): { readonly found: readonly Slot[]; readonly sound: boolean } {
  const found: Slot[] = [];
  let sound = true;
  const descend = (group: readonly LayoutRow[], keys: readonly Key[], regions: readonly Region[]): void => {
    const level = keys.length;
    const axis = rowAxes[level];
    if (!axis) {
      if (!inTiers && group[1]) {
        reportTwin(checker, group[1].keys.at(-1)!, group[0]!.keys.at(-1)!, 'rows', keys);
        sound = false;
      }
      found.push({ keys, regions, rows: group });
      return;
    }
    const parts = new Map<string, LayoutRow[]>();
    for (const row of group) {
      const { text } = row.keys[level]!;
      const part = parts.get(text);
      if (part) part.push(row);
      else parts.set(text, [row]);
    }
    const members = [...parts.values()];
    const own = regionsOf(
      checker,
      axis,
      members.map(([first]) => first!.keys[level]!),
    );
    if (!own) sound = false;
    else
      for (const [i, member] of members.entries())
        descend(member, [...keys, member[0]!.keys[level]!], [...regions, own[i]!]);
  };
  descend(rows, [], []);
  return { found, sound };
}

function reportTwin(
  checker: Checker,
  key: Key,
  twin: Key,
  what: 'rows' | 'columns',
  keys: readonly Key[] = [key],
): void {
  const values = { what, key: `\`${keys.map(({ text }) => text).join(', ')}\`` };
  const related = [{ span: twin.cell.span, note: 'the other one' }];
  checker.report(reportTable('TAR2313', key.cell.span, values, { related }));
}
