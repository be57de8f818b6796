import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Exact } from '../../../runtime/exact.ts';
import { round } from '../../../runtime/rounding.ts';
import { catalogText } from '../../support/compile-text.ts';
import { ratedOnce, use } from './priced.ts';

// Elsewhere, tax on fees that were rounded before came out a cent off, and cents as the unit that is reckoned in lost
// what unit prices and voids had behind the second decimal.

const sum = (amounts: readonly string[]): Exact =>
  amounts.reduce((total, amount) => total.plus(Exact.of(amount)), Exact.zero);

const price = fc
  .tuple(fc.bigInt({ min: 1n, max: 999_999_999n }), fc.integer({ min: 2, max: 12 }))
  .map(([digits, decimals]) => {
    const text = String(digits).padStart(decimals + 1, '0');
    return `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
  });

it('a line is rounded once, from its exact sum, whatever its events were rounded to on the way', async () => {
  await fc.assert(
    fc.asyncProperty(
      price,
      fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 30 }),
      fc.constantFrom('half up', 'half even', 'half down', 'up', 'down' as const),
      async (amount, quantities, mode) => {
        const { charges, lines, invoices } = await ratedOnce(
          catalogText(`feature f { meter call price CNY ${amount} / call }`, { round: `${mode} to 0.01` }),
          quantities.map((quantity, index) => use(`u-${index}`, '2026-01-10T00:00:00Z', quantity)),
        );
        const exact = Exact.of(amount).times(Exact.of(quantities.reduce((total, one) => total + one, 0)));
        const rounded = round(exact, mode, Exact.of('0.01'));
        for (const { amount: billed } of [...lines, ...invoices])
          expect(Exact.of(billed).equals(rounded)).toBe(true);
        expect(
          sum(charges.map((charge) => charge.amount))
            .minus(rounded)
            .isZero(),
        ).toBe(true);
      },
    ),
    { numRuns: 150 },
  );
});

it('an invoice is the sum of its lines as they are printed, to the last cent', async () => {
  const features = ['f', 'g', 'h'].map((name) => `feature ${name} { meter call price CNY 0.004 / call }`);
  const { lines, invoices } = await ratedOnce(
    catalogText(features.join('\n')),
    ['f', 'g', 'h'].map((feature) => use(feature, '2026-01-10T00:00:00Z', 1, { feature })),
  );
  // Three lines of 0.004 are three zeros and a zero, not the 0.01 that they would be in one.
  expect(lines.map(({ amount }) => amount)).toEqual(['0.00', '0.00', '0.00']);
  expect(invoices).toMatchObject([{ amount: '0.00', lines: 3 }]);
});

it('cancelling an event leaves exactly what there was without it', async () => {
  await fc.assert(
    fc.asyncProperty(
      price,
      fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 12 }),
      fc.nat(),
      async (amount, quantities, pick) => {
        const catalog = catalogText(
          `feature f { meter call price graduated monthly {\n <= 40 calls CNY ${amount} / call\n > 40 calls CNY 0.0000001 / call\n} }`,
        );
        const all = quantities.map((quantity, index) =>
          use(`u-${index}`, `2026-01-10T00:00:0${index % 10}Z`, quantity),
        );
        const gone = pick % all.length;
        const cancel = use('c-1', '2026-02-10T00:00:00Z', 0, { replaces: `u-${gone}` });
        const cancelled = await ratedOnce(catalog, [...all, cancel]);
        const without = await ratedOnce(
          catalog,
          all.filter((_, index) => index !== gone),
        );
        const billed = ({ lines }: typeof without): object =>
          lines
            .filter(({ quantity }) => quantity !== '0')
            .map(({ period, amount: of, tiers }) => [period, of, tiers]);
        expect(billed(cancelled)).toEqual(billed(without));
        // Of one event alone, nothing is left.
        const alone = await ratedOnce(catalog, [all[gone]!, cancel]);
        expect(alone.invoices.every(({ amount: of }) => Exact.of(of).isZero())).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});
