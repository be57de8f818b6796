import { expect, it } from 'vitest';
import { folderWith, use, write } from '../ledger/books.ts';
import { catalogText } from '../support/compile-text.ts';
import { run, type Ran } from '../support/run-command.ts';

/** Flat prices run to the last record of all accounts: how far that is, and which record made it so, is said. */

const FLAT = catalogText('feature f "F" { meter call price CNY 3 monthly }');
const PLAIN = catalogText('feature f "F" { meter call price CNY 3 / call }');

async function rate(catalog: string, lines: readonly string[], ...more: readonly string[]): Promise<Ran> {
  const folder = folderWith(catalog);
  const usage = write(folder, 'usage.ndjson', lines);
  return run(['rate', 'main.tarifa', '--usage', usage, '--format', 'json', ...more], { cwd: folder });
}
const through = ({ stdout }: Ran): string | undefined =>
  (JSON.parse(stdout) as { summary: { through?: string } }).summary.through;

const acme = (id: string, time: string): string => use(id, time, 1);
const zeta = (id: string, time: string): string => use(id, time, 1, { account: 'zeta' });
const JANUARY = [acme('u-1', '2026-01-10T00:00:00Z'), zeta('u-2', '2026-01-20T00:00:00Z')];

it('says in the summary up to which month was rated', async () => {
  expect(through(await rate(PLAIN, JANUARY))).toBe('2026-01');
  expect(through(await rate(PLAIN, JANUARY, '--period', '2026-04'))).toBe('2026-04');
  // In the catalog's zone, it is February by then.
  expect(through(await rate(PLAIN, [acme('u-1', '2026-01-31T16:00:00Z')]))).toBe('2026-02');
  expect(through(await rate(PLAIN, []))).toBeUndefined();
});

it('names the record that alone makes everybody owe for decades', async () => {
  const ran = await rate(FLAT, [...JANUARY, zeta('u-9', '2099-01-20T00:00:00Z')]);
  expect(through(ran)).toBe('2099-01');
  const [, note] = ran.stderr.split('\n');
  // 876 months from February 2026 on, less the first, for two accounts.
  expect(note).toBe(
    'note: flat prices and minimums are owed up to 2099-01, since the record u-9 at usage.ndjson:3 is that late; all other accounts end in 2026-01. Of what is owed, CNY 5,250.00 lies more than a month after that',
  );
  // It may be wrong, so it is said even where only that is wanted.
  const quiet = await rate(FLAT, [...JANUARY, zeta('u-9', '2099-01-20T00:00:00Z')], '--quiet');
  expect(quiet.stderr).toBe(`${note}\n`);
});

it('compares with the record before it where there is one account only', async () => {
  const { stderr } = await rate(FLAT, [
    acme('u-1', '2026-01-10T00:00:00Z'),
    acme('u-2', '2027-01-10T00:00:00Z'),
  ]);
  expect(stderr).toContain(
    'since the record u-2 at usage.ndjson:2 is that late; all other records end in 2026-01',
  );
});

it('compares with the other accounts where a wrong clock wrote more than once', async () => {
  const wrong = [zeta('u-8', '2098-01-20T00:00:00Z'), zeta('u-9', '2099-01-20T00:00:00Z')];
  expect((await rate(FLAT, [...JANUARY, ...wrong])).stderr).toContain('record u-9 at usage.ndjson:4');
});

it.each([
  ['nothing is owed by the period', PLAIN, zeta('u-9', '2099-01-20T00:00:00Z'), []],
  ['the next month has begun', FLAT, zeta('u-9', '2026-02-20T00:00:00Z'), []],
  ['a later month was asked for', FLAT, zeta('u-9', '2026-01-30T00:00:00Z'), ['--period', '2026-09']],
])('says nothing where %s', async (_, catalog, last, more) => {
  expect((await rate(catalog, [...JANUARY, last], ...more)).stderr).not.toContain('note:');
});

it('says that a month was rated in part, where its other days owe something too', async () => {
  const DAILY = catalogText('feature f "F" { meter call price CNY 1 / call daily at least CNY 3 }');
  const used = [acme('u-1', '2026-01-10T00:00:00Z'), acme('u-2', '2026-01-12T00:00:00Z')];
  const { stderr } = await rate(DAILY, used);
  expect(stderr).toContain(
    'note: what is owed by the day is owed up to 2026-01-12; --period 2026-01 and `close` rate 2026-01 to its end\n',
  );
  expect((await rate(DAILY, used, '--period', '2026-01')).stderr).not.toContain('note:');
  // On its last day no other is to come, even where that day has hours left.
  const last = [...used, acme('u-3', '2026-01-31T08:00:00Z')];
  expect((await rate(DAILY, last)).stderr).not.toContain('note:');
  // Use that comes to the minimum owes nothing yet, and the days after it do.
  const busy = [use('u-1', '2026-01-10T00:00:00Z', 50)];
  expect((await rate(DAILY, busy)).stderr).toContain('is owed up to 2026-01-10;');
  // What is owed by the month or the year is owed in full, however far it was rated.
  const YEARLY = catalogText('feature f "F" { meter call price CNY 30 yearly }');
  for (const price of [FLAT, YEARLY]) expect((await rate(price, used)).stderr).not.toContain('note:');
});
