import type * as ast from '../../grammar/ast.ts';
import { told, untold, type Family } from './mistake.ts';
import { misspelt, moved } from './slips.ts';
import { exchanged, instead, pairs, twice, without, type Source } from './source.ts';

/** Funds: which pays first, what a product covers, at which factor and for how long. */

const factors = (source: Source) => source.all('factor');
const sold = (source: Source) => [...source.all('package'), ...source.all('capacity')];
const declared = (source: Source): readonly ast.Name[] =>
  source.all('deduct').flatMap((deduct) => deduct.funds);

export const funds: Family = {
  name: 'Funds and factors',
  kinds: [
    told('a fund left out of `deduct`', (source) =>
      source.all('deduct').flatMap(({ funds: list }) =>
        pairs(list).map(([a, b]) => {
          const uses = source
            .all('name')
            .filter(({ text }) => text === a.text)
            .map(({ span }) => span);
          return instead({ ...a.span, end: b.span.start }, '', uses);
        }),
      ),
    ),
    told('`price` before a fund in `deduct`', (source) =>
      source.all('deduct').flatMap(({ funds: list }) => {
        const [before, last] = list.slice(-2);
        return before === undefined || last === undefined ? [] : [exchanged(source, before.span, last.span)];
      }),
    ),
    told('a fund twice in `deduct`', (source) =>
      source
        .all('deduct')
        .flatMap(({ funds: list }) =>
          list.slice(0, 1).map(({ span, text }) => instead({ ...span, start: span.end }, ` > ${text}`)),
        ),
    ),
    told('`deduct` left out', (source) =>
      source.all('deduct').map(({ span }) =>
        without(
          source,
          span,
          sold(source).flatMap((one) => [one.span, one.fund.span]),
        ),
      ),
    ),
    untold('two funds of `deduct` exchanged', 'an example in which both are bought', (source) =>
      source
        .all('deduct')
        .flatMap(({ funds: list }) =>
          pairs(list.slice(0, -1)).map(([a, b]) => exchanged(source, a.span, b.span)),
        ),
    ),
    untold(
      'two orders of `consume` exchanged',
      'an example of two purchases, the later of which expires first',
      (source) =>
        source
          .all('consume')
          .flatMap(({ by }) => pairs(by).map(([a, b]) => exchanged(source, a.span, b.span))),
    ),
    untold('`activation required` left out', 'an example of use before activation', (source) =>
      source.all('activation').map(({ span }) => without(source, span)),
    ),
    told('the fund of a product is another, which a feature that it names does not accept', (source) =>
      sold(source).flatMap((product) => {
        const named = product.items
          .flatMap((item) => (item.kind === 'covers' ? item.scopes : []))
          .filter(({ star }) => !star)
          .map(({ name }) => name?.text);
        const accepted = source
          .all('feature')
          .filter(({ name }) => named.includes(name.text))
          .flatMap(({ items }) => items.filter((item) => item.kind === 'accepts'));
        const other = declared(source).find(
          ({ text }) =>
            text !== product.fund.text &&
            text !== 'price' &&
            accepted.some((accepts) => !accepts.funds.some((fund) => fund.text === text)),
        );
        const near = product.items.flatMap((item) => (item.kind === 'covers' ? [item.span] : []));
        const accepting = source.all('accepts').map(({ span }) => span);
        return other === undefined ? [] : [instead(product.fund.span, other.text, [...near, ...accepting])];
      }),
    ),
    told('`covers` left out', (source) =>
      sold(source)
        .filter(({ items }) => items.filter(({ kind }) => kind === 'covers').length === 1)
        .flatMap((product) =>
          product.items.flatMap((item) =>
            item.kind === 'covers' ? [without(source, item.span, [product.span, product.name.span])] : [],
          ),
        ),
    ),
    told('`covers` said twice', (source) =>
      sold(source).flatMap(({ items }) =>
        items.flatMap((item) =>
          item.kind === 'covers' && source.aloneOnLines(item.span) ? [twice(source, item.span)] : [],
        ),
      ),
    ),
    told('`covers` a feature that does not accept the fund', (source) =>
      sold(source).flatMap(({ fund, items }) => {
        const stranger = source
          .all('feature')
          .find((feature) =>
            feature.items.some(
              (item) => item.kind === 'accepts' && !item.funds.some(({ text }) => text === fund.text),
            ),
          );
        return stranger === undefined
          ? []
          : items.flatMap((item) =>
              item.kind === 'covers'
                ? item.scopes.flatMap(({ star, name, span }) =>
                    star || name === null ? [] : [instead(span, stranger.name.text)],
                  )
                : [],
            );
      }),
    ),
    untold('a line of several in `covers` left out', 'an example of a feature that it covers', (source) =>
      sold(source)
        .filter(({ items }) => items.filter(({ kind }) => kind === 'covers').length > 1)
        .flatMap(({ items }) =>
          items.flatMap((item) => (item.kind === 'covers' ? [without(source, item.span)] : [])),
        ),
    ),
    told('a factor left out', (source) =>
      factors(source).flatMap((factor) => {
        const covers = source.around(factor, 'covers');
        const last = covers?.scopes.at(-1);
        return last === undefined ? [] : [instead({ ...factor.span, start: last.span.end }, '')];
      }),
    ),
    told('points and calls of a factor exchanged', (source) =>
      factors(source).flatMap(({ points, unit }) =>
        points.unit === null ? [] : [exchanged(source, points.unit.span, unit.span)],
      ),
    ),
    told('a factor for another unit', (source) =>
      factors(source).flatMap(({ unit, points }) =>
        points.unit === null ? [] : [instead(unit.span, points.unit.text)],
      ),
    ),
    untold('a factor upside down', 'an example of how long a package lasts', (source) =>
      factors(source).flatMap(({ points }) => {
        const figure = Number(points.value.value);
        const other = 1 / figure;
        return figure === 1 || !Number.isInteger(other * 1000)
          ? []
          : [instead(points.value.span, String(other))];
      }),
    ),
    untold('a factor with its point moved', 'an example of how long a package lasts', (source) =>
      factors(source).flatMap(({ points }) => {
        const other = moved(source.text(points.value.span), -1);
        return other === null ? [] : [instead(points.value.span, other)];
      }),
    ),
    told('a factor of 0', (source) => factors(source).map(({ points }) => instead(points.value.span, '0'))),
    told('the unit of `valid` misspelt', (source) =>
      source.all('valid').map(({ unit }) => instead(unit.span, misspelt(unit.text))),
    ),
    untold('another validity: 1 day for 1 year', 'an example of use near the end of the validity', (source) =>
      source.all('valid').map(({ unit }) => instead(unit.span, unit.text.startsWith('day') ? 'year' : 'day')),
    ),
    told('an alert above 100%', (source) =>
      source
        .all('alert')
        .map(({ percent }) => instead(percent.span, `${percent.value}0`))
        .filter(({ edits }) => Number(edits[0]?.text) >= 100),
    ),
    told('the percent sign of an alert left out', (source) =>
      source
        .all('alert')
        .map(({ percent, span }) =>
          instead({ ...span, start: percent.span.end, end: percent.span.end + 1 }, ''),
        ),
    ),
    untold('another alert', 'an example that says `alert`, and one just before it', (source) =>
      source.all('alert').map(({ percent }) => instead(percent.span, String(Number(percent.value) / 2))),
    ),
  ],
};
