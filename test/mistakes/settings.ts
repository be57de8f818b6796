import type * as ast from '../../grammar/ast.ts';
import { mistake, told, untold, type Family, type Mistake } from './mistake.ts';
import { moved, transposed } from './slips.ts';
import { figure, instead, put, twice, without, type Source } from './source.ts';

/** What is said once for the whole price list, and prices that stand alone. */

const zones = (source: Source, change: (zone: string) => string): readonly Mistake[] =>
  source.all('timezone').map(({ zone }) => instead(zone.span, `"${change(zone.value)}"`));

/** A zone with other clocks, so that the days differ. */
const OTHER_ZONE = (zone: string): string => (zone === 'Asia/Tokyo' ? 'Asia/Shanghai' : 'Asia/Tokyo');

/** Amounts of a price that has neither tiers nor a table. */
const alone = (source: Source): readonly ast.Money[] =>
  source
    .all('money')
    .filter((money) => source.around(money, 'tier', 'cell', 'price', 'size', 'example')?.kind === 'price');

export const settings: Family = {
  name: 'Settings and lone prices',
  kinds: [
    told('a time zone misspelt', (source) => zones(source, (zone) => zone.replace(/.(.)$/, '$1'))),
    untold(
      'another time zone',
      'an example in which the hour decides, or that crosses midnight by an instant of UTC',
      (source) => zones(source, OTHER_ZONE),
    ),
    untold('a coarser step of rounding', 'an example with a part of the smallest amount', (source) =>
      figure(
        source,
        source.all('round').map(({ step }) => step),
        (text) => (text === '1' ? '10' : moved(text, 1)),
      ),
    ),
    untold('a finer step of rounding', 'an example with a part of the smallest amount', (source) =>
      source.all('round').flatMap(({ step }) => {
        const finer = moved(source.text(step.span), -1);
        return finer === null ? [] : [instead(step.span, finer)];
      }),
    ),
    untold('another way of rounding', 'an example that ends in half of the smallest amount', (source) =>
      source.all('round').flatMap(({ mode, span }) => {
        const place = source.find(span, mode);
        return place === null
          ? []
          : [
              instead(place, mode === 'half even' ? 'half up' : 'half even'),
              instead(place, mode === 'up' ? 'down' : 'up'),
            ];
      }),
    ),
    told('currency, time zone or rounding left out', (source) =>
      [...source.all('currency'), ...source.all('timezone'), ...source.all('round')].map(({ span }) =>
        without(
          source,
          span,
          source.all('catalog').map((one) => one.span),
        ),
      ),
    ),
    told('currency, time zone or rounding said twice', (source) =>
      [...source.all('currency'), ...source.all('timezone'), ...source.all('round')].map(({ span }) =>
        twice(source, span),
      ),
    ),
    untold('a figure that stands alone with its point moved', 'the worked example of the page', (source) =>
      alone(source).flatMap(({ value }) => figure(source, [value], (text) => moved(text, 1))),
    ),
    untold('two digits of a figure that stands alone exchanged', 'the worked example of the page', (source) =>
      alone(source).flatMap(({ value }) => figure(source, [value], transposed)),
    ),
    untold('another share: its point moved', 'the worked example of the page', (source) =>
      figure(
        source,
        source.all('percent').map(({ value }) => value),
        (text) => moved(text, 1),
      ),
    ),
    told('the unit of a lone price left out', (source) =>
      source.all('rate').flatMap((rate) => {
        const price = source.around(rate, 'price', 'tier', 'cell');
        if (price?.kind !== 'price' || price.period !== null || source.parent(rate)?.kind !== 'sum')
          return [];
        return [instead({ ...rate.span, start: rate.money.span.end }, '')];
      }),
    ),
    untold(
      'numbers of a rate exchanged: the price of 1,000 for that of one',
      'the worked example of the page',
      (source) =>
        source
          .all('rate')
          .flatMap(({ count, unit }) =>
            count === null ? [] : [mistake([put({ ...count.span, end: unit.span.start }, '')])],
          ),
    ),
    told('default of an attribute is none of its values', (source) =>
      source
        .all('attribute')
        .flatMap((attribute) =>
          attribute.default?.kind === 'name'
            ? [instead(attribute.default.span, `${attribute.default.text}x`)]
            : [],
        ),
    ),
    untold('another default of an attribute', 'an example that leaves the attribute out', (source) =>
      source.all('attribute').flatMap(({ default: value, type }) => {
        if (value === null || type.kind !== 'one of') return [];
        const other = type.values.find(
          ({ text, form }) => form === 'bare' && text !== (value.kind === 'name' ? value.text : ''),
        );
        return other === undefined ? [] : [instead(value.span, other.text)];
      }),
    ),
  ],
};
