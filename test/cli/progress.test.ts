import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from '../support/run-command.ts';
import { commandFolder } from './folder.ts';

/** What is told of long work: on a terminal, on one line that is gone before anything else is printed. */

const CLEAR = '\r\u001b[K';

/** A clock that goes on by half a second whenever it is looked at, so that all work is long. */
function slow(): () => number {
  let at = 0;
  return () => (at += 500);
}

const cwd = commandFolder();
const records = Array.from({ length: 5_000 }, (_, index) =>
  JSON.stringify({
    id: `u-${index}`,
    account: `a-${index % 7}`,
    feature: 'license_plate_recognition',
    time: '2026-01-15T08:00:00+08:00',
  }),
);
writeFileSync(join(cwd, 'many.ndjson'), `${records.join('\n')}\n`);

const RATE = ['rate', 'catalogs/vision', '--usage', 'many.ndjson', '--format', 'json'];

/** The lines that a terminal shows one after the other, and what stays on it. */
function onTerminal(written: string): { readonly passing: readonly string[]; readonly stays: string } {
  const [before = '', ...shown] = written.split(CLEAR);
  const stays = shown.pop() ?? before;
  return { passing: shown.filter((line) => line !== ''), stays };
}

it('tells how far reading and rating are, and leaves what it leaves elsewhere', async () => {
  const plain = await run(RATE, { cwd, now: slow() });
  const { stdout, stderr, status } = await run(RATE, { cwd, now: slow(), terminal: true });
  const { passing, stays } = onTerminal(stderr);
  expect([status, plain.status]).toEqual([0, 0]);
  expect(passing.length).toBeGreaterThan(10);
  expect(passing).toContain('reading many.ndjson: 4,000 records');
  expect(passing).toContain('rating: 5 of 7 accounts');
  expect(passing.join('\n')).not.toContain('rating: 7 of 7');
  expect(stays).toMatch(/^read 5,000 records: 5,000 rated/);
  expect(plain.stderr).not.toContain('\r');
  const told = (text: string): object => ({ ...(JSON.parse(text) as object), summary: null });
  expect(told(stdout)).toEqual(told(plain.stdout));
});

it.each([
  [['check', 'catalogs/vision'], 'running catalogs/vision: 3 of 5 examples'],
  [['test', 'catalogs/vision'], 'running catalogs/vision: 3 of 5 examples'],
  [['mutate', 'catalogs/vision'], 'trying: 40 of '],
  [['advise', 'catalogs/vision', '--usage', 'many.ndjson'], 'advising: 3 of 7 accounts'],
  [['diff', 'catalogs/vision', 'catalogs/vision', '--usage', 'many.ndjson'], 'rating: 3 of 7 accounts'],
  [['rate', 'catalogs/vision', '--usage', 'many.ndjson', '--ledger', 'books'], 'rating: 3 of 7 accounts'],
])('%j says `%s`', async (args, told) => {
  const { status, stderr } = await run(args, { cwd, now: slow(), terminal: true, env: { NO_COLOR: '1' } });
  expect(status).toBe(0);
  expect(onTerminal(stderr).passing.join('\n')).toContain(told);
});

it('says nothing where the work is short, or nothing is to be said', async () => {
  const short = await run(RATE, { cwd, terminal: true, now: () => 0 });
  expect(short.stderr).not.toContain('\r');
  const quiet = await run([...RATE, '--quiet'], { cwd, terminal: true, now: slow() });
  expect(quiet.stderr).toBe('');
});

it('keeps to one line, whatever a file is called', async () => {
  const name = `x\u001b[31m${'y'.repeat(100)}.ndjson`;
  writeFileSync(join(cwd, name), `${records.slice(0, 50).join('\n')}\n`);
  const args = ['rate', 'catalogs/vision', '--usage', name, '--format', 'json'];
  const { stderr } = await run(args, { cwd, terminal: true, now: slow(), columns: 40 });
  const { passing } = onTerminal(stderr);
  expect(passing[0]).toMatch(/^reading x\\u\{1b\}\[31my+$/);
  expect(passing.every((line) => line.length < 40)).toBe(true);
});
