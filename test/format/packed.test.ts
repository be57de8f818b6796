import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { version as prettierVersion } from 'prettier';

/** The package as it is published, in a fresh project beside Prettier. */
const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'tarifa-packed-'));
const project = join(folder, 'project');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function ran(cwd: string, command: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}
const bin = (name: string): string => join(project, 'node_modules/.bin', name);
const read = (path: string): string => readFileSync(join(project, path), 'utf8');

/** What would be published, with a build of its own, so that no other test's build is in the way. */
function packed(): string {
  const staged = join(folder, 'staged');
  for (const name of ['package.json', 'README.md', 'LICENSE', 'catalogs'])
    cpSync(join(root, name), join(staged, name), { recursive: true });
  const built = ran(root, process.execPath, 'scripts/build.mjs', join(staged, 'dist'));
  expect(built).toEqual({ status: 0, output: '' });
  const { status, output } = ran(
    staged,
    'npm',
    'pack',
    '--json',
    '--ignore-scripts',
    '--pack-destination',
    folder,
  );
  expect(status).toBe(0);
  const [{ filename }] = JSON.parse(output) as [{ filename: string }];
  return join(folder, filename);
}

it('formats price lists and Markdown in a project that installs the package and Prettier', () => {
  mkdirSync(join(project, 'prices'), { recursive: true });
  writeFileSync(join(project, 'package.json'), '{ "private": true }\n');
  writeFileSync(join(project, '.prettierrc.json'), '{ "plugins": ["tarifa/prettier"] }\n');
  const odd = 'catalog c "C" {\r\n   currency   CNY // money\r\n\tunit a,b }\r\n';
  const tidy = 'catalog c "C" {\n  currency CNY // money\n  unit     a, b\n}\n';
  writeFileSync(join(project, 'prices/main.tarifa'), odd);
  writeFileSync(join(project, 'prices/README.md'), `# Prices\n\n\`\`\`tarifa\n${odd}\`\`\`\n`);
  writeFileSync(join(project, 'prices/broken.tarifa'), 'catalog {\n');
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', '--save-exact'];
  const installed = ran(project, 'npm', 'install', ...flags, packed(), `prettier@${prettierVersion}`);
  expect([installed.status, installed.output]).toEqual([0, expect.stringContaining('added')]);

  const good = ['prices/main.tarifa', 'prices/README.md'];
  const before = ran(project, bin('prettier'), '--check', ...good);
  expect(before.status).toBe(1);
  for (const path of good) expect(before.output).toContain(path);
  expect(ran(project, bin('prettier'), '--debug-check', ...good)).toMatchObject({ status: 0 });
  expect(ran(project, bin('prettier'), '--write', ...good)).toMatchObject({ status: 0 });
  expect(read('prices/main.tarifa')).toBe(tidy);
  expect(read('prices/README.md')).toBe(`# Prices\n\n\`\`\`tarifa\n${tidy}\`\`\`\n`);
  expect(ran(project, bin('prettier'), '--check', ...good)).toMatchObject({ status: 0 });

  const broken = ran(project, bin('prettier'), '--check', 'prices');
  expect(broken.status).toBe(2);
  expect(broken.output).toContain('prices/broken.tarifa: SyntaxError: TAR1005: expected a name (1:9)');
  expect(read('prices/broken.tarifa')).toBe('catalog {\n');

  expect(ran(project, bin('tarifa'), 'fmt', '--check', 'prices/main.tarifa')).toMatchObject({ status: 0 });
  writeFileSync(join(project, 'prices/main.tarifa'), odd);
  expect(ran(project, bin('tarifa'), 'fmt', 'prices')).toMatchObject({ status: 1 });
  expect(read('prices/main.tarifa')).toBe(tidy);
});
