import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderWith, resultsIn, write } from '../ledger/books.ts';
import { catalogText } from '../support/compile-text.ts';
import { readPage } from '../support/html-tree.ts';
import { run } from '../support/run-command.ts';
import { rowsOf } from './invoice-page.ts';

/** The rows below a line of an invoice each multiply to their amount, and add up to the amount of the line. */

const CATALOG = catalogText(`
  feature talk "Talk" { meter minute price CNY 0.05 / minute per event }
  feature line "Line" { meter minute price CNY 0.45 + CNY 0.10 / minute per event }
  feature pay "Pay" { meter call price CNY 0.30 / event per event }
  feature held "Held" { meter call price CNY 1 / call at least CNY 5 per event }
  feature block "Block" { meter call price CNY 0.20 + CNY 1.25 / started 10 calls per event }
  feature part "Part" { meter call price CNY 1.25 / started 10 calls per event }
  feature base "Base" { meter call price CNY 2 daily }
  feature year "Year" { meter call price graduated yearly {
    <= 10 calls CNY 10 + CNY 1 / call
    > 10 calls CNY 2 / call
  } }
  feature third "Third" { meter minute price CNY 1 / minute }
`);
const use = (id: string, feature: string, day: string, quantity: number, unit?: string): string =>
  JSON.stringify({ id, account: 'acme', feature, time: `${day}T08:00:00+08:00`, quantity, unit });
const each = (count: number, record: (index: number) => string): string[] =>
  Array.from({ length: count }, (_, index) => record(index));

const RECORDS = [
  ...each(30, (index) => use(`t${index}`, 'talk', '2026-01-10', 125, 'second')),
  ...each(3, (index) => use(`l${index}`, 'line', '2026-01-10', 125, 'second')),
  ...each(2, (index) => use(`p${index}`, 'pay', '2026-01-10', 1)),
  ...each(2, (index) => use(`h${index}`, 'held', '2026-01-10', 1)),
  ...each(3, (index) => use(`k${index}`, 'block', '2026-01-10', 5)),
  ...each(3, (index) => use(`q${index}`, 'part', '2026-01-10', 5)),
  use('b', 'base', '2026-01-29', 1),
  use('y1', 'year', '2026-01-30', 3),
  use('y2', 'year', '2026-02-02', 3),
  use('d', 'third', '2026-01-10', 20, 'second'),
];

const rated = async (...more: string[]) => {
  const folder = folderWith(CATALOG);
  const usage = write(folder, 'usage.ndjson', RECORDS);
  const { stdout, stderr } = await run(['rate', 'main.tarifa', '--usage', usage, ...more], { cwd: folder });
  if (stderr.includes('error')) throw new Error(stderr);
  return { folder, stdout };
};

it('on the terminal', async () => {
  const { stdout } = await rated();
  const rows = stdout.split('\n').map((row) => row.trim().replace(/ +/g, ' '));
  expect(
    rows.slice(
      0,
      rows.findIndex((row) => row.startsWith('Total')),
    ),
  ).toEqual([
    'acme January 2026',
    'Talk 62.5 minutes 3.00',
    '62.5 minutes × CNY 0.05 / minute = 3.125',
    'each record rounded by itself = -0.125',
    'Line 6.25 minutes 1.98',
    '3 records × CNY 0.45 = 1.35',
    '6.25 minutes × CNY 0.10 / minute = 0.625',
    'each record rounded by itself = 0.005',
    'Pay 2 calls 0.60',
    '2 events × CNY 0.30 / event = 0.60',
    'Held 2 calls 10.00',
    '2 records × at least CNY 5 = 10.00',
    'Block 15 calls 4.35',
    '3 records × CNY 0.20 = 0.60',
    '3 times × CNY 1.25 / started 10 calls = 3.75',
    'Part 15 calls 3.75',
    '3 times × CNY 1.25 / started 10 calls = 3.75',
    'Base 1 call 6.00',
    '3 days × CNY 2 daily = 6.00',
    'Year 3 calls 13.00',
    '3 calls at CNY 10 + CNY 1 / call = 13.00',
    'Third 0.3333… minutes 0.33',
    '0.3333… minutes × CNY 1 / minute = 0.3333…',
    'the sum rounded = -0.0033…',
  ]);
  // What was owed once in January is not owed again.
  expect(rows).toContain('3 calls × CNY 1 / call = 3.00');
});

it('on the page', async () => {
  const { folder } = await rated('--out', 'bill', '--results', 'pages');
  const page = readPage(readFileSync(join(folder, 'bill/invoices/acme.html'), 'utf8'));
  const rows = rowsOf(page);
  const from = rows.findIndex((row) => row.startsWith('Talk'));
  expect(rows.slice(from, from + 7)).toEqual([
    'Talk | 62.5 minutes |  | 3.00',
    ' | 62.5 minutes | CNY 0.05 / minute | 3.125',
    ' |  | each record rounded by itself | -0.125',
    'Line | 6.25 minutes |  | 1.98',
    ' | 3 records | CNY 0.45 | 1.35',
    ' | 6.25 minutes | CNY 0.10 / minute | 0.625',
    ' |  | each record rounded by itself | 0.005',
  ]);
});

it('what holds the sum to a bound stands below what it corrects', async () => {
  const folder = folderWith(
    catalogText(`feature f "F" { meter call price graduated monthly {
      <= 10 calls CNY 4 / call
      > 10 calls CNY 3 / call
    } at most CNY 20 }`),
  );
  const usage = write(folder, 'usage.ndjson', [use('a', 'f', '2026-01-10', 20)]);
  const args = ['rate', 'main.tarifa', '--usage', usage];
  const { stdout } = await run(args, { cwd: folder });
  const rows = stdout.split('\n').map((row) => row.trim().replace(/ +/g, ' '));
  expect(rows.slice(1, 5)).toEqual([
    'F 20 calls 20.00',
    '10 calls × CNY 4 / call = 40.00',
    '10 calls × CNY 3 / call = 30.00',
    'at most CNY 20 monthly = -50.00',
  ]);
  await run([...args, '--out', 'bill', '--results', 'pages'], { cwd: folder });
  const page = readPage(readFileSync(join(folder, 'bill/invoices/acme.html'), 'utf8'));
  expect(rowsOf(page)).toContain(' |  | at most CNY 20 monthly | -50.00');
  expect(rowsOf(page).findIndex((row) => row.includes('at most'))).toBe(4);
  const quoted = await run(['quote', 'main.tarifa', '20 calls of f'], { cwd: folder });
  expect(quoted.stdout).toMatch(/CNY 3 \/ call .*\n +at most CNY 20/);
});

it('of the records themselves', async () => {
  const folder = folderWith(CATALOG);
  const usage = write(folder, 'usage.ndjson', RECORDS);
  const { stdout } = await run(['explain', 'main.tarifa', '--usage', usage, '--record', 'y2'], {
    cwd: folder,
  });
  expect(stdout).toContain('tier 1: 3 calls × CNY 1 / call = CNY 3.00');
});

it('in the tables, alike on both backends', async () => {
  const [js, interpreted] = await Promise.all(
    ['js', 'interpret'].map(async (backend) => {
      const { folder } = await rated('--backend', backend, '--out', 'out');
      return resultsIn(folder, 'out')['lines.ndjson'];
    }),
  );
  expect(js).toBe(interpreted);
  expect(js).toContain(
    '{"quantity":"6.25","rate":"CNY 0.45 + CNY 0.10 / minute","times":3,"per":"record","amount":"1.975"}',
  );
  expect(js).toContain('{"quantity":"0","rate":"CNY 2 daily","times":3,"per":"day","amount":"6"}');
});
