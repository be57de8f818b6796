import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildCommand, type BuiltCommand } from '../support/built-command.ts';
import { run } from '../support/run-command.ts';

/** `--watch` as a process of its own, with files that change under it. */

let built: BuiltCommand;
beforeAll(() => {
  built = buildCommand();
});
afterAll(() => built.remove());

const MAIN = `catalog c "C" {
  currency CNY
  timezone "UTC"
  round half up to 0.01
  unit call, calls
  include "parts/f.tarifa"
  example "two" {
    use 2 calls of f
    charge CNY 2
  }
}
`;
const PART = 'feature f "F" {\n  meter call\n  price CNY 1 / call\n}\n';
const BROKEN = 'feature f "F" {\n  meter call\n  price CNY 1 /';

function prices(): string {
  const cwd = mkdtempSync(join(tmpdir(), 'tarifa-watch-'));
  mkdirSync(join(cwd, 'prices/parts'), { recursive: true });
  writeFileSync(join(cwd, 'prices/main.tarifa'), MAIN);
  writeFileSync(join(cwd, 'prices/parts/f.tarifa'), PART);
  return cwd;
}

/** A running command, and what it has said since it was last asked. */
class Running {
  readonly #child: ChildProcessByStdio<null, Readable, null>;
  readonly ended: Promise<{ readonly status: number | null; readonly signal: string | null }>;
  #said = '';
  #heard = (): void => undefined;

