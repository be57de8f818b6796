import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { catalogText } from '../../support/compile-text.ts';
import { run, type Ran } from '../../support/run-command.ts';
import { folderOf, use } from './priced.ts';

// Elsewhere, two flags that were each right gave wrong totals together.

const CATALOG = catalogText(`
  measure point, points
  deduct pack > price
  consume pack by soonest expiry, earliest order, order id
  feature f { meter call accepts pack, price price CNY 0.015 / call }
  feature g { meter call price CNY 3 monthly }
  package p "P" in pack { covers f at 1 point / call valid 1 month size 10 points CNY 5 }
`);
const ORDERS = [
  { type: 'order', id: 'o-1', account: 'acme', product: 'p', size: 10, time: '2026-01-02T00:00:00Z' },
];
const USAGE = [
  use('u-1', '2026-01-10T00:00:00Z', 15),
  use('u-2', '2026-02-10T00:00:00Z', 7),
  use('u-2', '2026-02-10T00:00:00Z', 7),
  use('u-3', '2026-01-20T00:00:00Z', 1, { feature: 'g', account: 'zeta' }),
  use('u-4', '2026-01-20T00:00:00Z', 1, { feature: 'nothing' }),
];

/** Each flag of `rate` with the values that it may have; null: left out. */
const FLAGS = {
  '--period': [null, '2026-01', '2026-02'],
  '--format': [null, 'json', 'ndjson', 'csv'],
  '--results': [null, 'lines,invoices', 'charges,rejects'],
  '--backend': [null, 'js', 'interpret'],
  '--allow-rejects': [null, '0', '1'],
  '--spreadsheet': [null, true],
  '--ledger': [null, 'books'],
  '--out': [null, 'out'],
  '--quiet': [null, true],
} as const;
type Flag = keyof typeof FLAGS;
type Chosen = Readonly<Partial<Record<Flag, string | true | null>>>;
const NAMES = Object.keys(FLAGS) as Flag[];

const every = (names: readonly Flag[]): readonly Chosen[] =>
  names.reduce<readonly Chosen[]>(
    (rows, name) => rows.flatMap((row) => FLAGS[name].map((value) => ({ ...row, [name]: value }))),
    [{}],
  );

const pairsOf = (row: Chosen): readonly string[] =>
  NAMES.flatMap((a, index) => NAMES.slice(index + 1).map((b) => JSON.stringify([a, row[a], b, row[b]])));

/** Runs in which every two values that go together do so, and those in which the command refuses two of them. */
function pairwise(): { readonly allowed: readonly Chosen[]; readonly refused: readonly Chosen[] } {
  const all = every(NAMES);
  const candidates = all.filter((row) => !isRefused(row)).map((row) => ({ row, pairs: pairsOf(row) }));
  const open = new Set(candidates.flatMap(({ pairs }) => pairs));
  const allowed: Chosen[] = [];
  while (open.size > 0) {
    const gain = (pairs: readonly string[]): number => pairs.filter((pair) => open.has(pair)).length;
    const best = candidates.reduce((most, one) => (gain(one.pairs) > gain(most.pairs) ? one : most));
    for (const pair of best.pairs) open.delete(pair);
    allowed.push(best.row);
  }
  const refused = every(['--format', '--out', '--results', '--spreadsheet']).filter(isRefused);
  return { allowed, refused };
}

/** What each month comes to, whatever the flags. */
const TOTALS: Readonly<Record<string, string>> = { '2026-01': '8.08', '2026-02': '3.11' };
const ALL = '11.19';

/** What the command refuses, and says so. */
function isRefused(chosen: Chosen): boolean {
  const {
    '--format': format = null,
    '--out': out = null,
    '--results': results = null,
    '--spreadsheet': spreadsheet = null,
  } = chosen;
  return (
    (out === null && (format === 'ndjson' || format === 'csv')) ||
    (out === null && results !== null && format !== 'json') ||
    (spreadsheet === true && format !== 'csv')
  );
}

it('every two flags of rate together give the totals that each gives alone', async () => {
  const { allowed, refused } = pairwise();
  for (const chosen of refused) {
    const { status, stdout, stderr } = await ratedWith(chosen);
    expect([chosen, status, stdout]).toEqual([chosen, 2, '']);
    expect(stderr).toMatch(/^error: /);
  }
  for (const chosen of allowed) {
    const { status, stdout, stderr, cwd } = await ratedWith(chosen);
    const what = JSON.stringify(chosen);
    expect([what, status]).toEqual([what, chosen['--allow-rejects'] === '1' ? 0 : 3]);
    expect(stderr === '').toBe(chosen['--quiet'] === true);
    expect(existsSync(join(cwd, 'books'))).toBe(chosen['--ledger'] === 'books');
    const total = TOTALS[String(chosen['--period'])] ?? ALL;
    if (chosen['--out'] == null) {
      if (chosen['--format'] === 'json') {
        const { summary, ...results } = JSON.parse(stdout) as {
          summary: { totals: object; records: object };
        };
        expect([what, summary.totals]).toEqual([what, { CNY: total }]);
        expect(Object.keys(results).sort()).toEqual(namesOf(chosen));
      } else expect([what, stdout]).toEqual([what, expect.stringContaining(`All invoices  CNY ${total}`)]);
      continue;
    }
    expect(stdout).toBe('');
    const format = chosen['--format'] ?? 'ndjson';
    expect(readdirSync(join(cwd, 'out')).sort()).toEqual(
      [...namesOf(chosen).map((name) => `${name}.${format}`), 'summary.json'].sort(),
    );
    const summary = JSON.parse(readFileSync(join(cwd, 'out/summary.json'), 'utf8')) as object;
    expect(summary).toMatchObject({
      totals: { CNY: total },
      records: { read: 6, rated: 4, unbilled: 0, replaced: 0, rejected: 1, duplicate: 1 },
      backend: { name: chosen['--backend'] ?? 'js' },
    });
  }
  console.log(`${allowed.length} combinations of flags, and ${refused.length} that are refused`);
  expect(allowed.length).toBeGreaterThan(10);
  expect(refused.length).toBeGreaterThan(10);
});

async function ratedWith(chosen: Chosen): Promise<Ran & { readonly cwd: string }> {
  const args = NAMES.flatMap((name) => {
    const value = chosen[name];
    return value === null || value === undefined ? [] : value === true ? [name] : [name, value];
  });
  const cwd = folderOf(CATALOG, { 'usage.ndjson': USAGE, 'orders.ndjson': ORDERS });
  const files = ['--usage', 'usage.ndjson', '--orders', 'orders.ndjson'];
  return { ...(await run(['rate', 'main.tarifa', ...files, ...args], { cwd })), cwd };
}

const namesOf = ({ '--results': results }: Chosen): readonly string[] =>
  (typeof results === 'string'
    ? results.split(',')
    : ['alerts', 'balances', 'charges', 'invoices', 'lines', 'rejects']
  )
    .slice()
    .sort();
