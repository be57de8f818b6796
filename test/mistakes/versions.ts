import type * as ast from '../../grammar/ast.ts';
import { told, untold, type Family } from './mistake.ts';
import { instead, pairs, type Source } from './source.ts';

/** Prices by date. */

const dated = (source: Source): readonly (readonly [ast.Price, ast.Price])[] =>
  source
    .all('feature')
    .flatMap(({ items }) => pairs(items.filter((item) => item.kind === 'price')))
    .filter(([a, b]) => a.from !== null && b.from !== null);
const dates = (source: Source): readonly ast.DateTime[] =>
  source.all('price').flatMap(({ from }) => (from === null ? [] : [from]));
const year = (text: string, by: number): string => `${Number(text.slice(0, 4)) + by}${text.slice(4)}`;

export const versions: Family = {
  name: 'Prices by date',
  kinds: [
    told('two prices from one day', (source) =>
      dated(source).map(([a, b]) => instead(b.from!.span, a.from!.text, [a.span])),
    ),
    told('a new price dated before the old one', (source) =>
      dated(source).map(([a, b]) => instead(b.from!.span, year(a.from!.text, -1), [a.span])),
    ),
    told('a day that does not exist', (source) =>
      dates(source).map(({ span, text }) => instead(span, `${text.slice(0, 8)}32`)),
    ),
    told('a date with month and day exchanged, where there is no such month', (source) =>
      source
        .all('date')
        .filter(({ precision, text }) => precision === 'day' && Number(text.slice(8, 10)) > 12)
        .map(({ span, text }) =>
          instead(span, `${text.slice(0, 5)}${text.slice(8, 10)}-${text.slice(5, 7)}`),
        ),
    ),
    told('`from` and its date left out of one of several prices', (source) =>
      dated(source).flatMap(([a, b]) => {
        const word = source.find(b.span, 'from ');
        return word === null ? [] : [instead({ ...word, end: b.from!.span.end + 1 }, '', [a.span])];
      }),
    ),
    untold('another date', 'an example the day before, and one on the day', (source) =>
      dates(source).map(({ span, text }) => instead(span, year(text, 1))),
    ),
  ],
};
