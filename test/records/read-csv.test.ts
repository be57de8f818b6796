import { describe, expect, test } from 'vitest';
import { outcome, readText } from './read-text.ts';

const HEADER = 'id,account,feature,time,quantity';
const ROW = 'u-1,acme,f,2026-01-01T00:00:00Z,5';
const LONG = 'the row that begins here is longer than 1 MB; is a quote left open?';
const csv = { format: 'csv' } as const;

test('columns may stand in any order, and attributes in columns of either name', async () => {
  const text = `quantity,attributes.frame_rate,resolution,id,account,feature,time,device\n2,60.0,1080,u-1,acme,f,2026-01-01T00:00:00Z,android\n`;
  const { records } = await readText(text, csv);
  expect(records).toMatchObject([
    {
      quantity: '2',
      attributes: new Map([
        ['device', 'android'],
        ['frame_rate', '60'],
        ['resolution', '1080'],
      ]),
      origin: { line: 2, file: 'standard input' },
    },
  ]);
});

test('an empty cell is an absent field', async () => {
  const { records } = await readText(`${HEADER},unit,frame_rate\nu,a,f,2026-01-01T00:00:00Z,,,\n`, csv);
  expect(records).toMatchObject([{ quantity: '1', unit: null, attributes: new Map() }]);
  expect(await outcome(`${HEADER}\nu,,f,2026-01-01T00:00:00Z,\n`, 'id', csv)).toBe(
    'TAR5003 `account` is missing',
  );
});

test('orders of several types share one header', async () => {
  const text = [
    'type,id,account,product,size,count,order,quantity,time',
    'order,o-1,acme,p,5000,2,,,2026-01-01T00:00:00Z',
    'upgrade,o-2,acme,,,,o-1,45,2026-01-02T00:00:00Z',
  ].join('\n');
  expect(await readText(text, { ...csv, role: 'orders' })).toMatchObject({
    records: [
      { type: 'order', size: '5000', count: 2 },
      { type: 'upgrade', order: 'o-1', quantity: '45' },
    ],
    rejects: [],
  });
});

describe('line ends, quotes and marks', () => {
  const text = `\uFEFF${HEADER}\r\n${ROW}\r\n\r\n"u ""2""",acme,"f\r\ng",2026-01-01T00:00:00Z,"7"\n${ROW.replace('u-1', 'ü-3')}`;

  test.each([1, 2, 3, 7, 1000])('in chunks of %i bytes', async (chunk) => {
    const { records, rejects } = await readText(text, { ...csv, chunk });
    expect(rejects).toEqual([]);
    expect(records.map(({ id, origin }) => [id, origin.line, origin.raw])).toEqual([
      ['u-1', 2, ROW],
      ['u "2"', 4, '"u ""2""",acme,"f\r\ng",2026-01-01T00:00:00Z,"7"'],
      ['ü-3', 6, ROW.replace('u-1', 'ü-3')],
    ]);
    expect(records[1]).toMatchObject({ feature: 'f\r\ng', quantity: '7' });
  });
});

test('a row of another length is rejected, and the rest is read', async () => {
  const { records, rejects } = await readText(`${HEADER}\nu-0,acme\n${ROW}\n${ROW},9\n`, csv);
  expect(records).toHaveLength(1);
  expect(rejects).toMatchObject([
    { line: 2, code: 'TAR5001', message: 'the row has 2 cells, the header has 5', raw: 'u-0,acme' },
    { line: 4, code: 'TAR5001', message: 'the row has 6 cells, the header has 5' },
  ]);
});

test.each([
  [`${HEADER},id\n${ROW},u`, 1, 'the header has the column `id` twice'],
  [
    `${HEADER},frame_rate,attributes.frame_rate\n${ROW},1,2`,
    1,
    'the header has `frame_rate` and `attributes.frame_rate` for the same attribute',
  ],
  [`${HEADER},acount\n${ROW},x`, 1, 'the header has an unknown column `acount`; did you mean `account`?'],
  [
    `${HEADER},frame_rat\n${ROW},x`,
    1,
    'the header has an unknown column `frame_rat`; did you mean `frame_rate`?',
  ],
  [
    `${HEADER},attributes.frame_rat\n${ROW},x`,
    1,
    'the header has an unknown column `attributes.frame_rat`; did you mean `attributes.frame_rate`?',
  ],
  [`${HEADER},\n${ROW},x`, 1, 'the header has a column without a name'],
  [`${HEADER},__proto__\n${ROW},x`, 1, 'the header has an unknown column `__proto__`'],
  [`${HEADER},attributes.__proto__\n${ROW},x`, 1, 'the header has an unknown column `attributes.__proto__`'],
  [`${HEADER},attributes\n${ROW},x`, 1, 'the header has an unknown column `attributes`'],
  [`${HEADER}\n${ROW}\n\n"u-2,acme,f\n${ROW}\n`, 4, 'a quote that opens here is never closed'],
  [`${HEADER}\n"u\n""2""",acme,f,"x\n${ROW}\n${ROW}\n`, 3, 'a quote that opens here is never closed'],
  [
    `${HEADER}\n${ROW}\nu"2,acme\n`,
    3,
    'a quote stands where none can: a cell with quotes is quoted as a whole',
  ],
  [
    `${HEADER}\n${ROW}\n"u"2,acme\n`,
    3,
    'a quote stands where none can: a cell with quotes is quoted as a whole',
  ],
  [`${HEADER}\n${ROW}\n\n"${'x'.repeat((1 << 20) + 9)}\n`, 4, LONG],
  [`${HEADER}\n${ROW}\n${'x'.repeat((1 << 20) + 9)}\n`, 3, LONG],
])('%#: fails the file', async (text, line, message) => {
  await expect(readText(text, csv)).rejects.toMatchObject({
    name: 'FileFailure',
    code: 'TAR5013',
    line,
    message,
  });
});

test('bytes that are not UTF-8 fail the file', async () => {
  const bytes = Buffer.concat([Buffer.from(`${HEADER}\n`), Buffer.from([0xff, 0xfe, 0x0a])]);
  await expect(readText(bytes, csv)).rejects.toMatchObject({ message: 'the file is not UTF-8' });
});

test('an empty file, and one with a header alone, hold no records', async () => {
  for (const text of ['', `${HEADER}\n`])
    expect(await readText(text, csv)).toEqual({ records: [], rejects: [] });
});
