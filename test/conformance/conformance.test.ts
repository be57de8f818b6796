import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile, type Compilation } from '../../compiler/compile.ts';
import { isError } from '../../grammar/text/diagnostic.ts';
import { runScenario } from '../../compiler/ir/run-scenario.ts';
import { folderHost } from '../support/catalog-folder.ts';
import { raters } from '../support/raters.ts';
import { elsewhere } from './elsewhere.ts';
import { expected, found } from './expectations.ts';

/**
 * What the language means, as data: a folder a topic, whole catalogs in it. Those in `good` hold examples, which must
 * pass. All say what is found and where, `// expect TAR2104` at the end of the line, or `// expect below TAR1033` on the
 * line above one that cannot carry a comment; in `good` these are warnings.
 */

const here = import.meta.dirname;
const topics = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const filesOf = (kind: 'good' | 'bad'): readonly { name: string; folder: string }[] =>
  topics
    .map((topic) => ({ topic, folder: join(here, topic, kind) }))
    .filter(({ folder }) => existsSync(folder))
    .flatMap(({ topic, folder }) =>
      readdirSync(folder)
        .filter((file) => file.endsWith('.tarifa'))
        .map((file) => ({ name: `${topic}/${kind}/${file}`, folder })),
    );
const compileFile = ({ name, folder }: { name: string; folder: string }): Compilation =>
  compile(folderHost(folder), basename(name));

const good = filesOf('good');
const bad = filesOf('bad');

describe('good', () => {
  it.each(good)('$name', (file) => {
    const compiled = compileFile(file);
    expect(found(compiled)).toEqual(expected(compiled));
    expect(compiled.diagnostics.some(isError)).toBe(false);
    expect(compiled.scenarios.length).toBeGreaterThan(0);
    const ir = compiled.ir!;
    for (const rater of raters(ir))
      for (const scenario of compiled.scenarios) {
        const { outcome, reason, mismatches } = runScenario(scenario, rater, ir);
        expect({ rater: rater.name, mismatches }).toEqual({ rater: rater.name, mismatches: [] });
        // A backend may say that it was not made for such records; the interpreter may not.
        if (rater.name === 'interpret')
          expect({ outcome, reason }).toEqual({ outcome: 'passed', reason: null });
      }
  });
});

describe('bad', () => {
  it.each(bad)('$name', (file) => {
    const compiled = compileFile(file);
    const wanted = expected(compiled);
    expect(wanted.length).toBeGreaterThan(0);
    expect(found(compiled)).toEqual(wanted);
  });
});

it('there are cases for every topic', () => {
  expect(good.length).toBeGreaterThanOrEqual(40);
  expect(bad.length).toBeGreaterThanOrEqual(60);
});

/** Codes as their declarations write them. */
const declared = ['grammar', 'compiler/bind', 'compiler/check', 'compiler/lower', 'compiler/lint']
  .map((room) => join(here, '..', '..', room))
  .filter((room) => existsSync(room))
  .flatMap((room) => readdirSync(room, { recursive: true, encoding: 'utf8' }).map((file) => join(room, file)))
  .filter((file) => file.endsWith('diagnostics.ts'))
  .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^ {2}(TAR\d{4}):/gm)].map(([, code]) => code!));

it('every declared code has a bad case, here or elsewhere', () => {
  const shown = new Set(
    bad.flatMap((file) => expected(compileFile(file)).map((line) => line.split(' ').at(-1)!)),
  );
  expect(declared.length).toBeGreaterThan(150);
  expect(declared.filter((code) => !shown.has(code) && !elsewhere.has(code))).toEqual([]);
  expect([...elsewhere.keys()].filter((code) => shown.has(code) || !declared.includes(code))).toEqual([]);
});