  constructor(cwd: string, args: readonly string[]) {
    // Both outputs go through one pipe, so that what is said is heard in its order.
    this.#child = spawn('bash', ['-c', 'exec "$@" 2>&1', 'bash', process.execPath, built.path, ...args], {
      cwd,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#said += text;
      this.#heard();
    });
    this.ended = new Promise((resolve) =>
      this.#child.on('close', (status, signal) => resolve({ status, signal })),
    );
  }

  /** What it says up to the moment at which it waits again. */
  async round(): Promise<string> {
    const WAITS = 'watching for changes\n';
    while (!this.#said.includes(WAITS))
      await Promise.race([
        new Promise<void>((resolve) => (this.#heard = resolve)),
        this.ended.then(({ status }) => {
          throw new Error(`ended with ${status}: ${this.#said}`);
        }),
      ]);
    const end = this.#said.indexOf(WAITS) + WAITS.length;
    const said = this.#said.slice(0, end);
    this.#said = this.#said.slice(end);
    return said;
  }

  /** What it says when something has been done to its files; several changes may come to more than one round. */
  async after(change: () => void, until: string): Promise<string> {
    change();
    for (let said = ''; ;) {
      said += await this.round();
      if (said.includes(until)) return said;
    }
  }

  /** What it said that nobody has asked for yet. */
  get rest(): string {
    return this.#said;
  }

  send(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  leave(): void {
    this.#child.stdout.destroy();
  }
}

let running: Running | null = null;
const start = (cwd: string, ...args: string[]): Running => (running = new Running(cwd, args));
afterEach(() => running?.send('SIGKILL'));

describe('check --watch', () => {
  it('checks again whatever happens to a file of the price list, and ends quietly when it is interrupted', async () => {
    const cwd = prices();
    const part = join(cwd, 'prices/parts/f.tarifa');
    const main = join(cwd, 'prices/main.tarifa');
    const check = start(cwd, 'check', 'prices', '--watch');
    expect(await check.round()).toMatch(/^checked prices: 2 files, 0 errors, .* 1 example passed\n/);

    const broken = await check.after(() => writeFileSync(part, BROKEN), 'error TAR');
    expect(broken).toMatch(/^changed: prices\/parts\/f\.tarifa\n/);
    await check.after(() => rmSync(part), 'TAR2011');
    await check.after(() => {
      // As editors save: beside it, and then into its place.
      writeFileSync(join(cwd, 'prices/parts/.f.tarifa.swap'), PART.replace('CNY 1', 'CNY 3'));
      renameSync(join(cwd, 'prices/parts/.f.tarifa.swap'), part);
    }, 'came out  CNY 6.00');
    await check.after(() => rmSync(join(cwd, 'prices'), { recursive: true }), 'error: prices: there is no');
    await check.after(() => {
      mkdirSync(join(cwd, 'prices/parts'), { recursive: true });
      writeFileSync(part, PART);
      writeFileSync(main, MAIN);
    }, '1 example passed');
    // What came back is watched as before.
    await check.after(() => writeFileSync(part, PART.replace('CNY 1', 'CNY 4')), 'came out  CNY 8.00');

    check.send('SIGINT');
    expect(await check.ended).toEqual({ status: 0, signal: null });
    expect(check.rest).toBe('');
  });

  it('is not woken by other files, and ends on SIGTERM too', async () => {
    const cwd = prices();
    const check = start(cwd, 'check', '--watch');
    await check.round();
    writeFileSync(join(cwd, 'prices/notes.txt'), 'x');
    mkdirSync(join(cwd, 'node_modules/x'), { recursive: true });
    writeFileSync(join(cwd, 'node_modules/x/main.tarifa'), MAIN);
    mkdirSync(join(cwd, '.git'));
    writeFileSync(join(cwd, '.git/main.tarifa'), MAIN);
    mkdirSync(join(cwd, 'more'));
    const said = await check.after(
      () => writeFileSync(join(cwd, 'more/main.tarifa'), MAIN.replace(/ {2}include.*\n/, '')),
      'checked 2 price lists in all',
    );
    expect(said).toContain('changed: more/main.tarifa\n');
    expect(said).not.toMatch(/notes|node_modules|\.git/);
    check.send('SIGTERM');
    expect(await check.ended).toEqual({ status: 0, signal: null });
  });

  it('with --fix mends what is written, once', async () => {
    const cwd = prices();
    const part = join(cwd, 'prices/parts/f.tarifa');
    const check = start(cwd, 'check', 'prices', '--watch', '--fix');
    await check.round();
    const said = await check.after(
      () => writeFileSync(part, PART.replace('CNY 1', 'CNY .5')),
      'fixed 1 finding in 1 file',
    );
    expect(said).toContain('write `0.5`');
    // The command's own change wakes it once more, and then there is nothing to be done.
    expect(await check.round()).toContain('nothing was fixed');
    check.send('SIGINT');
    expect((await check.ended).status).toBe(0);
  });
});

it('test --watch runs the examples again, and quote --watch gives the new price', async () => {
  const cwd = prices();
  const part = join(cwd, 'prices/parts/f.tarifa');
  const test = start(cwd, 'test', 'prices', '--watch');
  expect(await test.round()).toContain('✓ two\n');
  expect(await test.after(() => writeFileSync(part, PART.replace('CNY 1', 'CNY 3')), '✗ two')).toContain(
    'came out  CNY 6.00',
  );
  test.send('SIGINT');
  expect((await test.ended).status).toBe(0);

  const quote = start(cwd, 'quote', 'prices', '10 calls of f', '--watch');
  expect(await quote.round()).toContain('Total CNY 30.00\n');
  await quote.after(() => writeFileSync(part, BROKEN), 'error TAR');
  await quote.after(() => writeFileSync(part, PART), 'Total CNY 10.00\n');
  quote.send('SIGINT');
  expect((await quote.ended).status).toBe(0);
});

it('ends when the reader of its results has left', async () => {
  const cwd = prices();
  const test = start(cwd, 'test', 'prices', '--watch', '--format', 'concise');
  await test.round();
  test.leave();
  writeFileSync(join(cwd, 'prices/parts/f.tarifa'), PART.replace('CNY 1', 'CNY 3'));
  expect((await test.ended).status).toBe(141);
});

it.each([
  [['check', '-', '--watch']],
  [['test', 'prices', '-', '--watch']],
  [['quote', '-', '1 call of f', '--watch']],
])('%j is refused: standard input does not change', async (args) => {
  const ran = await run(args, { cwd: prices(), stdin: MAIN });
  expect(ran).toMatchObject({ status: 2, stdout: '' });
});
