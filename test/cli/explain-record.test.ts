import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { RecordExplained } from '../../cli/explain-record.ts';
import { run, type Ran } from '../support/run-command.ts';
import { commandFolder } from './folder.ts';

/** The command's folder, with a price list of packages and the vision price list in it. */
const cwd = commandFolder();
const root = join(import.meta.dirname, '../..');
cpSync(join(root, 'test/fixtures/packages'), join(cwd, 'packages'), { recursive: true });
cpSync(join(root, 'catalogs/vision'), join(cwd, 'vision'), { recursive: true });

const write = (name: string, records: readonly object[]): void =>
  writeFileSync(join(cwd, name), records.map((record) => JSON.stringify(record)).join('\n'));
const bought = (id: string, time: string, more: object = {}): object => ({
  type: 'order',
  id,
  account: 'acme',
  product: 'detection_package',
  size: 5000,
  time: `${time}T00:00:00+08:00`,
  ...more,
});
const used = (id: string, time: string, quantity: number | string, more: object = {}): object => ({
  id,
  account: 'acme',
  feature: 'detection',
  time: `${time}T00:00:00+08:00`,
  quantity,
  ...more,
});

write('packages-orders.ndjson', [
  bought('o-0', '2025-01-01'),
  bought('o-1', '2026-01-01'),
  bought('o-2', '2026-01-02', { effective: '2026-03-01T00:00:00+08:00' }),
  bought('o-3', '2026-01-02', { size: 6000 }),
]);
write('packages-usage.ndjson', [
  used('u-1', '2026-02-01', 20000),
  used('u-2', '2026-02-02', 15000),
  used('u-3', '2026-02-03', 7),
  used('u-4', '2026-02-04', 1.5),
  used('u-5', '2026-02-05', 1),
  used('u-6', '2026-02-05', 2, { replaces: 'u-5' }),
  used('u-7', '2026-02-06', 1, { account: 'zeta' }),
  used('u-7', '2026-02-06', 1, { account: 'beta' }),
  used('u-8', '2026-02-06', 'many'),
  used('u\u001b[31m9\n', '2026-02-06', 1, { feature: 'no\u001bne' }),
]);

write('vision-orders.ndjson', [
  { type: 'activation', id: 'a-1', account: 'acme', time: '2026-01-01T00:00:00+08:00' },
]);

const PACKAGES = ['--usage', 'packages-usage.ndjson', '--orders', 'packages-orders.ndjson'];
const explain = (record: string, ...more: readonly string[]): Promise<Ran> =>
  run(['explain', 'packages', '--record', record, ...PACKAGES, ...more], { cwd });
const vision = (record: string, usage: string, orders: string): Promise<Ran> =>
  run(['explain', 'vision', '--record', record, '--usage', usage, '--orders', orders], { cwd });

it('tells each order of a fund, then the price, with the line of every rule', async () => {
  const { status, stdout } = await explain('u-2');
  expect(status).toBe(0);
  expect(stdout).toBe(`u-2  Object detection  packages-usage.ndjson:2
  account acme, 2026-02-02T00:00:00+08:00
  Metered in calls  packages/main.tarifa:13
    15,000 calls as written
  Fund resource_package, for 15,000 calls
    o-0 (Object detection package) expired on 2026-01-01T00:00:00+08:00  packages/main.tarifa:20
    o-2 (Object detection package) is not yet effective, until 2026-03-01T00:00:00+08:00  packages/main.tarifa:20
    o-1 (Object detection package) pays for 5,000 calls at 0.2 points / call: 1,000 points, 1,000 → 0  packages/main.tarifa:20
    line of 2026-02, by resource_package: 5,000 calls, nothing to pay
  Price  packages/main.tarifa:16
    each record alone: 10,000 calls
    tier 1: 10,000 calls at CNY 0.0020 / call = CNY 20.00  packages/main.tarifa:16
    line of 2026-02: 10,000 calls; exactly 0 → 20, rounded 0.00 → 20.00: CNY 20.00
  Comes to CNY 20.00
`);
});

