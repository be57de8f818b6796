import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { validateWorkflow } from '@action-validator/core';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { commandFolder } from '../cli/folder.ts';
import { readAction } from './composite.ts';
import { root } from '../support/project-copy.ts';
import { run } from '../support/run-command.ts';

/** What the page on CI shows is what there is. */
const page = join(root, 'docs/how-to/check-in-ci.md');
const text = readFileSync(page, 'utf8');
const blocks = (language: string): readonly string[] =>
  [...text.matchAll(new RegExp('```' + language + '\\n([^]*?)```', 'g'))].map(([, block]) => block!);

const yaml = blocks('yaml');
const workflows = yaml.filter((block) => block.includes('\njobs:\n'));

describe('docs/how-to/check-in-ci.md', () => {
  it('shows workflows that are valid, and inputs that the action takes', () => {
    const { inputs } = readAction(join(root, 'action.yml'));
    expect(workflows).toHaveLength(2);
    for (const workflow of workflows)
      expect(validateWorkflow(workflow)).toEqual({ actionType: 'workflow', errors: [] });
    const used = workflows.flatMap((workflow) => {
      const { jobs } = parse(workflow) as {
        jobs: Record<string, { steps: { uses?: string; with?: Record<string, string> }[] }>;
      };
      return Object.values(jobs).flatMap(({ steps }) =>
        steps.filter(({ uses }) => uses?.includes('/tarifa@') === true),
      );
    });
    expect(used).toHaveLength(1);
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(used[0]!.with!)));
  });

  it('names hooks that there are', () => {
    const hooks = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as { id: string }[];
    const [config] = yaml.filter((block) => block.startsWith('repos:'));
    const { repos } = parse(config!) as { repos: { hooks: { id: string; args: string[] }[] }[] };
    for (const { id } of repos.flatMap((repo) => repo.hooks))
      expect(hooks.map((hook) => hook.id)).toContain(id);
  });

  const commands = [
    ...blocks('sh').flatMap((block) => block.trim().split('\n')),
    ...workflows.flatMap((block) => [...block.matchAll(/- run: (npx tarifa .*)/g)].map(([, line]) => line!)),
  ];
  it.each(commands)('%s', async (line) => {
    const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!);
    expect(words.slice(0, 2)).toEqual(['npx', 'tarifa']);
    const args = words.slice(2).filter((word) => word !== '--watch');
    const cwd = commandFolder();
    expect((await run(args, { cwd })).status).toBe(0);
    const out = args[args.indexOf('--out') + 1]!;
    if (args.includes('--out')) expect(existsSync(join(cwd, out))).toBe(true);
  });

  it('leads to files that are there', () => {
    const paths = [...text.matchAll(/\]\(((?!https:)[^)#]+)\)/g)].map(([, path]) => path!);
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) expect(existsSync(join(dirname(page), path))).toBe(true);
  });
});

it('the README leads to the page', () => {
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain('](docs/how-to/check-in-ci.md)');
});
