import { widthOf } from '../../compiler/diagnostics/escape.ts';
import { COLOR } from './printable.ts';

export type Align = 'left' | 'right';

/** Columns of the terminal that a line takes. */
function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text.replace(COLOR, '')) columns += widthOf(character);
  return columns;
}

function padded(text: string, width: number, align: Align): string {
  const space = ' '.repeat(Math.max(0, width - columnsOf(text)));
  return align === 'right' ? space + text : text + space;
}

/** Rows in aligned columns, two spaces between them, without spaces at the end of a line. */
export function aligned(
  rows: readonly (readonly string[])[],
  aligns: readonly Align[],
  indent = '',
): string[] {
  const widths = aligns.map((_, column) =>
    rows.reduce((most, row) => Math.max(most, columnsOf(row[column] ?? '')), 0),
  );
  return rows.map((row) => {
    const cells = aligns.map((align, column) => padded(row[column] ?? '', widths[column]!, align));
    return (indent + cells.filter((_, column) => widths[column]! > 0).join('  ')).trimEnd();
  });
}
