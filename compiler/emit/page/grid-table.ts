import type { Table, Text } from './document.ts';
import type { Grid } from './grid.ts';

/** More columns than this do not fit on a page; the values then stand in rows. */
const MOST_ACROSS = 6;

interface Layout<T> {
  readonly caption: string;
  /** Over the column of what is said, where that is one. */
  readonly heading: string;
  readonly areFigures: boolean;
  readonly text: (outcome: T) => Text;
}

/** `resolution and frame rate`: what a grid tells apart. */
export const axesWords = ({ axes }: Grid<unknown>): string => {
  const titles = axes.map(({ title }) => title);
  return titles.length < 2 ? titles.join('') : `${titles.slice(0, -1).join(', ')} and ${titles.at(-1)!}`;
};

/** A grid as a table: the last of several axes runs across, the others are keys in front of each row. */
export function gridTable<T>(grid: Grid<T>, { caption, heading, areFigures, text }: Layout<T>): Table {
  const last = grid.axes.at(-1)!;
  const runsAcross = grid.axes.length > 1 && last.labels.length <= MOST_ACROSS;
  const down = runsAcross ? grid.axes.slice(0, -1) : grid.axes;
  const figures = runsAcross ? last.labels : [heading];
  const rows = down.reduce<readonly (readonly number[])[]>(
    (found, { labels }) => found.flatMap((before) => labels.map((_, index) => [...before, index])),
    [[]],
  );
  return {
    kind: 'table',
    caption,
    columns: [
      ...down.map(({ title }) => ({ title, isKey: true })),
      ...figures.map((title) => ({ title, isFigure: areFigures })),
    ],
    ...(runsAcross ? { across: last.title } : {}),
    rows: rows.map((row) => ({
      cells: [
        ...row.map((group, axis) => down[axis]!.labels[group]!),
        ...(runsAcross
          ? last.labels.map((_, index) => text(grid.cell([...row, index])))
          : [text(grid.cell(row))]),
      ],
    })),
  };
}
