import fc from 'fast-check';
import type * as ir from '../../compiler/ir/ir.ts';
import { amount, graduated, tier, volume } from './ir-builder.ts';

/** Random products: packages, a capacity and a licence. */

const at = 'test:1';
const page = 'https://example.test/prices';

const termPrices: fc.Arbitrary<ir.Capacity['terms']> = fc.constantFrom<ir.Capacity['terms']>(
  [{ term: 'month', price: graduated(tier(null, amount({ rate: '9.9' }))) }],
  [
    {
      term: 'month',
      price: volume(
        tier('10', amount({ rate: '5', label: 'few' })),
        tier(null, amount({ rate: '1/3', label: 'many' })),
      ),
    },
    { term: 'year', price: { kind: 'unpublished', page } },
  ],
  [
    {
      term: 'day',
      price: graduated(
        tier('5', amount({ flat: '1', rate: '0.005' })),
        tier(null, { kind: 'reject', message: 'ask' }),
      ),
    },
    { term: 'year', price: graduated(tier(null, amount({ rate: '100' }))) },
  ],
);

export const anyPackage = (name: string, fund: string): fc.Arbitrary<ir.Package> =>
  fc.record({
    kind: fc.constant('package' as const),
    name: fc.constant(name),
    title: fc.constant(`The ${name}`),
    fund: fc.constant(fund),
    unit: fc.constant('point'),
    valid: fc.constantFrom<ir.Span | null>(
      null,
      { count: 1, unit: 'month' },
      { count: 45, unit: 'day' },
      { count: 1, unit: 'year' },
    ),
    alert: fc.constantFrom(null, '0.2', '0.5', '1/3'),
    sizes: fc.constantFrom<ir.Package['sizes']>(
      [
        { size: '100', price: '9.9', at },
        { size: '1000', price: '80', at },
      ],
      [
        { size: '12.5', price: '0.005', at },
        { size: '100', price: '7.25', at },
      ],
    ),
    unpublished: fc.constantFrom(null, page),
    at: fc.constant(at),
  });

export const anyCapacity: fc.Arbitrary<ir.Capacity> = fc.record({
  kind: fc.constant('capacity' as const),
  name: fc.constant('lane'),
  title: fc.constant('Lanes'),
  fund: fc.constant('lanes'),
  unit: fc.constant('lane'),
  counted: fc.boolean(),
  terms: termPrices,
  unpublished: fc.oneof(
    { weight: 5, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant(page) },
  ),
  sellUpTo: fc.constantFrom(null, '12', '12.5', '20'),
  allows: fc.subarray(['renewal', 'upgrade', 'temporary upgrade'] as const).map((list) => [...list]),
  upgrade: fc.constantFrom(null, page),
  at: fc.constant(at),
});

export const anyLicence: fc.Arbitrary<ir.Licence> = fc.record({
  kind: fc.constant('licence' as const),
  name: fc.constant('seat'),
  title: fc.constant('Seats'),
  unit: fc.constant('seat'),
  terms: termPrices,
  unpublished: fc.constant(null),
  activateWithin: fc.constantFrom<ir.Span | null>(
    null,
    { count: 10, unit: 'day' },
    { count: 1, unit: 'month' },
  ),
  at: fc.constant(at),
});
