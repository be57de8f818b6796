import type * as ast from '../../grammar/ast.ts';
import type { Span } from '../../grammar/text/span.ts';
import { told, untold, type Family, type Mistake } from './mistake.ts';
import { exchanged, instead, pairs, twice, without, type Source } from './source.ts';

/** Features: meters, what pays for them, and how they end. */

type Item = ast.Meter | ast.Accepts | ast.Price | ast.FeatureOtherwise;

const inFeature = <N extends Item>(
  source: Source,
  list: readonly N[],
): readonly (readonly [N, ast.Feature])[] =>
  list.flatMap((item) => {
    const owner = source.parent(item);
    return owner?.kind === 'feature' ? [[item, owner] as const] : [];
  });

/** Whether the category around a feature says the same for it. */
const isSaid = (source: Source, feature: ast.Feature, kind: Item['kind']): boolean =>
  source.around(feature, 'category')?.items.some((item) => item.kind === kind) ?? false;

const has = (feature: ast.Feature, kind: Item['kind']): boolean =>
  feature.items.some((item) => item.kind === kind);

/** A name of a list left out, with one of its commas. */
const shorter = (list: readonly ast.Name[], index: number): Span => {
  const { span } = list[index]!;
  const [before, after] = [list[index - 1], list[index + 1]];
  if (before !== undefined) return { ...span, start: before.span.end };
  return after === undefined ? span : { ...span, end: after.span.start };
};

const clause = (source: Source, span: Span, from: string, to: Span): Mistake | null => {
  const at = source.text({ ...span, end: to.end }).lastIndexOf(from, to.start - span.start);
  if (at < 0) return null;
  return instead({ ...span, start: span.start + at, end: to.end }, '');
};
const found = (list: readonly (Mistake | null)[]): readonly Mistake[] => list.filter((one) => one !== null);

/** Whether it accepts a fund that no use empties: then it needs no price, and no other end. */
function hasCapacity(source: Source, feature: ast.Feature): boolean {
  const endless = source.all('capacity').map(({ fund }) => fund.text);
  const own = feature.items.find((item) => item.kind === 'accepts');
  const said = source.around(feature, 'category')?.items.find((item) => item.kind === 'accepts');
  const funds = (own ?? said)?.funds.map(({ text }) => text) ?? endless;
  return funds.some((fund) => endless.includes(fund));
}

const ends = (source: Source): readonly (readonly [ast.FeatureOtherwise, ast.Feature])[] =>
  inFeature(source, source.all('otherwise')).filter(
    ([, feature]) => !isSaid(source, feature, 'price') && !isSaid(source, feature, 'otherwise'),
  );
const onlyPrices = (source: Source): readonly (readonly [ast.Price, ast.Feature])[] =>
  inFeature(source, source.all('price')).filter(
    ([item, feature]) =>
      item.from === null &&
      !isSaid(source, feature, 'price') &&
      !isSaid(source, feature, 'otherwise') &&
      feature.items.filter(({ kind }) => kind === 'price').length === 1,
  );

