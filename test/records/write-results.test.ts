import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Charge, Line, Reject } from '../../runtime/result.ts';
import { selectPeriod, writeResults, type Results, type WriteOptions } from '../../runtime/records/index.ts';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tarifa-results-'));
});
afterAll(() => rm(root, { recursive: true }));

async function written(results: Results, options: WriteOptions): Promise<Readonly<Record<string, string>>> {
  const folder = await mkdtemp(join(root, 'run-'));
  await writeResults(join(folder, 'deep', 'out'), results, { read: 3 }, options);
  const files = await readdir(join(folder, 'deep', 'out'));
  const texts = await Promise.all(files.map((file) => readFile(join(folder, 'deep', 'out', file), 'utf8')));
  return Object.fromEntries(files.map((file, index) => [file, texts[index] ?? '']));
}

const charge = (fields: Partial<Charge>): Charge => ({
  record: 'u-1',
  account: 'acme',
  feature: 'f',
  fund: 'price',
  order: null,
  quantity: '1',
  unit: 'call',
  drawn: null,
  amount: '0.10',
  time: '2026-01-15T08:00:00+08:00',
  period: '2026-01',
  steps: [{ cell: '', tier: 1, quantity: '1', rate: 'CNY 0.1 / call', form: 'rate', amount: '0.1' }],
  ...fields,
});
const line = (fields: Partial<Line>): Line => ({
  account: 'acme',
  feature: 'f',
  fund: 'price',
  period: '2026-01',
  quantity: '1',
  unit: 'call',
  amount: '0.10',
  exact: '0.1',
  tiers: [
    { cell: '', tier: 1, quantity: '1', rate: 'CNY 0.1 / call', form: 'rate', amount: '0.1' },
    { cell: 'hd', tier: 2, quantity: '1/3', rate: 'CNY 0', form: 'flat', amount: '0' },
  ],
  ...fields,
});
const reject: Reject = {
  file: 'u.ndjson',
  line: 7,
  record: null,
  account: null,
  quantity: null,
  code: 'TAR5001',
  message: 'the line is not valid JSON',
  said: { says: 'the line is not valid JSON' },
  raw: '=HYPERLINK("http://x")\n,"',
};
const results: Results = {
  charges: [
    charge({ record: 'b', account: 'z' }),
    charge({ record: 'b', fund: 'points', drawn: '2', order: 'o-1' }),
    charge({ record: 'b', fund: 'price' }),
    // The same moment as the one below, later as a text.
    charge({ record: 'a', time: '2026-01-15T00:00:00Z' }),
    charge({ record: null, time: '2026-02-01T00:00:00+08:00', period: '2026-02' }),
    charge({ record: 'early', time: '2026-01-15T07:59:59.999999999+08:00' }),
  ],
  lines: [line({ period: '2026-02' }), line({ fund: 'points' }), line({})],
  invoices: [
    { account: 'acme', period: '2026-01', currency: 'CNY', amount: '0.20', lines: 2, catalog: 'abc' },
  ],
  balances: [
    {
      order: 'o-1',
      account: 'acme',
      product: 'p',
      size: '5000',
      remaining: '4998',
      effective: '2026-01-01T00:00:00+08:00',
      expires: null,
      state: 'valid',
    },
  ],
  alerts: [
    {
      order: 'o-1',
      account: 'acme',
      record: 'b',
      time: '2026-01-15T08:00:00+08:00',
      threshold: '5',
      remaining: '4',
    },
  ],
  rejects: [reject],
};

