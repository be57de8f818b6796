import type { Table } from '../../html/table-html.ts';
import type { Text } from '../../words/text.ts';
import { groupsOf, type Grid } from './grid.ts';

/** More columns than this do not fit on a page; the values then stand in rows. */
const MOST_ACROSS = 6;

interface Layout<T> {
  readonly caption: string;
  /** Over the column of what is said, where that is one. */
  readonly heading: string;
  readonly areFigures: boolean;
  readonly text: (outcome: T) => Text;
  /** Several columns for what is said, such as tiers; null for what says one thing over all of them. */
  readonly spread?: {
    readonly title: string;
    readonly columns: readonly string[];
    readonly texts: (outcome: T) => readonly Text[] | null;
  };
}

/** `resolution and frame rate`: what a grid tells apart. */
export const axesWords = ({ axes }: Grid<unknown>): string => {
  const titles = axes.map(({ title }) => title);
  return titles.length < 2 ? titles.join('') : `${titles.slice(0, -1).join(', ')} and ${titles.at(-1)!}`;
};

/** A grid as a table: the last of several axes runs across, the others are keys in front of each row. */
export function gridTable<T>(grid: Grid<T>, layout: Layout<T>): Table {
  const { caption, heading, areFigures, text, spread } = layout;
  const last = grid.axes.at(-1)!;
  const runsAcross = spread === undefined && grid.axes.length > 1 && last.labels.length <= MOST_ACROSS;
  const down = runsAcross ? grid.axes.slice(0, -1) : grid.axes;
  const across = runsAcross ? { title: last.title, columns: last.labels } : spread;
  const rows = groupsOf(down);
  const said = (row: readonly number[]): readonly Text[] => {
    if (runsAcross) return last.labels.map((_, index) => text(grid.cell([...row, index])));
    const outcome = grid.cell(row);
    return spread?.texts(outcome) ?? [text(outcome)];
  };
  return {
    kind: 'table',
    caption,
    columns: [
      ...down.map(({ title }) => ({ title, isKey: true })),
      ...(across?.columns ?? [heading]).map((title) => ({ title, isFigure: areFigures })),
    ],
    ...(across === undefined ? {} : { across: across.title }),
    rows: rows.map((row) => ({
      cells: [...row.map((group, axis) => down[axis]!.labels[group]!), ...said(row)],
    })),
  };
}
