import { expect, it } from 'vitest';
import { ABSENT_COMMANDS } from '../../cli/absent.ts';
import { OutputFailure } from '../../cli/failures.ts';
import { run } from '../support/run-command.ts';
import { words } from '../support/shell-words.ts';
import { repository } from './revisions.ts';

const cwd = repository();

/** The commands as the help lists them, so that a new one is tried as well. */
const help = await run(['--help'], { cwd });
const COMMANDS = help.stdout
  .slice(help.stdout.indexOf('Commands:'))
  .split('\n')
  .flatMap((line) => /^ {2}([a-z]+) /.exec(line)?.[1] ?? [])
  .filter((name) => name !== 'help');

it('lists its commands', () => {
  expect(COMMANDS.length).toBeGreaterThan(14);
});

/** A shell that starts reads the script each time, and wants nothing said. */
const SILENT = ['completion'];
/** What is done once cannot be done again. */
const ONCE = ['close', 'init'];

it.each(COMMANDS)(
  'the examples in the help of `%s` work, and say in a line what they did',
  async (command) => {
    const { status, stdout } = await run([command, '--help'], { cwd });
    expect(status).toBe(0);
    const examples = stdout.split('\n').filter((line) => line.startsWith('  $ tarifa '));
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      const args = words(example.slice('  $ tarifa '.length));
      const { status: ended, stderr } = await run(args, { cwd });
      expect([example, ended]).toEqual([example, 0]);
      // What was proven of a price list is indented below the line on it.
      const lines = stderr.split('\n').filter((line) => /^[a-z]+(ed|ad) \S/.test(line));
      expect([example, lines.length > 0]).toEqual([example, !SILENT.includes(command)]);
      if (ONCE.includes(command) || args.includes('--ledger')) continue;
      expect((await run([...args, '--quiet'], { cwd })).stderr).toBe('');
    }
  },
);

