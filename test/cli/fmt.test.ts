import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { applyPatch } from 'diff';
import { expect, it } from 'vitest';
import { run } from '../support/run-command.ts';

const odd = 'catalog c "C" {\n   currency   CNY // money\n unit a,b\n}\n';
const tidy = 'catalog c "C" {\n  currency CNY // money\n  unit     a, b\n}\n';
const broken = 'catalog c {\n  currency\n}\n';

/** A folder with files in it. */
function folder(files: Readonly<Record<string, string>>): {
  readonly cwd: string;
  read(path: string): string;
} {
  const cwd = mkdtempSync(join(tmpdir(), 'tarifa-fmt-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(cwd, path, '..'), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  return { cwd, read: (path) => readFileSync(join(cwd, path), 'utf8') };
}

it('formats files and folders in place, says which, and does nothing a second time', async () => {
  const { cwd, read } = folder({
    'a/main.tarifa': odd,
    'a/parts/b.tarifa': odd,
    'c.tarifa': odd,
    'd.tarifa': tidy,
  });
  const first = await run(['fmt', 'a', 'c.tarifa', 'a/main.tarifa', 'd.tarifa'], { cwd });
  expect(first).toEqual({
    status: 0,
    stdout: '',
    stderr:
      'formatted a/main.tarifa\nformatted a/parts/b.tarifa\nformatted c.tarifa\nformatted 3 of 4 files\n',
  });
  for (const path of ['a/main.tarifa', 'a/parts/b.tarifa', 'c.tarifa', 'd.tarifa'])
    expect(read(path)).toBe(tidy);
  const second = await run(['fmt', '--quiet'], { cwd });
  expect(second).toEqual({ status: 0, stdout: '', stderr: '' });
});

it('takes this folder where none is named, without what is hidden or installed', async () => {
  const hidden = ['.git/a.tarifa', 'node_modules/p/a.tarifa', 'a/node_modules/p/a.tarifa'];
  const { cwd, read } = folder(Object.fromEntries(['a/a.tarifa', ...hidden].map((path) => [path, odd])));
  symlinkSync(cwd, join(cwd, 'a/loop'));
  const { stderr } = await run(['fmt'], { cwd });
  expect(stderr).toBe('formatted a/a.tarifa\nformatted 1 of 1 file\n');
  expect(hidden.map(read)).toEqual(hidden.map(() => odd));
});

it('lists with --check what would change, and ends with 1', async () => {
  const { cwd, read } = folder({ 'a.tarifa': odd, 'b.tarifa': tidy, 'c.tarifa': `\ufeff${tidy}` });
  expect(await run(['fmt', '--check'], { cwd })).toEqual({
    status: 1,
    stdout: 'a.tarifa\nc.tarifa\n',
    stderr: 'checked 3 files: 2 would change\n',
  });
  expect(read('a.tarifa')).toBe(odd);
  expect(await run(['fmt', 'b.tarifa', '--check'], { cwd })).toMatchObject({ status: 0, stdout: '' });
});

it('notes in a workflow beside each file that it would change', async () => {
  const { cwd } = folder({ 'a,b/main.tarifa': odd, 'tidy.tarifa': tidy });
  const env = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: join(cwd, '..') };
  const { status, stdout } = await run(['fmt', '--check'], { cwd, env });
  expect([status, stdout.split('\n')]).toEqual([
    1,
    [
      'a,b/main.tarifa',
      `::error title=not formatted,file=${basename(cwd)}/a%2Cb/main.tarifa,line=1::is not in the one style%0Ahelp: run \`tarifa fmt\``,
      '',
    ],
  ]);
});

it('shows with --diff what would change, as a patch that can be applied', async () => {
  const { cwd, read } = folder({ 'a.tarifa': odd, 'b.tarifa': tidy });
  const { status, stdout } = await run(['fmt', 'a.tarifa', 'b.tarifa', '--diff'], { cwd });
  expect(status).toBe(1);
  expect(stdout).toMatch(/^--- a\.tarifa\n\+\+\+ a\.tarifa\n@@ -1,4 \+1,4 @@\n/);
  expect(applyPatch(odd, stdout)).toBe(tidy);
  expect(read('a.tarifa')).toBe(odd);
  const both = await run(['fmt', 'a.tarifa', '--check', '--diff'], { cwd });
  expect(both.stdout).toBe(`a.tarifa\n${stdout}`);
});

it('formats standard input to standard output, and calls it what it is told', async () => {
  const { cwd } = folder({});
  expect(await run(['fmt', '-'], { cwd, stdin: odd.replaceAll('\n', '\r\n') })).toMatchObject({
    status: 0,
    stdout: tidy,
  });
  expect(
    await run(['fmt', '-', '--check', '--stdin-filename', 'x.tarifa'], { cwd, stdin: odd }),
  ).toMatchObject({
    status: 1,
    stdout: 'x.tarifa\n',
  });
  const faulty = await run(['fmt', '-', '--stdin-filename', 'x.tarifa'], { cwd, stdin: broken });
  expect(faulty).toMatchObject({ status: 1, stdout: '' });
  expect(faulty.stderr).toContain('x.tarifa:2:3 error TAR1025');
});

it('leaves a file with errors alone, says where they are, and formats the others', async () => {
  const { cwd, read } = folder({ 'a.tarifa': broken, 'b.tarifa': odd });
  const { status, stderr } = await run(['fmt'], { cwd });
  expect(status).toBe(1);
  expect(stderr).toContain('a.tarifa:2:3 error TAR1025: expected a currency');
  expect(stderr).toContain('formatted 1 of 2 files, 1 with errors\n');
  expect([read('a.tarifa'), read('b.tarifa')]).toEqual([broken, tidy]);
});

it('formats the statements on some lines only', async () => {
  const { cwd, read } = folder({ 'a.tarifa': odd });
  expect(await run(['fmt', 'a.tarifa', '--lines', '2'], { cwd })).toMatchObject({ status: 0 });
  expect(read('a.tarifa')).toBe(odd.replace('   currency   CNY', '  currency CNY'));
  expect(await run(['fmt', '-', '--lines', '2-3'], { cwd, stdin: odd })).toMatchObject({ stdout: tidy });
});

it.each([
  [['fmt', '-', 'a.tarifa'], 'name either files or -'],
  [['fmt', '--stdin-filename', 'a.tarifa'], '--stdin-filename goes with -'],
  [['fmt', '--lines', '1'], '--lines goes with one file'],
  [['fmt', '.', '--lines', '1'], 'not with a folder'],
  [['fmt', 'a.tarifa', '--lines', '3-2'], 'such as 5-20'],
  [['fmt', 'a.tarifa', '--lines', '0'], 'such as 5-20'],
  [['fmt', '--chekc'], 'Did you mean --check?'],
])('%j is used wrongly', async (args, said) => {
  const { cwd, read } = folder({ 'a.tarifa': odd });
  const { status, stderr } = await run(args, { cwd });
  expect(status).toBe(2);
  expect(stderr).toContain(said);
  expect(read('a.tarifa')).toBe(odd);
});

it('says what cannot be read, and formats the others', async () => {
  const { cwd, read } = folder({ 'a.tarifa': odd, 'c.tarifa': odd, 'empty/x.txt': '' });
  const bytes = Buffer.concat([Buffer.from(odd), Buffer.from([0x2f, 0x2f, 0xff, 0x0a])]);
  writeFileSync(join(cwd, 'b.tarifa'), bytes);
  const { status, stderr } = await run(['fmt'], { cwd });
  expect(status).toBe(4);
  expect(stderr).toContain('error: b.tarifa: it is not UTF-8, so it is left as it is\n');
  expect(stderr).toContain('formatted 2 of 3 files, 1 not read or written\n');
  expect(readFileSync(join(cwd, 'b.tarifa'))).toEqual(bytes);
  expect(read('c.tarifa')).toBe(tidy);
  for (const [path, said] of [
    ['nowhere', 'nowhere: there is no such file'],
    ['empty', 'empty: there is no .tarifa file in the folder'],
  ] as const)
    expect(await run(['fmt', path], { cwd })).toMatchObject({
      status: 4,
      stderr: expect.stringContaining(said),
    });
});

it('keeps what a file is: its rights, and the link that leads to it', async () => {
  const { cwd, read } = folder({ 'real.tarifa': odd });
  chmodSync(join(cwd, 'real.tarifa'), 0o640);
  symlinkSync('real.tarifa', join(cwd, 'link.tarifa'));
  expect(await run(['fmt', 'link.tarifa'], { cwd })).toMatchObject({ status: 0 });
  expect(read('real.tarifa')).toBe(tidy);
  expect(readlinkSync(join(cwd, 'link.tarifa'))).toBe('real.tarifa');
  expect(statSync(join(cwd, 'real.tarifa')).mode & 0o777).toBe(0o640);
});

it('lets nothing of a file steer the terminal', async () => {
  const { cwd } = folder({ 'a.tarifa': '// \u001b[2J\nunit   a\n' });
  const { stdout } = await run(['fmt', 'a.tarifa', '--diff'], { cwd, terminal: true });
  expect(stdout).toContain('// \\u{1b}[2J');
  expect(existsSync(join(cwd, 'a.tarifa'))).toBe(true);
});
