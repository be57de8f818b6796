import { plot, type PlotConfig } from 'asciichart';

/** One line of a chart: its values from left to right, null where there is none. */
export interface ChartLine {
  readonly values: readonly (number | null)[];
  readonly paint: (text: string) => string;
}

export interface ChartShape {
  /** So many rows above the axis. */
  readonly rows: number;
  /** What a row is worth. */
  readonly step: number;
  /** From the top down. */
  readonly labels: readonly string[];
  /** Columns of the labels at the left. */
  readonly margin: number;
}

/** The characters of a line, as asciichart takes them: where it begins, ticks, level, corners, upright. */
type Look = NonNullable<PlotConfig['symbols']>;

/** Lines of different looks, so that they can be told apart without colors. */
const LOOKS: readonly Look[] = [
  ['┼', '┤', '╶', '╴', '─', '╰', '╭', '╮', '╯', '│'],
  ['┼', '┤', '╺', '╸', '━', '┗', '┏', '┓', '┛', '┃'],
  ['┼', '┤', '╶', '╴', '═', '╚', '╔', '╗', '╝', '║'],
  ['┼', '┤', '╶', '╴', '┄', '╰', '╭', '╮', '╯', '┆'],
  ['┼', '┤', '╺', '╸', '┅', '┗', '┏', '┓', '┛', '┇'],
];

/** More lines than these could not be told apart. */
export const MOST_LINES = LOOKS.length;

/** A piece of a line as the legend shows it. */
export const sampleOf = (index: number): string => LOOKS[index % MOST_LINES]![4]!.repeat(2);

/** The rows of a chart from the top, each with its label; where lines meet, the first is seen. */
export function chartRows(lines: readonly ChartLine[], shape: ChartShape): string[] {
  const layers = lines.map(({ values }, index) => layerOf(values, LOOKS[index % MOST_LINES]!, shape));
  return Array.from({ length: shape.rows + 1 }, (_, row) => {
    const label = (shape.labels[row] ?? '').padStart(shape.margin);
    const width = layers.reduce((most, layer) => Math.max(most, layer[row]!.length), 0);
    let text = `${label} ┤`;
    for (let column = 0; column < width; column++) {
      const index = layers.findIndex((layer) => (layer[row]![column] ?? ' ') !== ' ');
      text += index === -1 ? ' ' : lines[index]!.paint(layers[index]![row]![column]!);
    }
    return text.trimEnd();
  });
}

/** One line as characters, row by row; nothing in the columns where it has no value. */
function layerOf(values: readonly (number | null)[], symbols: Look, { rows, step }: ChartShape): string[][] {
  const known = values.findIndex((value) => value !== null);
  if (known === -1) return Array.from({ length: rows + 1 }, () => []);
  let last = values[known]!;
  const filled = values.map((value) => (last = value ?? last));
  // The labels are ours, since the library's have no common width: its own take the first column, with the axis.
  const text = plot(filled, {
    height: rows,
    min: 0,
    max: rows * step,
    offset: 1,
    format: () => ' ',
    symbols,
  });
  return text.split('\n').map((line) =>
    [...line].slice(1).map((character, column) => {
      const isKnown = values[column] !== null && values[column + 1] !== null;
      return isKnown ? character : ' ';
    }),
  );
}
