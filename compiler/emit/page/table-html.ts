import type { Column, Table, Text } from './document.ts';
import { plainText } from './document.ts';
import { html, type Html } from './html.ts';
import { textHtml } from './text-html.ts';

/** More columns than these may be wider than a phone. */
const MOST_NARROW = 3;

/** A table with its caption, and headers that say for which columns and rows they stand. */
export function tableHtml(table: Table): Html {
  const { caption, columns, rows } = table;
  const body = rows.map(
    ({ cells, anchor }, row) =>
      html`<tr${anchor === undefined ? null : html` id="${anchor}"`}>${cells.map((cell, column) => cellHtml(table, row, column, cell))}</tr>\n`,
  );
  const whole = html`<table>
    <caption>
      ${textHtml(caption)}
    </caption>
    <thead>
      ${headHtml(table)}
    </thead>
    <tbody>
      ${body}
    </tbody>
  </table>`;
  // What may have to be moved sideways can be reached with the keyboard.
  return columns.length > MOST_NARROW
    ? html`<div class="wide" role="region" aria-label="${plainText(caption)}" tabindex="0">${whole}</div> `
    : html`<div class="wide">${whole}</div> `;
}

function headHtml({ columns, across }: Table): Html {
  const keys = columns.filter(({ isKey }) => isKey === true);
  const rest = columns.filter(({ isKey }) => isKey !== true);
  if (across === undefined)
    return html`<tr>
      ${columns.map((column) => head(column, null))}
    </tr> `;
  return html`<tr>
      ${keys.map((column) => head(column, html` rowspan="2"`))}
      <th colspan="${rest.length}" scope="colgroup">${across}</th>
    </tr>
    <tr>
      ${rest.map((column) => head(column, null))}
    </tr> `;
}

const head = ({ title, isFigure }: Column, span: Html | null): Html =>
  html`<th${span} scope="col"${isFigure === true ? html` class="figure"` : null}>${title}</th>`;

/** A key that goes on from row to row is written once, for all of them. */
function cellHtml({ columns, rows }: Table, row: number, column: number, text: Text): Html | null {
  const { isKey, isFigure } = columns[column]!;
  const name = isFigure === true ? html` class="figure"` : null;
  if (isKey !== true) return html`<td${name}>${textHtml(text)}</td>`;
  const isLastKey = columns[column + 1]?.isKey !== true;
  const sameAs = (other: number): boolean =>
    rows[other] !== undefined &&
    JSON.stringify(rows[other].cells.slice(0, column + 1)) ===
      JSON.stringify(rows[row]!.cells.slice(0, column + 1));
  if (isLastKey) return html`<th scope="row" ${name}>${textHtml(text)}</th>`;
  if (sameAs(row - 1)) return null;
  let span = 1;
  while (sameAs(row + span)) span++;
  return span === 1
    ? html`<th scope="row" ${name}>${textHtml(text)}</th>`
    : html`<th scope="rowgroup" rowspan="${span}" ${name}>${textHtml(text)}</th>`;
}
