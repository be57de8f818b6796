import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FallbackRater } from '../../cli/fallback-rater.ts';
import { run } from '../support/run-command.ts';
import { commandFolder } from './folder.ts';

const RATE = ['rate', 'catalogs/vision', '--usage', 'usage.ndjson', '--orders', 'orders.ndjson'];

interface Run {
  readonly invoices: readonly {
    readonly account: string;
    readonly period: string;
    readonly amount: string;
  }[];
  readonly lines: readonly { readonly period: string }[];
  readonly rejects: readonly object[];
  readonly summary: { readonly records: Readonly<Record<string, number>>; readonly totals: object };
}

it('prints invoices that a person in finance can follow', async () => {
  const { status, stdout, stderr } = await run(RATE, { cwd: commandFolder() });
  expect(status).toBe(0);
  expect(stdout).toBe(readFileSync(join(import.meta.dirname, 'invoices.txt'), 'utf8'));
  expect(stderr).toMatch(/^read 7 records: 5 rated, 1 unbilled, 1 duplicate; 2 accounts in \d+\.\d s\n$/);
});

it('gives everything as one object with --format json, and every record is accounted for', async () => {
  const { stdout } = await run([...RATE, '--format', 'json'], { cwd: commandFolder() });
  const { invoices, summary } = JSON.parse(stdout) as Run;
  expect(invoices).toMatchObject([
    { account: 'acme', period: '2026-01', currency: 'CNY', amount: '25587.33' },
    { account: 'acme', period: '2026-02', amount: '0.00' },
    { account: 'zeta', period: '2026-01', amount: '0.00' },
  ]);
  const { read, ...outcomes } = summary.records;
  expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(read);
  expect(summary.totals).toEqual({ CNY: '25587.33' });
});

it('writes one month with --period, though every record is rated', async () => {
  const { stdout } = await run([...RATE, '--format', 'json', '--period', '2026-02'], {
    cwd: commandFolder(),
  });
  const { lines, summary } = JSON.parse(stdout) as Run;
  expect(lines.map(({ period }) => period)).toEqual(['2026-02']);
  expect(summary.records['read']).toBe(7);
});

it('rates alike on both backends', async () => {
  const results = async (backend: string) => {
    const { stdout } = await run([...RATE, '--format', 'json', '--backend', backend], {
      cwd: commandFolder(),
    });
    return { ...(JSON.parse(stdout) as Run), summary: null };
  };
  expect(await results('js')).toEqual(await results('interpret'));
});

it('leaves what the compiled catalog was not made for to the interpreter', async () => {
  const unsupported = (): never => {
    throw Object.assign(new Error('too fine'), { name: 'UnsupportedRecords' });
  };
  const nothing = { charges: [], purchases: [], lines: [], balances: [], alerts: [], refused: [] };
  const quoted = { amount: '1.00', exact: '1', steps: [] };
  const rater = new FallbackRater(
    { name: 'js', rate: unsupported, quote: unsupported },
    { name: 'interpret', rate: () => nothing, quote: () => quoted },
  );
  expect(rater.rate({ account: 'acme', usage: [], orders: [], until: 0 })).toBe(nothing);
  expect(rater.quote('a', '1', null)).toBe(quoted);
  expect(rater.fallbacks).toBe(1);

  const sentence = `0.${'0'.repeat(30)}1 minutes of video_enhancement with frame_rate 30, resolution 720`;
  expect((await run(['quote', 'catalogs/vision', sentence], { cwd: commandFolder() })).status).toBe(0);
});

it('lists what was rejected with its line and ends with 3, or with 0 where that many are allowed', async () => {
  const cwd = commandFolder();
  const args = ['rate', 'catalogs/vision', '--usage', 'rejected.ndjson'];
  const { status, stdout } = await run(args, { cwd });
  expect(status).toBe(3);
  expect(stdout).toContain('Rejected: 3 records or parts');
  expect(stdout).toMatch(
    /TAR5102 +1 .*\n +at rejected\.ndjson:1, did you mean license_plate_recognition\?\n/,
  );
  // The account of the second line holds an escape.
  expect(stdout).not.toContain('\u001b');
  expect((await run([...args, '--allow-rejects', '3'], { cwd })).status).toBe(0);
  expect((await run([...args, '--allow-rejects', '2'], { cwd })).status).toBe(3);
  const { rejects } = JSON.parse((await run([...args, '--format', 'json'], { cwd })).stdout) as Run;
  expect(rejects).toContainEqual(
    expect.objectContaining({ file: 'rejected.ndjson', line: 3, code: 'TAR5001', raw: '{"id":"u-3",' }),
  );
});