export const features: Family = {
  name: 'Features',
  kinds: [
    told('a meter left out', (source) =>
      inFeature(source, source.all('meter'))
        .filter(([, feature]) => !isSaid(source, feature, 'meter'))
        .map(([item, feature]) => without(source, item.span, [feature.span])),
    ),
    told('a price left out, and no capacity is without end', (source) =>
      onlyPrices(source)
        .filter(([, feature]) => !hasCapacity(source, feature))
        .map(([item, feature]) => without(source, item.span, [feature.span])),
    ),
    untold(
      'a price left out of a feature that a capacity covers without end',
      'an example of use without the capacity',
      (source) =>
        onlyPrices(source)
          .filter(([, feature]) => hasCapacity(source, feature))
          .map(([item, feature]) => without(source, item.span, [feature.span])),
    ),
    untold(
      "a feature's own price left out, so that the category's holds",
      'an example of the feature',
      (source) =>
        inFeature(source, source.all('price'))
          .filter(([, feature]) => isSaid(source, feature, 'price'))
          .map(([item, feature]) => without(source, item.span, [feature.span])),
    ),
    told('a price said twice', (source) =>
      inFeature(source, source.all('price'))
        .filter(([item]) => item.from === null && source.aloneOnLines(item.span))
        .map(([item]) => twice(source, item.span)),
    ),
    told('a meter said twice', (source) =>
      source
        .all('meter')
        .filter(({ span }) => source.aloneOnLines(span))
        .map(({ span }) => twice(source, span)),
    ),
    told('`accepts` said twice', (source) =>
      source
        .all('accepts')
        .filter(({ span }) => source.aloneOnLines(span))
        .map(({ span }) => twice(source, span)),
    ),
    told('`price` left out of `accepts`', (source) =>
      inFeature(source, source.all('accepts'))
        .filter(([, feature]) => has(feature, 'price'))
        .flatMap(([{ funds }, feature]) =>
          funds.flatMap(({ text }, index) =>
            text === 'price' && funds.length > 1
              ? [
                  instead(
                    shorter(funds, index),
                    '',
                    feature.items.map(({ span }) => span),
                  ),
                ]
              : [],
          ),
        ),
    ),
    told('a fund left out of `accepts` that a product of the feature names', (source) =>
      inFeature(source, source.all('accepts')).flatMap(([{ funds }, feature]) =>
        funds.flatMap(({ text }, index) => {
          const covers = [...source.all('package'), ...source.all('capacity')]
            .filter(({ fund }) => fund.text === text)
            .flatMap(({ items }) => items.flatMap((item) => (item.kind === 'covers' ? item.scopes : [])))
            .filter(({ name, star }) => !star && name?.text === feature.name.text);
          return covers.length === 0 || funds.length < 2
            ? []
            : [
                instead(
                  shorter(funds, index),
                  '',
                  covers.map(({ span }) => span),
                ),
              ];
        }),
      ),
    ),
    told('a fund in `accepts` that no product of the feature fills', (source) =>
      inFeature(source, source.all('accepts')).flatMap(([{ funds, span }, feature]) => {
        const last = funds.at(-1);
        const category = source.around(feature, 'category');
        const reaches = ({ name, star }: ast.Scope): boolean =>
          star
            ? name === null || name.text === category?.name.text
            : name === null || name.text === feature.name.text;
        const filled = [...source.all('package'), ...source.all('capacity')]
          .filter(({ forEach, items }) =>
            items.some(
              (item) =>
                item.kind === 'covers' &&
                item.scopes.some(reaches) &&
                (forEach === null || forEach.some(reaches)),
            ),
          )
          .map(({ fund }) => fund.text);
        const other = source
          .all('deduct')
          .flatMap((deduct) => deduct.funds)
          .find(
            ({ text }) =>
              text !== 'price' && !funds.some((fund) => fund.text === text) && !filled.includes(text),
          );
        return last === undefined || other === undefined
          ? []
          : [instead({ ...span, start: last.span.end, end: last.span.end }, `, ${other.text}`)];
      }),
    ),
    told('a fund twice in `accepts`', (source) =>
      source.all('accepts').flatMap(({ funds }) => {
        const [first] = funds;
        return first === undefined
          ? []
          : [instead({ ...first.span, start: first.span.end }, `, ${first.text}`)];
      }),
    ),
    untold(
      '`accepts` left out, so that every fund pays',
      'an example in which the fund is bought and must not pay',
      (source) => source.all('accepts').map(({ span }) => without(source, span)),
    ),
    told('`otherwise` of a feature left out, and no capacity is without end', (source) =>
      ends(source)
        .filter(([, feature]) => !hasCapacity(source, feature))
        .map(([item, feature]) => without(source, item.span, [feature.span])),
    ),
    untold(
      '`otherwise` left out of a feature that a capacity covers without end',
      'an example of use without the capacity',
      (source) =>
        ends(source)
          .filter(([, feature]) => hasCapacity(source, feature))
          .map(([item, feature]) => without(source, item.span, [feature.span])),
    ),
    untold('a condition of a meter left out', 'an example with a record that must not count', (source) =>
      source.all('meter').flatMap(({ where, span }) => {
        const last = where.at(-1);
        return last === undefined ? [] : found([clause(source, span, ' where', last.span)]);
      }),
    ),
    untold('`is not` for `is`', 'an example of each value', (source) =>
      source.all('condition').flatMap(({ span, negated }) => {
        const word = source.find(span, negated ? 'is not' : 'is');
        return word === null ? [] : [instead(word, negated ? 'is' : 'is not')];
      }),
    ),
    untold('another value in a condition', 'an example of each value', (source) =>
      source.all('condition').flatMap(({ attribute, values }) => {
        const declared = source.all('attribute').find(({ name }) => name.text === attribute.text)?.type;
        const other =
          declared?.kind === 'one of'
            ? declared.values.find(
                ({ text, form }) => form === 'bare' && !values.some((value) => value.text === text),
              )
            : undefined;
        return other === undefined ? [] : values.slice(0, 1).map(({ span }) => instead(span, other.text));
      }),
    ),
    untold('a step of a meter left out', 'an example with a part of the step', (source) =>
      source.all('meter').flatMap(({ step, span }) =>
        step === null
          ? []
          : found([
              clause(source, span, ' rounded', {
                ...step.span,
                end: source.text(span).includes('each') ? step.span.end + 5 : step.span.end,
              }),
            ]),
      ),
    ),
    untold('a minimum of a meter left out', 'an example below the minimum', (source) =>
      source
        .all('meter')
        .flatMap(({ minimum, span }) =>
          minimum === null
            ? []
            : found([clause(source, span, ' at least', { ...minimum.span, end: minimum.span.end + 5 })]),
        ),
    ),
    untold('`times` of a meter left out', 'an example in which the attribute is not 1', (source) =>
      source
        .all('meter')
        .flatMap(({ times, span }) =>
          times === null ? [] : found([clause(source, span, ' times', times.span)]),
        ),
    ),
    told('`times` an attribute that is no number', (source) => {
      const choice = source.all('attribute').find(({ type }) => type.kind === 'one of');
      return choice === undefined
        ? []
        : source
            .all('meter')
            .flatMap(({ times }) => (times === null ? [] : [instead(times.span, choice.name.text)]));
    }),
    told('`at least` and `at most` exchanged, where both are said', (source) =>
      [...source.all('price'), ...source.all('schedule')].flatMap(({ atLeast, atMost, span }) =>
        atLeast === null || atMost === null
          ? []
          : [exchanged(source, atLeast.value.span, atMost.value.span, [span])],
      ),
    ),
    untold('`at least` for `at most`, and back', 'an example below and one above', (source) =>
      source.all('price').flatMap(({ atLeast, atMost, span }) => {
        if ((atLeast === null) === (atMost === null)) return [];
        const word = source.find(span, atLeast === null ? 'at most' : 'at least');
        return word === null ? [] : [instead(word, atLeast === null ? 'at least' : 'at most')];
      }),
    ),
    untold('`at least` or `at most` left out', 'an example below and one above', (source) =>
      source
        .all('price')
        .flatMap(({ atLeast, atMost, span }) =>
          found([
            atLeast === null ? null : clause(source, span, ' at least', atLeast.span),
            atMost === null ? null : clause(source, span, ' at most', atMost.span),
          ]),
        ),
    ),
    untold('`free` for a price', 'an example of the feature', (source) =>
      source
        .all('sum')
        .filter((sum) => source.parent(sum)?.kind !== 'flat')
        .map(({ span }) => instead(span, 'free')),
    ),
    untold('`unpublished` for a price', 'an example of the feature', (source) =>
      source.all('sum').map(({ span }) => instead(span, 'unpublished "the price page"')),
    ),
    untold('the flat part of a price left out', 'an example of the tier', (source) =>
      source
        .all('sum')
        .flatMap(({ parts }) => pairs(parts).map(([a, b]) => instead({ ...a.span, end: b.span.start }, ''))),
    ),
  ],
};
