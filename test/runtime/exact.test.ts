import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Exact } from '../../runtime/exact.ts';

/** A second witness over bigint fractions. */
const fraction = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([top, bottom]) => ({ top, bottom, exact: Exact.of(`${top}/${bottom}`) }));

const same = (exact: Exact, top: bigint, bottom: bigint): boolean => {
  const { numerator, denominator } = exact.fraction();
  return BigInt(numerator) * bottom === top * BigInt(denominator);
};

it('adds, multiplies, divides and compares as fractions do', () => {
  fc.assert(
    fc.property(fraction, fraction, (a, b) => {
      expect(same(a.exact.plus(b.exact), a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom)).toBe(
        true,
      );
      expect(same(a.exact.minus(b.exact), a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom)).toBe(
        true,
      );
      expect(same(a.exact.times(b.exact), a.top * b.top, a.bottom * b.bottom)).toBe(true);
      if (b.top !== 0n) {
        const sign = b.top < 0n ? -1n : 1n;
        expect(same(a.exact.over(b.exact), a.top * b.bottom * sign, a.bottom * b.top * sign)).toBe(true);
      }
      const difference = a.top * b.bottom - b.top * a.bottom;
      expect(Math.sign(a.exact.compare(b.exact))).toBe(difference > 0n ? 1 : difference < 0n ? -1 : 0);
    }),
    { numRuns: 500, seed: 1 },
  );
});

it('floors and ceils towards the right side', () => {
  fc.assert(
    fc.property(fraction, ({ top, bottom, exact }) => {
      const down = top / bottom - (top % bottom < 0n ? 1n : 0n);
      expect(exact.floor().toString()).toBe(String(down));
      expect(exact.ceil().toString()).toBe(String(top % bottom === 0n ? down : down + 1n));
    }),
    { numRuns: 500, seed: 2 },
  );
});

it.each([
  ['12.50', '12.5'],
  ['-0', '0'],
  ['7/3', '7/3'],
  ['14/6', '7/3'],
  ['-1/4', '-0.25'],
  ['1000000000000000000000000.000000000001', '1000000000000000000000000.000000000001'],
  ['0.000000000000000000000000000000000001', '0.000000000000000000000000000000000001'],
  ['1/6', '1/6'],
  ['100/50', '2'],
])('writes %s as %s', (text, written) => {
  expect(Exact.of(text).toString()).toBe(written);
});

it.each(['', '1e5', 'x', '1/0', '.5', '1,000', '1/2/3', 'NaN', 'Infinity'])('refuses %j', (text) => {
  expect(() => Exact.of(text)).toThrow(RangeError);
});

it('keeps 40 digits times 40 digits', () => {
  const digits = '1234567890123456789012345678901234567891';
  expect(Exact.of(digits).times(Exact.of(digits)).toString()).toBe(String(BigInt(digits) ** 2n));
});

it('refuses what would have to be rounded', () => {
  const large = Exact.of(`1${'0'.repeat(3000)}1`);
  expect(() => large.times(large)).toThrow(RangeError);
});
