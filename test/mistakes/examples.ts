import { told, untold, type Family, type Mistake } from './mistake.ts';
import { moved, times, transposed } from './slips.ts';
import { instead, without, type Source } from './source.ts';

/** Examples: what they use and buy, and what they say comes of it. The price list is right, and the example is not. */

const another = (
  source: Source,
  list: readonly { readonly span: Mistake['edits'][number]['span'] }[],
  change: (text: string) => string | null,
): readonly Mistake[] =>
  list.flatMap(({ span }) => {
    const other = change(source.text(span));
    const around = source.all('example').find((one) => source.isIn(span, one.span));
    return other === null || other === source.text(span) || around === undefined
      ? []
      : [instead(span, other, [around.span, ...around.steps.map((step) => step.span)])];
  });

const money = (source: Source) =>
  [...source.all('charge'), ...source.all('total')].map((step) => step.money.value);

export const examples: Family = {
  name: 'Examples',
  kinds: [
    told("an example's amount with its point moved", (source) =>
      another(source, money(source), (text) => moved(text, 1)),
    ),
    told("two digits of an example's amount exchanged", (source) =>
      another(source, money(source), transposed),
    ),
    told("an example's amount in another currency", (source) =>
      another(
        source,
        [...source.all('charge'), ...source.all('total')].map((step) => step.money.currency),
        (text) => (text === 'USD' ? 'EUR' : 'USD'),
      ),
    ),
    told('a quoted amount with another figure', (source) =>
      another(
        source,
        source.all('quote').flatMap(({ price }) => (price === null ? [] : [price.value])),
        (text) => times(text, 2),
      ),
    ),
    told('what remains with another figure', (source) =>
      another(
        source,
        source.all('remaining').map(({ quantity }) => quantity.value),
        (text) => `${text}1`,
      ),
    ),
    told('what is covered with another figure', (source) =>
      another(
        source,
        source.all('covered').flatMap(({ quantity }) => quantity.map(({ value }) => value)),
        (text) => `${text}1`,
      ),
    ),
    told('a rejection left out', (source) =>
      source.all('rejected').map((step) =>
        without(
          source,
          step.span,
          [...(source.around(step, 'example')?.steps ?? []), source.around(step, 'example')!].map(
            ({ span }) => span,
          ),
        ),
      ),
    ),
    told('a code of a rejection that is another', (source) =>
      another(
        source,
        source.all('rejected').map(({ code }) => code),
        (text) => (text === 'TAR5101' ? 'TAR5107' : 'TAR5101'),
      ),
    ),
    told('a code of a rejection that does not exist', (source) =>
      another(
        source,
        source.all('rejected').map(({ code }) => code),
        () => 'TAR5999',
      ),
    ),
    told('use in a month that does not exist', (source) =>
      another(
        source,
        source.all('date').filter(({ text }) => text.length >= 7),
        (text) => `${text.slice(0, 5)}13${text.slice(7)}`,
      ),
    ),
    told('an attribute given twice', (source) =>
      another(source, source.all('attribute value'), (text) => `${text}, ${text}`),
    ),
    told('a size that is not sold', (source) =>
      another(
        source,
        source
          .all('quote')
          .flatMap(({ quantity, term }) => (quantity === null || term !== null ? [] : [quantity.value])),
        (text) => times(text, 3),
      ),
    ),
    told('the term of a purchase left out', (source) =>
      [...source.all('buy'), ...source.all('quote')].flatMap((step) =>
        step.term === null
          ? []
          : [instead({ ...step.term.span, start: step.term.span.start - 3 }, '', [step.span])],
      ),
    ),
    told('a date left out beside other dates', (source) =>
      source.all('use').flatMap((use) => {
        const steps = source.around(use, 'example')?.steps ?? [];
        const dated = steps.filter((step) => 'when' in step && step.when !== null);
        return use.when === null || dated.length < 2
          ? []
          : [
              without(
                source,
                use.when.span,
                steps.map(({ span }) => span),
              ),
            ];
      }),
    ),
    told("an amount's step of rounding for display left out, where the page shows less", (source) =>
      [...source.all('charge'), ...source.all('total')].flatMap(({ nearest, money: { span } }) =>
        nearest === null ? [] : [instead({ ...nearest.span, start: span.end }, '')],
      ),
    ),
    untold(
      'another quantity used, with the amount of the page',
      'an example whose amount moves with the quantity',
      (source) =>
        another(
          source,
          source.all('use').flatMap(({ quantity }) => quantity.map(({ value }) => value)),
          (text) => times(text, 7),
        ).filter(({ near }) => near.length > 1),
    ),
    untold('an example left out', 'the coverage of the examples (`tarifa test --coverage`)', (source) =>
      source.all('example').map(({ span }) => without(source, span)),
    ),
  ],
};
