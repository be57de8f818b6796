import { dirname, join, normalize } from 'node:path';
import { expect, it } from 'vitest';
import { files, importsOf, read, ROOMS, sources, within } from './support/source-files.ts';

/** The rules of the house that a machine can see: sizes, imports, words. */

/** The first rule whose place holds the file counts: the folders and packages that it may import. */
const MAY_IMPORT: readonly { place: string; folders: readonly string[]; packages: readonly string[] }[] = [
  { place: 'grammar/text/', folders: ['grammar/text/'], packages: [] },
  { place: 'grammar/format/', folders: ['grammar/'], packages: ['prettier'] },
  { place: 'grammar/', folders: ['grammar/'], packages: ['chevrotain'] },
  {
    place: 'runtime/records/',
    folders: ['runtime/'],
    packages: ['node:', 'ajv', 'csv-parse', 'csv-stringify', 'lossless-json', 'write-file-atomic'],
  },
  { place: 'runtime/', folders: ['runtime/'], packages: ['decimal.js'] },
  { place: 'compiler/ir/', folders: ['compiler/ir/', 'runtime/'], packages: [] },
  {
    place: 'compiler/analyze/',
    folders: ['compiler/analyze/', 'compiler/ir/', 'compiler/optimize/', 'compiler/assert-never', 'runtime/'],
    packages: [],
  },
  {
    place: 'compiler/optimize/',
    folders: ['compiler/optimize/', 'compiler/ir/', 'compiler/assert-never', 'runtime/'],
    packages: [],
  },
  {
    place: 'compiler/words/',
    folders: ['compiler/words/', 'compiler/ir/', 'compiler/diagnostics/escape', 'runtime/'],
    packages: [],
  },
  {
    place: 'compiler/html/',
    folders: ['compiler/html/', 'compiler/words/', 'compiler/diagnostics/escape', 'runtime/'],
    packages: [],
  },
  {
    place: 'compiler/emit/page/',
    folders: [
      'compiler/emit/page/',
      'compiler/html/',
      'compiler/words/',
      'compiler/ir/',
      'compiler/diagnostics/escape',
      'compiler/assert-never',
      'runtime/',
    ],
    packages: [],
  },
  {
    place: 'compiler/emit/',
    folders: ['compiler/emit/', 'compiler/optimize/', 'compiler/ir/', 'compiler/assert-never', 'runtime/'],
    packages: [],
  },
  {
    place: 'compiler/lint/',
    folders: [
      'compiler/lint/',
      'compiler/analyze/',
      'compiler/ir/',
      'compiler/assert-never',
      'compiler/stages',
      'grammar/text/',
      'runtime/',
    ],
    packages: [],
  },
  {
    place: 'compiler/zone.ts',
    folders: ['compiler/ir/', 'grammar/', 'runtime/'],
    packages: ['temporal-polyfill'],
  },
  { place: 'compiler/currency.ts', folders: [], packages: ['currency-codes'] },
  {
    place: 'compiler/bind/',
    folders: [
      'compiler/bind/',
      'compiler/currency',
      'compiler/diagnostics/',
      'compiler/stages',
      'grammar/',
      'runtime/',
    ],
    packages: [],
  },
  {
    place: 'compiler/check/',
    folders: [
      'compiler/check/',
      'compiler/bind/',
      'compiler/diagnostics/',
      'compiler/assert-never',
      'compiler/currency',
      'compiler/stages',
      'compiler/zone',
      'compiler/ir/ir.ts',
      'grammar/',
      'runtime/',
    ],
    packages: [],
  },
  {
    place: 'compiler/lower/',
    folders: [
      'compiler/lower/',
      'compiler/check/',
      'compiler/bind/',
      'compiler/ir/',
      'compiler/assert-never',
      'compiler/currency',
      'compiler/stages',
      'compiler/zone',
      'grammar/',
      'runtime/',
    ],
    packages: [],
  },
  {
    place: 'compiler/diagnostics/explanations/',
    folders: [
      'compiler/diagnostics/',
      'compiler/bind/',
      'compiler/check/',
      'compiler/lint/',
      'compiler/compile',
      'grammar/',
      'runtime/',
    ],
    packages: [],
  },
  {
    place: 'compiler/diagnostics/codes.ts',
    folders: ['compiler/bind/', 'compiler/check/', 'compiler/lint/', 'grammar/'],
    packages: [],
  },
  { place: 'compiler/diagnostics/', folders: ['compiler/diagnostics/', 'grammar/'], packages: [] },
  { place: 'compiler/', folders: ['compiler/', 'grammar/', 'runtime/'], packages: [] },
  {
    place: 'cli/',
    folders: ['cli/', 'compiler/', 'grammar/', 'runtime/'],
    packages: [
      'node:',
      '@observablehq/plot',
      'asciichart',
      'chokidar',
      'commander',
      'diff',
      'linkedom',
      'node-sarif-builder',
      'picocolors',
      'sarif',
      'tinyglobby',
      'write-file-atomic',
      'xmlbuilder2',
    ],
  },
];

