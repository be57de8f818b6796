import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { catalogText } from '../support/compile-text.ts';
import { folderWith, resultsIn, treeOf, use, write } from './books.ts';

/** The built command is killed at changes of the disk, chosen by a seed: the ledger is as it was, or as it becomes. */
const POINTS = Number(process.env['KILL_POINTS'] ?? 50);
const SEED = Number(process.env['KILL_SEED'] ?? 20_260_131);
const PARALLEL = 4;

const root = join(import.meta.dirname, '../..');
const work = mkdtempSync(join(tmpdir(), 'tarifa-killed-'));
const RATE = ['rate', 'main.tarifa', '--ledger', 'books', '--out', 'out', '--usage'];
const CLOSE = ['close', 'main.tarifa', '--ledger', 'books', '--period'];
const COMMANDS = [
  [...RATE, 'january.ndjson'],
  [...RATE, 'february.ndjson'],
  [...CLOSE, '2026-01'],
  [...RATE, 'late.ndjson'],
  [...CLOSE, '2026-02'],
];

beforeAll(() => {
  symlinkSync(join(root, 'node_modules'), join(work, 'node_modules'));
  symlinkSync(join(root, 'package.json'), join(work, 'package.json'));
  const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), join(work, 'dist')], {
    encoding: 'utf8',
  });
  expect(built.stdout + built.stderr).toBe('');
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

function start(cwd: string, args: readonly string[], env: object): Promise<number | NodeJS.Signals> {
  const preload = join(import.meta.dirname, 'kill-at.mjs');
  const child = spawn(process.execPath, ['--import', preload, join(work, 'dist/cli/main.js'), ...args], {
    cwd,
    stdio: 'ignore',
    env: { ...process.env, ...env },
  });
  return new Promise((resolve) => child.on('close', (status, signal) => resolve(signal ?? status ?? -1)));
}

const books = (folder: string): object => treeOf(join(folder, 'books'));
/** What of it counts. */
const manifest = (folder: string): string | null =>
  existsSync(join(folder, 'books/ledger.json'))
    ? readFileSync(join(folder, 'books/ledger.json'), 'utf8')
    : null;

/** All that lies among the results, hidden or not. */
const namesIn = (folder: string): readonly string[] => readdirSync(join(folder, 'out')).sort();

function copyOf(folder: string): string {
  const copy = mkdtempSync(join(work, 'run-'));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** Mulberry32. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

it('a killed run leaves the ledger as it was, and a rerun ends with the same bytes', async () => {
  const first = folderWith(catalogText('feature f "F" { meter call accepts price price CNY 0.10 / call }'));
  write(first, 'january.ndjson', [
    use('u-1', '2026-01-10T00:00:00Z', 5),
    use('u-2', '2026-01-11T00:00:00Z', 7),
  ]);
  write(first, 'february.ndjson', [use('u-3', '2026-02-10T00:00:00Z', 9)]);
  write(first, 'late.ndjson', [use('u-4', '2026-01-12T00:00:00Z', 11)]);

  // Before and after each command, and how often it changes the disk.
  const states = [first];
  const points: { readonly step: number; readonly at: number }[] = [];
  for (const [step, args] of COMMANDS.entries()) {
    const folder = copyOf(states[step] ?? first);
    const count = join(work, 'count');
    expect(await start(folder, args, { KILL_AT: '0', COUNT_TO: count })).toBe(0);
    for (let at = 1; at <= Number(readFileSync(count, 'utf8')); at++) points.push({ step, at });
    states.push(folder);
  }
  // The last changes of each command, by when the ledger has changed, and of all others those that the seed picks.
  const isLate = ({ step, at }: { step: number; at: number }): boolean =>
    !points.some((other) => other.step === step && other.at === at + 2);
  const next = random(SEED);
  const ranked = points.map((point) => ({ point, rank: isLate(point) ? -1 : next() }));
  const chosen = ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, POINTS)
    .map(({ point }) => point);

  let committed = 0;
  const tryPoint = async ({ step, at }: { step: number; at: number }): Promise<void> => {
    const args = COMMANDS[step] ?? [];
    const [before = first, after = first] = [states[step], states[step + 1]];
    const folder = copyOf(before);
    expect(await start(folder, args, { KILL_AT: String(at) })).toBe('SIGKILL');
    // A new ledger is made empty, and then filled.
    const empty = step === 0 ? [null, '{\n  "format": 1,\n  "runs": [],\n  "closed": []\n}\n'] : [];
    expect([manifest(before), manifest(after), ...empty]).toContain(manifest(folder));
    // Nobody ever sees a file of results that is not whole.
    const [old, made] = [resultsIn(before), resultsIn(after)];
    for (const [name, text] of Object.entries(resultsIn(folder)))
      expect([old[name], made[name]]).toContain(text);
    const isCommitted = manifest(folder) === manifest(after);
    if (isCommitted) committed++;
    // A month that the killed run had closed is closed: the second one is told so.
    const again = args[0] === 'close' && isCommitted ? 2 : 0;
    expect([step, at, await start(folder, args, { KILL_AT: '-1' })]).toEqual([step, at, again]);
    if (args[0] === 'rate') expect(resultsIn(folder)).toEqual(made);
    expect(namesIn(folder)).toEqual(namesIn(after));
    expect(books(folder)).toEqual(books(after));
    rmSync(folder, { recursive: true });
  };
  const queue = [...chosen];
  await Promise.all(
    Array.from({ length: PARALLEL }, async () => {
      for (let point = queue.pop(); point !== undefined; point = queue.pop()) await tryPoint(point);
    }),
  );
  console.log(
    `killed at ${chosen.length} of ${points.length} changes of the disk, ${committed} of them after the ledger had changed`,
  );
  rmSync(first, { recursive: true });
});
