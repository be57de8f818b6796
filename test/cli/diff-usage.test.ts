import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Exact } from '../../runtime/exact.ts';
import { run } from '../support/run-command.ts';
import { edit, repository } from './revisions.ts';

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
});
