import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Exact } from '../../runtime/exact.ts';
import { Tally } from '../../runtime/tally.ts';

/** Sums of texts, held against exact quotients. */

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.integer({ min: 0, max: 12 }))
  .map(([units, places]) =>
    Exact.of(units)
      .over(Exact.of(10n ** BigInt(places)))
      .toString(),
  );
const quotient = fc
  .tuple(fc.integer({ min: -1000, max: 1000 }), fc.constantFrom(3, 7, 60, 21))
  .map(([top, bottom]) => Exact.of(top).over(Exact.of(bottom)).toString());

it('adds and subtracts exactly, in any order', () => {
  const terms = fc.array(fc.tuple(fc.oneof(decimal, quotient), fc.boolean()), { maxLength: 12 });
  fc.assert(
    fc.property(terms, (list) => {
      const tally = new Tally();
      let sum = Exact.zero;
      for (const [text, isAdded] of list) {
        if (isAdded) tally.add(text);
        else tally.subtract(text);
        sum = isAdded ? sum.plus(Exact.of(text)) : sum.minus(Exact.of(text));
      }
      expect(tally.toString()).toBe(sum.toString());
      expect([tally.isZero, tally.isNegative]).toEqual([sum.isZero(), sum.isNegative()]);
      for (const [text, isAdded] of list)
        if (isAdded) tally.subtract(text);
        else tally.add(text);
      expect(tally.isZero).toBe(true);
    }),
    { numRuns: 1000, seed: 17 },
  );
});

it.each(['', 'x', '1e3', '1.', '.5', '--1', '0x10', '1/2/3', 'a/b', 'NaN'])('refuses `%s`', (text) => {
  expect(() => new Tally().add(text)).toThrow(RangeError);
});

it('adds texts as they are written, with zeros behind or none before', () => {
  const sum = new Tally().add('1.50').add('-0.5').add('007').subtract('8');
  expect([sum.toString(), sum.isZero]).toEqual(['0', true]);
});
