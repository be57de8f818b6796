import { expect, test } from 'vitest';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { readInstant } from '../../runtime/records/instant-text.ts';

test.each([
  ['1970-01-01T00:00:00Z', 0, 0],
  ['2026-01-15T08:00:00+08:00', 1768435200, 0],
  ['2026-01-15T00:00:00Z', 1768435200, 0],
  ['2026-01-15T00:00:00-00:00', 1768435200, 0],
  ['2026-01-15t00:00:00z', 1768435200, 0],
  ['2026-01-15t08:00:00.5+08:00', 1768435200, 500000000],
  ['2026-01-14T18:15:00-05:45', 1768435200, 0],
  ['2024-02-29T23:59:59.999999999Z', 1709251199, 999999999],
  ['2000-02-29T00:00:00Z', 951782400, 0],
  ['2026-01-15T00:00:00.5Z', 1768435200, 500000000],
  ['2099-12-31T23:59:59Z', 4102444799, 0],
  ['2100-01-01T00:30:00+01:00', 4102443000, 0],
])('%s', (text, seconds, nanos) => {
  expect(readInstant('time', text)).toEqual({ instant: { seconds, nanos } });
});

test.each([
  ['2026-02-30T00:00:00Z', 'a day that does not exist'],
  ['2026-02-29T00:00:00Z', 'a day that does not exist'],
  ['2098-02-29T00:00:00Z', 'a day that does not exist'],
  ['2026-13-01T00:00:00Z', 'a day that does not exist'],
  ['2026-00-01T00:00:00Z', 'a day that does not exist'],
  ['2026-01-00T00:00:00Z', 'a day that does not exist'],
  ['2016-12-31T23:59:60Z', 'a leap second'],
  ['2026-01-01T24:00:00Z', 'a time of day that does not exist'],
  ['2026-01-01T00:60:00Z', 'a time of day that does not exist'],
  ['2026-01-01T00:00:00+24:00', 'an offset that does not exist'],
  ['2026-01-01T00:00:00.1234567891Z', 'finer than nanoseconds'],
  ['1969-12-31T23:59:59Z', 'not between 1970 and 2099'],
  ['1970-01-01T00:00:00+08:00', 'not between 1970 and 2099'],
  ['2100-01-01T00:00:00Z', 'not between 1970 and 2099'],
  ['0070-01-01T00:00:00Z', 'not between 1970 and 2099'],
  ['2026-01-01T00:00:00', 'not a time such as'],
  ['2026-01-01 00:00:00Z', 'not a time such as'],
  ['2026-01-01', 'not a time such as'],
  ['2026-01-01T00:00:00Z[Asia/Shanghai]', 'not a time such as'],
  ['2026-01-01T00:00:00.Z', 'not a time such as'],
  ['2026-01-01T00:00:00+0800', 'not a time such as'],
  ['20260101T000000Z', 'not a time such as'],
  ['1768435200', 'not a time such as'],
  ['', 'not a time such as'],
  ['2026-01-01T00:00:00Z\n', 'not a time such as'],
])('%s is refused', (text, why) => {
  expect(readInstant('time', text)).toMatchObject({
    code: 'TAR5006',
    message: expect.stringContaining(why) as string,
  });
});

test('agrees with Temporal on any time', () => {
  const two = (value: number): string => String(value).padStart(2, '0');
  const time = fc
    .tuple(
      fc.integer({ min: 1970, max: 2100 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 31 }),
      fc.integer({ min: 0, max: 86399 }),
      fc.integer({ min: 0, max: 999999999 }),
      fc.integer({ min: -840, max: 840 }),
    )
    .map(([year, month, day, second, nanos, offset]) => {
      const clock = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60].map(two).join(':');
      const east = Math.abs(offset);
      const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(east / 60))}:${two(east % 60)}`;
      return `${year}-${two(month)}-${two(day)}T${clock}.${String(nanos).padStart(9, '0')}${zone}`;
    });
  fc.assert(
    fc.property(time, (text) => {
      let expected: bigint | null = null;
      try {
        expected = Temporal.Instant.from(text).epochNanoseconds;
      } catch {
        // A day that the month does not have.
      }
      const read = readInstant('time', text);
      const found =
        'instant' in read ? BigInt(read.instant.seconds) * 1_000_000_000n + BigInt(read.instant.nanos) : null;
      const isTaken = expected !== null && expected >= 0n && expected < 4102444800n * 1_000_000_000n;
      expect(found).toBe(isTaken ? expected : null);
    }),
    { seed: 20260115, numRuns: 5000 },
  );
});
