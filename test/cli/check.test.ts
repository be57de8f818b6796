import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from '../support/run-command.ts';
import { commandFolder, editedFolder } from './folder.ts';

const MAIN = 'catalogs/vision/main.tarifa';

it('says in one line that all is well, then what was proven', async () => {
  const { status, stdout, stderr } = await run(['check', 'catalogs/vision'], { cwd: commandFolder() });
  const [first, ...proven] = stderr.trimEnd().split('\n');
  expect(first).toBe('checked catalogs/vision: 2 files, 0 errors, 0 warnings, 5 examples passed');
  expect(proven.length).toBeGreaterThan(2);
  expect(proven.every((line) => line.startsWith('  '))).toBe(true);
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  const quiet = await run(['check', 'catalogs/vision', '--quiet'], { cwd: commandFolder() });
  expect(quiet).toEqual({ status: 0, stdout: '', stderr: '' });
});

it('shows the line of an error, found from where the command was started, and ends with 1', async () => {
  const cwd = editedFolder('    >  10,000 calls', '    >  12,000 calls');
  const { status, stderr } = await run(['check', 'catalogs/vision'], { cwd });
  expect(status).toBe(1);
  expect(stderr).toContain('catalogs/vision/main.tarifa:27:10 error ');
  expect(stderr).toContain('>  12,000 calls');
  expect(stderr).toContain('^');
  expect(stderr).toContain('1 error, 0 warnings, examples not run');
});

it('says of a failing example what was expected, what came out, and the working', async () => {
  const cwd = editedFolder('CNY 2,000', 'CNY 2,001');
  const { status, stderr } = await run(['check', 'catalogs/vision'], { cwd });
  expect(status).toBe(1);
  expect(stderr).toContain('example fails: 15,000 licence plates in January');
  expect(stderr).toMatch(/expected +CNY 2,001\.00\n +came out +CNY 2,000\.00/);
  expect(stderr).toMatch(/10,000 +calls +× +CNY 0\.15 \/ call +=\s+1,500\.00/);
  expect(stderr).toContain('4 examples passed, 1 failed');
});

it('fails an example that does not state what was rejected, or states what was not', async () => {
  const unstated = await run(['check', 'catalogs/vision'], {
    cwd: editedFolder('    rejected  TAR5108\n', ''),
  });
  expect(unstated.status).toBe(1);
  expect(unstated.stderr).toContain('TAR5108');
  const overstated = editedFolder('    charge  CNY 2,000\n', '    charge  CNY 2,000\n    rejected TAR5108\n');
  const found = await run(['check', 'catalogs/vision'], { cwd: overstated });
  expect(found.status).toBe(1);
  expect(found.stderr).toContain('nothing was rejected');
});

it('prints one object with --format json, lines and columns from 1', async () => {
  const cwd = editedFolder('    >  10,000 calls', '    >  12,000 calls');
  const { status, stdout } = await run(['check', 'catalogs/vision', '--format', 'json'], { cwd });
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    diagnostics: [
      {
        severity: 'error',
        file: 'catalogs/vision/main.tarifa',
        range: { start: { line: 27, column: 10 } },
        related: expect.any(Array),
      },
    ],
    examples: { passed: 0, failed: 0 },
  });
});

it('reads a catalog from standard input', async () => {
  const text = 'catalog a "A" {\n  currency EUR\n  timezone "UTC"\n  round half up to 0.01\n  nonsense\n}\n';
  const { status, stderr } = await run(['check', '-'], { cwd: commandFolder(), stdin: text });
  expect(status).toBe(1);
  expect(stderr).toContain('<stdin>:5:');
});

it('takes warnings for errors with --strict, and leaves them out with --quiet', async () => {
  // A tier dearer than the one before.
  const cwd = editedFolder(
    '      >  10,000 calls   CNY 0.10 / call',
    '      >  20,000 calls   CNY 0.20 / call',
  );
  const path = join(cwd, MAIN);
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replace('<= 10,000', '<= 20,000').replace('CNY 2,000', 'CNY 2,250'),
  );
  const plain = await run(['check', 'catalogs/vision'], { cwd });
  expect(plain.stderr).toContain(' 0 errors, 1 warning, ');
  const strict = await run(['check', 'catalogs/vision', '--strict'], { cwd });
  const quiet = await run(['check', 'catalogs/vision', '--quiet'], { cwd });
  expect([plain.status, strict.status, quiet.stderr]).toEqual([0, 1, '']);
});

it('reads nothing but plain files inside the folder of the catalog, and never waits for a pipe', async () => {
  const cwd = commandFolder();
  const folder = join(cwd, 'evil');
  mkdirSync(folder);
  execFileSync('bash', ['-c', 'mkfifo "$0"', join(folder, 'pipe.tarifa')]);
  symlinkSync('/etc/passwd', join(folder, 'out.tarifa'));
  symlinkSync('/dev/zero', join(folder, 'device.tarifa'));
  mkdirSync(join(folder, 'folder.tarifa'));
  const includes = ['pipe', 'out', 'device', 'folder', 'missing', '../catalogs/vision/packages']
    .map((name) => `  include "${name}.tarifa"\n`)
    .join('');
  writeFileSync(
    join(folder, 'main.tarifa'),
    `catalog evil "Evil" {\n  currency EUR\n  timezone "UTC"\n  round half up to 0.01\n${includes}}\n`,
  );
  const { status, stdout, stderr } = await run(['check', 'evil', '--format', 'json'], { cwd });
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: 'checked evil: 1 file, 6 errors, 0 warnings, examples not run\n',
  });
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { code: string; range: { start: { line: number } } }[];
  };
  expect(diagnostics.map(({ code, range }) => [range.start.line, code])).toEqual([
    [5, 'TAR2012'],
    [6, 'TAR2010'],
    [7, 'TAR2010'],
    [8, 'TAR2012'],
    [9, 'TAR2011'],
    [10, 'TAR2010'],
  ]);
});

it('runs every example on each backend', async () => {
  const { status, stdout, stderr } = await run(['test', 'catalogs/vision'], { cwd: commandFolder() });
  expect(status).toBe(0);
  expect(stdout.split('\n').filter((line) => line.startsWith('✓'))).toHaveLength(5);
  expect(stderr).toBe('tested catalogs/vision on interpret, js: 5 examples passed, 0 failed\n');
  const json = await run(['test', 'catalogs/vision', '--format', 'json', '--backend', 'interpret'], {
    cwd: commandFolder(),
  });
  const { passed, results } = JSON.parse(json.stdout) as { passed: number; results: { backend: string }[] };
  expect(passed).toBe(5);
  expect(new Set(results.map(({ backend }) => backend))).toEqual(new Set(['interpret']));
});
