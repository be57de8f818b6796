import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectOf } from '../../compiler/analyze/diff/effect.ts';
import { Exact } from '../../runtime/exact.ts';
import { run } from '../support/run-command.ts';
import { edit } from './folder.ts';
import { repository } from './revisions.ts';

const cwd = repository();
const diff = (...args: string[]) => run(['diff', ...args], { cwd });

interface Totals {
  readonly usage: {
    readonly total: { readonly difference: string };
    readonly payMore: number;
    readonly payLess: number;
    readonly paySame: number;
    readonly accounts: readonly { readonly account: string; readonly difference: string }[];
    readonly rejects: {
      readonly appear: readonly { readonly record: string }[];
      readonly go: readonly unknown[];
    };
  };
}

/** What each account owes, over all months, as `rate` says it. */
async function billsOf(catalog: string, folder: string): Promise<ReadonlyMap<string, Exact>> {
  const ran = await run(['rate', catalog, '--usage', 'u.ndjson', '--format', 'json'], { cwd: folder });
  const { invoices } = JSON.parse(ran.stdout) as { invoices: { account: string; amount: string }[] };
  const bills = new Map<string, Exact>();
  for (const { account, amount } of invoices)
    bills.set(account, (bills.get(account) ?? Exact.zero).plus(Exact.of(amount)));
  return bills;
}

