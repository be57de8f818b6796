import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { irOf } from '../support/compile-text.ts';
import { digestOf } from '../../compiler/ir/digest.ts';
import { OutputFailure } from '../../cli/failures.ts';
import { run } from '../support/run-command.ts';
import { closeBooks, folderWith, rateBooks, resultsIn, rows, treeOf, use, write } from './books.ts';

const catalog = (price: string): string => `
catalog books "Books" {
  currency CNY
  timezone "Asia/Shanghai"
  round half up to 0.01
  unit call, calls
  measure point, points
  deduct pack > price
  consume pack by soonest expiry, earliest order, order id
  feature f "F" { meter call accepts pack, price ${price} }
  feature g "G" { meter call accepts pack, price price CNY 1 / call }
  package scans "Scans" in pack { covers f at 1 points / call covers g at 1 points / call valid 1 year size 10 points CNY 5 }
}
`;
const PRICE = 'price CNY 0.10 / call';
const JANUARY = use('u-1', '2026-01-10T00:00:00+08:00', 100);
const lines = (folder: string) => rows(resultsIn(folder)['lines.ndjson'] ?? '');
const invoices = (folder: string) =>
  rows(resultsIn(folder)['invoices.ndjson'] ?? '').map(({ period, amount }) => `${period} ${amount}`);

async function closedJanuary(price = PRICE): Promise<string> {
  const folder = folderWith(catalog(price));
  await rateBooks(folder, [write(folder, 'january.ndjson', [JANUARY])]);
  expect(await closeBooks(folder, '2026-01')).toMatchObject({
    status: 0,
    stderr: 'closed 2026-01 in books\n',
  });
  return folder;
}

it('says what was closed', async () => {
  const folder = folderWith(catalog(PRICE));
  await rateBooks(folder, [write(folder, 'january.ndjson', [JANUARY])]);
  const args = ['close', 'main.tarifa', '--ledger', 'books', '--period', '2026-01', '--format', 'json'];
  const { stdout } = await run(args, { cwd: folder });
  expect(JSON.parse(stdout)).toEqual({
    period: '2026-01',
    catalog: { name: 'books', digest: digestOf(irOf(catalog(PRICE))) },
    invoices: 1,
    lines: 1,
    adjustments: 0,
    totals: { CNY: '10.00' },
    rejects: 0,
    next: '2026-02',
  });
  const { stdout: pretty } = await closeBooks(folder, '2026-02');
  expect(pretty).toContain('closed 2026-02: 0 invoices with 0 lines\n');
});

it('says that the month is closed where only its report could not be written', async () => {
  const folder = folderWith(catalog(PRICE));
  await rateBooks(folder, [write(folder, 'january.ndjson', [JANUARY])]);
  const args = ['close', 'main.tarifa', '--ledger', 'books', '--period', '2026-01'];
  const failure = new OutputFailure('standard output cannot be written: ENOSPC', false);
  const { status, stderr } = await run(args, { cwd: folder, failure });
  expect([status, stderr]).toEqual([
    4,
    'error: standard output cannot be written: ENOSPC; 2026-01 is closed all the same\n',
  ]);
  expect((await closeBooks(folder, '2026-01')).stderr).toBe('error: 2026-01 is closed already\n');
});

it('closes months in their order, once, and without gaps', async () => {
  const folder = folderWith(catalog(PRICE));
  await rateBooks(folder, [write(folder, 'january.ndjson', [JANUARY])]);
  const refused = async (period: string, why: string) => {
    const before = treeOf(join(folder, 'books'));
    const { status, stderr } = await closeBooks(folder, period);
    expect([status, stderr]).toEqual([2, `error: ${why}\n`]);
    expect(treeOf(join(folder, 'books'))).toEqual(before);
  };
  await refused('2026-02', 'months are closed in their order: 2026-01 has lines and comes before 2026-02');
  expect((await closeBooks(folder, '2026-01')).status).toBe(0);
  await refused('2026-01', '2026-01 is closed already');
  await refused('2025-12', '2025-12 is before the months that were closed, and closed with them');
  await refused('2026-03', 'months are closed in their order: 2026-02 comes before 2026-03');
  expect((await closeBooks(folder, '2026-02')).status).toBe(0);
});

