import type * as ast from '../../grammar/ast.ts';
import type { Source } from './source.ts';

/** A table with its axes told apart: rows below the header, or every row where there is one axis. */
export interface Grid {
  readonly table: ast.Table;
  readonly header: ast.TableRow | null;
  readonly rows: readonly ast.TableRow[];
  /** How many cells of a row are keys. */
  readonly keys: number;
}

export const grids = (source: Source): readonly Grid[] =>
  source.all('table').map((table) => {
    const all = table.axes.length + (table.mode === null ? 0 : 1);
    const isFlat = all < 2;
    return {
      table,
      header: isFlat ? null : (table.rows[0] ?? null),
      rows: isFlat ? table.rows : table.rows.slice(1),
      keys: isFlat ? 1 : all - 1,
    };
  });

export const number = (cell: ast.Cell | undefined): number =>
  cell?.content?.kind === 'number' ? Number(cell.content.value) : Number.NaN;

export const valuesOf = ({ rows, keys }: Grid): readonly (readonly ast.Cell[])[] =>
  rows.map(({ cells }) => cells.slice(keys));
