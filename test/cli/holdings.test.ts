import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { run } from '../support/run-command.ts';

/** What `rate` prints of an account's orders: which of them paid a line, and what each still holds. */

const CATALOG = `
catalog c "C" {
  currency CNY
  timezone "Asia/Shanghai"
  round    half up to 0.01
  unit     call, calls
  unit     qps
  unit     device, devices
  measure  point, points
  deduct   prepaid_qps > packs > price
  consume  packs by soonest expiry, earliest order, order id

  feature ocr "OCR" {
    meter  call
    price  CNY 1 / call
  }
  package pack "Pack" in packs {
    covers  ocr at 0.5 points / call
    valid   1 month
    alert   at 20% remaining
    size     10 points  CNY 4
    size  2,000 points  CNY 700
  }
  capacity ocr_qps "OCR QPS" in prepaid_qps {
    covers  ocr
    price CNY / qps by term {
      | day | 5 |
    }
  }
  licence sdk "SDK" {
    term starts on activation within 1 month
    price CNY / device by term {
      | year | 90 |
    }
  }
}
`;

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'tarifa-holdings-'));
  writeFileSync(join(cwd, 'main.tarifa'), CATALOG);
});
afterEach(() => rmSync(cwd, { recursive: true }));

const day = (text: string): string => `${text}T00:00:00+08:00`;
const pack = (id: string, time: string, rest: object = {}): object => ({
  type: 'order',
  id,
  account: 'acme',
  product: 'pack',
  size: 10,
  time,
  ...rest,
});
const use = (id: string, quantity: number, time: string): object => ({
  id,
  account: 'acme',
  feature: 'ocr',
  quantity,
  time,
});

/** What is printed under an account's name, until the empty line. */
async function invoice(orders: readonly object[], usage: readonly object[]): Promise<readonly string[]> {
  const lines = (records: readonly object[]): string =>
    records.map((record) => `${JSON.stringify(record)}\n`).join('');
  writeFileSync(join(cwd, 'orders.ndjson'), lines(orders));
  writeFileSync(join(cwd, 'usage.ndjson'), lines(usage));
  const { stdout } = await run(['rate', '.', '--usage', 'usage.ndjson', '--orders', 'orders.ndjson'], {
    cwd,
  });
  return stdout
    .split('\n\n')
    .find((text) => text.startsWith('acme  '))!
    .split('\n')
    .slice(1);
}

const ordersIn = (text: readonly string[]): readonly string[] =>
  text.slice(text.findIndex((line) => line.startsWith('  Orders as of 2026-')) + 1);

it('names the orders that paid a line, in the order in which they paid, and what that took', async () => {
  const bought = [pack('b', day('2026-01-01')), pack('a', day('2026-01-02'), { size: 2000 })];
  const text = await invoice(bought, [
    use('u-1', 12, day('2026-01-03')),
    use('u-2', 3989, day('2026-01-04')),
  ]);
  expect(text.slice(0, 3).map((line) => line.replace(/ {2,}/g, '  '))).toEqual([
    '  OCR  by packs  4,001  calls  0.00',
    '  20  calls  by  b  (10 points)',
    '  3,981  calls  by  a  (1,990.5 points)',
  ]);
});

it('counts one point and one device as one', async () => {
  const sdk = { ...pack('l', day('2026-01-01')), product: 'sdk', size: undefined, quantity: 1, term: 'year' };
  const text = await invoice([pack('b', day('2026-01-01')), sdk], [use('u-1', 2, day('2026-01-03'))]);
  expect(text.join('\n')).toMatch(/ 2 {2}calls +by {2}b +\(1 point\)\n/);
  expect(ordersIn(text)).toEqual([
    '    b  Pack  9 of 10  points left  valid          until 2026-02-01',
    '    l  SDK         1  device       not activated',
  ]);
});

it('says in what state each order is: to come, used up, expired with what is lost, released', async () => {
  const qps = {
    ...pack('q', day('2026-01-01')),
    product: 'ocr_qps',
    size: undefined,
    quantity: 2,
    term: 'day',
  };
  const sdk = { ...pack('s', day('2026-01-01')), product: 'sdk', size: undefined, quantity: 3, term: 'year' };
  const orders = [
    qps,
    pack('p', '2026-01-02T10:00:30+08:00'),
    pack('r', day('2026-01-03')),
    pack('t', day('2026-02-04'), { effective: day('2026-03-01') }),
    sdk,
  ];
  const usage = [
    use('u-1', 4, day('2026-01-05')),
    use('u-2', 20, day('2026-02-02')),
    use('u-3', 5, day('2026-02-05')),
  ];
  const { length } = orders;
  const text = ordersIn(await lastInvoice(orders, usage));
  expect(text).toHaveLength(length + 1);
  expect(text).toEqual([
    '    q  OCR QPS         2  qps          expired   on 2026-01-02',
    '    s  SDK             3  devices      released',
    '    p  Pack      0 of 10  points left  expired   on 2026-02-02 10:00:30',
    '      alert 2026-02-02: 0 points left, threshold 2 (u-2)',
    '    r  Pack      8 of 10  points lost  expired   on 2026-02-03',
    '    t  Pack     10 of 10  points left  pending   from 2026-03-01 until 2026-04-01',
  ]);
});

/** The same of the last invoice of the account, after which its orders stand. */
async function lastInvoice(orders: readonly object[], usage: readonly object[]): Promise<readonly string[]> {
  await invoice(orders, usage);
  const { stdout } = await run(['rate', '.', '--usage', 'usage.ndjson', '--orders', 'orders.ndjson'], {
    cwd,
  });
  const invoices = stdout.split('\n\n').filter((text) => text.startsWith('acme  '));
  expect(invoices.filter((text) => text.includes('\n  Orders as of 2026-'))).toEqual(invoices.slice(-1));
  return invoices.at(-1)!.split('\n');
}

it('lets no name of an order reach the terminal as it stands', async () => {
  const text = await invoice([pack('\u001b[31mred', day('2026-01-01'))], [use('u-1', 2, day('2026-01-03'))]);
  expect(text.join('\n')).not.toContain('\u001b');
  expect(text.filter((line) => line.includes('\\u{1b}[31mred'))).toHaveLength(3);
});
