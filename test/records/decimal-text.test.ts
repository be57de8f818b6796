import { expect, test } from 'vitest';
import { outcome, usageLine } from './read-text.ts';

const FORTY = '1234567890123456789012345678901234567890';

/** Number text → the decimal that is read, or the reject's code. As JSON numbers, in quotes and in CSV cells alike. */
const TABLE: readonly (readonly [text: string, read: string])[] = [
  ['0', '0'],
  ['-0', '0'],
  ['-0.0', '0'],
  ['5', '5'],
  ['5.0', '5'],
  ['5.10', '5.1'],
  ['0.1', '0.1'],
  ['0.0000001', '0.0000001'],
  ['0.00000012', '0.00000012'],
  ['123456789012345', '123456789012345'],
  ['9007199254740993', '9007199254740993'],
  ['9007199254740993.000000000001', '9007199254740993.000000000001'],
  ['0.123456789012', '0.123456789012'],
  ['0.1234567890123', 'TAR5007'],
  ['0.0000000000001', 'TAR5007'],
  ['0.1234567890120000000', '0.123456789012'],
  ['1000000000000000000000000', '1000000000000000000000000'],
  ['1000000000000000000000001', 'TAR5007'],
  ['1000000000000000000000000.5', 'TAR5007'],
  ['999999999999999999999999.999999999999', '999999999999999999999999.999999999999'],
  [FORTY, 'TAR5007'],
  ['1e24', '1000000000000000000000000'],
  ['1E+24', '1000000000000000000000000'],
  ['2e24', 'TAR5007'],
  ['1e25', 'TAR5007'],
  ['1e400', 'TAR5007'],
  ['0.1e-400', 'TAR5007'],
  ['0e400', 'TAR5007'],
  ['1e99999999999999999999', 'TAR5007'],
  ['1e-12', '0.000000000001'],
  ['10e-12', '0.00000000001'],
  ['1e-13', 'TAR5007'],
  ['12.5e-12', 'TAR5007'],
  ['1.5e3', '1500'],
  ['1.2345e2', '123.45'],
  ['150e-2', '1.5'],
  ['-5', 'TAR5008'],
  ['-0.000000000001', 'TAR5008'],
];

test.each(TABLE)('%s is read as %s', async (text, read) => {
  const isCode = read.startsWith('TAR');
  const inJson = String(await outcome(usageLine({ quantity: text })));
  const inQuotes = String(await outcome(usageLine({ quantity: `"${text}"` })));
  const csv = `id,account,feature,time,quantity\nu,a,f,2026-01-01T00:00:00Z,${text}\n`;
  const inCsv = String(await outcome(csv, 'quantity', { format: 'csv' }));
  for (const found of [inJson, inQuotes, inCsv]) expect(isCode ? found.slice(0, 7) : found).toBe(read);
});

test.each(['ten', '+5', '.5', '5.', '05', '1,000', '0x10', 'NaN', 'Infinity', '1e', ' 5', '５', '1_000'])(
  'the text `%s` is no number',
  async (text) => {
    expect(await outcome(usageLine({ quantity: JSON.stringify(text) }))).toBe(
      `TAR5005 \`quantity\` is \`${text}\`, not a number`,
    );
  },
);

test.each(['+5', '.5', '5.', '05', '0x10', 'NaN', 'Infinity', '1e'])(
  'the bare %s is not JSON',
  async (text) => {
    expect(await outcome(usageLine({ quantity: text }))).toBe('TAR5001 the line is not valid JSON');
  },
);

test('a number as long as a line may be is read, or refused with its beginning', async () => {
  const zeros = '0'.repeat(1_000_000);
  expect(await outcome(usageLine({ quantity: `0.${zeros}1` }))).toMatch(
    /^TAR5007 .*…`, a number with more than 12/,
  );
  expect(await outcome(usageLine({ quantity: `1${zeros}` }))).toMatch(/^TAR5007/);
  expect(await outcome(usageLine({ quantity: `1.${zeros}` }))).toBe('1');
});
