import type * as ast from '../../grammar/ast.ts';
import type { Span } from '../../grammar/text/span.ts';
import { grids, type Grid } from './grid.ts';
import { mistake, told, untold, type Family } from './mistake.ts';
import { exchanged, instead, pairs, put, twice, without, type Source } from './source.ts';

/** Tables: rows, columns, keys and bounds. */

/** A cell as it stands between two bars, white space and all, with one of its bars. */
const slot = (source: Source, cell: ast.Cell): Span => {
  const text = source.files.get(cell.span.file)!;
  return {
    ...cell.span,
    end: text.indexOf('|', cell.span.end) + 1,
    start: text.lastIndexOf('|', cell.span.start) + 1,
  };
};

const boundKey = (cell: ast.Cell | undefined): boolean => cell?.content?.kind === 'bound';
const everyKey = ({ rows, keys }: Grid, test: (cell: ast.Cell | undefined) => boolean): boolean =>
  rows.every(({ cells }) => cells.slice(0, keys).some(test));

const closed = ({ table }: Grid): boolean => table.otherwise === null;

export const tables: Family = {
  name: 'Tables',
  kinds: [
    told('a cell left out', (source) =>
      grids(source).flatMap(({ rows, keys }) =>
        rows.flatMap(({ cells, span }) =>
          cells.slice(keys).map((cell) => instead(slot(source, cell), '', [span])),
        ),
      ),
    ),
    told('a cell too many', (source) =>
      grids(source).flatMap(({ rows, keys }) =>
        rows.flatMap(({ cells }) =>
          cells.slice(keys).map((cell) => {
            const place = slot(source, cell);
            return instead({ ...place, start: place.end }, source.text(place));
          }),
        ),
      ),
    ),
    told('a header cell left out', (source) =>
      grids(source).flatMap(({ header, keys, rows }) =>
        (header?.cells.slice(keys) ?? []).map((cell) =>
          instead(
            slot(source, cell),
            '',
            rows.map(({ span }) => span),
          ),
        ),
      ),
    ),
    told('the header left out', (source) =>
      grids(source).flatMap(({ header, table }) =>
        header === null ? [] : [without(source, header.span, [table.span])],
      ),
    ),
    told('the empty cell of the header left out', (source) =>
      grids(source).flatMap(({ header, rows }) =>
        (header?.cells.slice(0, 1) ?? []).map((cell) =>
          instead(
            slot(source, cell),
            '',
            rows.map(({ span }) => span),
          ),
        ),
      ),
    ),
    told('a row left out, where rows are names and nothing is said otherwise', (source) =>
      grids(source)
        .filter(
          (grid) =>
            closed(grid) &&
            grid.rows.length > 1 &&
            !everyKey(grid, boundKey) &&
            source.parent(grid.table)?.kind === 'price',
        )
        .filter((grid) => source.around(grid.table, 'feature') !== null)
        .flatMap(({ rows, table }) => rows.map(({ span }) => without(source, span, [table.span]))),
    ),
    untold('another row left out', 'an example in the row', (source) =>
      grids(source)
        .filter(
          (grid) =>
            grid.rows.length > 1 &&
            (!closed(grid) || everyKey(grid, boundKey) || source.around(grid.table, 'feature') === null),
        )
        .flatMap(({ rows, table }) => rows.map(({ span }) => without(source, span, [table.span]))),
    ),
    untold('a column left out', 'an example in the column', (source) =>
      grids(source).flatMap(({ header, rows, keys, table }) => {
        if (header === null || header.cells.length - keys < 2) return [];
        return header.cells.slice(keys).map((_, at) =>
          mistake(
            [header, ...rows].flatMap(({ cells }) =>
              cells.slice(keys + at, keys + at + 1).map((cell) => put(slot(source, cell), '')),
            ),
            [table.span],
          ),
        );
      }),
    ),
    told('a row typed twice', (source) =>
      grids(source).flatMap(({ rows }) => rows.map(({ span }) => twice(source, span))),
    ),
    told('two rows of bounds exchanged', (source) =>
      grids(source)
        .filter((grid) => everyKey(grid, boundKey))
        .flatMap(({ rows }) =>
          pairs(rows).map(([a, b]) =>
            exchanged(
              source,
              a.span,
              b.span,
              rows.map(({ span }) => span),
            ),
          ),
        ),
    ),
    told('two bounds of the header exchanged', (source) =>
      grids(source).flatMap(({ header }) =>
        pairs(header?.cells.filter(boundKey) ?? []).map(([a, b]) => exchanged(source, a.span, b.span)),
      ),
    ),
    told('a bound of a table with a digit too many', (source) =>
      grids(source).flatMap(({ header, rows, keys }) => {
        const columns = pairs(header?.cells.filter(boundKey) ?? []);
        const lines = pairs(rows.flatMap(({ cells }) => cells.slice(0, keys).filter(boundKey)));
        return [...columns, ...lines].flatMap(([cell, next]) => {
          if (cell.content?.kind !== 'bound' || next.content?.kind !== 'bound') return [];
          if (
            next.content.operator.startsWith('>') ||
            !(Number(next.content.quantity.value.value) > Number(cell.content.quantity.value.value))
          )
            return [];
          const { span } = cell.content.quantity.value;
          return [instead(span, `${source.text(span)}0`, [next.span])];
        });
      }),
    ),
    untold(
      'another bound of a table between its neighbours',
      'an example at each bound: at it, and just above it',
      (source) =>
        grids(source).flatMap(({ header, rows, keys }) =>
          [...(header?.cells ?? []), ...rows.flatMap(({ cells }) => cells.slice(0, keys))].flatMap(
            ({ content }) => {
              if (content?.kind !== 'bound' || content.operator.startsWith('>')) return [];
              const { span } = content.quantity.value;
              return [instead(span, String(Number(source.text(span).replaceAll(',', '')) + 1))];
            },
          ),
        ),
    ),
    told('a bound of a table without its unit', (source) =>
      source.all('cell').flatMap(({ content }) => {
        if (content?.kind !== 'bound' || content.quantity.unit === null) return [];
        const { value, unit } = content.quantity;
        return [instead({ ...unit.span, start: value.span.end }, '')];
      }),
    ),
    told('a bound in the unit of the other axis', (source) =>
      grids(source).flatMap(({ header, rows, keys }) => {
        const column = header?.cells.find(boundKey)?.content;
        if (column?.kind !== 'bound' || column.quantity.unit === null) return [];
        const unit = column.quantity.unit.text;
        return rows.flatMap(({ cells }) =>
          cells
            .slice(0, keys)
            .flatMap(({ content }) =>
              content?.kind === 'bound' &&
              content.quantity.unit !== null &&
              content.quantity.unit.text !== unit
                ? [instead(content.quantity.unit.span, unit)]
                : [],
            ),
        );
      }),
    ),
    told('the attributes after `by` in another order', (source) =>
      source
        .all('table')
        .flatMap(({ axes, rows, mode, span }) =>
          mode === null
            ? pairs(axes).map(([a, b]) =>
                exchanged(source, a.span, b.span, [span, ...rows.map((row) => row.span)]),
              )
            : [],
        ),
    ),
    told('an attribute after `by` left out', (source) =>
      source.all('table').flatMap(({ axes, rows }) =>
        pairs(axes).map(([a, b]) =>
          instead(
            { ...b.span, start: a.span.end },
            '',
            rows.map(({ span }) => span),
          ),
        ),
      ),
    ),
    told('`otherwise` left out where the table ends', (source) =>
      grids(source)
        .filter((grid) => everyKey(grid, (cell) => boundKey(cell) || cell?.content?.kind === 'time'))
        .flatMap(({ table, rows }) => {
          const { otherwise } = table;
          const word = otherwise === null ? null : source.text(table.span).lastIndexOf('otherwise');
          if (otherwise === null || word === null) return [];
          return [
            instead({ ...otherwise.span, start: table.span.start + word }, '', [
              table.span,
              ...rows.map(({ span }) => span),
            ]),
          ];
        }),
    ),
  ],
};
