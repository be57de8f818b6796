import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from '../support/run-command.ts';

const root = join(import.meta.dirname, '..', '..');

/** A copy of the example that the help and the docs speak of. */
function exampleFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tarifa-advise-'));
  cpSync(join(root, 'examples', '13-advice'), join(folder, 'prices'), { recursive: true });
  cpSync(join(folder, 'prices', 'usage.ndjson'), join(folder, 'usage.ndjson'));
  return folder;
}

const ADVISE = ['advise', 'prices', '--usage', 'usage.ndjson'];

interface Advised {
  readonly version: number;
  readonly accounts: readonly {
    readonly account: string;
    readonly start: string;
    readonly today: string;
    readonly best: { readonly orders: readonly object[]; readonly total: string };
    readonly apart: { readonly cleared: number } | null;
    readonly breakEven: { readonly nothing: { readonly spans: readonly object[] } | null };
    readonly complete: boolean;
  }[];
  readonly totals: object;
  readonly rejected: number;
}

const json = async (cwd: string, ...more: readonly string[]) => {
  const { status, stdout, stderr } = await run([...ADVISE, '--format', 'json', ...more], { cwd });
  return { status, stderr, value: JSON.parse(stdout) as Advised };
};

const withRecords = (...records: readonly object[]): string => {
  const folder = exampleFolder();
  writeFileSync(join(folder, 'usage.ndjson'), records.map((one) => `${JSON.stringify(one)}\n`).join(''));
  return folder;
};

const used = (id: string, day: string, quantity: number, feature = 'receipts') => ({
  id,
  account: 'acorn',
  feature,
  time: `${day}T09:00:00+08:00`,
  quantity,
});

it('tells each account what to buy, what it saves and from which volume on', async () => {
  const { status, stdout, stderr } = await run(ADVISE, { cwd: exampleFolder() });
  expect({ status, stderr }).toEqual({ status: 0, stderr: 'advised 5 accounts by prices\n' });
  expect(stdout).toBe(readFileSync(join(import.meta.dirname, 'advice.txt'), 'utf8'));
});

it('gives the same as one object, whose totals are those of the bills', async () => {
  const cwd = exampleFolder();
  const { status, value } = await json(cwd);
  expect(status).toBe(0);
  expect(value).toMatchObject({
    version: 1,
    totals: { today: '32676.00', advised: '15246.00', saves: '17430.00' },
    rejected: 0,
  });
  expect(value.accounts[0]).toMatchObject({
    account: 'acorn',
    start: '2026-01-01T00:00:00+08:00',
    best: {
      orders: [
        { product: 'receipt_package', size: '50000', count: 1 },
        { product: 'receipt_package', size: '10000', count: 1 },
      ],
      price: '3700.00',
      total: '3760.00',
    },
    breakEven: {
      nothing: {
        spans: [{ from: '41251', fromIncluded: true, to: '136666', toIncluded: true }],
      },
    },
    complete: true,
  });

  const { stdout } = await run(['rate', 'prices', '--usage', 'usage.ndjson', '--format', 'json'], { cwd });
  const { invoices } = JSON.parse(stdout) as { invoices: readonly { account: string; amount: string }[] };
  expect(value.accounts.map(({ account, today }) => ({ account, amount: today }))).toEqual(
    invoices.map(({ account, amount }) => ({ account, amount })),
  );
});

