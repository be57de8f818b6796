import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../cli/report-options.ts';
import { run } from '../support/run-command.ts';
import { commandFolder } from './folder.ts';

const FEATURE = '  feature f "F" { meter call price CNY 1 / call }\n';
const EXAMPLE = '  example "one" {\n    use 1 call of f\n    charge CNY 1\n  }\n';
const catalog = (body = FEATURE + EXAMPLE): string =>
  `catalog c "C" {\n  currency CNY\n  timezone "UTC"\n  round half up to 0.01\n  unit call, calls\n${body}}\n`;
const BROKEN = catalog(FEATURE.replace('/ call', '/ cal'));
const FAILING = catalog(FEATURE + EXAMPLE.replace('charge CNY 1', 'charge CNY 2'));
const DEARER = catalog(
  `  feature f "F" { meter call price graduated monthly {\n <= 10 calls CNY 1 / call\n > 10 calls CNY 2 / call\n } }\n${EXAMPLE}`,
);

/** A folder with files in it. */
function folder(files: Readonly<Record<string, string>>): string {
  const cwd = mkdtempSync(join(tmpdir(), 'tarifa-several-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  return cwd;
}

/** The price lists that a command speaks of, in its order. */
const named = (stderr: string): readonly string[] =>
  [...stderr.matchAll(/^(?:checked|tested) (\S+?):? (?:on |\d)/gm)].map(([, name]) => name!);

describe.each(['check', 'test'])('%s', (command) => {
  const two = { 'a/main.tarifa': catalog(), 'b/deep/main.tarifa': catalog() };

  it('takes this folder without an argument', async () => {
    const cwd = folder({ 'main.tarifa': catalog(), 'old/main.tarifa': BROKEN });
    const ran = await run([command], { cwd });
    expect([ran.status, named(ran.stderr)]).toEqual([0, ['.']]);
  });

  it('takes all price lists below a folder that holds none itself', async () => {
    const cwd = folder({
      ...two,
      'b/deep/parts/main.tarifa': BROKEN,
      'node_modules/x/main.tarifa': BROKEN,
      '.hidden/main.tarifa': BROKEN,
      'c/other.tarifa': BROKEN,
    });
    symlinkSync(join(cwd, 'node_modules/x'), join(cwd, 'linked'));
    const ran = await run([command], { cwd });
    expect([ran.status, named(ran.stderr)]).toEqual([0, ['a', 'b/deep']]);
    expect(ran.stderr).toContain(`${command}ed 2 price lists in all: `);
    expect(named((await run([command, 'b'], { cwd })).stderr)).toEqual(['b/deep']);
  });

  it('takes several files and folders, each price list once', async () => {
    const cwd = folder({ ...two, 'one.tarifa': catalog() });
    const ran = await run([command, 'one.tarifa', 'a', '.', 'a/main.tarifa'], { cwd });
    expect([ran.status, named(ran.stderr)]).toEqual([0, ['one.tarifa', 'a', 'b/deep']]);
  });

  it('looks at all of them, and ends with 1 where one is wrong', async () => {
    const cwd = folder({ 'a/main.tarifa': BROKEN, 'b/main.tarifa': FAILING, 'c/main.tarifa': catalog() });
    const ran = await run([command], { cwd });
    expect([ran.status, named(ran.stderr)]).toEqual([1, ['a', 'b', 'c']]);
    expect(ran.stderr).toMatch(/ed 3 price lists in all: .*1 example passed, 1 failed\n/);
    const concise = await run([command, '--format', 'concise'], { cwd });
    expect(concise.stdout.split('\n').map((line) => line.split(' ').slice(0, 2))).toEqual([
      ['a/main.tarifa:6:44', 'TAR2201'],
      ['b/main.tarifa:9:5', 'TAR2620'],
      [''],
    ]);
  });

  it('ends with 4 where there is none, and with 2 where standard input is named twice', async () => {
    const cwd = folder({ 'docs/readme.md': '' });
    for (const paths of [[], ['docs'], ['nowhere']]) {
      const ran = await run([command, ...paths], { cwd });
      expect(ran).toMatchObject({ status: 4, stdout: '' });
      expect(ran.stderr).toMatch(/^error: (\.|docs|nowhere): there is no [^\n]+\n$/);
    }
    expect(await run([command, '-', '-'], { cwd, stdin: catalog() })).toMatchObject({ status: 2 });
  });

  it('does nothing before it knows that all that is named is there', async () => {
    const cwd = folder(two);
    const ran = await run([command, 'a', 'nowhere'], { cwd });
    expect(ran).toEqual({
      status: 4,
      stdout: '',
      stderr: 'error: nowhere: there is no such file or folder\n',
    });
  });

  it('writes a report to a file, whole, and says so', async () => {
    const cwd = folder({ 'main.tarifa': FAILING });
    for (const format of FORMATS.filter((one) => one !== 'pretty')) {
      const ran = await run([command, '--format', format, '--out', 'report'], { cwd });
      expect(ran).toMatchObject({ status: 1, stdout: '' });
      expect(ran.stderr).toMatch(/\nwrote report\n$/);
      const printed = await run([command, '--format', format], { cwd });
      expect(printed.stdout).toBe(readFileSync(join(cwd, 'report'), 'utf8'));
    }
    expect(await run([command, '--out', 'report'], { cwd })).toMatchObject({ status: 2, stdout: '' });
    const nowhere = await run([command, '--format', 'sarif', '--out', 'no/report'], { cwd });
    expect([nowhere.status, nowhere.stderr]).toEqual([
      4,
      expect.stringContaining('no/report: cannot be written'),
    ]);
  });

  it('with --quiet says only what is wrong', async () => {
    const cwd = folder(two);
    expect(await run([command, '--quiet', '--format', 'concise'], { cwd })).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    });
    const warned = await run([command, '-q', '-f', 'concise'], { cwd: folder({ 'main.tarifa': DEARER }) });
    expect(warned).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});

it('`check --strict` takes warnings for errors in every format', async () => {
  const cwd = folder({ 'main.tarifa': DEARER });
  for (const format of FORMATS) {
    const check = (...more: string[]) => run(['check', '--format', format, ...more], { cwd });
    expect([format, (await check()).status]).toEqual([format, 0]);
    expect([format, (await check('--strict')).status]).toEqual([format, 1]);
  }
  const quiet = await run(['check', '--strict', '--quiet', '--format', 'concise'], { cwd });
  expect(quiet.stdout).toMatch(/TAR3102 .+\n$/);
});

describe('in a workflow', () => {
  const summary = (cwd: string): string => readFileSync(join(cwd, 'summary.md'), 'utf8');
  const within = (cwd: string, more: object = {}) => ({
    cwd,
    env: {
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: cwd,
      GITHUB_STEP_SUMMARY: join(cwd, 'summary.md'),
      ...more,
    },
  });

  it('puts findings beside the source by itself, after what people read, and on the page of the job', async () => {
    const cwd = folder({ 'a/main.tarifa': BROKEN, 'b/main.tarifa': catalog() });
    const ran = await run(['check'], within(cwd));
    expect([ran.status, ran.stdout]).toEqual([1, '']);
    expect(ran.stderr).toContain('   help: ');
    expect(ran.stderr.trimEnd().split('\n').at(-1)).toMatch(
      /^::error title=TAR2201,file=a\/main\.tarifa,line=6,endLine=6,col=44,endColumn=47::there is no unit `cal`/,
    );
    expect(summary(cwd)).toContain('| a | 1 | **1** | 0 | not run |\n| b | 1 | 0 | 0 | 1 passed |\n');
    expect(summary(cwd)).toContain('| a/main.tarifa:6:44 | error TAR2201 | there is no unit \\`cal\\`');
  });

  it('names files as the repository does, wherever the command was started', async () => {
    const cwd = folder({ 'lists/a/main.tarifa': BROKEN });
    const around = { ...within(cwd), cwd: join(cwd, 'lists') };
    const { stdout } = await run(['check', 'a', '--format', 'github'], around);
    expect(stdout).toContain('file=lists/a/main.tarifa,');
    const sarif = await run(['check', 'a', '--format', 'sarif'], around);
    expect(sarif.stdout).toContain('"uri": "lists/a/main.tarifa"');
    const elsewhere = folder({ 'main.tarifa': BROKEN });
    expect((await run(['check', elsewhere, '--format', 'github'], around)).stdout).toContain(
      `file=${elsewhere}/main.tarifa,`,
    );
  });

  it('says nothing beside the source of what came from standard input but its words', async () => {
    const ran = await run(['check', '-', '--format', 'github'], { ...within(folder({})), stdin: BROKEN });
    expect(ran.stdout).toMatch(/^::error title=TAR2201::there is no unit `cal`[^\n]*\n$/);
  });

  it('leaves the log alone where another format is asked for', async () => {
    const cwd = folder({ 'main.tarifa': BROKEN });
    for (const format of FORMATS.filter((one) => one !== 'github')) {
      const { stdout, stderr } = await run(['check', '--format', format], within(cwd));
      expect(stdout + stderr).not.toMatch(/^::/m);
    }
    expect(() => summary(cwd)).toThrow('ENOENT');
  });

  it('goes on where the page of the job cannot be written', async () => {
    const cwd = folder({ 'main.tarifa': catalog() });
    const ran = await run(['check'], within(cwd, { GITHUB_STEP_SUMMARY: join(cwd, 'no/summary.md') }));
    expect(ran.status).toBe(0);
    expect(ran.stderr).toContain('note: the summary of the job cannot be written\n');
  });

  it('adds to what other steps have written to the page', async () => {
    const cwd = folder({ 'main.tarifa': catalog() });
    writeFileSync(join(cwd, 'summary.md'), 'before\n');
    await run(['check'], within(cwd));
    await run(['test'], within(cwd));
    expect(summary(cwd)).toMatch(/^before\n### tarifa check\n[^]+### tarifa test\n/);
  });
});

it('without a workflow, nothing of it is written', async () => {
  const cwd = commandFolder();
  cpSync(join(cwd, 'usage.ndjson'), join(cwd, 'summary.md'));
  const before = readFileSync(join(cwd, 'summary.md'), 'utf8');
  const env = { GITHUB_STEP_SUMMARY: join(cwd, 'summary.md') };
  const ran = await run(['check', 'catalogs/vision'], { cwd, env });
  expect(ran.stdout + ran.stderr).not.toMatch(/^::/m);
  expect(readFileSync(join(cwd, 'summary.md'), 'utf8')).toBe(before);
});
