import fc from 'fast-check';
import type * as ast from '../../grammar/ast.ts';
import * as w from './arbitrary-words.ts';
import * as build from './ast-builder.ts';

/** Charges, tiers, tables and the words around them, in every form that the grammar takes. */
const { span } = build.free;

export const reject: fc.Arbitrary<ast.Reject> = w.text.map((message) => ({ kind: 'reject', message, span }));
export const unpublished: fc.Arbitrary<ast.Unpublished> = w.text.map((page) => ({
  kind: 'unpublished',
  page,
  span,
}));

const part: fc.Arbitrary<ast.Part> = fc.oneof(
  w.money.map((money): ast.Flat => ({ kind: 'flat', money, span })),
  fc
    .record({
      money: w.money,
      block: fc.constantFrom<ast.Rate['block']>('started', 'complete', null),
      count: w.maybe(w.num),
      unit: w.name,
    })
    .map((one): ast.Rate => ({ kind: 'rate', ...one, span })),
  fc.record({ value: w.num, of: w.name }).map((one): ast.Percent => ({ kind: 'percent', ...one, span })),
);

const reference: fc.Arbitrary<ast.Reference> = w.name.map((name) => ({ kind: 'reference', name, span }));
const plainCharge: fc.Arbitrary<Exclude<ast.Charge, ast.Reference>> = fc.oneof(
  { weight: 4, arbitrary: w.some(part).map((parts): ast.Sum => ({ kind: 'sum', parts, span })) },
  fc.constant(build.free),
  reject,
  unpublished,
);
const charge: fc.Arbitrary<ast.Charge> = fc.oneof(
  { weight: 5, arbitrary: plainCharge },
  { weight: 1, arbitrary: reference },
);

const boundOf = (quantity: fc.Arbitrary<ast.Quantity>): fc.Arbitrary<ast.Bound> =>
  fc
    .record({ operator: fc.constantFrom<ast.BoundOperator>('<=', '<', '>', '>='), quantity })
    .map((one) => ({ kind: 'bound', ...one, span }));
const bound = boundOf(
  fc.oneof({ weight: 4, arbitrary: w.quantity }, { weight: 1, arbitrary: w.moneyCounted }),
);
const boundIn = boundOf(
  fc.oneof({ weight: 3, arbitrary: w.quantityIn }, { weight: 1, arbitrary: w.moneyCounted }),
);

const mode = fc.constantFrom<ast.TierMode>('graduated', 'volume');

const tiers: fc.Arbitrary<ast.Tiers> = fc
  .record({
    mode,
    tiers: fc.array(
      // A bare number before a name would have it for its unit.
      fc
        .oneof(fc.record({ bound, charge: plainCharge }), fc.record({ bound: boundIn, charge }))
        .map((one): ast.Tier => ({ kind: 'tier', ...one, span })),
      { maxLength: 4 },
    ),
  })
  .map((one) => ({ kind: 'tiers', ...one, span }));

const hours = fc.constantFrom<readonly [string, string]>(
  ['08:00', '22:00'],
  ['22:00', '06:00'],
  ['00:00', '24:00'],
);
const timeBand: fc.Arbitrary<ast.TimeBand> = fc
  .oneof(
    fc.tuple(fc.array(w.name, { maxLength: 2 }), hours),
    fc.tuple(
      fc.array(w.name, { minLength: 2, maxLength: 3 }),
      fc.constant<readonly [null, null]>([null, null]),
    ),
  )
  .map(([days, [from, to]]) => ({ kind: 'time', days, from, to, span }));

const cell: fc.Arbitrary<ast.Cell> = fc
  .oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 2, arbitrary: bound },
    { weight: 2, arbitrary: w.value },
    { weight: 1, arbitrary: timeBand },
    { weight: 4, arbitrary: w.num },
    { weight: 2, arbitrary: plainCharge },
  )
  .map((content) => ({ kind: 'cell', content, span }));

export const heading = (amount: fc.Arbitrary<ast.Name>): fc.Arbitrary<ast.TableHeading> =>
  fc
    .record({ amount, count: w.maybe(w.num), unit: w.name })
    .map((one) => ({ kind: 'heading', ...one, span }));

export const table: fc.Arbitrary<ast.Table> = fc
  .record({
    heading: w.maybe(heading(w.currencyCode)),
    axes: w.some(w.name),
    mode: w.maybe(mode),
    rows: fc.array(
      fc.array(cell, { maxLength: 4 }).map((cells): ast.TableRow => ({ kind: 'row', cells, span })),
      { maxLength: 4 },
    ),
    otherwise: w.maybe(charge),
  })
  .map((one) => ({ kind: 'table', ...one, span }));

export const priceTerms: fc.Arbitrary<ast.PriceTerms> = fc.record({
  body: fc.oneof({ weight: 2, arbitrary: charge }, tiers, table),
  period: w.maybe(
    fc
      .constantFrom<ast.PeriodWord>('per event', 'daily', 'monthly', 'yearly', 'ever')
      .map((word): ast.Period => ({ kind: 'period', word, span })),
  ),
  countingAll: fc.constantFrom(null, span),
  atLeast: w.maybe(w.money),
  atMost: w.maybe(w.money),
  span: fc.constant(span),
});