it('comes to what `rate` bills once the advice was followed', async () => {
  const cwd = exampleFolder();
  const { value } = await json(cwd);
  const orders = value.accounts.flatMap(({ account, start, best }) =>
    best.orders.map((order, index) => ({ type: 'order', id: `o-${index}`, account, time: start, ...order })),
  );
  writeFileSync(join(cwd, 'orders.ndjson'), orders.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const args = ['rate', 'prices', '--usage', 'usage.ndjson', '--orders', 'orders.ndjson', '--format', 'json'];
  const { status, stdout } = await run(args, { cwd });
  expect(status).toBe(0);
  expect((JSON.parse(stdout) as { summary: object }).summary).toMatchObject({ totals: { CNY: '15246.00' } });
  // Who has bought already need not buy again.
  const again = await json(cwd, '--orders', 'orders.ndjson');
  expect(again.value.accounts.flatMap(({ best }) => best.orders)).toEqual([]);
});

it('turns exactly at the volume that it tells', async () => {
  const bestAt = async (quantity: number) => {
    const { value } = await json(
      withRecords(used('u-1', '2026-01-31', quantity)),
      '--need',
      'receipt_qps=20',
    );
    return value.accounts[0]!;
  };
  const { breakEven, best } = await bestAt(9_000);
  expect(best.orders).toEqual([{ product: 'receipt_package', size: '10000', count: 1 }]);
  expect(breakEven.nothing!.spans).toEqual([
    { from: '5834', fromIncluded: true, to: '103333', toIncluded: true },
  ]);
  expect((await bestAt(5_834)).best.orders).toHaveLength(1);
  expect((await bestAt(5_000)).best).toEqual({
    orders: [{ product: 'document_package', size: '5000', count: 1 }],
    price: '400.00',
    total: '400.00',
  });
  expect((await bestAt(3_333)).best.orders).toEqual([]);
});

it('looks at one account, and at one month alone', async () => {
  const cwd = withRecords(used('u-1', '2026-01-10', 10_000), used('u-2', '2026-02-10', 1_000), {
    ...used('u-3', '2026-01-10', 10),
    account: 'birch',
  });
  const whole = await json(cwd, '--account', 'acorn');
  expect(whole.value.accounts).toMatchObject([{ account: 'acorn', today: '1320.00' }]);
  const january = await json(cwd, '--account', 'acorn', '--period', '2026-01');
  expect(january.value.accounts).toMatchObject([
    { start: '2026-01-01T00:00:00+08:00', today: '1200.00', best: { total: '700.00' } },
  ]);
  const february = await json(cwd, '--period', '2026-02');
  expect(february.value.accounts).toMatchObject([
    { account: 'acorn', start: '2026-02-01T00:00:00+08:00', today: '120.00', best: { orders: [] } },
  ]);
});

it('tells an account that should buy nothing from which volume on it should', async () => {
  const { status, stdout } = await run([...ADVISE, '--account', 'dogwood', '--need', 'receipt_qps=20'], {
    cwd: exampleFolder(),
  });
  expect(status).toBe(0);
  expect(stdout).toMatch(/^dogwood {2}on 2026-01-01\n/);
  expect(stdout).toMatch(/cheapest +CNY 216\.00 +nothing to buy\n/);
  expect(stdout).toMatch(/runner-up +CNY 400\.00 +Document package, 5,000 points \(CNY 400\.00\)\n/);
  expect(stdout).toMatch(/the runner-up would pay from 3,334 up to 14,999 calls of Receipts a month\n/);
});

it('takes the quantity of a capacity that is needed', async () => {
  const cwd = withRecords(used('u-1', '2026-01-31', 400_000));
  const capacity = (await json(cwd)).value.accounts[0]!.best.orders;
  expect(capacity).toEqual([{ product: 'receipt_qps', quantity: '1', term: 'month', terms: 1 }]);
  const needed = (await json(cwd, '--need', 'receipt_qps=2')).value.accounts[0]!.best.orders;
  expect(needed).toEqual([{ product: 'receipt_package', size: '200000', count: 2 }]);
});

it('ends with 3 where records were rejected, and shows apart what would have them rated', async () => {
  const cwd = withRecords(used('u-1', '2026-01-10', 10), used('u-2', '2026-01-10', 5, 'forms'), {
    ...used('u-3', '2026-01-10', 5, 'letters'),
  });
  const path = join(cwd, 'prices', 'main.tarifa');
  const letters = `
  feature letters "Letters" {
    meter   call
    accepts general
    otherwise reject "only with a package"
  }
`;
  const text = readFileSync(path, 'utf8')
    .replace('  package receipt_package', `${letters}\n  package receipt_package`)
    .replace('    covers tables ', '    covers letters  at 1 point  / call\n    covers tables ');
  writeFileSync(path, text);
  const { status, stderr, value } = await json(cwd);
  expect(status).toBe(3);
  expect(stderr).toBe(
    'advised 1 account by prices\n2 records or parts rejected, and in no bill: `tarifa rate` lists them\n',
  );
  expect(value.accounts).toMatchObject([
    { today: '1.20', best: { orders: [], total: '1.20' }, apart: { cleared: 1, total: '400.00' } },
  ]);
  const { stdout } = await run(ADVISE, { cwd });
  expect(stdout).toMatch(
    /apart +CNY 400\.00 +Document package, 5,000 points \(CNY 400\.00\) +rates 1 reject/,
  );
});

it('says that a search was cut off', async () => {
  const { stdout } = await run([...ADVISE, '--limit', '3'], { cwd: exampleFolder() });
  expect(stdout).toContain('cheapest found');
  expect(stdout).toContain('The search is not complete: after 3 ratings');
});

it.each([
  [['advise', 'prices', '--orders', 'usage.ndjson'], 'name the records of use with --usage FILE'],
  [['advise', 'prices', '--need', 'receipt_qp=2'], 'did you mean receipt_qps?'],
  [['advise', '-', '--usage', 'usage.ndjson'], 'reads its price list from a folder'],
  [[...ADVISE, '--need', 'tables=2'], 'there is no capacity tables'],
  [[...ADVISE, '--need', 'receipt_qps=0'], 'such as face_qps=40'],
  [[...ADVISE, '--account', 'nobody'], 'no account nobody used anything'],
])('refuses %j', async (args, message) => {
  const { status, stderr } = await run(args, { cwd: exampleFolder() });
  expect(status).toBe(2);
  expect(stderr).toContain(message);
});

it('says for which part of what is sold there was nothing to try', async () => {
  const cwd = withRecords(used('u-1', '2026-01-10', 90_000), used('u-2', '2026-02-10', 90_000));
  const order = { type: 'order', id: 'o-1', account: 'acorn', product: 'receipt_qps', quantity: 20 };
  const held = { ...order, term: 'day', time: '2026-01-05T00:00:00+08:00' };
  writeFileSync(join(cwd, 'orders.ndjson'), `${JSON.stringify(held)}\n`);
  const { stdout } = await run([...ADVISE, '--orders', 'orders.ndjson'], { cwd });
  expect(stdout).toContain(
    '  1 product for orders that come to more than is sold, with what the account holds: receipt_qps\n',
  );
});
