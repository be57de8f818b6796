import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { git } from '../cli/revisions.ts';
import { commandFolder, edit } from '../cli/folder.ts';
import { projectCopy, root } from '../support/project-copy.ts';

/** The hooks as pre-commit installs them: the project is packed, and what is packed is run at the top of a repository. */

interface Hook {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
  readonly pass_filenames?: boolean;
}
const hooks = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as readonly Hook[];

const MAIN = 'catalogs/vision/main.tarifa';
const copy = projectCopy();
afterAll(() => rmSync(copy, { recursive: true }));

let packed = '';
beforeAll(() => {
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  // pre-commit takes all that this prints for the name of a file.
  packed = execFileSync('npm', ['pack'], {
    cwd: copy,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  execFileSync('tar', ['xzf', packed.trim()], { cwd: copy });
  symlinkSync(join(root, 'node_modules'), join(copy, 'package/node_modules'));
  symlinkSync('package/dist/cli/main.js', join(copy, 'tarifa'));
});

it('packing prints the name of the file, and nothing else', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(packed).toBe(`tarifa-${version}.tgz\n`);
});

const hookOf = (id: string): Hook => hooks.find((hook) => hook.id === id)!;

it('is asked for where a file of a price list changes', () => {
  expect(hooks.map(({ id }) => id)).toEqual(['tarifa-fmt', 'tarifa-check', 'tarifa-test']);
  for (const { language, description, files } of hooks) {
    expect(language).toBe('node');
    expect(description).toMatch(/\.$/);
    expect('catalogs/vision/packages.tarifa').toMatch(new RegExp(files));
    expect('catalogs/vision/README.md').not.toMatch(new RegExp(files));
  }
});

const hook = (id: string, cwd: string, files: readonly string[] = []) =>
  spawnSync('bash', ['-c', [hookOf(id).entry, ...files].join(' ')], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, GITHUB_ACTIONS: '', PATH: `${copy}:${process.env['PATH']}` },
  });

function formattedFolder(): string {
  const cwd = commandFolder();
  expect(hook('tarifa-fmt', cwd, [MAIN, 'catalogs/vision/packages.tarifa']).status).toBe(0);
  return cwd;
}

it.each(['tarifa-check', 'tarifa-test'])('%s looks at all price lists, whichever file changes', (id) => {
  expect(hookOf(id).pass_filenames).toBe(false);
  const cwd = commandFolder();
  const { status, stderr } = hook(id, cwd);
  expect([status, stderr]).toEqual([0, expect.stringMatching(/^\w+ed catalogs\/vision/)]);
  edit(join(cwd, MAIN), 'CNY 2,000', 'CNY 2,001');
  expect(hook(id, cwd).status).toBe(1);
});

it('tarifa-fmt formats the files that change', () => {
  expect(hookOf('tarifa-fmt').pass_filenames).toBeUndefined();
  const cwd = formattedFolder();
  const before = readFileSync(join(cwd, MAIN), 'utf8');
  edit(join(cwd, MAIN), 'catalog vision', 'catalog   vision');
  expect(hook('tarifa-fmt', cwd, [MAIN]).status).toBe(0);
  expect(readFileSync(join(cwd, MAIN), 'utf8')).toBe(before);
});

const isThere = spawnSync('pre-commit', ['--version']).status === 0;

describe.skipIf(!isThere)('pre-commit itself (skipped where it is not installed)', () => {
  it('installs the hooks from the repository and runs them', () => {
    const project = projectCopy();
    const home = mkdtempSync(join(tmpdir(), 'tarifa-pre-commit-'));
    const cwd = formattedFolder();
    try {
      for (const repository of [project, cwd]) {
        git(repository, 'init', '-q');
        git(repository, 'add', '.');
        git(repository, 'commit', '-qm', 'first');
      }
      const rev = git(project, 'rev-parse', 'HEAD').trim();
      const config = { repos: [{ repo: project, rev, hooks: hooks.map(({ id }) => ({ id })) }] };
      writeFileSync(join(cwd, '.pre-commit-config.yaml'), JSON.stringify(config));
      git(cwd, 'add', '.');
      const run = () =>
        spawnSync('pre-commit', ['run', '--all-files'], {
          cwd,
          encoding: 'utf8',
          env: { ...process.env, GITHUB_ACTIONS: '', PRE_COMMIT_HOME: home },
        });
      const said = ({ status, stdout, stderr }: ReturnType<typeof run>) => ({
        status,
        // What each came to stands at the end of its line.
        hooks: [...stdout.matchAll(/^(.+?)\.+(Passed|Failed)$/gm)].map(([, name, end]) => `${name}: ${end}`),
        stderr,
      });
      const names = hooks.map(({ name }) => name);
      expect(said(run())).toEqual({ status: 0, hooks: names.map((name) => `${name}: Passed`), stderr: '' });

      edit(join(cwd, MAIN), 'catalog vision', 'catalog   vision');
      edit(join(cwd, MAIN), 'CNY 2,000', 'CNY 2,001');
      const failed = run();
      expect(said(failed)).toMatchObject({ status: 1, hooks: names.map((name) => `${name}: Failed`) });
      expect(failed.stdout).toContain('files were modified by this hook');
      expect(failed.stdout).toContain('CNY 2,001');
      expect(readFileSync(join(cwd, MAIN), 'utf8')).toContain('catalog vision ');
    } finally {
      for (const folder of [project, home, cwd]) rmSync(folder, { recursive: true });
    }
  });
});
