import fc from 'fast-check';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { periodAt } from '../../runtime/calendar.ts';
import { arbitraryBooks } from '../support/arbitrary-books.ts';
import { epoch } from '../support/arbitrary-usage.ts';
import { catalogText, irOf } from '../support/compile-text.ts';
import { run } from '../support/run-command.ts';
import { closeBooks, folderWith, rateBooks, resultsIn, rows, use, write } from './books.ts';

/** A closed month and its records belong to the price list that closed it, whatever the one in force says. */

const POINTS = 'measure point, points\n  deduct pack > price\n';
const light = 'feature f "Light" { meter call accepts pack, price price CNY 0.10 / call }';
const heavy = 'feature heavy "Heavy" { meter call price CNY 0.10 / call }';
const pack =
  'package pack_a "Pack" in pack { covers f at 1 points / call valid 1 year size 10 points CNY 5 }';
const old = catalogText(`${POINTS}${light}\n${pack}\n${heavy}`);
const without = catalogText(`${POINTS}${light}\n${pack}`);
const on = (day: number): string => `2026-01-${String(day).padStart(2, '0')}T00:00:00+08:00`;
const ofHeavy = (id: string, day: number, quantity: number, more: object = {}): string =>
  use(id, on(day), quantity, { feature: 'heavy', ...more });

async function closedJanuary(): Promise<string> {
  const folder = folderWith(old);
  await rateBooks(folder, [write(folder, 'jan.ndjson', [ofHeavy('h1', 5, 80), ofHeavy('h2', 6, 80)])]);
  expect((await closeBooks(folder, '2026-01')).status).toBe(0);
  mkdirSync(join(folder, 'v2'));
  writeFileSync(join(folder, 'v2/main.tarifa'), `// another line\n${without}`);
  return folder;
}
const rate = (folder: string, lines: readonly string[], list = 'v2') =>
  run(
    ['rate', list, '--ledger', 'books', '--out', 'out'].concat(
      lines.length === 0 ? [] : ['--usage', write(folder, `late-${lines.length}.ndjson`, lines)],
    ),
    { cwd: folder },
  );
const adjusted = (folder: string) =>
  rows(resultsIn(folder)['lines.ndjson'] ?? '')
    .filter(({ adjusts }) => adjusts !== undefined)
    .map(({ feature, quantity, amount, records }) => [feature, quantity, amount, records]);
const rejects = (folder: string): readonly string[] =>
  (resultsIn(folder)['rejects.ndjson'] ?? '').split('\n').filter((line) => line !== '');

it('a late correction of a feature that is no longer sold is an adjustment, and no reject', async () => {
  const folder = await closedJanuary();
  const late = [ofHeavy('c1', 5, 10, { replaces: 'h1' })];
  expect((await rate(folder, late)).status).toBe(0);
  expect([adjusted(folder), rejects(folder)]).toEqual([[['heavy', '-70', '-7.00', ['c1']]], []]);
  // What was billed is not rejected again in any later run; what comes with it is named, and nothing else.
  expect((await rate(folder, [])).status).toBe(0);
  const more = [
    ...late,
    ofHeavy('h3', 7, 5),
    ofHeavy('h4', 8, 1.5),
    use('h5', on(9), 1, { feature: 'none' }),
  ];
  expect((await rate(folder, more)).status).toBe(3);
  expect(adjusted(folder)).toEqual([['heavy', '-65', '-6.50', ['c1', 'h3']]]);
  expect(rejects(folder)).toEqual([
    expect.stringContaining('"record":"h4"'),
    expect.stringContaining('"record":"h5"'),
  ]);
  const counted = JSON.parse(JSON.stringify(rows(resultsIn(folder)['rejects.ndjson'] ?? ''))) as object[];
  expect(counted.map((one) => (one as { code: string }).code)).toEqual(['TAR5104', 'TAR5102']);
  // The same feature in an open month is not there any more.
  expect((await rate(folder, [use('h6', '2026-02-02T00:00:00+08:00', 1, { feature: 'heavy' })])).status).toBe(
    3,
  );
  expect(rejects(folder)).toHaveLength(3);
});