it('bills what comes late in the first open month, and names the records', async () => {
  const folder = await closedJanuary();
  const late = use('u-2', '2026-01-31T23:59:59+08:00', 7);
  const correction = use('u-3', '2026-02-03T00:00:00+08:00', 90, { replaces: 'u-1' });
  const before = use('u-4', '2025-12-31T00:00:00+08:00', 5);
  await rateBooks(folder, [
    write(folder, 'late.ndjson', [late, before, use('u-5', '2026-02-01T00:00:00+08:00', 1)]),
  ]);
  expect(invoices(folder)).toEqual(['2026-01 10.00', '2026-02 1.30']);
  expect(lines(folder).filter(({ fund }) => fund === 'adjustment')).toEqual([
    expect.objectContaining({
      adjusts: '2025-12',
      of: 'price',
      quantity: '5',
      amount: '0.50',
      records: ['u-4'],
    }),
    expect.objectContaining({
      account: 'acme',
      feature: 'f',
      period: '2026-02',
      adjusts: '2026-01',
      quantity: '7',
      amount: '0.70',
      records: ['u-4', 'u-2'],
    }),
  ]);
  // Once February is closed as well, nothing of this is billed again.
  await closeBooks(folder, '2026-02');
  await rateBooks(folder, []);
  expect(invoices(folder)).toEqual(['2026-01 10.00', '2026-02 1.30']);
  await rateBooks(folder, [write(folder, 'correction.ndjson', [correction])]);
  expect(invoices(folder)).toEqual(['2026-01 10.00', '2026-02 1.30', '2026-03 -1.00']);
  expect(lines(folder).slice(-2)).toMatchObject([
    { adjusts: '2026-01', quantity: '-100', amount: '-10.00', records: ['u-3'] },
    { adjusts: '2026-02', quantity: '90', amount: '9.00', records: ['u-3'] },
  ]);
});

it('moves between funds when an order comes late, and says so for each', async () => {
  const folder = await closedJanuary();
  const order = { type: 'order', id: 'o-1', account: 'acme', product: 'scans', size: 10 };
  const bought = JSON.stringify({ ...order, time: '2026-01-01T00:00:00+08:00' });
  await rateBooks(folder, [write(folder, 'order.ndjson', [bought])]);
  expect(
    lines(folder)
      .slice(1)
      .map(({ of, quantity, amount, records }) => [of, quantity, amount, records]),
  ).toEqual([
    ['pack', '10', '0.00', ['o-1']],
    ['price', '-10', '-1.00', ['o-1']],
    ['purchase', '10', '5.00', ['o-1']],
  ]);
  const { stdout } = await run(['rate', 'main.tarifa', '--ledger', 'books'], { cwd: folder });
  expect(stdout).toContain('  F      adjustment for January 2026, by pack           10  calls       0.00\n');
  expect(stdout).toContain('  Scans  adjustment for January 2026, purchase of o-1   10  points      5.00\n');
  expect(stdout).toContain('      for what came late: o-1\n');
});

it('lets a new price hold from the first open month on', async () => {
  const folder = await closedJanuary();
  writeFileSync(join(folder, 'main.tarifa'), catalog('price CNY 0.50 / call'));
  await rateBooks(folder, []);
  expect(invoices(folder)).toEqual(['2026-01 10.00']);
  const february = use('u-9', '2026-02-10T00:00:00+08:00', 2);
  await rateBooks(folder, [
    write(folder, 'late.ndjson', [use('u-2', '2026-01-20T00:00:00+08:00', 10), february]),
  ]);
  expect(invoices(folder)).toEqual(['2026-01 10.00', '2026-02 2.00']);
  expect((await closeBooks(folder, '2026-02')).status).toBe(0);
  const manifest = JSON.parse(readFileSync(join(folder, 'books/ledger.json'), 'utf8')) as {
    closed: readonly { catalog: { digest: string } }[];
  };
  const digests = [PRICE, 'price CNY 0.50 / call'].map((price) => digestOf(irOf(catalog(price))));
  expect(manifest.closed.map(({ catalog: { digest } }) => digest)).toEqual(digests);
  await rateBooks(folder, [write(folder, 'later.ndjson', [use('u-7', '2026-01-20T00:00:00+08:00', 10)])]);
  expect(invoices(folder)).toEqual(['2026-01 10.00', '2026-02 2.00', '2026-03 1.00']);
});

it('bills what is owed by the period once, though the next month has begun', async () => {
  const folder = await closedJanuary('price CNY 3 monthly');
  await rateBooks(folder, []);
  expect(invoices(folder)).toEqual(['2026-01 3.00', '2026-02 3.00']);
  await rateBooks(folder, [write(folder, 'late.ndjson', [use('u-2', '2026-01-20T00:00:00+08:00', 10)])]);
  expect(invoices(folder)).toEqual(['2026-01 3.00', '2026-02 3.00']);
});

it('is the ledger of one price list', async () => {
  const folder = await closedJanuary();
  writeFileSync(join(folder, 'main.tarifa'), catalog(PRICE).replace('catalog books', 'catalog others'));
  const { status, stderr } = await rateBooks(folder, []);
  expect([status, stderr]).toEqual([
    2,
    'error: books is the ledger of the price list books, not of others\n',
  ]);
});

it('explains a record that a ledger keeps, by all that it keeps of the account', async () => {
  const folder = await closedJanuary();
  await rateBooks(folder, [write(folder, 'late.ndjson', [use('u-2', '2026-01-20T00:00:00+08:00', 7)])]);
  const args = ['explain', 'main.tarifa', '--record', 'u-2', '--account', 'acme', '--ledger', 'books'];
  const { status, stdout } = await run(args, { cwd: folder });
  expect(status).toBe(0);
  expect(stdout).toContain('0.70');
});
