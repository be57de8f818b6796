import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import type { Rater } from '../../runtime/rater.ts';
import type { AccountRated } from '../../runtime/result.ts';
import { catalogText } from '../support/compile-text.ts';
import { run } from '../support/run-command.ts';

/** What a user sees of a rater that is wrong: which invariant fails, how to report it, and no results. */

const fault = vi.hoisted(() => ({ of: (rated: unknown): unknown => rated }));

vi.mock(import('../../compiler/emit/javascript/load.ts'), async (original) => {
  const { loadJavaScript, ...others } = await original();
  const wrong: typeof loadJavaScript = (...args) => {
    const rater = loadJavaScript(...args);
    const rate: Rater['rate'] = (...asked) => fault.of(rater.rate(...asked)) as AccountRated;
    return { ...rater, rate };
  };
  return { ...others, loadJavaScript: wrong };
});

const folder = mkdtempSync(join(tmpdir(), 'tarifa-invariants-'));
writeFileSync(
  join(folder, 'main.tarifa'),
  catalogText('feature f "F" { meter call accepts price price CNY 0.10 / call }'),
);
const record = { id: 'u-1', account: 'acme', feature: 'f', time: '2026-01-10T00:00:00Z', quantity: 5 };
writeFileSync(join(folder, 'usage.ndjson'), `${JSON.stringify(record)}\n`);
afterAll(() => rmSync(folder, { recursive: true }));

const rate = (...more: readonly string[]) =>
  run(['rate', 'main.tarifa', '--backend', 'js', '--usage', 'usage.ndjson', '--out', 'out', ...more], {
    cwd: folder,
  });

beforeEach(() => {
  fault.of = (rated) => rated;
});

it('exit status 70, with what fails and how to report it, and nothing is written', async () => {
  fault.of = (rated) => {
    const { charges, ...rest } = rated as AccountRated;
    return { ...rest, charges: charges.map((charge) => ({ ...charge, quantity: '4' })) };
  };
  const { status, stdout, stderr } = await rate();
  expect([status, stdout]).toEqual([70, '']);
  expect(stderr).toContain(
    'internal error: this is a bug in tarifa, not in your price list or your records.',
  );
  expect(stderr).toContain(
    'InvariantError: quantity in is quantity out: account acme: record u-1 brought 5, and 4 came out',
  );
  expect(stderr).toMatch(/^ {2}where +runtime\/invariants\.ts:\d+:\d+$/m);
  expect(stderr).toContain('Please report it');
  expect(existsSync(join(folder, 'out'))).toBe(false);
});

it('a run with a ledger keeps nothing of it', async () => {
  fault.of = (rated) => {
    const { lines, ...rest } = rated as AccountRated;
    return { ...rest, lines: lines.map((line) => ({ ...line, amount: '0.51' })) };
  };
  const { status, stderr } = await rate('--ledger', 'books');
  expect(status).toBe(70);
  expect(stderr).toContain('InvariantError: charges add up to lines: ');
  expect(stderr).toContain('differ by -0.01');
  fault.of = (rated) => rated;
  // Other records: had the run before kept its own, they would be told as well.
  const other = { ...record, id: 'u-2', account: 'birch' };
  writeFileSync(join(folder, 'other.ndjson'), `${JSON.stringify(other)}\n`);
  const again = await run(
    ['rate', 'main.tarifa', '--usage', 'other.ndjson', '--ledger', 'books', '--out', 'out'],
    { cwd: folder },
  );
  expect([again.status, again.stderr]).toEqual([
    0,
    expect.stringMatching(/^read 1 record: 1 rated; [^]*\nkept 1 new record in books, which holds 1\n$/),
  ]);
  expect(readFileSync(join(folder, 'out', 'invoices.ndjson'), 'utf8')).toMatch(
    /^{"account":"birch",[^\n]+\n$/,
  );
});
