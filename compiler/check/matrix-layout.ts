import type * as ast from '../../grammar/ast.ts';
import { removing } from '../diagnostics/fix.ts';
import type { Checker } from '../stages.ts';
import { reportKeysAcross } from './keys-across.ts';
import { readKey, type Key, type MatrixAxis } from './matrix-key.ts';
import { reportTable } from './table-diagnostics.ts';

/** A row with its key cells told from its charges. */
export interface LayoutRow {
  readonly node: ast.TableRow;
  readonly keys: readonly Key[];
  /** The bound of a table in tiers. */
  readonly bound: ast.Bound | null;
  /** One for each column. */
  readonly charges: readonly ast.Cell[];
}

/** A table whose cells are told apart. `rowAxes` are keyed by the rows; `columns` by the header, if there is one. */
export interface Layout {
  readonly rowAxes: readonly MatrixAxis[];
  readonly columnAxis: MatrixAxis | null;
  readonly columns: readonly Key[];
  readonly rows: readonly LayoutRow[];
}

/**
 * Tells keys from charges. With one axis and no tiers a row is a key and a charge; otherwise the last axis runs across
 * in a header, and the key columns are the other axes and, in tiers, the bounds.
 */
export function layOut(checker: Checker, table: ast.Table, axes: readonly MatrixAxis[]): Layout | null {
  const across = axes.length > 1 || table.mode !== null;
  const rowAxes = across ? axes.slice(0, -1) : axes;
  const columnAxis = across ? axes.at(-1)! : null;
  const keyColumns = rowAxes.length + (table.mode ? 1 : 0);
  const [header] = table.rows;
  if (!header || (across && table.rows.length === 1)) {
    checker.report(
      reportTable('TAR2319', (header ?? table).span, { what: header ? 'row below its header' : 'row' }),
    );
    return null;
  }
  if (!columnAxis) {
    if (reportKeysAcross(checker, table, axes[0]!)) return null;
    const rows = readRows(checker, table.rows, rowAxes, table.mode, 2, 'a key and a price make 2');
    return rows && { rowAxes, columnAxis, columns: [], rows };
  }
  if (differsFromRows(checker, header, table.rows.slice(1))) return null;
  const columns = readHeader(
    checker,
    header,
    columnAxis,
    [...rowAxes.map(({ name }) => name), 'bounds'],
    keyColumns,
  );
  const width = header.cells.length;
  const rows = readRows(checker, table.rows.slice(1), rowAxes, table.mode, width, `the header has ${width}`);
  return columns && rows && { rowAxes, columnAxis, columns, rows };
}

/** Whether all rows have as many cells as each other and the header has not: then it is the header that is at fault. */
function differsFromRows(checker: Checker, header: ast.TableRow, rows: readonly ast.TableRow[]): boolean {
  const [first, ...others] = rows;
  const width = first?.cells.length ?? 0;
  if (others.length === 0 || width === header.cells.length) return false;
  if (others.some(({ cells }) => cells.length !== width)) return false;
  const values = { found: cellCount(header), expected: `every row below has ${width}` };
  const related = [{ span: first!.span, note: cellCount(first!) }];
  checker.report(reportTable('TAR2304', header.span, values, { related }));
  return true;
}

const cellCount = ({ cells }: ast.TableRow): string =>
  cells.length === 1 ? '1 cell' : `${cells.length} cells`;

function readHeader(
  checker: Checker,
  header: ast.TableRow,
  axis: MatrixAxis,
  names: readonly string[],
  keyColumns: number,
): readonly Key[] | null {
  if (header.cells.length <= keyColumns) {
    checker.report(reportTable('TAR2319', header.span, { what: `column for a key of \`${axis.name}\`` }));
    return null;
  }
  let sound = true;
  const keyCells = header.cells.slice(0, keyColumns);
  // A header with something above every key is a row: what else it is not would be said of each of its cells.
  const isRow = keyCells.every(({ content }) => content !== null);
  for (const [i, cell] of keyCells.slice(0, isRow ? 1 : keyColumns).entries()) {
    if (!cell.content) continue;
    const fixes = [removing(cell.content.span, false, 'leave the cell empty')];
    checker.report(reportTable('TAR2305', cell.span, { axis: names[i]! }, { fixes }));
    sound = false;
  }
  if (isRow) return null;
  const cells = header.cells.slice(keyColumns);
  const keys = readKeys(checker, cells, () => axis, cells);
  return sound ? keys : null;
}

function readRows(
  checker: Checker,
  nodes: readonly ast.TableRow[],
  rowAxes: readonly MatrixAxis[],
  mode: ast.TierMode | null,
  width: number,
  expected: string,
): readonly LayoutRow[] | null {
  const rows: LayoutRow[] = [];
  // With one key a row, a key stands once.
  const taken = rowAxes.length === 1 && mode === null ? nodes.flatMap(({ cells }) => cells.slice(0, 1)) : [];
  for (const node of nodes) {
    if (node.cells.length !== width) {
      // Where all rows have the same number of cells, one thing is wrong with all of them.
      if (node === nodes[0] || !nodes.every(({ cells }) => cells.length === node.cells.length))
        checker.report(reportTable('TAR2304', node.span, { found: cellCount(node), expected }));
      continue;
    }
    const keys = readKeys(checker, node.cells.slice(0, rowAxes.length), (i) => rowAxes[i]!, taken);
    const bound = mode ? readBound(checker, node.cells[rowAxes.length]!) : null;
    const charges = node.cells.slice(rowAxes.length + (mode ? 1 : 0));
    if (keys && (bound || !mode)) rows.push({ node, keys, bound, charges });
  }
  return rows.length === nodes.length ? rows : null;
}

function readKeys(
  checker: Checker,
  cells: readonly ast.Cell[],
  axisAt: (index: number) => MatrixAxis,
  taken: readonly ast.Cell[],
): readonly Key[] | null {
  const keys = cells.map((cell, i) => readKey(checker, axisAt(i), cell, taken)).filter((key) => key !== null);
  return keys.length === cells.length ? keys : null;
}

function readBound(checker: Checker, { content, span }: ast.Cell): ast.Bound | null {
  if (content?.kind === 'bound') return content;
  const values = { what: 'a bound', example: 'the end of the tier, such as `<= 1,000 calls`' };
  checker.report(reportTable('TAR2315', span, values));
  return null;
}
