import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { OutputFailure } from '../../cli/failures.ts';
import { catalogText } from '../support/compile-text.ts';
import { run, type Ran } from '../support/run-command.ts';
import { failDisk } from './disk.mjs';
import { closeBooks, folderWith, rateAlone, rateBooks, resultsIn, treeOf, use, write } from './books.ts';

/** The disk fails at each change that a command makes: it says so, and what was there before stays word for word. */
const work = mkdtempSync(join(tmpdir(), 'tarifa-faults-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const CATALOG = catalogText('feature f "F" { meter call accepts price price CNY 0.10 / call }');
const base = folderWith(CATALOG);
write(base, 'january.ndjson', [use('u-1', '2026-01-10T00:00:00Z', 5)]);
write(base, 'february.ndjson', [use('u-2', '2026-02-10T00:00:00Z', 9)]);
write(base, 'late.ndjson', [use('u-3', '2026-01-12T00:00:00Z', 11)]);

const rateOut = (folder: string): Promise<Ran> => rateAlone(folder, ['february.ndjson'], 'out');
/** Of another format, and with pages: what the next run does not write in their places has to go. */
const rateOthers = (folder: string): Promise<Ran> =>
  run(
    ['rate', 'main.tarifa', '--usage', 'january.ndjson', '--out', 'out'].concat([
      '--format',
      'csv',
      '--results',
      'lines,pages',
    ]),
    { cwd: folder },
  );
const rateLedger = (folder: string): Promise<Ran> => rateBooks(folder, ['february.ndjson']);
const rateLate = (folder: string): Promise<Ran> => rateBooks(folder, ['late.ndjson']);
const close = (folder: string): Promise<Ran> => closeBooks(folder, '2026-01');

/** A command, and what was done before it; `fresh`: there is neither a ledger nor a folder of results yet. */
const COMMANDS: readonly (readonly [
  name: string,
  act: (folder: string) => Promise<Ran>,
  before: readonly ((folder: string) => Promise<Ran>)[],
])[] = [
  ['rate --out over an earlier bill', rateOut, [(folder) => rateAlone(folder, ['january.ndjson'], 'out')]],
  ['rate --out over other tables and pages', rateOut, [rateOthers]],
  ['rate --out into a new folder', rateOut, []],
  ['rate --ledger into a new ledger', rateLedger, []],
  ['rate --ledger of one that has records', rateLedger, [(folder) => rateBooks(folder, ['january.ndjson'])]],
  ['close', close, [(folder) => rateBooks(folder, ['january.ndjson'])]],
  [
    'rate --ledger of one with a closed month',
    rateLate,
    [(folder) => rateBooks(folder, ['january.ndjson']), close],
  ],
];

function copyOf(folder: string): string {
  const copy = mkdtempSync(join(work, 'run-'));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** What a command may change. */
const state = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(treeOf(folder)).filter(([path]) => /^(out|books)\//.test(path)));
/** The same without the summary, which says how long it took and how much was known already. */
const comparable = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(state(folder)).filter(([path]) => path !== 'out/summary.json'));
/** A new ledger is made empty, and then filled. */
const EMPTY = { 'books/ledger.json': '{\n  "format": 1,\n  "runs": [],\n  "closed": []\n}\n' };

/** Changes that clean up: without them a run is complete all the same. */
const CLEANING = ['unlink', 'rm', 'link', 'chmod'];

const FAULTS = [
  ['EIO', false],
  ['ENOSPC', false],
  ['ENOSPC', true],
  ['EACCES', false],
  ['EPIPE', false],
] as const;

it.each(COMMANDS)('a fault at each change of the disk by %s', async (_, act, before) => {
  const start = copyOf(base);
  for (const step of before) expect(await step(start)).toMatchObject({ status: 0 });
  const untouched = state(start);
  const end = copyOf(start);
  const counting = failDisk({ at: null, fault: '' });
  expect(await act(end)).toMatchObject({ status: 0 });
  counting.mend();
  const done = comparable(end);
  expect(done).not.toEqual(untouched);
  expect(Object.keys(done).filter((path) => path.includes('.tarifa-'))).toEqual([]);

  let failures = 0;
  for (const [fault, stays] of FAULTS)
    for (let at = 1; at <= counting.count(); at++) {
      const folder = copyOf(start);
      const disk = failDisk({ at, fault, stays });
      const ran = await act(folder);
      disk.mend();
      const what = `${fault}${stays ? ' from then on' : ''} at change ${at}, ${disk.failed()}`;
      if (ran.status === 0) {
        expect(CLEANING, what).toContain(disk.failed());
        // What could not be removed lies out of sight.
        const seen = Object.entries(comparable(folder)).filter(
          ([path]) => !/\.tarifa-|\/lock$|\.json\.\d$/.test(path),
        );
        expect(Object.fromEntries(seen), what).toEqual(done);
      } else {
        failures++;
        expect(ran.status, `${what}: ${ran.stderr}`).toBe(4);
        expect(ran.stderr, what).toMatch(/^error: [^\n]+: cannot be [^\n]+\n$/);
        const isMade = 'books/ledger.json' in state(folder);
        expect(state(folder), what).toEqual({ ...(isMade ? EMPTY : {}), ...untouched });
      }
      expect(await act(folder), what).toMatchObject({ status: act === close && ran.status === 0 ? 2 : 0 });
      expect(comparable(folder), what).toEqual(done);
      rmSync(folder, { recursive: true });
    }
  console.log(`${counting.count()} changes of the disk, ${failures} faults that were told`);
  expect(failures).toBeGreaterThan(FAULTS.length * 3);
});

it('a disk that becomes read-only at any moment leaves whole files, and says where the others are', async () => {
  const start = copyOf(base);
  await rateAlone(start, ['january.ndjson'], 'out');
  const end = copyOf(start);
  const counting = failDisk({ at: null, fault: '' });
  await rateOut(end);
  counting.mend();
  const [old, made] = [resultsIn(start), resultsIn(end)];
  for (let at = 1; at <= counting.count(); at++) {
    const folder = copyOf(start);
    const disk = failDisk({ at, fault: 'EROFS', stays: true });
    const { status, stderr } = await rateOut(folder);
    disk.mend();
    expect([0, 4]).toContain(status);
    if (status === 4) expect(stderr).toMatch(/^error: [^\n]+: the file system is read-only\n$/);
    for (const [name, text] of Object.entries(resultsIn(folder)))
      expect([old[name], made[name]]).toContain(text);
    // Where a summary stands, all that stands beside it is of its run.
    if (existsSync(join(folder, 'out/summary.json'))) {
      const isNew = readFileSync(join(folder, 'out/summary.json'), 'utf8').includes('"through": "2026-02"');
      expect(resultsIn(folder)).toEqual(isNew ? made : old);
    } else expect(stderr).toMatch(/\.tarifa-\d+: holds what could not be put back/);
    expect(await rateOut(folder)).toMatchObject({ status: 0 });
    expect(comparable(folder)).toEqual(comparable(end));
    rmSync(folder, { recursive: true });
  }
});

it.each([
  [
    new OutputFailure('standard output cannot be written: ENOSPC', false),
    4,
    /^error: standard output cannot/,
  ],
  [new OutputFailure('EPIPE', true), 141, /^$/],
])('keeps no records whose results nobody took: %s', async (failure, status, said) => {
  const folder = copyOf(base);
  await rateBooks(folder, ['january.ndjson']);
  const before = state(folder);
  for (const more of [[], ['--format', 'json']]) {
    const args = ['rate', 'main.tarifa', '--ledger', 'books', '--usage', 'february.ndjson', ...more];
    const ran = await run(args, { cwd: folder, failure });
    expect(ran.status).toBe(status);
    expect(ran.stderr).toMatch(said);
    expect(state(folder)).toEqual(before);
  }
});
