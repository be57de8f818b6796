import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Exact } from '../../../runtime/exact.ts';
import { catalogText } from '../../support/compile-text.ts';
import { ratedOnce, use } from './priced.ts';

// Elsewhere, prepaid credits were rounded up as they were drawn: more was taken than was owed, and a total went below
// zero.

const factor = fc
  .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 4 }))
  .map(([digits, decimals]) =>
    Exact.of(digits)
      .over(Exact.of(10 ** decimals))
      .toString(),
  );

it('draws are quantity × factor to the last digit, and never more than what was left', async () => {
  await fc.assert(
    fc.asyncProperty(
      factor,
      factor,
      fc.array(fc.tuple(fc.constantFrom('f', 'g'), fc.integer({ min: 1, max: 400 })), {
        minLength: 1,
        maxLength: 15,
      }),
      fc.constantFrom('js', 'interpret'),
      async (first, second, uses, backend) => {
        const catalog = catalogText(`
          measure point, points
          deduct pack > price
          consume pack by soonest expiry, earliest order, order id
          feature f { meter call accepts pack, price price CNY 0.0001 / call }
          feature g { meter call accepts pack, price price CNY 0.0001 / call }
          package p "P" in pack {
            covers f at ${first} points / call
            covers g at ${second} points / call
            valid 1 year
            size 100 points CNY 5
          }`);
        const buy = { type: 'order', id: 'o-1', account: 'acme', product: 'p', size: 100, count: 2 };
        const { charges, lines, balances, invoices } = await ratedOnce(
          catalog,
          [
            { ...buy, time: '2026-01-01T00:00:00Z' },
            ...uses.map(([feature, quantity], index) =>
              use(`u-${index}`, `2026-01-10T00:00:${String(index).padStart(2, '0')}Z`, quantity, { feature }),
            ),
          ],
          ['--backend', backend],
        );
        const drawn = new Map<string, Exact>();
        for (const { feature, order, drawn: points, quantity } of charges) {
          if (order == null || points == null) continue;
          const of = Exact.of(feature === 'f' ? first : second);
          expect(Exact.of(points).equals(Exact.of(quantity).times(of))).toBe(true);
          drawn.set(order, (drawn.get(order) ?? Exact.zero).plus(Exact.of(points)));
        }
        expect(balances.map(({ order }) => order)).toEqual(['o-1#1', 'o-1#2']);
        for (const { order, size, remaining } of balances) {
          const left = Exact.of(remaining ?? '');
          expect(left.isNegative()).toBe(false);
          expect(left.plus(drawn.get(order) ?? Exact.zero).equals(Exact.of(size))).toBe(true);
        }
        for (const { amount } of [...charges, ...lines, ...invoices])
          expect(Exact.of(amount).isNegative()).toBe(false);
      },
    ),
    { numRuns: 150 },
  );
});
