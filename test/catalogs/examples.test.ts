import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { interpreter } from '../../compiler/ir/interpret/interpret.ts';
import { runScenario } from '../../compiler/ir/run-scenario.ts';
import { compiledFolder, findingsOf } from '../support/catalog-folder.ts';

/** Every catalog of the house compiles without a finding, and each of its examples holds. */

const root = join(import.meta.dirname, '..', '..');
const folders = ['catalogs', 'examples'].flatMap((room) =>
  readdirSync(join(root, room))
    .map((name) => `${room}/${name}`)
    .filter((folder) => existsSync(join(root, folder, 'main.tarifa')))
    .sort(),
);

it('there are catalogs to run', () => {
  expect(folders.length).toBeGreaterThan(10);
});

describe.each(folders)('%s', (folder) => {
  const compiled = compiledFolder(join(root, folder));

  it('has nothing to be said against it', () => {
    expect(findingsOf(compiled)).toEqual([]);
  });

  it('has examples', () => {
    expect(compiled.scenarios.length).toBeGreaterThan(0);
  });

  it.each(compiled.scenarios.map((scenario) => ({ title: scenario.title, scenario })))('$title', ({ scenario }) => {
    const { outcome, mismatches } = runScenario(scenario, interpreter(compiled.ir), compiled.ir);
    expect({ outcome, mismatches }).toEqual({ outcome: 'passed', mismatches: [] });
  });
});
