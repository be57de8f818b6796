import fc from 'fast-check';
import type * as ir from '../../compiler/ir/ir.ts';
import type { AccountInput } from '../../runtime/rater.ts';
import { compareInstants, type Instant, type OrderRecord } from '../../runtime/record.ts';
import { arbitraryUsage } from './arbitrary-account.ts';
import { arbitraryIr } from './arbitrary-ir.ts';
import { anyCapacity, anyLicence, anyPackage } from './arbitrary-products.ts';

/** Random catalogs with products and funds, and accounts that buy, upgrade, renew, convert and activate. */

const at = 'test:1';
const page = 'https://example.test/prices';

const factorOutcome: fc.Arbitrary<ir.FactorOutcome | null> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .constantFrom('1', '2', '0.5', '0.2', '0.3', '1.5', '0', '7')
      .map((factor) => ({ kind: 'factor' as const, factor })),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'unpublished' as const, page }) },
  { weight: 1, arbitrary: fc.constant(null) },
);

const factorTable: fc.Arbitrary<ir.Select<ir.FactorOutcome | null>> = fc.oneof(
  factorOutcome.map((outcome) => ({ axes: [], cells: [0], outcomes: [outcome] })),
  fc.tuple(factorOutcome, factorOutcome).map((outcomes) => ({
    axes: [{ kind: 'choice' as const, attribute: 'format', values: ['mp4', 'hls'] }],
    cells: [0, 1],
    outcomes: [...outcomes],
  })),
);

const drawFrom = (product: string, counted: boolean): fc.Arbitrary<ir.DrawUse> =>
  fc.record({
    kind: fc.constant('draw' as const),
    product: fc.constant(product),
    whole: fc.boolean().map((roll) => counted || roll),
    factor: factorTable,
    at: fc.constant(at),
  });

const fundsOf = (counted: boolean): fc.Arbitrary<ir.FundUse[]> =>
  fc
    .tuple(
      fc.option(
        fc.constant<ir.FundUse>({ fund: 'lanes', products: [{ kind: 'capacity', product: 'lane', at }] }),
        { freq: 2 },
      ),
      fc.option(
        fc
          .tuple(drawFrom('bag', counted), drawFrom('pouch', counted))
          .map((products): ir.FundUse => ({ fund: 'points', products })),
        { freq: 6 },
      ),
      fc.option(
        drawFrom('sack', counted).map((use): ir.FundUse => ({ fund: 'last', products: [use] })),
        { freq: 6 },
      ),
    )
    .map((uses) => uses.filter((use) => use !== null));

const consume = fc.constantFrom<ir.Fund['consume']>(
  ['soonest expiry', 'earliest order', 'order id'],
  ['earliest order', 'order id'],
  ['order id'],
);

export const irWithProducts: fc.Arbitrary<ir.Ir> = arbitraryIr.chain((base) =>
  fc
    .record({
      products: fc.tuple(
        anyPackage('bag', 'points'),
        anyPackage('pouch', 'points'),
        anyPackage('sack', 'last'),
        anyCapacity,
        anyLicence,
      ),
      uses: fc.tuple(...base.features.map(({ meter }) => fundsOf(meter.counted))),
      lanes: consume,
      points: consume,
    })
    .map(({ products, uses, lanes, points }) => ({
      ...base,
      products,
      funds: [
        { name: 'lanes', consume: lanes },
        { name: 'points', consume: points },
        { name: 'last', consume: points },
      ],
      features: base.features.map((feature, i) => ({ ...feature, funds: uses[i]! })),
    })),
);