test('NDJSON: sorted, with the fields of the contract and none that are null', async () => {
  expect(await written(results, { format: 'ndjson' })).toMatchInlineSnapshot(`
    {
      "alerts.ndjson": "{"order":"o-1","account":"acme","record":"b","time":"2026-01-15T08:00:00+08:00","threshold":"5","remaining":"4"}
    ",
      "balances.ndjson": "{"order":"o-1","account":"acme","product":"p","size":"5000","remaining":"4998","effective":"2026-01-01T00:00:00+08:00","state":"valid"}
    ",
      "charges.ndjson": "{"record":"early","account":"acme","feature":"f","fund":"price","quantity":"1","unit":"call","amount":"0.10","time":"2026-01-15T07:59:59.999999999+08:00","period":"2026-01"}
    {"record":"a","account":"acme","feature":"f","fund":"price","quantity":"1","unit":"call","amount":"0.10","time":"2026-01-15T00:00:00Z","period":"2026-01"}
    {"record":"b","account":"acme","feature":"f","fund":"points","order":"o-1","quantity":"1","unit":"call","drawn":"2","amount":"0.10","time":"2026-01-15T08:00:00+08:00","period":"2026-01"}
    {"record":"b","account":"acme","feature":"f","fund":"price","quantity":"1","unit":"call","amount":"0.10","time":"2026-01-15T08:00:00+08:00","period":"2026-01"}
    {"account":"acme","feature":"f","fund":"price","quantity":"1","unit":"call","amount":"0.10","time":"2026-02-01T00:00:00+08:00","period":"2026-02"}
    {"record":"b","account":"z","feature":"f","fund":"price","quantity":"1","unit":"call","amount":"0.10","time":"2026-01-15T08:00:00+08:00","period":"2026-01"}
    ",
      "invoices.ndjson": "{"account":"acme","period":"2026-01","currency":"CNY","amount":"0.20","lines":2,"catalog":"abc"}
    ",
      "lines.ndjson": "{"account":"acme","feature":"f","fund":"points","period":"2026-01","quantity":"1","unit":"call","amount":"0.10","tiers":[{"quantity":"1","rate":"CNY 0.1 / call","amount":"0.1"},{"cell":"hd","quantity":"1/3","rate":"CNY 0","amount":"0"}]}
    {"account":"acme","feature":"f","fund":"price","period":"2026-01","quantity":"1","unit":"call","amount":"0.10","tiers":[{"quantity":"1","rate":"CNY 0.1 / call","amount":"0.1"},{"cell":"hd","quantity":"1/3","rate":"CNY 0","amount":"0"}]}
    {"account":"acme","feature":"f","fund":"price","period":"2026-02","quantity":"1","unit":"call","amount":"0.10","tiers":[{"quantity":"1","rate":"CNY 0.1 / call","amount":"0.1"},{"cell":"hd","quantity":"1/3","rate":"CNY 0","amount":"0"}]}
    ",
      "rejects.ndjson": "{"file":"u.ndjson","line":7,"code":"TAR5001","message":"the line is not valid JSON","raw":"=HYPERLINK(\\"http://x\\")\\n,\\""}
    ",
      "summary.json": "{
      "read": 3
    }
    ",
    }
  `);
});

test('JSON: each file one list', async () => {
  const files = await written(results, { format: 'json', results: ['charges', 'alerts'] });
  const asLines = await written(results, { format: 'ndjson', results: ['charges', 'alerts'] });
  expect(Object.keys(files).sort()).toEqual(['alerts.json', 'charges.json', 'summary.json']);
  for (const name of ['charges', 'alerts'])
    expect(JSON.parse(files[`${name}.json`] ?? '')).toEqual(
      (asLines[`${name}.ndjson`] ?? '')
        .trimEnd()
        .split('\n')
        .map((each) => JSON.parse(each) as unknown),
    );
  const none = await written({ ...results, charges: [] }, { format: 'json', results: ['charges'] });
  expect(none['charges.json']).toBe('[]\n');
});

test('CSV: RFC 4180, read back as it was', async () => {
  const files = await written(results, { format: 'csv' });
  expect(files['lines.csv']?.split('\r\n').slice(0, 2)).toEqual([
    'account,feature,product,fund,order,period,quantity,unit,amount,tiers,adjusts,of,records,record,kind,time,from,until,orders',
    'acme,f,,points,,2026-01,1,call,0.10,"[{""quantity"":""1"",""rate"":""CNY 0.1 / call"",""amount"":""0.1""},{""cell"":""hd"",""quantity"":""1/3"",""rate"":""CNY 0"",""amount"":""0""}]",,,,,,,,,',
  ]);
  // A lone line feed ends the row for many readers, so it is quoted as well.
  expect(
    (await written({ ...results, rejects: [{ ...reject, raw: 'a\nb' }] }, { format: 'csv' }))['rejects.csv'],
  ).toContain(',"a\nb"\r\n');
  const [row] = parse(files['rejects.csv'] ?? '', { columns: true }) as readonly Record<string, string>[];
  expect(row).toMatchObject({ file: 'u.ndjson', line: '7', record: '', raw: reject.raw });
});

