import { dirname, join, normalize } from 'node:path';
import { expect, it } from 'vitest';
import { importsOf, read, ROOMS, sources, within } from './support/source-files.ts';

/** Who may import whom. */

/** The first rule whose place holds the file counts: the folders and packages that it may import. */
const MAY_IMPORT: readonly { place: string; folders: readonly string[]; packages: readonly string[] }[] = [
  { place: 'grammar/text/', folders: ['grammar/text/'], packages: [] },
  { place: 'grammar/format/', folders: ['grammar/'], packages: ['prettier'] },
  { place: 'grammar/', folders: ['grammar/'], packages: ['chevrotain'] },
  {
    place: 'runtime/records/',
    folders: ['runtime/'],
    packages: [
      'node:',
      'ajv',
      'csv-parse',
      'csv-stringify',
      'fzstd',
      'lossless-json',
      'write-file-atomic',
      'xxhash-wasm',
    ],
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

const importing = (isWrong: (file: string, name: string) => boolean): string[] =>
  sources.flatMap((file) =>
    importsOf(file)
      .filter((name) => isWrong(file, name))
      .map((name) => `${file} → ${name}`),
  );

it('nobody imports what is not theirs to import', () => {
  const rooms = ROOMS.map((room) => `${room}/`);
  const strays = importing((file, name) => {
    const rule = MAY_IMPORT.find(({ place }) => file.startsWith(place));
    if (rule === undefined) return false;
    if (within(name, rooms)) return !within(name, rule.folders);
    return !rule.packages.some((known) =>
      known === 'node:' ? name.startsWith(known) : name === known || name.startsWith(`${known}/`),
    );
  });
  expect(strays).toEqual([]);
});

it('no records at the edge reach into the pure runtime', () => {
  const isPure = (file: string): boolean => /^runtime\/(?!records\/)/.test(file);
  expect(importing((file, name) => isPure(file) && name.startsWith('runtime/records/'))).toEqual([]);
});

/** What finds something out: all of the compiler but words, places, declarations, how pages are written, a figure. */
const FINDS =
  /^compiler\/(?!(words|diagnostics|html|emit\/page|ir\/place|failed-example|declared|analyze\/advise\/mix)\b)/;

it('reports tell what was found, and find out nothing themselves', () => {
  const findsOut = (file: string, name: string): boolean =>
    file.startsWith('cli/report/') && FINDS.test(name) && !typeOnly(file, name);
  expect(importing(findsOut)).toEqual([]);
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
