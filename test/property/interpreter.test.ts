import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkInvariants } from '../../compiler/ir/invariants.ts';
import { interpreter } from '../../compiler/ir/interpret/interpret.ts';
import { printIr } from '../../compiler/ir/print.ts';
import { print } from '../../grammar/print.ts';
import { Exact } from '../../runtime/exact.ts';
import { arbitraryCatalog } from '../support/arbitrary-catalog.ts';
import { arbitraryUsage, untilOf, usageOf } from '../support/arbitrary-usage.ts';
import { catalogText, irOf } from '../support/compile-text.ts';

const add = (texts: readonly string[]): Exact =>
  texts.reduce((sum, text) => sum.plus(Exact.of(text)), Exact.zero);
const rate = (ir: ReturnType<typeof irOf>, usage: Parameters<typeof untilOf>[0]) =>
  interpreter(ir).rate({ account: 'acme', usage, orders: [], until: untilOf(usage) });

it('every generated price list compiles, keeps the invariants, and its printed IR reads back equal', () => {
  fc.assert(
    fc.property(arbitraryCatalog, ({ tree }) => {
      const ir = irOf(print(tree));
      expect(checkInvariants(ir).flatMap(({ broken }) => broken)).toEqual([]);
      expect(JSON.parse(printIr(ir))).toEqual(ir);
    }),
    { numRuns: 1000, seed: 11 },
  );
});

it('charges add up to lines, and every quantity ends in a charge or a reject', () => {
  const withUsage = arbitraryCatalog.chain((catalog) =>
    fc.tuple(fc.constant(catalog), arbitraryUsage(catalog)),
  );
  fc.assert(
    fc.property(withUsage, ([{ tree }, usage]) => {
      const { charges, lines, refused } = rate(irOf(print(tree)), usage);
      for (const line of lines) {
        const own = charges.filter(
          ({ feature, fund, period }) =>
            feature === line.feature && fund === line.fund && period === line.period,
        );
        expect(add(own.map(({ amount }) => amount)).equals(Exact.of(line.amount))).toBe(true);
        expect(add(own.map(({ quantity }) => quantity)).equals(Exact.of(line.quantity))).toBe(true);
        expect(add(line.tiers.map(({ amount }) => amount)).equals(Exact.of(line.exact))).toBe(true);
      }
      for (const { id } of usage) {
        const ends =
          charges.filter(({ record }) => record === id).length +
          refused.filter(({ record }) => record === id).length;
        expect(ends).toBeGreaterThan(0);
      }
    }),
    { numRuns: 500, seed: 12 },
  );
});

it('the order of arrival is irrelevant', () => {
  const shuffled = arbitraryCatalog.chain((catalog) =>
    arbitraryUsage(catalog, 15).chain((usage) =>
      fc.tuple(
        fc.constant(catalog),
        fc.constant(usage),
        fc.shuffledSubarray(usage, { minLength: usage.length, maxLength: usage.length }),
      ),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([{ tree }, usage, other]) => {
      const ir = irOf(print(tree));
      expect(rate(ir, other)).toEqual(rate(ir, usage));
    }),
    { numRuns: 300, seed: 13 },
  );
});

const graduated = irOf(
  catalogText(`
  feature f "F" {
    meter call
    price graduated monthly {
      <=   100 calls  CNY 0.15 / call
      <= 2,500 calls  CNY 0.0999 / call
      >  2,500 calls  CNY 0.01 / call
    }
  }`),
);

it('a graduated charge does not depend on how usage is split into events', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 12 }), (split) => {
      const time = '2026-01-10T00:00:00+08:00';
      const parts = split.map((quantity, index) => usageOf(`u${index}`, 'f', time, String(quantity)));
      const whole = [usageOf('all', 'f', time, String(split.reduce((a, b) => a + b)))];
      const [many] = rate(graduated, parts).lines;
      const [one] = rate(graduated, whole).lines;
      expect([many!.amount, many!.exact, many!.tiers]).toEqual([one!.amount, one!.exact, one!.tiers]);
    }),
    { numRuns: 500, seed: 14 },
  );
});

it('is continuous at bounds and never falls where rates are positive', () => {
  const cost = (quantity: number): Exact =>
    Exact.of(
      rate(graduated, [usageOf('u', 'f', '2026-01-10T00:00:00+08:00', String(quantity))]).lines[0]!.exact,
    );
  for (const bound of [100, 2500]) {
    const steps = [cost(bound).minus(cost(bound - 1)), cost(bound + 1).minus(cost(bound))];
    for (const step of steps) expect(step.compare(Exact.of('0.15'))).toBeLessThanOrEqual(0);
    for (const step of steps) expect(step.isPositive()).toBe(true);
  }
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 10_000 }), (a, b) => {
      expect(cost(Math.max(a, b)).compare(cost(Math.min(a, b)))).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 200, seed: 15 },
  );
});
