/**
 * What is said of a record: a text with `{holes}`, and what fills each of them. A filling may be said likewise. Only
 * `says`, which is of ours, tells by its backticks what is a word of records or of the price list: whatever signs a
 * filling holds, it stays within its hole.
 */
export interface Said {
  readonly says: string;
  readonly [hole: string]: Filling;
}

export type Filling = string | Said;

/** The text, with backticks around words. */
export const textOf = (said: Filling): string =>
  typeof said === 'string'
    ? said
    : said.says.replace(/\{(\w+)\}/g, (_, hole: string) => textOf(said[hole] ?? ''));

/** A stretch of what is said. */
export interface Part {
  readonly text: string;
  /** A word of records or of the price list, which stands between backticks in the text. */
  readonly isWord: boolean;
  /** The hole that it fills; null for words of ours. */
  readonly hole: string | null;
}

/** The parts that make up the text, for whoever shows words otherwise than between backticks. */
export function partsOf(said: Said): readonly Part[] {
  return said.says.split('`').flatMap((stretch, index): readonly Part[] => {
    const isWord = index % 2 === 1;
    const pieces = stretch.split(/\{(\w+)\}/);
    // A word is one part, however many holes it has.
    if (isWord) {
      const hole = pieces.length === 3 && pieces[0] === '' && pieces[2] === '' ? pieces[1]! : null;
      return [{ text: textOf({ ...said, says: stretch }), isWord, hole }];
    }
    return pieces.flatMap((piece, at): readonly Part[] => {
      if (at % 2 === 0) return piece === '' ? [] : [{ text: piece, isWord, hole: null }];
      const filling = said[piece] ?? '';
      return typeof filling === 'string' ? [{ text: filling, isWord, hole: piece }] : partsOf(filling);
    });
  });
}