const START = Date.UTC(2025, 11, 1) / 1000;
const instant: fc.Arbitrary<Instant> = fc.record({
  seconds: fc
    .oneof(fc.integer({ min: 0, max: 100 * 86_400 }), fc.nat(86_400))
    .map((offset) => START + offset),
  nanos: fc.constantFrom(0, 0, 500_000_000),
});
const orderId = fc.constantFrom('b0', 'b1', 'b2', 'b0#1', 'b4', 'none');
const agreed = fc.constantFrom(null, null, null, '5', '0.125');
const origin = { file: 'test.ndjson', line: 1, raw: '' };
const term = fc.constantFrom<'day' | 'month' | 'year'>('day', 'month', 'year');
const quantityText = fc.constantFrom('1', '3', '5', '8', '12', '30', '2.5', '0');

type Late = 'at once' | 'later' | 'any time';
/** An order that would pay before it was bought is refused. */
const effectiveOf = (late: Late, at: Instant, other: Instant): Instant =>
  late === 'any time' || (late === 'later' && compareInstants(other, at) > 0) ? other : at;

type Base = Pick<OrderRecord, 'id' | 'account' | 'at' | 'time' | 'origin'>;

const body: fc.Arbitrary<(base: Base, later: Instant) => OrderRecord> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({
        product: fc.constantFrom('bag', 'pouch', 'sack'),
        size: fc.constantFrom('100', '1000', '12.5', '77', '0'),
        count: fc.constantFrom(1, 1, 2),
        price: agreed,
        late: fc.constantFrom<Late>('at once', 'at once', 'later', 'any time'),
      })
      .map(({ late, ...over }) => (base: Base, later: Instant): OrderRecord => ({
        type: 'order' as const,
        ...base,
        ...over,
        quantity: null,
        term: null,
        terms: 1,
        effective: effectiveOf(late, base.at, later),
        attributes: new Map<string, string>(),
      })),
  },
  {
    weight: 10,
    arbitrary: fc
      .record({
        product: fc.constantFrom('lane', 'lane', 'lane', 'seat', 'constructor'),
        quantity: quantityText,
        term,
        terms: fc.constantFrom(1, 2, 13),
        price: agreed,
        late: fc.constantFrom<Late>('at once', 'at once', 'later', 'any time'),
      })
      .map(({ late, ...over }) => (base: Base, later: Instant): OrderRecord => ({
        type: 'order' as const,
        ...base,
        ...over,
        size: null,
        count: 1,
        effective: effectiveOf(late, base.at, later),
        attributes: new Map<string, string>(),
      })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        order: orderId,
        quantity: quantityText,
        temporary: fc.boolean(),
        price: fc.constantFrom(null, '3'),
      })
      .map(({ temporary, ...over }) => (base: Base, later: Instant): OrderRecord => ({
        type: 'upgrade' as const,
        ...base,
        ...over,
        until: temporary ? later : null,
      })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ order: orderId, term, terms: fc.constantFrom(1, 3), price: agreed })
      .map((over) => (base: Base): OrderRecord => ({ type: 'renewal' as const, ...base, ...over })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({
        order: orderId,
        product: fc.constantFrom('bag', 'pouch', 'sack', 'sack', 'lane', 'toString'),
      })
      .map((over) => (base: Base): OrderRecord => ({ type: 'conversion' as const, ...base, ...over })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(orderId, fc.constantFrom(null, null, null, 'vision', 'vison', 'nowhere'))
      .map(([order, category]) => (base: Base): OrderRecord => ({
        type: 'activation' as const,
        ...base,
        category,
        order: category === null ? order : null,
      })),
  },
);

export const usageWithOrders = (of: ir.Ir): fc.Arbitrary<AccountInput> =>
  fc
    .tuple(arbitraryUsage(of), fc.array(fc.tuple(body, instant, instant), { maxLength: 9 }))
    .map(([input, changes]) => ({
      ...input,
      orders: [
        ...input.orders,
        ...changes.map(([make, when, later], i) =>
          make(
            {
              // Now and then the name of one of several that an earlier record bought.
              id: i % 4 === 3 ? `b${i - 3}#1` : `b${i}`,
              account: 'account',
              at: when,
              time: new Date(when.seconds * 1000).toISOString(),
              origin,
            },
            later,
          ),
        ),
      ],
    }));
