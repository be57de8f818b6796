import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Alert, Balance, Charge, Invoice, Line, Reject } from '../../runtime/result.ts';
import { run } from '../support/run-command.ts';

/** The sample that `npm start` rates. */

const root = join(import.meta.dirname, '..', '..');
const script = join(root, 'examples', 'make-usage.mjs');
const CATALOG = join(root, 'catalogs', 'vision');

interface Sample {
  readonly usage: string;
  readonly orders: string;
}

function sample(): Sample {
  const folder = mkdtempSync(join(tmpdir(), 'tarifa-sample-'));
  try {
    execFileSync(process.execPath, [script, folder]);
    const read = (name: string): string => readFileSync(join(folder, `${name}.ndjson`), 'utf8');
    return { usage: read('usage'), orders: read('orders') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('is the same every time', () => {
  expect(sample()).toEqual(sample());
});

it('has 12,000 records of use and an activation for each of its 24 accounts', () => {
  const { usage, orders } = sample();
  expect(usage.trimEnd().split('\n')).toHaveLength(12_000);
  expect(orders.match(/"type":"activation","id":"a-/g)).toHaveLength(24);
});

describe('rated', () => {
  interface Rated {
    readonly charges: readonly Charge[];
    readonly lines: readonly Line[];
    readonly invoices: readonly Invoice[];
    readonly balances: readonly Balance[];
    readonly alerts: readonly Alert[];
    readonly rejects: readonly Reject[];
  }
  let cwd: string;
  let rated: Rated;

  const rate = async ({ usage, orders }: Sample, ...options: readonly string[]) => {
    writeFileSync(join(cwd, 'usage.ndjson'), usage);
    writeFileSync(join(cwd, 'orders.ndjson'), orders);
    const files = ['--usage', 'usage.ndjson', '--orders', 'orders.ndjson', '--period', '2026-01'];
    return run(['rate', CATALOG, ...files, ...options], { cwd });
  };
  const balance = (order: string): Balance => rated.balances.find((one) => one.order === order)!;
  const paid = (order: string): readonly Charge[] => rated.charges.filter((one) => one.order === order);
  const bought = (order: string): readonly Line[] =>
    rated.lines.filter((one) => one.fund === 'purchase' && one.order === order);

  beforeAll(async () => {
    cwd = mkdtempSync(join(tmpdir(), 'tarifa-sample-'));
    const { status, stdout } = await rate(sample(), '--format', 'json');
    expect(status).toBe(3);
    rated = JSON.parse(stdout) as Rated;
  });
  afterAll(() => rmSync(cwd, { recursive: true }));

  it('has an invoice of every account, and every way to pay', () => {
    expect(rated.invoices).toHaveLength(24);
    expect([...new Set(rated.lines.map(({ fund }) => fund))].sort()).toEqual([
      'otherwise',
      'prepaid_qps',
      'price',
      'purchase',
      'single_category',
      'unbilled',
    ]);
  });

  it('has stacked packages of two sizes: one expires with points left, the next is used up, the last begun', () => {
    expect(balance('o-01')).toMatchObject({ size: '5000', state: 'expired' });
    expect(Number(balance('o-01').remaining)).toBeGreaterThan(0);
    expect(balance('o-02')).toMatchObject({ size: '5000', state: 'used up', remaining: '0' });
    expect(balance('o-03')).toMatchObject({ size: '10000', state: 'valid' });
    expect(paid('o-03').length).toBeGreaterThan(0);
    const { expires } = balance('o-01');
    expect(expires).toBe('2026-01-14T10:00:00+08:00');
    expect(paid('o-01').every(({ time }) => time < expires!)).toBe(true);
    expect(paid('o-02').every(({ time }) => time >= expires!)).toBe(true);
  });

  it('has an order that takes effect after it was paid', () => {
    expect(balance('o-03').effective).toBe('2026-01-11T09:00:00+08:00');
  });

  it('has alerts, one an order', () => {
    expect(rated.alerts.map(({ order }) => order).sort()).toEqual(['o-01', 'o-02', 'o-04#1']);
  });

  it('has prepaid QPS that are upgraded, upgraded for a time, and renewed, each at its price', () => {
    expect(bought('o-05').map(({ quantity, amount }) => [quantity, amount])).toEqual([
      ['40', '7820.00'],
      ['45', '690.00'],
      ['50', '108.00'],
      ['45', '8760.00'],
    ]);
    expect(balance('o-05')).toMatchObject({ size: '45', expires: '2026-03-01T00:00:00+08:00' });
    expect(bought('o-09').map(({ amount }) => amount)).toEqual(['1792.00', '2176.00']);
  });

  it('has QPS that expire within the month: what comes later costs nothing, and is told apart', () => {
    const { expires } = balance('o-16');
    const later = rated.charges.filter(({ fund }) => fund === 'otherwise');
    expect(later.length).toBeGreaterThan(0);
    expect(later.every(({ account, time }) => account === 'harbor' && time >= expires!)).toBe(true);
    expect(paid('o-16').every(({ time }) => time < expires!)).toBe(true);
  });

  it('has a package that was converted, and licences before and after their activation', () => {
    expect(balance('o-11')).toMatchObject({ product: 'general_image', remaining: '5000' });
    expect(balance('o-13')).toMatchObject({ state: 'valid', expires: '2027-01-12T09:00:00+08:00' });
    expect(balance('o-15')).toMatchObject({ state: 'pending' });
    expect(balance('o-15').expires).toBeUndefined();
  });

  it('rejects what is wrong on purpose, and nothing else', () => {
    const counts: Record<string, number> = {};
    for (const { code } of rated.rejects) counts[code] = (counts[code] ?? 0) + 1;
    expect(counts).toEqual({
      TAR5001: 1,
      TAR5006: 2,
      TAR5010: 2,
      TAR5011: 1,
      TAR5101: 1,
      TAR5102: 1,
      TAR5103: 1,
      TAR5104: 1,
      TAR5105: 1,
      TAR5107: 3,
      TAR5108: 1,
      TAR5112: 1,
      TAR5114: 1,
      TAR5117: 1,
      TAR5118: 1,
    });
  });

  it('prints for each account what paid, what was bought, what is left and what alerted', async () => {
    const { usage, orders } = sample();
    const only = (text: string): string =>
      text
        .split('\n')
        .filter((line) => /"account":"(atlas|ember|harbor)"/.test(line))
        .join('\n');
    const { stdout } = await rate({ usage: only(usage), orders: only(orders) });
    for (const name of ['atlas', 'ember', 'harbor']) expect(stdout).toContain(`${name}  January 2026\n`);
    expect(stdout).toMatch(/object detection +by single_category +49,158 {2}calls +0\.00\n/);
    expect(stdout).toMatch(/ 25,000 {2}calls +by {2}o-02 +\(5,000 points\)\n/);
    expect(stdout).toMatch(/fingerprint extraction +no charge +776 {2}calls +0\.00\n/);
    expect(stdout).toMatch(/o-01 .* 348\.4 of 5,000 {2}points lost {2}expired {2}on 2026-01-14 10:00\n/);
    expect(stdout).toMatch(
      / {6}alert 2026-01-12 21:46:33: 982\.4 points left, threshold 1,000 \(u-10108\)\n/,
    );
    expect(stdout).toMatch(/o-02 .* 0 of 5,000 {2}points left {2}used up {2}until 2027-01-01\n/);
    expect(stdout).toMatch(
      /o-11 .*General-purpose .* 5,000 of 5,000 {2}points left {2}valid +until 2027-01-01\n/,
    );
    expect(stdout).toMatch(/o-15 .* 1 {2}device +not activated\n/);
    // An account's invoice is its own: the same as among all the others.
    for (const name of ['atlas', 'ember', 'harbor']) {
      const invoice = rated.invoices.find(({ account }) => account === name)!;
      expect(stdout).toContain(invoice.amount.replace(/\B(?=(\d{3})+\.)/g, ','));
    }
  });
});
