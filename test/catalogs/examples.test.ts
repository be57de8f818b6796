import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runScenario } from '../../compiler/ir/run-scenario.ts';
import { compiledFolder, findingsOf } from '../support/catalog-folder.ts';
import { raters } from '../support/raters.ts';

/** Every catalog of the house compiles without a finding, and each of its examples holds on every backend. */

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

  const all = raters(compiled.ir);
  it.each(compiled.scenarios.map((scenario) => ({ title: scenario.title, scenario })))(
    '$title',
    ({ scenario }) => {
      for (const rater of all) {
        const { outcome, reason, mismatches } = runScenario(scenario, rater, compiled.ir);
        expect({ rater: rater.name, mismatches }).toEqual({ rater: rater.name, mismatches: [] });
        // A backend may say that it was not made for such records; the interpreter may not.
        if (rater.name === 'interpret')
          expect({ outcome, reason }).toEqual({ outcome: 'passed', reason: null });
      }
    },
  );
});
