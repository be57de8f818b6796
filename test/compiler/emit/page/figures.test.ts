import fc from 'fast-check';
import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { print } from '../../../../grammar/print.ts';
import { PAGE_FORMATS } from '../../../../compiler/emit/page/page.ts';
import { atomCount } from '../../../../compiler/ir/axis.ts';
import type { Ir, Select } from '../../../../compiler/ir/ir.ts';
import { Exact } from '../../../../runtime/exact.ts';
import { arbitraryCatalog } from '../../../support/arbitrary-catalog.ts';
import { arbitrarySaidOnce } from '../../../support/arbitrary-said-once.ts';
import { compiledFolder } from '../../../support/catalog-folder.ts';
import { irOf } from '../../../support/compile-text.ts';
import { readPage } from '../../../support/html-tree.ts';
import { pageOfFolder, pageOfText } from '../../../support/page-text.ts';

/** Nothing that a price list publishes is left out of its page. */

const root = new URL('../../../../', import.meta.url).pathname;
const folders = ['catalogs', 'examples'].flatMap((folder) =>
  readdirSync(`${root}${folder}`)
    .map((name) => `${folder}/${name}`)
    .filter((path) => existsSync(`${root}${path}/main.tarifa`)),
);

const NUMBER = /\d[\d,]*(?:\.\d+)?(?:\/\d[\d,]*)?/g;
const plain = (figure: string): string => Exact.of(figure.replaceAll(',', '')).toString();
const figuresIn = (text: string): readonly string[] => (text.match(NUMBER) ?? []).map(plain);

/** Fields of the IR that hold what is published, as numbers or in words; all others are derived, or are names. */
const PUBLISHED: ReadonlySet<string> = new Set([
  'label',
  'upTo',
  'amount',
  'atLeast',
  'atMost',
  'size',
  'price',
  'factor',
  'sellUpTo',
  'count',
]);

interface Published {
  readonly figures: ReadonlySet<string>;
  readonly texts: ReadonlySet<string>;
}

function publishedIn({ features, products, rounding }: Ir): Published {
  const figures = new Set<string>([plain(rounding.step)]);
  const texts = new Set<string>();
  const look = (value: unknown, key: string, path: readonly string[]): void => {
    if (key === 'table' || (key === 'factor' && typeof value === 'object'))
      for (const cut of cutsThatTell(value as Select<object>)) figures.add(plain(cut));
    if (Array.isArray(value)) for (const one of value) look(one, key, path);
    else if (typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value)) look(one, name, [...path, name]);
    else if (
      key === 'title' ||
      key === 'page' ||
      key === 'message' ||
      key === 'unpublished' ||
      key === 'upgrade'
    ) {
      if (typeof value === 'string') texts.add(value);
    } else if (key === 'alert' && typeof value === 'string')
      figures.add(Exact.of(value).times(Exact.of(100)).toString());
    // How units convert is told the way round that is whole: 60 seconds are a minute.
    else if (path.includes('units') && key === 'factor' && typeof value === 'string') {
      const factor = Exact.of(value);
      if (!factor.equals(Exact.one))
        figures.add((factor.compare(Exact.one) < 0 ? Exact.one.over(factor) : factor).toString());
    } else if (
      PUBLISHED.has(key) &&
      (typeof value === 'string' || typeof value === 'number') &&
      !path.includes('blocks')
    )
      for (const figure of figuresIn(String(value))) figures.add(figure);
  };
  look([features, products], '', []);
  for (const { meter } of features)
    for (const quantity of [meter.step, meter.minimum])
      if (quantity !== null) for (const figure of inWholeUnits(meter, quantity)) figures.add(figure);
  // What is sold for each of several features is told once, with the features' names.
  const titles = features.map(({ title }) => title.toLowerCase());
  for (const { title } of products)
    if (titles.some((one) => title.toLowerCase().includes(one)) && !titles.includes(title.toLowerCase()))
      texts.delete(title);
  return { figures, texts };
}