it('tells the alert, what is used up, and how a line rounds', async () => {
  expect((await explain('u-1')).stdout).toContain(
    '      alert: o-1 has 1,000 left, at or below 1,000  packages/main.tarifa:19\n',
  );
  const { stdout } = await explain('u-3');
  expect(stdout).toContain('o-1 (Object detection package) is used up');
  expect(stdout).toContain('exactly 20 → 20.014, rounded 20.00 → 20.01: CNY 0.01');
});

it('gives the same as one JSON object with exact texts', async () => {
  const { stdout } = await explain('u-2', '--format', 'json');
  const explained = JSON.parse(stdout) as RecordExplained;
  expect(explained).toMatchObject({
    record: 'u-2',
    account: 'acme',
    type: 'usage',
    name: 'detection',
    file: 'packages-usage.ndjson',
    line: 2,
    replacedBy: null,
    currency: 'CNY',
    amount: '20.00',
  });
  expect(explained.steps).toContainEqual({
    step: 'order',
    order: 'o-1',
    product: 'detection_package',
    unit: 'point',
    at: 'main.tarifa:20',
    outcome: 'paid',
    read: [],
    factor: '0.2',
    quantity: '5000',
    drawn: '1000',
    before: '1000',
    after: '0',
  });
  expect(explained.steps.map(({ step }) => step)).toEqual([
    'feature',
    'convert',
    'fund',
    'order',
    'order',
    'order',
    'line',
    'price',
    'cell',
    'counter',
    'tier',
    'line',
  ]);
});

it('tells of purchases: the price, the expiry, or why nothing was bought', async () => {
  const { stdout } = await explain('o-2');
  expect(stdout).toContain('Buys o-2: 5,000 points of Object detection package  packages/main.tarifa:19');
  expect(stdout).toContain('pays from 2026-03-01T00:00:00+08:00, until 2027-03-01T00:00:00+08:00');
  expect(stdout).toContain('5,000 points for CNY 50 = CNY 50.00  packages/main.tarifa:23');
  expect(stdout).toContain('Comes to CNY 50.00');
  const refused = await explain('o-3');
  expect(refused).toMatchObject({ status: 0 });
  expect(refused.stdout).toContain(
    'Rejected with TAR5112: `detection_package` is not sold like this: 6000 is none of its sizes in `point`: 5000, 10000',
  );
});

it('tells why a record was rejected, and which one stands in its place', async () => {
  expect((await explain('u-4')).stdout).toContain(
    'Rejected with TAR5104: the quantity 1.5 is a fraction, and `call` is counted in whole numbers',
  );
  expect((await explain('u-5')).stdout).toContain('corrected by the record u-6');
  const unread = await explain('u-8');
  expect(unread.stdout).toContain('packages-usage.ndjson:9');
  expect(unread.stdout).toContain('Rejected with TAR50');
  expect(unread.stdout).not.toContain('Comes to');
});

it('lets no control character of a record through', async () => {
  const { status, stdout } = await explain('u\u001b[31m9\n', '--color', 'always');
  expect(status).toBe(0);
  expect(stdout).toContain(String.raw`u\u{1b}[31m9\u{a}`);
  expect(stdout).not.toContain('\u001b[31m9');
  expect(stdout).toContain('`no\\u{1b}ne`');
});

it('ends with 2 where the record is unknown or not the only one, and says what was meant', async () => {
  const unknown = await explain('u-12');
  expect(unknown).toMatchObject({ status: 2, stdout: '' });
  expect(unknown.stderr).toContain('there is no record u-12; did you mean u-1 or u-2');
  const several = await explain('u-7');
  expect(several).toMatchObject({ status: 2, stdout: '' });
  expect(several.stderr).toContain('the id u-7 stands in several accounts: beta, zeta');
  expect(await explain('u-7', '--account', 'zeta')).toMatchObject({ status: 0 });
  const elsewhere = await explain('u-7', '--account', 'acme');
  expect(elsewhere.status).toBe(2);
  expect(elsewhere.stderr).toContain('account acme has no record u-7; it is in beta, zeta');
});