test('CSV for spreadsheets holds no formula', async () => {
  const formulas = [
    '=1+1',
    '+1',
    '-1+1',
    '-A1',
    '-7/3',
    '-1,5',
    '-.5',
    '-1e3',
    '-1\n',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '=cmd|" /C calc"!A0',
  ];
  const rejects = formulas.map((raw) => ({ ...reject, raw }));
  const files = await written({ ...results, rejects }, { format: 'csv', isForSpreadsheet: true });
  const rows = parse(files['rejects.csv'] ?? '', { columns: true }) as readonly Record<string, string>[];
  expect(rows.map(({ raw }) => raw).sort()).toEqual(formulas.map((raw) => `'${raw}`).sort());
});

test('CSV for spreadsheets leaves decimals numbers, so that a column of them adds up', async () => {
  const amounts = ['-16.00', '16.00', '-0.000001', '-16', '0'];
  const charges = amounts.map((amount, index) => charge({ record: `u-${index}`, amount }));
  const files = await written({ ...results, charges }, { format: 'csv', isForSpreadsheet: true });
  const rows = parse(files['charges.csv'] ?? '', { columns: true }) as readonly Record<string, string>[];
  expect(rows.map(({ amount }) => amount)).toEqual(amounts);
});

test('any text survives CSV and NDJSON', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.string({
          unit: fc.oneof(
            fc.constantFrom('"', ',', '\n', '\r', '=', ';', ' ', "'"),
            fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
          ),
          minLength: 1,
        }),
        { minLength: 1, maxLength: 5 },
      ),
      async (texts) => {
        const rejects = texts.map((raw, index) => ({ ...reject, raw, record: `r${index}` }));
        const files = await written({ ...results, rejects }, { format: 'csv', results: ['rejects'] });
        const rows = parse(files['rejects.csv'] ?? '', { columns: true }) as readonly Record<
          string,
          string
        >[];
        expect(rows.map(({ raw }) => raw)).toEqual(texts);
        const json = await written({ ...results, rejects }, { format: 'ndjson', results: ['rejects'] });
        expect(
          (json['rejects.ndjson'] ?? '')
            .trimEnd()
            .split('\n')
            .map((each) => (JSON.parse(each) as Reject).raw),
        ).toEqual(texts);
      },
    ),
    { seed: 3, numRuns: 50 },
  );
});

test('accounts in any order give the same bytes', async () => {
  const expected = await written(results, { format: 'ndjson' });
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...'acxyz'], { minLength: 5 }), async (accounts) => {
      const of = (names: readonly string[]): Results => ({
        ...results,
        charges: names.flatMap((account) => results.charges.map((each) => ({ ...each, account }))),
        lines: names.flatMap((account) => results.lines.map((each) => ({ ...each, account }))),
        alerts: names.flatMap((account) => results.alerts.map((each) => ({ ...each, account }))),
      });
      expect(await written(of(accounts), { format: 'ndjson' })).toEqual(
        await written(of([...'zyxca']), { format: 'ndjson' }),
      );
    }),
    { seed: 5, numRuns: 10 },
  );
  expect(await written(results, { format: 'ndjson' })).toEqual(expected);
});

test('a month selects charges, lines and invoices, and alerts by where the price list is', () => {
  const [alert] = results.alerts;
  // The last second of January in the zone of the price list, the first of February there, and long before.
  const times = ['2026-01-31T23:59:59+08:00', '2026-01-31T16:00:00Z', '2025-02-10T08:00:00+08:00'];
  const alerts = times.map((time) => ({ ...alert!, time }));
  const zone = { offsets: [[0, 8 * 3600]] } as const;
  const selected = selectPeriod({ ...results, alerts }, '2026-02', zone);
  expect([selected.charges.length, selected.lines.length, selected.invoices.length]).toEqual([1, 1, 0]);
  expect(selected.alerts.map(({ time }) => time)).toEqual([times[1]]);
  expect(selected.rejects).toEqual(results.rejects);
});

test('a folder that cannot be written is a failure, and nothing old is lost', async () => {
  const file = join(root, 'occupied');
  await writeFile(file, 'old');
  await expect(writeResults(file, results, {}, { format: 'csv' })).rejects.toMatchObject({
    name: 'FileFailure',
  });
  expect(await readFile(file, 'utf8')).toBe('old');
  // A folder in the place of a file: the write fails at the rename, and the temporary file goes.
  const folder = await mkdtemp(join(root, 'run-'));
  await writeResults(join(folder, 'charges.csv'), results, {}, { format: 'csv' });
  await expect(writeResults(folder, results, {}, { format: 'csv' })).rejects.toMatchObject({
    file: join(folder, 'charges.csv'),
  });
  expect(await readdir(folder)).toEqual(['charges.csv']);
});