/** What a record is rounded up to is told in a unit in which it is whole, and whole ones have no figure. */
function inWholeUnits({ units }: Ir['features'][number]['meter'], quantity: string): readonly string[] {
  const own = Exact.of(quantity);
  const counts = own.isWhole() ? [own] : units.map(({ factor }) => own.over(Exact.of(factor)));
  const [fewest = own] = counts
    .filter((count) => count.isWhole())
    .toSorted((one, other) => one.compare(other));
  return fewest.equals(Exact.one) || fewest.toString().includes('/') ? [] : [fewest.toString()];
}

/** The bounds of a table's bands, but for those between two bands that say the same: they are told as one. */
function cutsThatTell({ axes, cells, outcomes }: Select<object | null>): readonly string[] {
  const told = outcomes.map((outcome) =>
    JSON.stringify(outcome, (key, one: unknown) =>
      ['at', 'cell', 'period'].includes(key) ? undefined : one,
    ),
  );
  let stride = cells.length;
  return axes.flatMap((axis) => {
    const before = stride;
    stride /= atomCount(axis);
    if (axis.kind !== 'number') return [];
    return axis.cuts
      .filter((_, atom) =>
        cells.some(
          (cell, at) =>
            Math.floor((at % before) / stride) === atom && told[cell] !== told[cells[at + stride]!],
        ),
      )
      .map(({ value }) => value);
  });
}

/** What is missing from a page: of the text that is read, and not of what stands in marks. */
function missing({ figures, texts }: Published, text: string): readonly string[] {
  const shown = new Set(figuresIn(text));
  return [
    ...[...figures].filter((figure) => !shown.has(figure)),
    ...[...texts].filter((one) => one !== '' && !text.includes(one)),
  ];
}

const unescaped = (markdown: string): string => markdown.replace(/\\([\\`*_[\]<>|~&#:.)+=-])/g, '$1');

describe.each(folders)('%s', (folder) => {
  it('has every figure, every title and every page that is named on its page', () => {
    const { ir } = compiledFolder(`${root}${folder}`);
    const published = publishedIn(ir);
    expect(published.figures.size).toBeGreaterThan(1);
    expect(missing(published, readPage(pageOfFolder(`${root}${folder}`, 'html')).text)).toEqual([]);
    expect(missing(published, unescaped(pageOfFolder(`${root}${folder}`, 'markdown')))).toEqual([]);
  });

  it.each(PAGE_FORMATS)('gives the same bytes each time, as %s', (format) => {
    expect(pageOfFolder(`${root}${folder}`, format)).toBe(pageOfFolder(`${root}${folder}`, format));
  });
});

it('names the sources of each catalog', () => {
  for (const folder of folders.filter((one) => one.startsWith('catalogs/')))
    expect([folder, pageOfFolder(`${root}${folder}`, 'markdown')]).toEqual([
      folder,
      expect.stringMatching(/^## Sources\n[^]*<https:/m),
    ]);
});

it('looks where figures are', () => {
  const { figures, texts } = publishedIn(compiledFolder(`${root}catalogs/vision`).ir);
  for (const figure of [
    '0.15',
    '1000000',
    '20000000',
    '120000',
    '0.2',
    '12.8',
    '136',
    '2160',
    '96',
    '20',
    '50',
    '60',
  ])
    expect([...figures]).toContain(figure);
  expect([...texts]).toContain('outside the published table: above 120 fps or 2160p');
});

it('has every figure of generated price lists', () => {
  let count = 0;
  fc.assert(
    fc.property(arbitraryCatalog, ({ tree }) => {
      const text = print(tree);
      const published = publishedIn(irOf(text));
      expect(missing(published, readPage(pageOfText(text, 'html')).text)).toEqual([]);
      count++;
    }),
    { seed: 31, numRuns: Number(process.env['CASES'] ?? 300) },
  );
  console.log(`${count} generated price lists have all of their figures on their pages`);
});

it('has every figure of what is sold, and says the same of a list that says all of it each time', () => {
  let count = 0;
  fc.assert(
    fc.property(arbitrarySaidOnce, ({ each, once }) => {
      const page = pageOfText(once, 'markdown');
      expect(pageOfText(each, 'markdown')).toBe(page);
      expect(missing(publishedIn(irOf(once)), unescaped(page))).toEqual([]);
      count++;
    }),
    { seed: 32, numRuns: Number(process.env['CASES'] ?? 200) },
  );
  console.log(`${count} generated price lists with products have the same page, said once or each time`);
});