it('prints its version', async () => {
  const { status, stdout } = await run(['--version'], { cwd });
  expect(status).toBe(0);
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

it.each([
  [['chekc', 'catalogs/vision'], 'Did you mean check?'],
  [['check', 'catalogs/vision', '--fromat', 'json'], 'Did you mean --format?'],
  [['check', 'catalogs/vision', '--format', 'jsno'], 'Did you mean json?'],
  [['test', 'catalogs/vision', '--backend', 'interpert'], 'Did you mean interpret?'],
  [['compile', 'catalogs/vision', '--target', 'sj'], 'Did you mean js?'],
  [['quote', 'catalogs/vision'], 'missing required argument'],
  [['explain', 'TAR5192'], 'did you mean TAR5'],
  [['rate', 'catalogs/vision'], 'there is nothing to rate'],
  [['rate', '--usage', 'usage.ndjson'], 'name the price list'],
  [['help', 'chek'], 'no command chek: did you mean check?'],
  [['lsp'], '`lsp` is not available yet'],
  [['help', 'lsp'], '`lsp` is not available yet'],
  [['import', 'stripe', 'prices.json', '--out', 'prices'], '`import` is not available yet'],
  [['init', 'prices', '--from', 'stripe', 'prices.json'], 'not available yet'],
  [['rate', 'catalogs/vision', '--usage', 'usage.ndjson', '--format', 'parquet'], 'not available yet'],
  [['rate', 'catalogs/vision', '--usage', 'usage.ndjson', '--format', 'focus'], 'not available yet'],
  [['rate', 'catalogs/vision', '--usage', 'usage.parquet'], 'Parquet is not available yet'],
  [
    ['explain', 'catalogs/vision', '--record', 'u-1', '--orders', 'ORDERS.PARQUET'],
    'Parquet is not available yet',
  ],
  [['rate', 'catalogs/vision', '--usage', 'usage.ndjson', '--backend', 'duckdb'], 'not available yet'],
  [['rate', 'catalogs/vision', '--usage', 'usage.ndjson', '--threads', '4'], 'not available yet'],
  [['test', 'catalogs/vision', '--backend', 'js,clickhouse'], 'not available yet'],
  [['compile', 'catalogs/vision', '--target', 'duckdb'], 'not available yet'],
  [['rate', 'catalogs/vision', '--usage', 'usage.ndjson', '--format', 'csv'], '--out'],
  [['rate', 'catalogs/vision', '--usage', '-', '-'], 'once only'],
  [['rate', 'catalogs/vision', '--usage', 'usage.ndjson', '--results', 'pages'], 'add --out DIR'],
  [['rate', 'catalogs/vision', '--usage', 'usage.ndjson', '--results', 'pages', '--format', 'json'], '--out'],
  [['rate', 'catalogs/vision', '--usage', 'usage.ndjson', '--period', '2026-13'], 'such as 2026-01'],
])('%j ends with 2 and says what was meant', async (args, said) => {
  const { status, stdout, stderr } = await run(args, { cwd });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(said);
});

it.each([
  ['check', 'nowhere'],
  ['check', 'nowhere/main.tarifa'],
  ['compile', '.'],
  ['compile', 'catalogs/vision', '--out', 'usage.ndjson/x.js'],
  ['rate', 'catalogs/vision', '--usage', 'nowhere.ndjson'],
  ['rate', 'catalogs/vision', '--usage', 'usage.txt'],
  ['rate', 'catalogs/vision', '--usage', 'usage.ndjson', '--out', 'usage.ndjson/x'],
])('%s %s %s %s %s %s ends with 4 where a file cannot be had', async (...args) => {
  const { status, stderr } = await run(args, { cwd });
  expect(stderr).toMatch(/^error: [^\n]+\n$/);
  expect(status).toBe(4);
});

it('says a full disk, and ends quietly when the reader of a pipe leaves', async () => {
  const args = ['explain', 'TAR5102'];
  const full = await run(args, {
    cwd,
    failure: new OutputFailure('standard output cannot be written: ENOSPC', false),
  });
  expect(full).toEqual({
    status: 4,
    stdout: '',
    stderr: 'error: standard output cannot be written: ENOSPC\n',
  });
  const closed = await run(args, { cwd, failure: new OutputFailure('EPIPE', true) });
  expect(closed).toEqual({ status: 141, stdout: '', stderr: '' });
});

it('tells a bug of its own from a fault of the reader, without a stack', async () => {
  const failure = Object.assign(new OutputFailure('', false), {
    name: 'TypeError',
    message: 'x is not a function',
  });
  Object.setPrototypeOf(failure, TypeError.prototype);
  const { status, stderr } = await run(['explain', 'TAR5102'], { cwd, failure });
  expect(status).toBe(70);
  expect(stderr).toContain('this is a bug in tarifa');
  expect(stderr).toContain('TypeError: x is not a function');
  expect(stderr).toContain('Please report it');
  expect(stderr).not.toMatch(/^\s+at /m);
});

it('explains codes of price lists and of records', async () => {
  const code = await run(['explain', 'tar2022'], { cwd });
  expect(code.stdout).toMatch(/^error TAR2022: /);
  const json = await run(['explain', 'TAR5001', '--format', 'json'], { cwd });
  expect(JSON.parse(json.stdout)).toMatchObject({ code: 'TAR5001', kind: 'refusal' });
});

it('compiles to JavaScript, the IR, types and a schema', async () => {
  const ir = await run(['compile', 'catalogs/vision', '--target', 'ir'], { cwd });
  expect(JSON.parse(ir.stdout)).toMatchObject({ ir: 1, catalog: { name: 'vision' } });
  const again = await run(['compile', 'catalogs/vision', '--target', 'ir'], { cwd });
  expect(again.stdout).toBe(ir.stdout);
  const module = await run(['compile', 'catalogs/vision'], { cwd });
  expect(module.stdout).toContain('export');
  const types = await run(['compile', 'catalogs/vision', '--target', 'types'], { cwd });
  expect(types.stdout).toContain('license_plate_recognition');
  const schema = await run(['compile', 'catalogs/vision', '--target', 'schema'], { cwd });
  expect(JSON.parse(schema.stdout)).toMatchObject({ $schema: expect.any(String) });
});

it('tells nobody of what is not there yet', async () => {
  for (const name of ABSENT_COMMANDS) {
    expect(COMMANDS).not.toContain(name);
    expect((await run(['__complete', '--', name], { cwd })).stdout).toBe('');
    const { status, stderr } = await run(['help', name.slice(0, -1)], { cwd });
    expect([status, stderr.includes(name)]).toEqual([2, false]);
  }
  const hidden = [
    ['rate', '--threads'],
    ['init', '--from'],
  ] as const;
  for (const [command, flag] of hidden) {
    expect((await run([command, '--help'], { cwd })).stdout).not.toContain(flag);
    expect((await run(['__complete', '--', command, flag], { cwd })).stdout).toBe('');
  }
});
