import { printableLine } from './printable.ts';

/** Longer texts of a price list are cut in a table. */
const LONGEST = 300;

/** A text of a catalog or of records as one cell of Markdown: nothing in it is markup, a mention or a line break. */
export function cell(text: string): string {
  const shown = printableLine(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
  return (
    shown
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(/[\\`*_[\]|~!$]/g, '\\$&')
      // A mention, an issue and a bare address are made out of the finished text: what has no width keeps them apart.
      .replace(/[@#]|:(?=\/\/)|www(?=\.)/gi, '$&&#8203;')
  );
}

export const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
