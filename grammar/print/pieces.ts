import { textWidth } from '../text/width.ts';

/**
 * What a line is made of. Pieces of one shape that stand below one another share columns; a figure stands on its
 * decimal point, and a column that holds figures is flush right.
 */
export type Piece = string | Figure | Columns;

/** A number, as it is written. */
export interface Figure {
  readonly figure: string;
}

/** Pieces side by side, a space between two of them. An empty piece widens that space. */
export interface Columns {
  readonly shape: string;
  readonly pieces: readonly Piece[];
}

export const figure = (text: string): Figure => ({ figure: text });

export const columns = (shape: string, ...pieces: readonly Piece[]): Columns => ({ shape, pieces });

/** A piece by itself. */
export function flat(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  return 'figure' in piece ? piece.figure : piece.pieces.map(flat).join(' ');
}

/** Pieces that stand below one another, each as wide as the widest of them. */
export function align(pieces: readonly Piece[]): string[] {
  const texts: string[] = [];
  const figures: number[] = [];
  const shapes = new Map<string, number[]>();
  pieces.forEach((piece, index) => {
    if (typeof piece === 'string') texts[index] = piece;
    else if ('figure' in piece) figures.push(index);
    else {
      const alike = shapes.get(piece.shape);
      if (alike === undefined) shapes.set(piece.shape, [index]);
      else alike.push(index);
    }
  });
  const put = (indexes: readonly number[], aligned: readonly string[]): void =>
    indexes.forEach((index, at) => (texts[index] = aligned[at]!));
  put(figures, onThePoint(figures.map((index) => (pieces[index] as Figure).figure)));
  for (const indexes of shapes.values())
    put(indexes, sideBySide(indexes.map((index) => pieces[index] as Columns)));
  return padded(texts, figures.length > 0 ? 'right' : 'left');
}

function sideBySide(rows: readonly Columns[]): string[] {
  const count = rows.reduce((most, { pieces }) => Math.max(most, pieces.length), 0);
  const cells = rows.map((): string[] => []);
  for (let column = 0; column < count; column++) {
    // Of rows that are not equally long, those that reach this far.
    const reach = rows.flatMap(({ pieces }, row) => (column < pieces.length ? [row] : []));
    align(reach.map((row) => rows[row]!.pieces[column]!)).forEach((text, at) =>
      cells[reach[at]!]!.push(text),
    );
  }
  return cells.map((row) => row.join(' '));
}

/** Figures with their units below one another: `12.8`, ` 9.0`, `10`. */
function onThePoint(figures: readonly string[]): string[] {
  const wholes = figures.map((text) => /^[0-9,]*/.exec(text)![0]);
  const left = padded(wholes, 'right');
  const right = padded(
    figures.map((text, index) => text.slice(wholes[index]!.length)),
    'left',
  );
  return left.map((text, index) => text + right[index]!);
}

/** Texts of one width. */
export function padded(texts: readonly string[], flush: 'left' | 'right'): string[] {
  const widths = texts.map(textWidth);
  const width = widths.reduce((most, one) => Math.max(most, one), 0);
  return texts.map((text, index) => {
    const space = ' '.repeat(width - widths[index]!);
    return flush === 'left' ? text + space : space + text;
  });
}