describe('with --usage', () => {
  it('is the difference of two ratings, account by account', async () => {
    const uses = fc.array(
      fc.record({
        account: fc.constantFrom('acme', 'beta', 'gamma', 'delta'),
        quantity: fc.integer({ min: 0, max: 30_000 }),
        day: fc.integer({ min: 1, max: 28 }),
        month: fc.constantFrom('01', '02'),
      }),
      { minLength: 1, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(uses, async (list) => {
        const records = list.map(({ account, quantity, day, month }, i) => ({
          id: `u-${i}`,
          account,
          feature: 'license_plate_recognition',
          time: `2026-${month}-${String(day).padStart(2, '0')}T08:00:00+08:00`,
          quantity,
        }));
        writeFileSync(join(cwd, 'u.ndjson'), records.map((each) => `${JSON.stringify(each)}\n`).join(''));
        const { stdout } = await diff(
          'old/vision',
          'catalogs/vision',
          '--usage',
          'u.ndjson',
          '--format',
          'json',
        );
        const { usage } = JSON.parse(stdout) as Totals;
        const [before, after] = [await billsOf('old/vision', cwd), await billsOf('catalogs/vision', cwd)];
        const expected = [...before].map(([account, amount]) => [
          account,
          after.get(account)!.minus(amount).toString(),
        ]);
        const found = usage.accounts.map(({ account, difference }) => [account, difference]);
        expect(found.toSorted()).toEqual(expected.toSorted());
        const total = expected.reduce((sum, [, each]) => sum.plus(Exact.of(each!)), Exact.zero);
        expect(usage.total.difference).toBe(total.toString());
        expect(usage.payMore + usage.payLess + usage.paySame).toBe(expected.length);
        expect(usage.payLess).toBe(expected.filter(([, each]) => each!.startsWith('-')).length);
      }),
      { numRuns: 15, seed: 48 },
    );
  });

  it('shows movers, the distribution, and records that are rejected now', async () => {
    const folder = repository();
    edit(
      join(folder, 'catalogs/vision/main.tarifa'),
      '| <= 1440 p |      8.00 |     16.00 |',
      '| <= 1000 p |      8.00 |     17.00 |',
    );
    const use = (id: string, account: string, resolution: number): object => ({
      id,
      account,
      feature: 'video_enhancement',
      time: '2026-01-15T08:00:00+08:00',
      quantity: 3,
      attributes: { resolution, frame_rate: 60 },
    });
    const records = [use('u-1', 'acme', 1080), use('u-2', 'beta', 720), use('u-3', 'zeta', 1000)];
    writeFileSync(join(folder, 'u.ndjson'), records.map((each) => `${JSON.stringify(each)}\n`).join(''));
    const { stdout } = await run(['diff', 'catalogs/vision', '--since', 'v1.0', '--usage', 'u.ndjson'], {
      cwd: folder,
    });
    expect(stdout).toContain('All accounts: CNY 144.00 → CNY 102.00, -CNY 42.00\n');
    expect(stdout).toContain('2 accounts pay more, 1 less, 0 the same\n');
    expect(stdout).toMatch(
      /Accounts that move most\n {2}account +before +now +difference\n {2}acme +CNY 48\.00 +CNY 0\.00 +-CNY 48\.00\n/,
    );
    expect(stdout).toMatch(/Accounts that pay more\n.*\n {2}beta .*\+CNY 3\.00\n {2}zeta/);
    expect(stdout).toContain('1 record rejected now\n  u.ndjson:1 TAR5108');
    expect(stdout).toContain('video_enhancement');
    expect(stdout).toContain('resolution > 1,000 and <= 1,440 p');
  });

  it('gives a median halfway between the middle two of an even number', () => {
    const invoice = (account: string, amount: string) => ({
      account,
      period: '2026-01',
      currency: 'CNY',
      amount,
      lines: 0,
      catalog: '',
    });
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const median = (differences: readonly string[]): string | undefined => {
      const old = differences.map((_, i) => invoice(names[i]!, '0'));
      const now = differences.map((amount, i) => invoice(names[i]!, amount));
      const rated = { rejects: [], read: 6 };
      const { quantiles } = effectOf({ ...rated, invoices: old }, { ...rated, invoices: now });
      return quantiles.find(({ share }) => share === 'median')?.difference.toString();
    };
    expect(median(['95', '-900', '460', '0', '100', '45'])).toBe('70');
    expect(median(['95', '-900', '460', '0', '45'])).toBe('45');
    expect(median(['1', '2'])).toBe('1.5');
    expect(median([])).toBeUndefined();
  });
});

describe('where records are rejected', () => {
  const folder = repository();
  const use = (id: string, feature: string): string =>
    `${JSON.stringify({ id, account: 'acme', feature, time: '2026-01-15T08:00:00+08:00', quantity: 10 })}\n`;
  const withUsage = (...args: string[]) =>
    run(['diff', 'old/vision', 'catalogs/vision', '--usage', ...args], { cwd: folder });
  const line =
    'read 1 record: 0 rejected now, 0 not rejected any more, 1 rejected before and now; these are in no bill: `tarifa rate` lists them\n';

  it('ends with 3 and counts those that both price lists reject', async () => {
    writeFileSync(join(folder, 'misspelt.ndjson'), use('u-1', 'licence_plate_recognition'));
    const pretty = await withUsage('misspelt.ndjson');
    expect(pretty).toMatchObject({ status: 3, stderr: expect.stringContaining(line) });
    expect(pretty.stdout).toContain('All accounts: no account has a bill, before or now\n');
    expect(pretty.stdout).not.toContain('CNY 0.00');
    expect(pretty.stdout).toContain(
      '1 record rejected before and now\n  misspelt.ndjson:1 TAR5102: the price list has no feature `licence_plate_recognition`',
    );
    const json = await withUsage('misspelt.ndjson', '--format', 'json');
    expect(json).toMatchObject({ status: 3, stderr: expect.stringContaining(line) });
    expect(JSON.parse(json.stdout)).toMatchObject({
      usage: { read: 1, rejects: { appear: [], go: [], stay: [{ record: 'u-1', code: 'TAR5102' }] } },
    });
    const markdown = await withUsage('misspelt.ndjson', '--format', 'markdown');
    expect(markdown).toMatchObject({ status: 3, stderr: expect.stringContaining(line) });
    expect(markdown.stdout).toContain('- read 1 record: 0 rejected now,');
    expect(markdown.stdout).toContain('<details><summary>Records rejected before and now</summary>');
  });

  it('gives the bills of the others', async () => {
    writeFileSync(
      join(folder, 'mixed.ndjson'),
      use('u-1', 'license_plate_recognition') + use('u-2', 'licence_plate_recognition'),
    );
    const { status, stdout } = await withUsage('mixed.ndjson');
    expect(status).toBe(3);
    expect(stdout).toContain('All accounts: CNY 1.50 → CNY 1.40, -CNY 0.10\n');
    expect(stdout).toContain('1 record rejected before and now\n  mixed.ndjson:2 TAR5102');
  });

  it('says that nothing was read where nothing was', async () => {
    writeFileSync(join(folder, 'header.csv'), 'id\n');
    const ran = await withUsage('header.csv');
    expect(ran).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('read 0 records: none rejected\n'),
    });
    expect(ran.stdout).toContain('All accounts: no account has a bill, before or now\n');
  });
});
