import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { RecordExplained } from '../../cli/explain-record.ts';
import { closeBooks, folderWith, rateBooks, resultsIn, rows, use, write } from '../ledger/books.ts';
import { catalogText } from '../support/compile-text.ts';
import { run } from '../support/run-command.ts';

/** What comes of a record beyond its own charges: what is owed by the period, and what it moved after a close. */

const priced = (price: string): string => catalogText(`feature f "Plates" { meter call price ${price} }`);

async function explained(folder: string, id: string, ...more: readonly string[]): Promise<string> {
  const args = ['explain', 'main.tarifa', '--record', id, '--ledger', 'books', ...more];
  const { status, stdout, stderr } = await run(args, { cwd: folder });
  expect([status, stderr]).toEqual([0, `explained ${id} by main.tarifa\n`]);
  return stdout;
}
const asJson = async (folder: string, id: string): Promise<RecordExplained> =>
  JSON.parse(await explained(folder, id, '--format', 'json')) as RecordExplained;

async function closedJanuary(price: string): Promise<string> {
  const folder = folderWith(priced(price));
  await rateBooks(folder, [write(folder, 'january.ndjson', [use('u-1', '2026-01-10T00:00:00Z', 100)])]);
  expect((await closeBooks(folder, '2026-01')).status).toBe(0);
  return folder;
}

it('says which adjustment a late record moved, with which other records', async () => {
  const folder = await closedJanuary('CNY 0.10 / call');
  const late = [use('u-2', '2026-01-20T00:00:00Z', 7), use('u-3', '2026-01-21T00:00:00Z', 1)];
  await rateBooks(folder, [write(folder, 'late.ndjson', late)]);
  const said =
    'It came after 2026-01 was closed, and moved the adjustment of 2026-01 in 2026-02: Plates, by price: 8 calls, CNY 0.80, together with u-3';
  expect(await explained(folder, 'u-2')).toContain(`  ${said}\n`);
  const { closed, adjustments } = await asJson(folder, 'u-2');
  expect(closed).toMatchObject({ period: '2026-01', catalog: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(adjustments).toEqual([
    {
      account: 'acme',
      feature: 'f',
      fund: 'adjustment',
      period: '2026-02',
      quantity: '8',
      unit: 'call',
      amount: '0.80',
      exact: '0.8',
      tiers: [],
      adjusts: '2026-01',
      of: 'price',
      records: ['u-2', 'u-3'],
    },
  ]);
  // The line that `rate` wrote; what it comes to exactly is not on an invoice.
  const line = rows(resultsIn(folder)['lines.ndjson'] ?? '').find(({ adjusts }) => adjusts !== undefined);
  expect({ ...line, exact: '0.8' }).toEqual(adjustments[0]);
  // A record that was in time moved nothing; and closing the next month does not change what is told.
  expect((await asJson(folder, 'u-1')).adjustments).toEqual([]);
  await closeBooks(folder, '2026-02');
  expect(await explained(folder, 'u-2')).toContain(said);
});

it('tells of the adjustment of a correction, of a cancelled record, and of a contradiction', async () => {
  const folder = await closedJanuary('CNY 0.10 / call');
  const correction = use('u-2', '2026-01-10T00:00:00Z', 0, { replaces: 'u-1' });
  await rateBooks(folder, [write(folder, 'late.ndjson', [correction])]);
  expect(await explained(folder, 'u-2')).toContain('Plates, by price: -100 calls, -CNY 10.00\n');
  const other = await closedJanuary('CNY 0.10 / call');
  await rateBooks(other, [write(other, 'other.ndjson', [use('u-1', '2026-01-10T00:00:00Z', 99)])]);
  const said = await explained(other, 'u-1');
  expect(said).toContain('Rejected with');
  expect(said).toContain('Plates, by price: -100 calls, -CNY 10.00\n');
});

it('explains a record of a closed month by the price list that closed it', async () => {
  const folder = await closedJanuary('CNY 0.10 / call');
  writeFileSync(join(folder, 'main.tarifa'), priced('CNY 9 / call'));
  await rateBooks(folder, [
    write(folder, 'late.ndjson', [
      use('u-2', '2026-01-20T00:00:00Z', 7),
      use('u-3', '2026-02-20T00:00:00Z', 1),
    ]),
  ]);
  const late = await explained(folder, 'u-2');
  expect(late).toContain('Comes to CNY 0.70\n');
  expect(late).toMatch(
    / {2}2026-01 is closed; the price list [0-9a-f]{12} holds for it, and places are those of its files then\n/,
  );
  expect(await explained(folder, 'u-3')).toContain('Comes to CNY 9.00\n');
  expect((await asJson(folder, 'u-3')).closed).toBeNull();
});

it('tells of what is owed by the period where the record is the first use', async () => {
  const folder = folderWith(priced('CNY 3 monthly'));
  const files = [
    write(folder, 'a.ndjson', [
      use('u-0', '2026-01-01T00:00:00Z', 0),
      use('u-1', '2026-01-10T00:00:00Z', 1),
      use('u-2', '2026-01-11T00:00:00Z', 1),
      use('u-3', '2026-03-11T00:00:00Z', 1, { account: 'zeta' }),
    ]),
  ];
  await rateBooks(folder, files);
  expect(await explained(folder, 'u-1')).toContain(
    `  As the first use, it starts what is owed by the period, without a record:
    2026-01: CNY 3 monthly, which is CNY 3.00  main.tarifa:21
    2026-02: CNY 3 monthly, which is CNY 3.00  main.tarifa:21
    2026-03: CNY 3 monthly, which is CNY 3.00  main.tarifa:21
`,
  );
  for (const id of ['u-0', 'u-2']) expect((await asJson(folder, id)).owed).toEqual([]);
  // The same from files, and the same sum as on the invoices.
  const args = ['explain', 'main.tarifa', '--record', 'u-1', '--usage', ...files, '--format', 'json'];
  const { owed } = JSON.parse((await run(args, { cwd: folder })).stdout) as RecordExplained;
  expect(owed).toEqual((await asJson(folder, 'u-1')).owed);
  const invoices = rows(resultsIn(folder)['invoices.ndjson'] ?? '').filter(
    ({ account }) => account === 'acme',
  );
  expect(owed.map(({ period, amount }) => [period, amount])).toEqual(
    invoices.map(({ period, amount }) => [period, amount]),
  );
});

it('tells what is missing to a minimum, and no more periods than are billed', async () => {
  const folder = folderWith(priced('CNY 0.10 / call at least CNY 5 monthly'));
  const lines = [
    use('u-1', '2026-01-10T00:00:00Z', 20),
    use('u-2', '2026-01-11T00:00:00Z', 10),
    // Rejected: it bills no periods, and so explains none.
    use('u-3', '2027-01-11T00:00:00Z', 1.5),
  ];
  await rateBooks(folder, [write(folder, 'a.ndjson', lines)]);
  expect((await asJson(folder, 'u-1')).owed).toEqual([
    { label: 'at least CNY 5 monthly', period: '2026-01', amount: '2.00', at: 'main.tarifa:21' },
  ]);
});

it('counts periods rather than to list a hundred', async () => {
  const folder = folderWith(priced('CNY 3 monthly'));
  await rateBooks(folder, [
    write(folder, 'a.ndjson', [use('u-1', '2026-01-10T00:00:00Z', 1), use('u-2', '2030-01-10T00:00:00Z', 1)]),
  ]);
  const said = await explained(folder, 'u-1');
  expect(said.match(/CNY 3 monthly, which is/g)).toHaveLength(12);
  expect(said).toContain('    and 37 more, up to 2030-01\n');
});
