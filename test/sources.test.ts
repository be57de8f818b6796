import { expect, it } from 'vitest';
import { files, read, sources, within } from './support/source-files.ts';

/** The rules of the house that a machine can see in one file: sizes, names, words. */

it('no source is longer than 300 lines', () => {
  const long = sources
    .map((file) => [file, read(file).split('\n').length - 1] as const)
    .filter(([, lines]) => lines > 300);
  expect(long).toEqual([]);
});

it('files are named in kebab-case, and none is a drawer', () => {
  const named = sources.filter(
    (file) => !/^[a-z0-9-]+(\.[a-z0-9-]+)*\.(ts|mjs)$/.test(file.split('/').at(-1)!),
  );
  expect(named).toEqual([]);
  expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|misc|shared)(\.|\/)/.test(file))).toEqual([]);
});

it('source files hold no leftovers and no ways around the checks', () => {
  const banned = [
    /\b(TODO|FIXME|XXX|HACK)\b/,
    /\.(only|skip|todo)\(/,
    /@ts-(ignore|expect-error|nocheck)/,
    /\bas any\b|: any\b|<any>/,
    /\bas unknown as\b/,
    /^export default (?!defineConfig)/m,
    /\bdebugger\b/,
  ];
  const found = sources
    .filter((file) => file !== 'test/sources.test.ts')
    .flatMap((file) =>
      banned.filter((pattern) => pattern.test(read(file))).map((pattern) => `${file} ${pattern}`),
    );
  expect(found).toEqual([]);
});

it('only tests of programs that a machine may lack can be skipped', () => {
  const skips = sources.filter((file) => /\b(skip|run)If\(/.test(read(file)));
  expect(skips).toEqual(['test/action/pre-commit.test.ts', 'test/cli/completion.test.ts']);
});

it('generated code is evaluated in one place only', () => {
  const evaluates = sources.filter(
    (file) => !file.startsWith('test/') && /new Function\b|\beval\(/.test(read(file)),
  );
  expect(evaluates).toEqual(['compiler/emit/javascript/load.ts']);
});

it('the pure rooms have no clock, no randomness and no locale', () => {
  const pure = sources.filter(
    (file) => within(file, ['grammar/', 'compiler/', 'runtime/']) && !file.startsWith('runtime/records/'),
  );
  const impure = /\bDate\.now\b|new Date\(\)|Math\.random|\.toLocale|localeCompare|performance\.now/;
  expect(pure.filter((file) => impure.test(read(file)))).toEqual([]);
  // What the host knows differs from one version to the next: only names of zones are guessed at with it.
  expect(pure.filter((file) => /\bIntl\b/.test(read(file)))).toEqual(['compiler/zone.ts']);
});
