import fc from 'fast-check';
import type * as ast from '../../grammar/ast.ts';
import { heading, priceTerms, reject, table, unpublished } from './arbitrary-terms.ts';
import * as w from './arbitrary-words.ts';
import * as build from './ast-builder.ts';

/** Every construct of the language in every form that the grammar takes, without a thought for what it means. */
const { span } = build.free;

const price: fc.Arbitrary<ast.Price> = fc
  .tuple(w.maybe(w.date), priceTerms)
  .map(([from, terms]) => ({ kind: 'price', from, ...terms }));

const condition: fc.Arbitrary<ast.Condition> = fc
  .record({ attribute: w.name, negated: fc.boolean(), values: w.some(w.value) })
  .map((one) => ({ kind: 'condition', ...one, span }));

const meter: fc.Arbitrary<ast.Meter> = fc
  .record({
    unit: w.name,
    currency: w.maybe(w.currencyCode),
    where: fc.array(condition, { maxLength: 2 }),
    step: w.maybe(w.quantity),
    minimum: w.maybe(w.quantity),
    times: w.maybe(w.name),
  })
  .map((one) => ({ kind: 'meter', ...one, span }));

const featureItem: fc.Arbitrary<ast.FeatureItem> = fc.oneof(
  meter,
  w.some(w.fund).map((funds): ast.Accepts => ({ kind: 'accepts', funds, span })),
  price,
  fc
    .tuple(fc.oneof(fc.constant(build.free), reject, unpublished), w.maybe(w.quantity))
    .map(([one, upTo]): ast.FeatureOtherwise => ({ kind: 'otherwise', charge: one, upTo, span })),
);

const duration = fc.record({ count: w.num, unit: w.name });

const covers: fc.Arbitrary<ast.Covers> = fc
  .record({
    scopes: w.some(w.scope),
    factor: fc.oneof(
      fc.constant(null),
      unpublished,
      fc
        .record({ points: w.quantityIn, count: w.maybe(w.num), unit: w.name })
        .map((one): ast.Factor => ({ kind: 'factor', ...one, span })),
      fc.tuple(table, heading(w.name)).map(([one, ofPoints]): ast.FactorTable => ({
        kind: 'factor table',
        table: { ...one, heading: ofPoints, mode: null, otherwise: null },
        span,
      })),
    ),
  })
  .map((one) => ({ kind: 'covers', ...one, span }));

const packageItem: fc.Arbitrary<ast.PackageItem> = fc.oneof(
  covers,
  duration.map((one): ast.Valid => ({ kind: 'valid', ...one, span })),
  w.num.map((percent): ast.Alert => ({ kind: 'alert', percent, span })),
  fc
    .constantFrom<ast.Draw['what']>('whole units', 'fractions')
    .map((what): ast.Draw => ({ kind: 'draw', what, span })),
  fc
    .oneof(fc.tuple(w.quantity, fc.oneof(w.money, unpublished)), fc.tuple(fc.constant(null), unpublished))
    .map(([quantity, amount]): ast.Size => ({ kind: 'size', quantity, price: amount, span })),
);

const changes = fc.subarray<ast.Change>(['renewal', 'upgrade', 'temporary upgrade'], { minLength: 1 });

const capacityItem: fc.Arbitrary<ast.CapacityItem> = fc.oneof(
  covers,
  price,
  w.quantity.map((upTo): ast.Sell => ({ kind: 'sell', upTo, span })),
  changes.map((list): ast.Allows => ({
    kind: 'allows',
    changes: list.map((change) => ({ change, span })),
    span,
  })),
  unpublished.map((one): ast.Upgrade => ({ kind: 'upgrade', price: one, span })),
);

const when: fc.Arbitrary<ast.When | null> = w.maybe(
  fc
    .record({ preposition: fc.constantFrom<ast.When['preposition']>('in', 'on', 'at'), date: w.date })
    .map((one) => ({ kind: 'when', ...one, span })),
);

const attributeValue: fc.Arbitrary<ast.AttributeValue> = fc
  .record({ name: w.name, value: fc.oneof(w.value, w.num) })
  .map((one) => ({ kind: 'attribute value', ...one, span }));

const maybeMoney = w.maybe(w.money);
const term = w.maybe(w.name);

const step: fc.Arbitrary<ast.Step> = fc.oneof(
  fc
    .record({
      quantity: fc.oneof(
        { weight: 4, arbitrary: w.some(w.quantityIn, 2) },
        { weight: 1, arbitrary: fc.tuple(w.moneyCounted) },
      ),
      feature: w.name,
      attributes: fc.array(attributeValue, { maxLength: 2 }),
      when,
    })
    .map((one): ast.Use => ({ kind: 'use', ...one, span })),
  fc
    .record({ product: w.name, quantity: w.maybe(w.quantity), term, price: maybeMoney })
    .map((one): ast.Quote => ({ kind: 'quote', ...one, span })),
  fc
    .record({ product: w.name, quantity: w.maybe(w.quantity), term, when, price: maybeMoney })
    .map((one): ast.Buy => ({ kind: 'buy', ...one, span })),
  fc
    .record({ product: w.name, quantity: w.quantity, when, until: w.maybe(w.date), price: maybeMoney })
    .map((one): ast.UpgradeOrder => ({ kind: 'upgrade order', ...one, span })),
  fc
    .record({ product: w.name, term, when, price: maybeMoney })
    .map((one): ast.Renew => ({ kind: 'renew', ...one, span })),
  fc.record({ what: term, when }).map((one): ast.Activate => ({ kind: 'activate', ...one, span })),
  fc
    .record({
      kind: fc.constantFrom<'charge' | 'total'>('charge', 'total'),
      money: w.money,
      nearest: w.maybe(w.num),
    })
    .map((one): ast.ExpectMoney => ({ ...one, span })),
  fc
    .record({ quantity: w.quantity, product: w.name })
    .map((one): ast.ExpectRemaining => ({ kind: 'remaining', ...one, span })),
  fc
    .record({ quantity: w.some(w.quantityIn, 2), product: w.name })
    .map((one): ast.ExpectCovered => ({ kind: 'covered', ...one, span })),
  w.name.map((product): ast.ExpectAlert => ({ kind: 'expect alert', product, span })),
  w.name.map((code): ast.ExpectRejected => ({ kind: 'rejected', code, span })),
);

