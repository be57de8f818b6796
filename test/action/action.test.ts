import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateAction } from '@action-validator/core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { edit } from '../cli/folder.ts';
import { commandFolder } from '../cli/folder.ts';
import { buildCommand, type BuiltCommand } from '../support/built-command.ts';
import { commandsIn } from '../report/workflow-commands.ts';
import { projectCopy, root } from '../support/project-copy.ts';
import { readAction, runAction, type StepRan } from './composite.ts';
import { GitHubServer } from './github-server.ts';

const action = readAction(join(root, 'action.yml'));

let built: BuiltCommand;
beforeAll(() => {
  built = buildCommand();
});
afterAll(() => built.remove());

const server = new GitHubServer();
let address = '';
beforeAll(async () => {
  address = await server.start();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.mayWrite = true;
});
afterEach(() => {
  server.comments.length = 0;
  server.asked.length = 0;
});

const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.test', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();

const MAIN = 'catalogs/vision/main.tarifa';
const SAME = (): void => undefined;

/** A checkout of one commit, as a workflow has it, of a repository in which a pull request made a change. */
function checkout(change: (cwd: string) => void): { readonly workspace: string; readonly base: string } {
  const origin = commandFolder();
  git(origin, 'init', '-q', '-b', 'main');
  git(origin, 'add', '.');
  git(origin, 'commit', '-qm', 'first');
  git(origin, 'tag', 'v1.0');
  const base = git(origin, 'rev-parse', 'HEAD');
  git(origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  change(origin);
  git(origin, 'add', '.');
  git(origin, 'commit', '-qm', 'second', '--allow-empty');
  const workspace = mkdtempSync(join(tmpdir(), 'tarifa-checkout-'));
  git(workspace, 'clone', '-q', '--depth=1', `file://${origin}`, '.');
  return { workspace, base };
}

async function steps(
  { workspace, base }: { readonly workspace: string; readonly base: string },
  inputs: Readonly<Record<string, string>> = {},
  github: object = {
    event_name: 'pull_request',
    event: { pull_request: { number: 7, base: { sha: base } } },
  },
  env: Readonly<Record<string, string>> = {},
): Promise<ReadonlyMap<string, StepRan>> {
  const ran = await runAction(action, {
    action: root,
    workspace,
    inputs: { token: 'secret', command: `node ${built.path}`, ...inputs },
    github: { token: 'secret', server_url: 'https://github.example', ...github },
    env: { GITHUB_REPOSITORY: 'acme/prices', GITHUB_GRAPHQL_URL: address, ...env },
  });
  return new Map(ran.map((step) => [step.name, step]));
}
const outcomes = (ran: ReadonlyMap<string, StepRan>): string =>
  [...ran.values()].map(({ name, outcome }) => `${name} ${outcome}`).join(', ');

const cheaper = (cwd: string): void => {
  edit(join(cwd, MAIN), '<= 10,000 calls   CNY 0.15', '<= 10,000 calls   CNY 0.14');
  edit(join(cwd, MAIN), 'charge  CNY 2,000', 'charge  CNY 1,900');
  edit(join(cwd, MAIN), 'charge    CNY 15', 'charge    CNY 14');
  edit(join(cwd, MAIN), 'total     CNY 105', 'total     CNY 104');
};

describe('action.yml', () => {
  it('is valid, and says what each input is for', () => {
    expect(validateAction(readFileSync(join(root, 'action.yml'), 'utf8'))).toEqual({
      actionType: 'action',
      errors: [],
    });
    for (const { description } of Object.values(action.inputs)) expect(description).toMatch(/\.$/);
  });

  it('puts nothing that comes from outside into a script', () => {
    for (const { name, run, shell } of action.runs.steps) {
      expect([name, shell]).toEqual([name, 'bash']);
      expect([name, run.includes('${{')]).toEqual([name, false]);
    }
  });
});

it('checks, tests, compares and comments', async () => {
  const repository = checkout(cheaper);
  const ran = await steps(repository);
  expect(outcomes(ran)).toBe(
    'Prepare tarifa success, Check success, Test success, Compare success, Comment success',
  );
  expect(ran.get('Check')!.output).toContain('checked catalogs/vision: 2 files, 0 errors');
  expect(ran.get('Check')!.summary).toContain('| catalogs/vision | 2 | 0 | 0 | 5 passed |');
  expect(ran.get('Test')!.output).toContain('✓ 15,000 licence plates in January');
  expect(ran.get('Compare')!.summary).toContain('| `license_plate_recognition` |');
  expect(ran.get('Comment')!.output).toMatch(/^wrote https:\/\/github\.example/);
  expect(server.comments).toHaveLength(1);
  expect(server.comments[0]!.body).toMatch(
    /^<!-- tarifa diff [0-9a-f]{12} -->\n<!-- tarifa: changed -->\n### Changes: 1 feature changed\.\n/,
  );
});

it('replaces its own comment, wherever it stands, and touches no other', async () => {
  for (let i = 0; i < 150; i++) server.add(`other ${i}`, i % 2 === 0);
  const repository = checkout(cheaper);
  await steps(repository);
  const own = server.comments.at(-1)!;
  const [mark] = own.body.split('\n');
  const forged = server.add(`${mark}\nsomebody else's`, false);
  for (let i = 0; i < 150; i++) server.add(`later ${i}`, false);
  const before = own.body;
  const others = server.comments.filter((each) => each !== own).map(({ body }) => body);

  edit(join(repository.workspace, MAIN), 'CNY 0.14', 'CNY 0.13');
  edit(join(repository.workspace, MAIN), 'charge  CNY 1,900', 'charge  CNY 1,800');
  server.asked.length = 0;
  const ran = await steps(repository);
  expect(ran.get('Comment')!.output).toMatch(/^replaced /);
  expect(server.asked).toEqual(['comments from 0', 'comments from 100', `replace ${own.id}`]);
  expect(own.body).not.toBe(before);
  expect(own.body).toContain('CNY 0.13 / call');
  expect(server.comments.filter((each) => each !== own).map(({ body }) => body)).toEqual(others);
  expect(forged.body).toBe(`${mark}\nsomebody else's`);
});

it('begins no comment where nothing changes, and says so in the one that is there', async () => {
  const renamed = checkout((cwd) => edit(join(cwd, MAIN), 'Licence plate recognition', 'Plates'));
  const ran = await steps(renamed);
  expect(ran.get('Comment')!.output).toBe('no comment, since nothing changes in meaning\n');
  expect(server.comments).toEqual([]);

  const changed = checkout(cheaper);
  await steps(changed);
  git(changed.workspace, 'fetch', '-q', '--depth=1', 'origin', changed.base);
  git(changed.workspace, 'checkout', '-q', changed.base);
  await steps(changed);
  expect(server.comments).toHaveLength(1);
  expect(server.comments[0]!.body).toMatch(/-->\n<!-- tarifa: same -->\n### No change in meaning\.\n/);
});

it('fails where a price list is wrong, with the place beside the source, and still compares what it can', async () => {
  const repository = checkout((cwd) => {
    cheaper(cwd);
    cpSync(join(cwd, 'catalogs/vision'), join(cwd, 'catalogs/broken'), { recursive: true });
    edit(join(cwd, 'catalogs/broken/main.tarifa'), '>  10,000 calls', '>  12,000 calls');
  });
  const ran = await steps(repository);
  expect(outcomes(ran)).toBe(
    'Prepare tarifa success, Check failure, Test failure, Compare success, Comment success',
  );
  const annotations = commandsIn([...ran.values()].map(({ output }) => output).join(''));
  expect(annotations.map(({ name, properties }) => [name, properties['title'], properties['file']])).toEqual([
    ['error', 'TAR2104', 'catalogs/broken/main.tarifa'],
  ]);
  expect(server.comments[0]!.body).toContain('license_plate_recognition');
  expect(server.comments[0]!.body).toMatch(
    /\n\nNot every price list could be compared: there are errors, in it or in the revision before\.\n$/,
  );
});

it('begins no comment where no price list can be compared, and says so in the one that is there', async () => {
  const repository = checkout(cheaper);
  await steps(repository);
  const { workspace } = repository;
  edit(join(workspace, MAIN), '>  10,000 calls', '>  12,000 calls');
  await steps(repository);
  expect(server.comments[0]!.body).toMatch(/-->\nNo price list could be compared: there are errors, .+\.\n$/);
  server.comments.length = 0;
  expect((await steps(repository)).get('Comment')!.output).toMatch(/^no comment, since no price list/);
});

it('says what is new and what is gone, of all price lists below a folder', async () => {
  const repository = checkout((cwd) => {
    cpSync(join(cwd, 'catalogs/vision'), join(cwd, 'catalogs/late'), { recursive: true });
    rmSync(join(cwd, 'catalogs/vision'), { recursive: true });
  });
  await steps(repository, { catalogs: 'catalogs' });
  expect(server.comments[0]!.body).toMatch(
    /-->\n<!-- tarifa: changed -->\n### catalogs\/late is new: 3 features, 2 products\.\n\ncatalogs\/vision is gone\.\n$/,
  );
});

it('takes several price lists a line each, in another folder, and names that are no words of a shell', async () => {
  const odd = 'price $(touch forged) `lists`; *';
  const repository = checkout((cwd) => {
    mkdirSync(join(cwd, 'sub'));
    for (const name of [odd, 'b'])
      cpSync(join(cwd, 'catalogs/vision'), join(cwd, 'sub', name), { recursive: true });
  });
  const ran = await steps(repository, {
    catalogs: `${odd}\n\nb\n`,
    'working-directory': 'sub',
    strict: 'true',
  });
  expect(outcomes(ran)).toContain('Check success, Test success, Compare success');
  expect(ran.get('Check')!.output).toContain(`checked ${odd}: 2 files`);
  expect(ran.get('Check')!.output).toContain('checked 2 price lists in all');
  expect(git(repository.workspace, 'status', '--porcelain')).toBe('');
});

it('compares with a tag that the checkout does not hold, without a pull request, and then does not comment', async () => {
  const repository = checkout(cheaper);
  const ran = await steps(repository, { since: 'v1.0' }, { event_name: 'push', event: {} });
  expect(outcomes(ran)).toContain('Compare success, Comment skipped');
  expect(ran.get('Compare')!.summary).toContain('### Changes: 1 feature changed.');
  const plain = await steps(repository, {}, { event_name: 'push', event: {} });
  expect(outcomes(plain)).toContain('Test success, Compare skipped, Comment skipped');
});

it('asks for the share that examples reach', async () => {
  const repository = checkout(SAME);
  const ran = await steps(repository, { 'min-coverage': '100', comment: 'false' });
  expect(outcomes(ran)).toContain('Check success, Test failure, Compare success, Comment skipped');
  expect(ran.get('Test')!.output).toMatch(/reach [\d.]+ %, and 100 % are asked for/);
});

it('ends well where the token may not comment, or is none, and says so', async () => {
  const repository = checkout(cheaper);
  server.mayWrite = false;
  for (const inputs of [{}, { token: 'wrong' }]) {
    const ran = await steps(repository, inputs);
    expect(outcomes(ran)).toContain('Comment success');
    expect(commandsIn(ran.get('Comment')!.output)).toEqual([
      {
        name: 'warning',
        properties: { title: 'tarifa' },
        data: expect.stringMatching(
          /^The comment on what changes was not written: (Resource not accessible by integration|401 Unauthorized)\. It needs the permission /,
        ),
      },
    ]);
  }
  expect(server.comments).toEqual([]);
});

it('names the permission only where it is missing', async () => {
  const { workspace, base } = checkout(cheaper);
  const github = { event_name: 'pull_request', event: { pull_request: { number: 8, base: { sha: base } } } };
  const ran = await steps({ workspace, base }, {}, github);
  expect(ran.get('Comment')!.output).toContain('::warning title=tarifa::');
  expect(ran.get('Comment')!.output).not.toContain('permission');
});

it('fails where the command cannot be started', async () => {
  const ran = await steps(checkout(SAME), { command: 'no-such-command' });
  expect(outcomes(ran)).toContain('Check failure, Test failure, Compare failure, Comment skipped');
});

it('builds and uses its own revision where no command is named', async () => {
  const copy = projectCopy();
  const bin = join(copy, 'bin');
  mkdirSync(bin);
  writeFileSync(
    join(bin, 'npm'),
    `#!/bin/sh\necho "npm $*" >> "${copy}/asked"\nif [ "$1" = ci ]; then ln -s "${root}/node_modules" node_modules; else exec node scripts/build.mjs dist --noCheck; fi\n`,
    { mode: 0o755 },
  );
  const { workspace } = checkout(SAME);
  const ran = await runAction(action, {
    action: copy,
    workspace,
    inputs: {},
    github: { token: 'secret', event: {} },
    env: { PATH: `${bin}:${process.env['PATH']}` },
  });
  expect(ran.map(({ name, outcome }) => `${name} ${outcome}`).slice(0, 3)).toEqual([
    'Prepare tarifa success',
    'Check success',
    'Test success',
  ]);
  expect(readFileSync(join(copy, 'asked'), 'utf8')).toBe(
    'npm ci --no-audit --no-fund --loglevel=error\nnpm run build --silent\n',
  );
  rmSync(copy, { recursive: true });
});