it('what a price list takes that the one of the month did not take stays rejected', async () => {
  const folder = folderWith(without);
  await rateBooks(folder, [write(folder, 'jan.ndjson', [ofHeavy('h1', 5, 80), use('u1', on(5), 1)])]);
  await closeBooks(folder, '2026-01');
  writeFileSync(join(folder, 'main.tarifa'), old);
  expect((await rate(folder, [], 'main.tarifa')).status).toBe(3);
  expect(rejects(folder)).toEqual([expect.stringContaining('TAR5102')]);
  expect(adjusted(folder)).toEqual([]);
});

it('explain names the place in the price list that closed the month', async () => {
  const folder = await closedJanuary();
  const { stdout } = await run(['explain', 'v2', '--ledger', 'books', '--record', 'h1'], { cwd: folder });
  const line = old.split('\n').findIndex((text) => text.includes('feature heavy')) + 1;
  expect(stdout).toContain(`Metered in calls  main.tarifa:${line}\n`);
  expect(stdout).toContain('holds for it, and places are those of its files then');
  expect(stdout).not.toContain('v2/');
  expect(stdout).toMatch(/^h1 {2}Heavy/);
});

it('says what a record came to when its month was closed', async () => {
  const folder = await closedJanuary();
  await rate(folder, [use('p0', on(1), 1), ofHeavy('h2', 6, 81)]);
  const { stdout } = await run(['explain', 'v2', '--ledger', 'books', '--record', 'h2'], { cwd: folder });
  expect(stdout).toContain('When it was closed, the record came to CNY 8.00;');
});

it('says that an order of a closed month pays no more where its product is gone', async () => {
  const folder = folderWith(old);
  const order = { type: 'order', id: 'o1', account: 'acme', product: 'pack_a', size: 10, time: on(2) };
  await rateBooks(folder, [write(folder, 'jan.ndjson', [JSON.stringify(order), use('u1', on(3), 4)])]);
  await closeBooks(folder, '2026-01');
  writeFileSync(join(folder, 'main.tarifa'), old.replace(pack, pack.replace('pack_a', 'pack_b')));
  const { status, stderr } = await rate(folder, [use('u2', '2026-02-02T00:00:00+08:00', 1)], 'main.tarifa');
  expect(status).toBe(0);
  expect(stderr).toContain(
    'note: the order o1 of acme was billed in a closed month, and pays no more in open ones: the price list has no product `pack_a`\n',
  );
});

const CASES = Math.ceil(Number(process.env['LEDGER_CASES'] ?? 150) / 3);

it('closed months come out the same under any later price list', async () => {
  const seen = { rejects: 0, lines: 0 };
  await fc.assert(
    fc.asyncProperty(arbitraryBooks, async ({ catalog, next, lines }) => {
      const books = folderWith(catalog);
      await rateBooks(books, [write(books, 'all.ndjson', lines)]);
      // The first month with lines is the first that can be closed.
      const [first = ''] = rows(resultsIn(books)['lines.ndjson'] ?? '')
        .map(({ period }) => period)
        .sort();
      if (first === '' || (await closeBooks(books, first)).status !== 0) return;
      const { zone } = irOf(catalog);
      const closed = (): readonly string[] => [
        ...(resultsIn(books)['rejects.ndjson'] ?? '').split('\n').filter((line) => {
          if (line === '') return false;
          const { raw } = JSON.parse(line) as { raw: string };
          const { time } = JSON.parse(raw) as { time: string };
          return periodAt(zone, 'month', epoch(time).seconds).name <= first;
        }),
        ...(resultsIn(books)['lines.ndjson'] ?? '').split('\n').filter((line) => {
          const { period, adjusts } = line === '' ? { period: '9', adjusts: '' } : (rows(line)[0] ?? {});
          return (period ?? '') <= first || (adjusts ?? '') !== '';
        }),
      ];
      await rateBooks(books, []);
      const before = closed();
      seen.rejects += before.filter((line) => line.startsWith('{"file"')).length;
      seen.lines += before.length;
      writeFileSync(join(books, 'main.tarifa'), next);
      const { status, stderr } = await rateBooks(books, []);
      expect([[0, 3].includes(status), stderr]).toEqual([true, stderr]);
      expect(closed()).toEqual(before);
      rmSync(books, { recursive: true });
    }),
    { numRuns: CASES, seed: Number(process.env['SEED'] ?? 95) },
  );
  console.log(`${CASES} ledgers under another price list: ${JSON.stringify(seen)} of closed months`);
  if (CASES > 10) expect(seen.rejects).toBeGreaterThan(CASES / 2);
});
