import type * as ast from '../../grammar/ast.ts';
import { mistake, told, untold, type Family, type Mistake } from './mistake.ts';
import { moved } from './slips.ts';
import { figure, instead, type Source } from './source.ts';

/** Units and currencies. */

const OTHER_CURRENCIES: Readonly<Record<string, string>> = { CNY: 'USD', USD: 'CAD', EUR: 'USD' };
const otherCurrency = (code: string): string => OTHER_CURRENCIES[code] ?? 'CNY';

/** A declared unit that does not convert into another. */
function foreign(source: Source, unit: string): string | null {
  const all = source.all('unit');
  const baseOf = (text: string): string => {
    const own = all.find(({ names }) => names.some((name) => name.text === text));
    return own?.equals?.unit?.text === undefined
      ? (own?.names[0]?.text ?? text)
      : baseOf(own.equals.unit.text);
  };
  return all.find(({ names }) => baseOf(names[0]!.text) !== baseOf(unit))?.names[0]?.text ?? null;
}

const inAnother = (source: Source, units: readonly (ast.Name | null)[]): readonly Mistake[] =>
  units.flatMap((unit) => {
    if (unit === null || unit.text === 'event') return [];
    const other = foreign(source, unit.text);
    return other === null ? [] : [instead(unit.span, other)];
  });

const currencies = (source: Source, list: readonly ast.Money[]): readonly Mistake[] =>
  list.map(({ currency }) =>
    instead(
      currency.span,
      otherCurrency(currency.text),
      source.all('currency').map(({ span }) => span),
    ),
  );

const moneyIn = (
  source: Source,
  ...kinds: readonly ('tier' | 'cell' | 'price' | 'size')[]
): readonly ast.Money[] =>
  source.all('money').filter((money) => {
    const around = source.around(money, 'tier', 'cell', 'price', 'size', 'example');
    return around !== null && kinds.some((kind) => kind === around.kind);
  });

/** Two lines in units that do not convert: either may be the one at fault. */
const contradicted = (source: Source, list: readonly Mistake[]): readonly Mistake[] =>
  list.map(({ edits }) => {
    const places = [
      ...source.all('quantity'),
      ...source.all('factor'),
      ...source.all('row'),
      ...source.all('heading'),
    ];
    return mistake(
      edits,
      places.map(({ span }) => span),
    );
  });

export const units: Family = {
  name: 'Units and currency',
  kinds: [
    told('the currency of a tier is another', (source) => currencies(source, moneyIn(source, 'tier'))),
    told('the currency of a cell is another', (source) => currencies(source, moneyIn(source, 'cell'))),
    told('the currency of a price is another', (source) => currencies(source, moneyIn(source, 'price'))),
    told('the currency of a size is another', (source) => currencies(source, moneyIn(source, 'size'))),
    told("the currency of a table's heading is another", (source) =>
      source
        .all('heading')
        .filter(({ amount }) => /^[A-Z]{3}$/.test(amount.text))
        .map(({ amount }) =>
          instead(
            amount.span,
            otherCurrency(amount.text),
            source.all('currency').map(({ span }) => span),
          ),
        ),
    ),
    told('the currency of the whole price list is another', (source) =>
      source.all('currency').map(({ code }) => instead(code.span, otherCurrency(code.text))),
    ),
    told('the currency does not exist', (source) =>
      source.all('currency').map(({ code }) => instead(code.span, `${code.text.slice(0, 2)}X`)),
    ),
    told('a rate per another unit', (source) =>
      inAnother(
        source,
        source.all('rate').map(({ unit }) => unit),
      ),
    ),
    told('a bound in another unit', (source) =>
      inAnother(
        source,
        source.all('tier').map(({ bound }) => bound.quantity.unit),
      ),
    ),
    told('a table per another unit', (source) =>
      contradicted(
        source,
        inAnother(
          source,
          source
            .all('heading')
            .filter(
              (node) =>
                source.around(node, 'factor table') === null &&
                // The unit of a licence is that of its heading, and of no other place.
                source.around(node, 'licence') === null &&
                (source.around(node, 'feature', 'category') === null ||
                  source.around(node, 'capacity', 'feature') !== null),
            )
            .map(({ unit }) => unit),
        ),
      ),
    ),
    told("a feature's meter in another unit", (source) =>
      inAnother(
        source,
        source
          .all('meter')
          .filter((node) => {
            const owner = source.around(node, 'feature', 'category');
            return (
              owner !== null &&
              source
                .all('rate')
                .some((rate) => source.isIn(rate.span, owner.span) && rate.unit.text !== 'event')
            );
          })
          .map(({ unit, currency }) => (currency === null ? unit : null)),
      ).map((one) =>
        mistake(
          one.edits,
          source.all('rate').map(({ span }) => span),
        ),
      ),
    ),
    told('a step or a minimum in another unit', (source) =>
      inAnother(
        source,
        source.all('meter').flatMap(({ step, minimum }) => [step?.unit ?? null, minimum?.unit ?? null]),
      ),
    ),
    told('a size in another unit', (source) =>
      contradicted(
        source,
        inAnother(
          source,
          source.all('size').map(({ quantity }) => quantity?.unit ?? null),
        ),
      ),
    ),
    told('use in another unit', (source) =>
      inAnother(
        source,
        source.all('use').flatMap(({ quantity }) => quantity.map(({ unit }) => unit)),
      ),
    ),
    told('an attribute in another unit', (source) =>
      inAnother(
        source,
        source
          .all('attribute')
          .filter(({ name }) =>
            source.all('table').some(({ axes }) => axes.some(({ text }) => text === name.text)),
          )
          .map(({ type }) => (type.kind === 'number' ? type.unit : null)),
      ).map((one) =>
        mistake(
          one.edits,
          source.all('bound').map(({ span }) => span),
        ),
      ),
    ),
    told('a unit that is another counted and divisible at once', (source) =>
      source
        .all('unit')
        .filter(({ equals }) => equals !== null)
        .flatMap((unit) => {
          const word = source.find(unit.span, unit.counted ? 'unit' : 'measure');
          return word === null ? [] : [instead(word, unit.counted ? 'measure' : 'unit')];
        }),
    ),
    untold(
      'a unit that is another quantity of its base',
      'an example whose use is in the one unit and whose price is in the other',
      (source) =>
        figure(
          source,
          source.all('unit').flatMap(({ equals }) => (equals === null ? [] : [equals.value])),
          (text) => moved(text, 1),
        ),
    ),
    told('what a unit is left out', (source) => {
      const priced = [...source.all('rate'), ...source.all('heading')].map(({ unit }) => unit);
      const used = source.all('use').flatMap(({ quantity }) => quantity.map(({ unit }) => unit));
      return source.all('unit').flatMap(({ equals, names, span }) =>
        // The price is in the one unit and use in the other.
        equals === null ||
        !priced.some(({ text }) => names.some((name) => name.text === text)) ||
        !used.some((unit) => unit?.text === equals.unit?.text)
          ? []
          : [
              instead(
                { ...span, start: names.at(-1)!.span.end },
                '',
                source.all('quantity').map((one) => one.span),
              ),
            ],
      );
    }),
    untold('a counted unit for a divisible one', 'an example with half a unit', (source) =>
      source
        .all('unit')
        .filter(({ equals }) => equals === null)
        .flatMap((unit) => {
          const word = source.find(unit.span, unit.counted ? 'unit' : 'measure');
          return word === null ? [] : [instead(word, unit.counted ? 'measure' : 'unit')];
        }),
    ),
  ],
};
