/** What makes a spreadsheet calculate: also in wide letters, and behind white space that some of them skip. */
const MAY_CALCULATE = /^[=+\-@\t\r＝＋－＠]/;
/** With a sign before them, figures are still a number, which a `'` would keep out of every sum. */
const DECIMAL = /^-?\d+(?:\.\d+)?$/;

/** A cell that no spreadsheet takes for a formula: what could be one becomes a text, by the `'` before it. */
export const spreadsheetCell = (text: string): string =>
  MAY_CALCULATE.test(text) && !DECIMAL.test(text) ? `'${text}` : text;