it.each([
  [['--record', 'u-1', '--usage', 'usage.ndjson'], 'name the price list'],
  [['vision', '--record', 'u-1'], '--usage'],
  [['vision', '--usage', 'usage.ndjson'], '--record'],
  [['-', '--record', 'u-1', '--usage', '-'], 'once only'],
  [[], 'name a code'],
])('explain %j ends with 2', async (args, said) => {
  const { status, stderr } = await run(['explain', ...args], { cwd });
  expect(status).toBe(2);
  expect(stderr).toContain(said);
});

it('explains records of the vision price list: cells, thirds, conditions, tiers', async () => {
  const film = (await vision('u-2', 'usage.ndjson', 'vision-orders.ndjson')).stdout;
  expect(film).toContain('140 seconds are 7/3 = 2.3333… minutes');
  expect(film).toMatch(/resolution 1080.*cell/);
  expect(film).toMatch(/tier 1: 7\/3 = 2\.3333… minutes at CNY .* {2}vision\/video-production\.tarifa:\d+\n/);
  const failed = (await vision('u-3', 'usage.ndjson', 'vision-orders.ndjson')).stdout;
  expect(failed).toContain('not counted');
  const plates = (await vision('u-1', 'usage.ndjson', 'vision-orders.ndjson')).stdout;
  expect(plates).toMatch(/counter of 2026-01: 0 → [\d,]+ calls/);
  expect(plates.match(/tier \d: .* {2}vision\/text-recognition\.tarifa:\d+/g)?.length).toBeGreaterThan(1);
});

it('explains capacity of the vision price list from its purchase to its upgrade', async () => {
  write('capacity.ndjson', [
    {
      type: 'order',
      id: 'q-1',
      account: 'acme',
      product: 'face_comparison_1_1_qps',
      quantity: 40,
      term: 'month',
      terms: 3,
      time: '2026-01-01T10:00:00+08:00',
    },
    {
      type: 'upgrade',
      id: 'q-2',
      account: 'acme',
      order: 'q-1',
      quantity: 45,
      time: '2026-01-10T00:00:00+08:00',
    },
    { type: 'upgrade', id: 'q-3', account: 'acme', order: 'q-1', quantity: 45, time: '2026-06-10T00:00:00Z' },
    { type: 'activation', id: 'q-4', account: 'acme', time: '2026-01-01T00:00:00+08:00' },
  ]);
  write('faces.ndjson', [
    { id: 'f-1', account: 'acme', feature: 'face_comparison_1_1', time: '2026-01-20T08:00:00+08:00' },
  ]);
  const buy = (await vision('q-1', 'faces.ndjson', 'capacity.ndjson')).stdout;
  expect(buy).toMatch(/tier 1: 10 qps at CNY \d+ \/ qps × 3 = CNY .* {2}vision\/face-and-body\.tarifa:\d+/);
  expect(buy).toContain('until 2026-04-01T10:00:00+08:00');
  const raise = (await vision('q-2', 'faces.ndjson', 'capacity.ndjson')).stdout;
  expect(raise).toContain('valid: from 2026-01-01T10:00:00+08:00 until 2026-04-01T10:00:00+08:00');
  expect(raise).toContain('capacity: 40 → 45');
  expect(raise).toContain('The capacity holds; only its purchase is rejected, with TAR5107: ');
  const late = (await vision('q-3', 'faces.ndjson', 'capacity.ndjson')).stdout;
  expect(late).toContain('expired: from');
  expect(late).toContain('Rejected with TAR5117');
  const call = (await vision('f-1', 'faces.ndjson', 'capacity.ndjson')).stdout;
  expect(call).toContain('is valid capacity, and covers 1 call');
  expect((await vision('q-4', 'faces.ndjson', 'capacity.ndjson')).stdout).toContain('Activates the account');
});
