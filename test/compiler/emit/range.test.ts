import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadJavaScript } from '../../../compiler/emit/javascript/load.ts';
import { interpreter } from '../../../compiler/ir/interpret/interpret.ts';
import type { Ir } from '../../../compiler/ir/ir.ts';
import { fastScale, LIMIT, type FastScale } from '../../../compiler/optimize/range.ts';
import { arbitrarySchedule } from '../../support/arbitrary-ir.ts';
import {
  always,
  amount,
  catalog,
  feature,
  graduated,
  meter,
  price,
  rated,
  tier,
  usage,
} from '../../support/ir-builder.ts';

const minutes = meter({
  unit: 'minute',
  counted: false,
  units: [
    { names: ['minute'], factor: '1' },
    { names: ['s'], factor: '1/60' },
  ],
});
const catalogs: fc.Arbitrary<Ir> = fc
  .record({
    counted: fc.boolean(),
    seed: fc.nat(),
    period: fc.constantFrom('month' as const, 'ever' as const, null),
    perEvent: fc.boolean(),
  })
  .chain(({ counted, period, perEvent }) =>
    arbitrarySchedule(counted).map((schedule) =>
      catalog([
        feature('f', {
          meter: counted ? meter() : minutes,
          prices: [price(always(rated(schedule, period)), { perEvent })],
        }),
      ]),
    ),
  );

const rate = (ir: Ir, quantities: readonly string[]) => {
  const input = {
    account: 'a',
    orders: [],
    until: 0,
    usage: quantities.map((quantity, i) => usage(`r${i}`, i, { feature: 'f', quantity })),
  };
  const rater = loadJavaScript(ir);
  expect(rater.rate(input)).toStrictEqual(interpreter(ir).rate(input));
  return rater.counts;
};

/** The most whole units that so many events may bring in all. */
const most = ({ scale, range }: FastScale, events: number): number =>
  Math.floor((LIMIT - range.fixed - range.events * events) / range.quantity / Number(scale.quantity.value));

describe('the range proof', () => {
  test('holds at its edge in plain numbers, and beyond it the account is rated in bigint', () => {
    let edges = 0;
    fc.assert(
      fc.property(catalogs, fc.integer({ min: 1, max: 5 }), (ir, events) => {
        const fast = fastScale(ir, ir.features[0]!);
        if (fast === null) return;
        const units = most(fast, events);
        if (units < events) return;
        const [first, ...rest] = Array.from({ length: events }, () => Math.floor(units / events));
        const within = [first! + (units % events), ...rest].map(String);
        expect(rate(ir, within)).toEqual({ number: 1, bigint: 0 });
        expect(rate(ir, [...within, String(units)])).toEqual({ number: 0, bigint: 1 });
        edges++;
      }),
      { seed: 41, numRuns: 1500 },
    );
    console.log(`range proof: ${edges} catalogs at their edge`);
    expect(edges).toBeGreaterThan(750);
  });

  test('is found for prices as pages write them, with room for large accounts', () => {
    const video = feature('f', {
      meter: minutes,
      prices: [
        price(
          always(
            rated(graduated(tier('3000', amount({ rate: '0.0325' })), tier(null, amount({ rate: '0.028' })))),
          ),
        ),
      ],
    });
    const fast = fastScale(catalog([video]), video)!;
    expect(most(fast, 10_000)).toBeGreaterThan(10_000_000);
    expect(fast.scale.decimals).toBeGreaterThanOrEqual(3);
  });

  test('is given up where amounts would not fit', () => {
    const dear = feature('f', {
      prices: [price(always(rated(graduated(tier(null, amount({ rate: '123456789.123456789123' }))))))],
    });
    const ir = catalog([dear]);
    expect(fastScale(ir, dear)).toBeNull();
    expect(rate(ir, ['1', '1000000000000000000000000'])).toEqual({ number: 0, bigint: 1 });
  });
});