it('says of a rejected record which name of the price list was probably meant', async () => {
  const cwd = commandFolder();
  const use = { account: 'acme', time: '2026-01-15T08:00:00+08:00', feature: 'video_enhancement' };
  const records = [
    { ...use, id: 'u-1', feature: 'video_enhansement' },
    { ...use, id: 'u-2', attributes: { frame_rat: 30, resolution: 720 } },
    { ...use, id: 'u-3', attributes: { frame_rate: 'many', resolution: 720 } },
    { type: 'order', account: 'acme', time: use.time, id: 'o-1', product: 'plate_pakage', size: 1000 },
  ];
  const lines = (some: readonly object[]): string =>
    some.map((record) => `${JSON.stringify(record)}\n`).join('');
  writeFileSync(join(cwd, 'u.ndjson'), lines(records.slice(0, 3)));
  writeFileSync(join(cwd, 'o.ndjson'), lines(records.slice(3)));
  const args = ['rate', 'catalogs/vision', '--usage', 'u.ndjson', '--orders', 'o.ndjson'];
  const { status, stdout } = await run(args, { cwd });
  expect(status).toBe(3);
  expect(stdout).toContain('at u.ndjson:1, did you mean video_enhancement?\n');
  expect(stdout).toContain('at u.ndjson:2, did you mean frame_rate?\n');
  expect(stdout).toMatch(/at u\.ndjson:3\n/);
  expect(stdout).toContain('at o.ndjson:1, did you mean plate_package?\n');
});

it.each(['ndjson', 'csv', 'json'])(
  'writes a folder of %s, the same bytes in whatever order records come',
  async (format) => {
    const hashes = async (shuffle: boolean): Promise<readonly string[]> => {
      const cwd = commandFolder();
      const usage = join(cwd, 'usage.ndjson');
      const lines = readFileSync(usage, 'utf8').trimEnd().split('\n');
      if (shuffle) writeFileSync(usage, lines.reverse().join('\n'));
      const ran = await run([...RATE, '--out', 'bill', '--format', format], { cwd });
      expect(ran).toMatchObject({ status: 0, stdout: '' });
      return readdirSync(join(cwd, 'bill'))
        .sort()
        .filter((name) => name !== 'summary.json')
        .map(
          (name) =>
            `${name} ${createHash('sha256')
              .update(readFileSync(join(cwd, 'bill', name)))
              .digest('hex')}`,
        );
    };
    const first = await hashes(false);
    expect(first).toHaveLength(6);
    expect(await hashes(true)).toEqual(first);
  },
);

it('writes only the results that are asked for, and the summary', async () => {
  const cwd = commandFolder();
  await run([...RATE, '--out', 'bill', '--results', 'invoices,rejects'], { cwd });
  expect(readdirSync(join(cwd, 'bill')).sort()).toEqual([
    'invoices.ndjson',
    'rejects.ndjson',
    'summary.json',
  ]);
});

it('finds the catalog after a list of files, and reads usage from standard input', async () => {
  const cwd = commandFolder();
  const last = await run(
    ['rate', '--orders', 'orders.ndjson', '--usage', 'usage.ndjson', 'catalogs/vision'],
    { cwd },
  );
  expect(last.stdout).toContain('CNY 25,587.33');
  const stdin = readFileSync(join(cwd, 'usage.ndjson'), 'utf8');
  const piped = await run(['rate', 'catalogs/vision', '--usage', '-', '--orders', 'orders.ndjson'], {
    cwd,
    stdin,
  });
  expect(piped.stdout).toBe(last.stdout);
});

it('prints the largest of many accounts, and says where the others are', async () => {
  const cwd = commandFolder();
  const record = (id: number): string =>
    JSON.stringify({
      id: `u-${id}`,
      account: `account-${id}`,
      feature: 'license_plate_recognition',
      time: '2026-01-15T08:00:00+08:00',
      quantity: id,
    });
  writeFileSync(
    join(cwd, 'many.ndjson'),
    Array.from({ length: 60 }, (_, index) => record(index + 1)).join('\n'),
  );
  const { stdout } = await run(['rate', 'catalogs/vision', '--usage', 'many.ndjson'], { cwd });
  expect(stdout.match(/^account-\d+ /gm)).toHaveLength(10);
  expect(stdout).toMatch(/^account-60 {2}January 2026/);
  expect(stdout).toContain('and 50 smaller accounts');
  expect(stdout).toContain('(60 invoices of 60 accounts)');
});
