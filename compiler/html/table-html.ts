import { plainText, type Anchor, type Text } from '../words/text.ts';
import { markup, type Html } from './markup.ts';
import { textHtml } from './text-html.ts';

export interface Table {
  readonly kind: 'table';
  readonly caption: Text;
  readonly columns: readonly Column[];
  /** What the last columns have in common; they are all columns that are no key. */
  readonly across?: string;
  readonly rows: readonly Row[];
  readonly anchor?: Anchor;
}

export interface Column {
  readonly title: string;
  /** The column says what its row is about. */
  readonly isKey?: boolean;
  /** Figures, which stand under each other. */
  readonly isFigure?: boolean;
}

export interface Row {
  /** Fewer than there are columns where the last goes on over all that are left. */
  readonly cells: readonly Text[];
  readonly anchor?: Anchor;
}

/** More columns than these may be wider than a phone. */
const MOST_NARROW = 3;

/** A table with its caption, and headers that say for which columns and rows they stand. */
export function tableHtml(table: Table): Html {
  const { caption, columns, rows, anchor: place } = table;
  const body = rows.map(({ cells, anchor }, row) => {
    const id = anchor === undefined ? null : markup` id="${anchor}"`;
    return markup`<tr${id}>${cells.map((cell, column) => cellHtml(table, row, column, cell))}</tr>\n`;
  });
  const own = place === undefined ? null : markup` id="${place}"`;
  // What may have to be moved sideways can be reached with the keyboard.
  const reach =
    columns.length > MOST_NARROW
      ? markup` role="region" aria-label="${plainText(caption)}" tabindex="0"`
      : null;
  return markup`<div class="wide"${own}${reach}>
<table>
<caption>${textHtml(caption)}</caption>
<thead>
${headHtml(table)}</thead>
<tbody>
${body}</tbody>
</table>
</div>
`;
}

function headHtml({ columns, across }: Table): Html {
  if (across === undefined) return markup`<tr>${columns.map((column) => head(column, null))}</tr>\n`;
  const keys = columns.filter(({ isKey }) => isKey === true);
  const rest = columns.filter(({ isKey }) => isKey !== true);
  const both = markup` rowspan="2"`;
  return markup`<tr>${keys.map((column) => head(column, both))}<th colspan="${rest.length}" scope="colgroup">${across}</th></tr>
<tr>${rest.map((column) => head(column, null))}</tr>
`;
}

const head = ({ title, isFigure }: Column, span: Html | null): Html =>
  markup`<th${span} scope="col"${classOf(isFigure)}>${title}</th>`;

const classOf = (isFigure: boolean | undefined): Html | null =>
  isFigure === true ? markup` class="figure"` : null;

/** A key that goes on from row to row is written once, for all of them. */
function cellHtml({ columns, rows }: Table, row: number, column: number, text: Text): Html | null {
  const { isKey, isFigure } = columns[column]!;
  const name = classOf(isFigure);
  const left = columns.length - column;
  const isWide = column === rows[row]!.cells.length - 1 && left > 1;
  if (isKey !== true && isWide) return markup`<td colspan="${left}">${textHtml(text)}</td>`;
  if (isKey !== true) return markup`<td${name}>${textHtml(text)}</td>`;
  const isLastKey = columns[column + 1]?.isKey !== true;
  const keysOf = (at: number): string | null =>
    rows[at] === undefined ? null : JSON.stringify(rows[at].cells.slice(0, column + 1));
  if (!isLastKey && keysOf(row - 1) === keysOf(row)) return null;
  let span = 1;
  if (!isLastKey) while (keysOf(row + span) === keysOf(row)) span++;
  const scope = span === 1 ? markup` scope="row"` : markup` scope="rowgroup" rowspan="${span}"`;
  return markup`<th${scope}${name}>${textHtml(text)}</th>`;
}
