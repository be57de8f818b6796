import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { TEMPLATES } from '../../cli/templates.ts';
import { run } from '../support/run-command.ts';
import { words } from '../support/shell-words.ts';

const fresh = (): string => mkdtempSync(join(tmpdir(), 'tarifa-init-'));
const NAMES = Object.keys(TEMPLATES);

/** The commands that `init` says come next, as it prints them. */
const nextOf = (stdout: string): string[] =>
  stdout
    .slice(stdout.indexOf('Next:'))
    .split('\n')
    .flatMap((line) => /^ {2}npx tarifa (.*)$/.exec(line)?.[1] ?? []);

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();

describe.each(NAMES)('the template %s', (template) => {
  const cwd = fresh();

  it('is made, and what is said to come next leads to an invoice', async () => {
    const made = await run(['init', 'prices', '--template', template], { cwd });
    expect(made.status).toBe(0);
    expect(made.stdout).toContain('\n  cd prices\n');
    const next = nextOf(made.stdout);
    expect(next.map((line) => line.split(' ')[0])).toEqual(['check', 'quote', 'rate', 'doc', 'rate']);
    const folder = join(cwd, 'prices');
    for (const line of next) {
      const ran = await run(words(line), { cwd: folder });
      expect([line, ran.status]).toEqual([line, 0]);
      if (line === 'rate') {
        expect(ran.stderr).toContain('no records named: reading usage.ndjson');
        expect(ran.stdout).toMatch(/^acme {2}January 2026\n[^]*\n {2}Total +USD [\d,.]+\n/);
      }
    }
  });

  it('has not one warning, holds on every backend, and is tried by its examples', async () => {
    const strict = await run(['check', '--strict', 'prices'], { cwd });
    expect(strict.status).toBe(0);
    expect(strict.stderr).toMatch(
      /^checked prices: 1 file, 0 errors, 0 warnings, [1-9]\d* examples? passed\n/,
    );
    const tested = await run(['test', '--min', '100', 'prices'], { cwd });
    expect([tested.status, tested.stderr]).toEqual([0, expect.stringContaining('0 failed')]);
    expect((await run(['fmt', '--check', 'prices'], { cwd })).status).toBe(0);
  });

  it('leaves nothing rejected, and every feature used', async () => {
    const { stdout } = await run(['rate', 'prices', '--format', 'json'], { cwd });
    const { lines, rejects } = JSON.parse(stdout) as { lines: { feature?: string }[]; rejects: object[] };
    expect(rejects).toEqual([]);
    const used = new Set(lines.map(({ feature }) => feature));
    const ir = await run(['compile', 'prices', '--target', 'ir'], { cwd });
    for (const { name } of (JSON.parse(ir.stdout) as { features: { name: string }[] }).features)
      expect(used).toContain(name);
  });

  it('has a workflow and settings that can be read', async () => {
    const own = filesOf(join(import.meta.dirname, '../../cli/templates', template));
    expect(own).toEqual(expect.arrayContaining(['main.tarifa', 'usage.ndjson']));
    const isMade = (path: string): boolean => !/^(bill\/|prices\.html$)/.test(path);
    expect(filesOf(join(cwd, 'prices')).filter(isMade)).toEqual([
      '.editorconfig',
      '.github/workflows/prices.yml',
      '.vscode/extensions.json',
      ...own,
    ]);
    const workflow = readFileSync(join(cwd, 'prices/.github/workflows/prices.yml'), 'utf8');
    expect(await format(workflow, { parser: 'yaml' })).toContain('npx --yes tarifa@');
    expect(workflow).not.toContain('{version}');
    const commands = [...workflow.matchAll(/npx --yes tarifa@[\d.]+ (.*)/g)].map(([, line]) => line!);
    expect(commands.length).toBe(2);
    for (const line of commands)
      expect((await run(words(line), { cwd: join(cwd, 'prices') })).status).toBe(0);
    JSON.parse(readFileSync(join(cwd, 'prices/.vscode/extensions.json'), 'utf8'));
  });
});

it.each([[[]], [['']]])('makes it in this folder, where none is named: %j', async (named) => {
  const cwd = fresh();
  const { status, stdout, stderr } = await run(['init', ...named], { cwd });
  expect(status).toBe(0);
  expect(stdout).not.toContain('cd ');
  expect(stderr).toBe('created a price list in this folder: 5 files\n');
  expect(existsSync(join(cwd, 'main.tarifa'))).toBe(true);
});

it.each(['main.tarifa', 'usage.ndjson'])('writes over nothing: %s', async (taken) => {
  const cwd = fresh();
  mkdirSync(join(cwd, 'prices'));
  writeFileSync(join(cwd, 'prices', taken), 'mine');
  const { status, stdout, stderr } = await run(['init', 'prices'], { cwd });
  expect({ status, stdout }).toEqual({ status: 4, stdout: '' });
  expect(stderr).toContain(`prices/${taken}: is there already, and \`init\` writes over nothing`);
  expect(filesOf(join(cwd, 'prices'))).toEqual([taken]);
  expect(readFileSync(join(cwd, 'prices', taken), 'utf8')).toBe('mine');
});

it('follows no link that stands where a file would be', async () => {
  const cwd = fresh();
  symlinkSync(join(cwd, 'elsewhere'), join(cwd, 'main.tarifa'));
  expect((await run(['init'], { cwd })).status).toBe(4);
  expect(existsSync(join(cwd, 'elsewhere'))).toBe(false);
});

it('leaves settings as they are that were there before', async () => {
  const cwd = fresh();
  writeFileSync(join(cwd, '.editorconfig'), 'root = true\n');
  const { status, stdout, stderr } = await run(['init'], { cwd });
  expect(status).toBe(0);
  expect(stdout).toMatch(/\.editorconfig +was there, and is as it was/);
  expect(stderr).toContain('4 files');
  expect(readFileSync(join(cwd, '.editorconfig'), 'utf8')).toBe('root = true\n');
});

it('takes back what it wrote where it cannot write all', async () => {
  const cwd = fresh();
  // The last folder cannot be made, since a file has its name.
  writeFileSync(join(cwd, '.vscode'), '');
  const { status, stderr } = await run(['init'], { cwd });
  expect(status).toBe(4);
  expect(stderr).toMatch(/^error: \.: cannot be filled: [^\n]+\n$/);
  expect(readdirSync(cwd)).toEqual(['.vscode']);
});

it('says nothing on standard error where it is asked to be quiet', async () => {
  const { status, stderr } = await run(['init', 'prices', '--quiet'], { cwd: fresh() });
  expect([status, stderr]).toEqual([0, '']);
});

it('leaves nothing where the template is mistyped', async () => {
  const cwd = fresh();
  const { status, stderr } = await run(['init', '--template', 'tier'], { cwd });
  expect([status, stderr]).toEqual([2, expect.stringContaining('Did you mean tiers?')]);
  expect(filesOf(cwd)).toEqual([]);
});

it('names a folder for a shell as one word', async () => {
  const cwd = fresh();
  const { stdout } = await run(['init', "it's mine $(date)"], { cwd });
  expect(stdout).toContain(`  cd 'it'\\''s mine $(date)'\n`);
});
