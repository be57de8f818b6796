import type * as ast from '../../grammar/ast.ts';
import { join } from '../../grammar/text/span.ts';
import { replacing } from '../diagnostics/fix.ts';
import type { Checker } from '../stages.ts';
import { looksLikeKey, type MatrixAxis } from './matrix-key.ts';
import { textAt } from './source-text.ts';
import { reportTable } from './table-diagnostics.ts';

/**
 * Whether a table by one axis has its keys side by side, above their prices, as price pages print few of them; then it says
 * so, and how it is written. A word before the prices, below nothing, may stand there too.
 */
export function reportKeysAcross(checker: Checker, table: ast.Table, axis: MatrixAxis): boolean {
  const [header, prices, ...others] = table.rows;
  if (!header || !prices || others.length > 0) return false;
  const isLabelled = header.cells[0]?.content === null;
  const [keys, values] = [header, prices].map(({ cells }) => (isLabelled ? cells.slice(1) : cells));
  if (keys!.length < 2 || values!.length !== keys!.length) return false;
  if (!keys!.every((cell) => looksLikeKey(axis, cell)) || looksLikeKey(axis, values![0]!)) return false;
  const rows = keys!.map(
    (key, i) => `| ${textAt(checker, key.span)} | ${textAt(checker, values![i]!.span)} |`,
  );
  const example = rows[0]!.replace(/\s+/g, ' ');
  const between = textAt(checker, { ...header.span, start: header.span.end, end: prices.span.start });
  const whole = join(header.span, prices.span);
  const title = `give each key of \`${axis.name}\` a row`;
  // A comment between the two would be lost.
  const fixes = between.trim() === '' ? [replacing(whole, rows.join(between), !isLabelled, title)] : [];
  checker.report(reportTable('TAR2322', header.span, { axis: axis.name, example }, { fixes }));
  return true;
}
