import type * as ast from '../../grammar/ast.ts';
import { grids, number, valuesOf, type Grid } from './grid.ts';
import { mistake, told, untold, type Family, type Mistake } from './mistake.ts';
import { moved, transposed } from './slips.ts';
import { exchanged, instead, pairs, type Source } from './source.ts';

/** What stands in the cells of a table, and the hours of the day. */

const EACH_CELL = 'an example that reaches each cell';

/** Figures that rise along each row and column, as they do on pages with bands. */
function isSmooth(grid: Grid): boolean {
  const values = valuesOf(grid);
  const rowsRise = values.every((row) => pairs(row).every(([a, b]) => number(a) < number(b)));
  return (
    rowsRise &&
    values.length > 1 &&
    (values[0]?.length ?? 0) > 2 &&
    pairs(values).every(([a, b]) => a.every((cell, at) => number(cell) < number(b[at])))
  );
}

const figures = (source: Source, smooth: boolean): readonly ast.Cell[] =>
  grids(source)
    .filter((grid) => isSmooth(grid) === smooth)
    .flatMap((grid) => valuesOf(grid).flat())
    .filter((cell) => number(cell) > 0);

const movedCells = (source: Source, smooth: boolean): readonly Mistake[] =>
  figures(source, smooth).flatMap(({ span }) =>
    [1, -1].flatMap((places) => {
      const other = moved(source.text(span), places);
      return other === null ? [] : [instead(span, other)];
    }),
  );

export const figuresInTables: Family = {
  name: 'Figures and hours in tables',
  kinds: [
    told('two cells exchanged, where figures rise along rows and columns', (source) =>
      grids(source)
        .filter(isSmooth)
        .flatMap((grid) => {
          const values = valuesOf(grid);
          return [
            ...values.flatMap((row) => pairs(row)),
            ...pairs(values).flatMap(([a, b]) => a.map((cell, at) => [cell, b[at]!] as const)),
          ]
            .filter(([a, b]) => number(a) !== number(b))
            .map(([a, b]) => exchanged(source, a.span, b.span));
        }),
    ),
    untold('two cells exchanged elsewhere', EACH_CELL, (source) =>
      grids(source)
        .filter((grid) => !isSmooth(grid))
        .flatMap((grid) =>
          valuesOf(grid)
            .flatMap((row) => pairs(row))
            .filter(([a, b]) => number(a) !== number(b))
            .map(([a, b]) => exchanged(source, a.span, b.span)),
        ),
    ),
    told('the figures of two rows exchanged, where figures rise', (source) =>
      grids(source)
        .filter(isSmooth)
        .flatMap((grid) =>
          pairs(valuesOf(grid)).map(([a, b]) =>
            mistake(a.flatMap((cell, at) => exchanged(source, cell.span, b[at]!.span).edits)),
          ),
        ),
    ),
    told('a figure with its point moved, where figures rise along rows and columns', (source) =>
      movedCells(source, true),
    ),
    untold('a figure with its point moved elsewhere', EACH_CELL, (source) => movedCells(source, false)),
    untold('two digits of a figure exchanged', EACH_CELL, (source) =>
      [...figures(source, true), ...figures(source, false)].flatMap(({ span }) => {
        const other = transposed(source.text(span));
        return other === null ? [] : [instead(span, other)];
      }),
    ),
    told('hours that overlap another band of the same days', (source) =>
      source.all('table').flatMap(({ rows }) => {
        const bands = rows.flatMap(({ cells }) =>
          cells.flatMap(({ content }) =>
            content?.kind === 'time' && content.from !== null && content.to !== null ? [content] : [],
          ),
        );
        return pairs(bands).flatMap(([a, b]) => {
          if (source.text(a.span).split(' ')[0] !== source.text(b.span).split(' ')[0]) return [];
          if (a.to === null || b.to === null || b.from === null || a.to > b.from) return [];
          const place = source.find(
            { ...a.span, start: a.span.start + source.text(a.span).indexOf('-') },
            a.to,
          );
          return place === null ? [] : [instead(place, b.to, [b.span])];
        });
      }),
    ),
    told('an hour that does not exist', (source) =>
      source.all('time').flatMap(({ to, span }) => {
        const place = to === null ? null : source.find(span, to);
        return place === null || to === null
          ? []
          : [instead(place, `2${to[0] === '2' ? '5' : '6'}${to.slice(2)}`)];
      }),
    ),
    untold('another hour', 'an example a second before the hour, and at it', (source) =>
      source.all('time').flatMap(({ from, span }) => {
        const place = from === null ? null : source.find(span, from);
        return place === null || from === null ? [] : [instead(place, `${from.slice(0, 3)}30`)];
      }),
    ),
    untold('a day of the week left out or another', 'an example on that day', (source) =>
      source
        .all('time')
        .flatMap(({ days }) =>
          days.map(({ text, span }) => instead(span, text === 'weekdays' ? 'monday' : 'weekdays')),
        ),
    ),
  ],
};