it('nobody imports what is not theirs to import', () => {
  const strays = sources.flatMap((file) => {
    const rule = MAY_IMPORT.find(({ place }) => file.startsWith(place));
    if (rule === undefined) return [];
    return importsOf(file)
      .filter((name) =>
        within(
          name,
          ROOMS.map((room) => `${room}/`),
        )
          ? !within(name, rule.folders)
          : !rule.packages.some((known) =>
              known === 'node:' ? name.startsWith(known) : name === known || name.startsWith(`${known}/`),
            ),
      )
      .map((name) => `${file} → ${name}`);
  });
  expect(strays).toEqual([]);
});

it('no records at the edge reach into the pure runtime', () => {
  const pure = sources.filter((file) => file.startsWith('runtime/') && !file.startsWith('runtime/records/'));
  expect(
    pure.flatMap((file) =>
      importsOf(file)
        .filter((name) => name.startsWith('runtime/records/'))
        .map((name) => `${file} → ${name}`),
    ),
  ).toEqual([]);
});

it('no imports go in a circle', () => {
  const graph = new Map(
    sources.map((file) => [
      file,
      importsOf(file).filter((name) => sources.includes(name) && !typeOnly(file, name)),
    ]),
  );
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    else if (!done.has(file)) {
      for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
      done.add(file);
    }
  };
  for (const file of sources) visit(file, []);
  expect(circles).toEqual([]);
});

/** Types are gone at run time, so they cannot make a circle there. */
function typeOnly(file: string, name: string): boolean {
  const statements = [...read(file).matchAll(/^(?:import|export)\b[^;]*?\bfrom '([^']+)';/gm)].filter(
    ([, from]) => from !== undefined && from.startsWith('.') && normalize(join(dirname(file), from)) === name,
  );
  return statements.length > 0 && statements.every(([text]) => /^(import|export) type\b/.test(text));
}

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
    .filter((file) => file !== 'test/tidy.test.ts')
    .flatMap((file) =>
      banned.filter((pattern) => pattern.test(read(file))).map((pattern) => `${file} ${pattern}`),
    );
  expect(found).toEqual([]);
});

it('generated code is evaluated in one place only', () => {
  const evaluates = sources.filter(
    (file) => !file.startsWith('test/') && /new Function\b|\beval\(/.test(read(file)),
  );
  expect(evaluates).toEqual(['compiler/emit/javascript/load.ts']);
});

it('HTML is made by one room, for the pages of prices and of invoices', () => {
  const pages = ['compiler/html/', 'compiler/emit/page/', 'cli/report/invoice-', 'test/'];
  const guests = sources.filter(
    (file) => !within(file, pages) && importsOf(file).some((name) => name.startsWith('compiler/html/')),
  );
  expect(guests).toEqual([]);
  // Whoever writes elements does so in its template, which escapes what is put between them.
  const writing = sources.filter(
    (file) => !file.startsWith('test/') && /<(?:!doctype|body|div|section|t[rdh])\b/.test(read(file)),
  );
  expect(writing.filter((file) => !importsOf(file).includes('compiler/html/markup.ts'))).toEqual([]);
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
