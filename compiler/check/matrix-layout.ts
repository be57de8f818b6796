import type * as ast from '../../grammar/ast.ts';
import type { Checker } from '../stages.ts';
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
    const rows = readRows(checker, table.rows, rowAxes, table.mode, 2, 'a key and a price make 2');
    return rows && { rowAxes, columnAxis, columns: [], rows };
  }
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
  for (const [i, cell] of header.cells.slice(0, keyColumns).entries()) {
    if (!cell.content) continue;
    checker.report(reportTable('TAR2305', cell.span, { axis: names[i]! }));
    sound = false;
  }
  const keys = readKeys(checker, header.cells.slice(keyColumns), () => axis);
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
  for (const node of nodes) {
    const found = node.cells.length;
    if (found !== width) {
      const values = { found: found === 1 ? '1 cell' : `${found} cells`, expected };
      checker.report(reportTable('TAR2304', node.span, values));
      continue;
    }
    const keys = readKeys(checker, node.cells.slice(0, rowAxes.length), (i) => rowAxes[i]!);
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
): readonly Key[] | null {
  const keys = cells.map((cell, i) => readKey(checker, axisAt(i), cell)).filter((key) => key !== null);
  return keys.length === cells.length ? keys : null;
}

function readBound(checker: Checker, { content, span }: ast.Cell): ast.Bound | null {
  if (content?.kind === 'bound') return content;
  const values = { what: 'a bound', example: 'the end of the tier, such as `<= 1,000 calls`' };
  checker.report(reportTable('TAR2315', span, values));
  return null;
}