const attributeType: fc.Arbitrary<ast.Attribute['type']> = fc.oneof(
  w.name.map((unit) => ({ kind: 'number' as const, unit })),
  w.some(w.value).map((values) => ({ kind: 'one of' as const, values })),
);

const consumeKeys = fc.subarray<ast.ConsumeKey>(['soonest expiry', 'earliest order', 'order id'], {
  minLength: 1,
});

const setting: fc.Arbitrary<ast.Declaration> = fc.oneof(
  w.currencyCode.map((code): ast.Currency => ({ kind: 'currency', code, span })),
  w.text.map((zone): ast.TimeZone => ({ kind: 'timezone', zone, span })),
  fc
    .tuple(fc.constantFrom<ast.RoundingWord>('half up', 'half even', 'half down', 'up', 'down'), w.num)
    .map(([mode, one]): ast.Round => ({ kind: 'round', mode, step: one, span })),
  fc
    .record({ counted: fc.boolean(), names: w.some(w.name), equals: w.maybe(w.quantity) })
    .map((one): ast.Unit => ({ kind: 'unit', ...one, span })),
  fc
    .record({ name: w.name, type: attributeType, default: w.maybe(fc.oneof(w.value, w.num)) })
    .map((one): ast.Attribute => ({ kind: 'attribute', ...one, span })),
  w.some(w.fund).map((funds): ast.Deduct => ({ kind: 'deduct', funds, span })),
  fc.tuple(w.some(w.name), consumeKeys).map(([funds, keys]): ast.Consume => ({
    kind: 'consume',
    funds,
    by: keys.map((key) => ({ key, span })),
    span,
  })),
  fc
    .constantFrom<ast.Activation['each']>('account', 'category')
    .map((each): ast.Activation => ({ kind: 'activation', each, span })),
  w.text.map((path): ast.Include => ({ kind: 'include', path, span })),
);

const head = { name: w.name, title: w.maybe(w.text) };
const forEach = w.maybe(w.some(w.scope, 2));
const items = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(one, { maxLength: 4 });

/** An `otherwise` right after a table's brace is the table's: it cannot be said that it is not. */
const featureItems: fc.Arbitrary<ast.FeatureItem[]> = items(featureItem).map((list) =>
  list.reduce<ast.FeatureItem[]>(
    (kept, one) => (one.kind === 'otherwise' && takesOtherwise(kept.at(-1)) ? kept : [...kept, one]),
    [],
  ),
);

function takesOtherwise(before: ast.FeatureItem | undefined): boolean {
  if (before?.kind !== 'price' || before.body.kind !== 'table' || before.body.otherwise !== null)
    return false;
  const { period, countingAll, atLeast, atMost } = before;
  return [period, countingAll, atLeast, atMost].every((term) => term === null);
}

const feature: fc.Arbitrary<ast.Feature> = fc
  .record({ ...head, items: featureItems })
  .map((one) => ({ kind: 'feature', ...one, span }));

const declaration: fc.Arbitrary<ast.Declaration> = fc.oneof(
  { weight: 3, arbitrary: setting },
  { weight: 2, arbitrary: feature },
  fc
    .tuple(w.name, priceTerms)
    .map(([name, terms]): ast.ScheduleDeclaration => ({ kind: 'schedule', name, ...terms })),
  fc
    .record({ ...head, fund: w.name, forEach, items: items(packageItem) })
    .map((one): ast.Package => ({ kind: 'package', ...one, span })),
  fc
    .record({ ...head, fund: w.name, forEach, items: items(capacityItem) })
    .map((one): ast.Capacity => ({ kind: 'capacity', ...one, span })),
  fc
    .record({
      ...head,
      forEach,
      items: items(
        fc.oneof(
          duration.map((one): ast.Term => ({ kind: 'term', ...one, span })),
          price,
        ),
      ),
    })
    .map((one): ast.Licence => ({ kind: 'licence', ...one, span })),
  fc
    .record({ title: w.text, steps: items(step) })
    .map((one): ast.Example => ({ kind: 'example', ...one, span })),
);

/** What a category says of its features stands before them. */
const category: fc.Arbitrary<ast.Category> = fc
  .record({ ...head, said: featureItems, declared: items(declaration) })
  .map(({ said, declared, ...one }) => ({ kind: 'category', ...one, items: [...said, ...declared], span }));

const anyDeclaration: fc.Arbitrary<ast.Declaration> = fc.oneof(
  { weight: 4, arbitrary: declaration },
  { weight: 1, arbitrary: category },
);

/** A file of bare declarations, or one that holds a catalog. */
export const arbitraryTree: fc.Arbitrary<ast.File> = fc
  .oneof(
    { weight: 3, arbitrary: w.some<ast.Catalog | ast.Declaration>(anyDeclaration) },
    {
      weight: 1,
      arbitrary: fc
        .record({ ...head, items: items(anyDeclaration) })
        .map((one): ast.Catalog[] => [{ kind: 'catalog', ...one, span }]),
    },
  )
  .map((list) => ({ kind: 'file', path: 'main.tarifa', items: list, comments: [], span }));
