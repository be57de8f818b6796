import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { edit } from '../cli/revisions.ts';
import { commandFolder } from '../cli/folder.ts';
import { projectCopy, root } from '../support/project-copy.ts';

/** The hooks as pre-commit installs them: the project is packed, and what is packed is run at the top of a repository. */

interface Hook {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
  readonly pass_filenames: boolean;
}
const hooks = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as readonly Hook[];

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

describe.each(hooks)('$id', ({ entry, ...hook }) => {
  const run = (cwd: string) =>
    spawnSync('bash', ['-c', entry], {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, GITHUB_ACTIONS: '', PATH: `${copy}:${process.env['PATH']}` },
    });

  it('is run once for all price lists, where one of their files changes', () => {
    expect(hook).toMatchObject({ language: 'node', pass_filenames: false });
    expect(hook.description).toMatch(/\.$/);
    expect('catalogs/vision/packages.tarifa').toMatch(new RegExp(hook.files));
    expect('catalogs/vision/README.md').not.toMatch(new RegExp(hook.files));
  });

  it('passes where all is well, and fails where it is not', () => {
    const cwd = commandFolder();
    const { status, stderr } = run(cwd);
    expect([status, stderr]).toEqual([0, expect.stringMatching(/^\w+ed catalogs\/vision/)]);
    edit(join(cwd, 'catalogs/vision/main.tarifa'), 'CNY 2,000', 'CNY 2,001');
    expect(run(cwd).status).toBe(1);
  });
});
