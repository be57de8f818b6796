import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { attribute, readPage, textOf, within } from '../../../support/html-tree.ts';
import { pageOfFolder, pageOfText } from '../../../support/page-text.ts';
import { catalogText } from '../../../support/compile-text.ts';

/** A page that anybody can read: with a browser, on paper, with a reader of the screen. */

const root = new URL('../../../../', import.meta.url).pathname;
const folders = ['catalogs', 'examples'].flatMap((folder) =>
  readdirSync(`${root}${folder}`)
    .map((name) => `${root}${folder}/${name}`)
    .filter((path) => existsSync(`${path}/main.tarifa`)),
);
const pages = folders.map(
  (folder) => [folder.slice(root.length), readPage(pageOfFolder(folder, 'html'))] as const,
);

describe.each(pages)('the page of %s', (_, page) => {
  const all = (name: string) => page.elements.filter(({ tagName }) => tagName === name);

  it('is well-formed, in one language, with one title, and runs and loads nothing', () => {
    expect(page.faults).toEqual([]);
    expect(all('html').map((html) => attribute(html, 'lang'))).toEqual(['en']);
    expect(all('h1').length).toBe(1);
    expect(page.text).not.toMatch(/undefined|\bnull\b|NaN|\[object|step-\d/);
    expect(textOf(all('title')[0]!)).toBe(textOf(all('h1')[0]!));
    for (const name of ['script', 'link', 'img', 'iframe', 'object', 'form', 'button'])
      expect([name, all(name).length]).toEqual([name, 0]);
    const attributes = page.elements.flatMap(({ attrs }) => attrs.map(({ name }) => name));
    expect(attributes.filter((name) => name === 'style' || name === 'src' || name.startsWith('on'))).toEqual(
      [],
    );
  });

  it('has headings that go down step by step', () => {
    let level = 0;
    for (const { tagName } of page.elements) {
      const next = /^h([1-6])$/.exec(tagName)?.[1];
      if (next === undefined) continue;
      expect(Number(next)).toBeLessThanOrEqual(level + 1);
      level = Number(next);
    }
  });

  it('has tables with a caption, and headers that say what they are for', () => {
    const tables = all('table').filter((table) => attribute(table, 'role') !== 'presentation');
    for (const table of tables) {
      expect(within(table, 'caption').map((caption) => textOf(caption) !== '')).toEqual([true]);
      for (const head of within(table, 'th'))
        expect(attribute(head, 'scope')).toMatch(/^(?:col|row)(?:group)?$/);
      const [body] = within(table, 'tbody');
      for (const row of within(body!, 'tr')) expect(within(row, 'th').length).toBeGreaterThan(0);
    }
  });

  it('has rows as long as its heads', () => {
    const width = (cells: readonly (typeof page.elements)[number][]): number =>
      cells.reduce((sum, cell) => sum + Number(attribute(cell, 'colspan') ?? 1), 0);
    for (const table of all('table').filter((one) => attribute(one, 'role') !== 'presentation')) {
      const columns = width(within(within(table, 'tr')[0]!, 'th'));
      // What a row above goes on with takes its place in the rows below.
      let left: number[] = [];
      for (const row of within(within(table, 'tbody')[0]!, 'tr')) {
        const cells = [...within(row, 'th'), ...within(row, 'td')];
        expect(width(cells) + left.length).toBe(columns);
        const spans = cells.map((cell) => Number(attribute(cell, 'rowspan') ?? 1)).filter((span) => span > 1);
        left = [...left, ...spans].map((span) => span - 1).filter((span) => span > 0);
      }
    }
  });

  it('leads to places that are there, each of which is there once', () => {
    const ids = page.elements.flatMap((element) => attribute(element, 'id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const links = all('a').map((link) => attribute(link, 'href') ?? '');
    for (const link of links.filter((one) => one.startsWith('#'))) expect(ids).toContain(link.slice(1));
    for (const link of links.filter((one) => !one.startsWith('#'))) expect(link).toMatch(/^https?:\/\//);
    const contents = within(all('nav')[0]!, 'a').map(textOf);
    expect(contents).toContain('Prices');
  });
});

it('says once what several features and products have in common', () => {
  const markdown = pageOfFolder(`${root}catalogs/vision`, 'markdown');
  const count = (text: string): number => markdown.split(text).length - 1;
  expect(count('not published; see “Face and body pricing”')).toBeLessThan(8);
  expect(count('once 20% of its points are left')).toBe(1);
  // 119 features, 81 products and 94 examples.
  expect(markdown.split('\n').length).toBeLessThan(2000);
});

it('tells tables apart by what they are asked, and tells of what is refused throughout once', () => {
  const page = pageOfText(
    catalogText(`feature f "F" {
    meter second where status is success
    price CNY / second by status, quality, frame_rate {
      |           |      | <= 30 fps | <= 60 fps |
      | success   | sd   |         1 |         2 |
      | success   | hd   |         1 |         2 |
      | success   | "8k" |         3 |         4 |
    } otherwise reject "above 60 fps"
  }`),
    'markdown',
  );
  expect(page).toContain(`
| quality | frame rate: up to 30 fps | frame rate: over 30 to 60 fps |
| --- | --: | --: |
| sd or hd | 1 | 2 |
| 8k | 3 | 4 |

Anything else is not sold: above 60 fps.`);
});

it('tells the hours of the week as people say them', () => {
  const page = pageOfText(
    catalogText(`feature f "F" {
    meter kWh
    price CNY / kWh by time {
      | weekdays 08:00-12:00 | 3 |
      | monday, wednesday, sunday 22:00-06:00 | 2 |
      | saturday | 4 |
    } otherwise CNY 1 / kWh
  }`),
    'markdown',
  );
  expect(page).toContain(`
| Monday, Wednesday and Sunday 22:00–06:00 | 2 |
| weekdays 08:00–12:00 | 3 |
| Saturday | 4 |
| all other times | 1 |`);
});

it('tells prices of one form in one table, with tiers side by side where they are the same', () => {
  const tiers = (first: string, then: string): string => `graduated monthly {
      <= 100 calls CNY ${first} / call
      >  100 calls CNY ${then} / call
    }`;
  const page = pageOfText(
    catalogText(`
  schedule dear ${tiers('3', '2')}
  schedule fair ${tiers('2', '1.5')}
  category k "K" {
    meter call
    feature a "A" { price CNY / call by quality {
      | sd | 1 |
      | hd | 2 |
      | "8k" | unpublished "the page" |
    } }
    feature b "B" { price CNY / call by quality {
      | sd | 1 |
      | hd | 2 |
      | "8k" | 4.5 |
    } }
    feature c "C" { price by quality {
      | sd | fair |
      | hd | dear |
      | "8k" | reject "not sold yet" |
    } }
  }`),
    'markdown',
  );
  expect(page).toContain(`
| feature | quality: sd | quality: hd | quality: 8k |
| --- | --: | --: | --: |
| A | 1.0 | 2.0 | not published |
| B | 1.0 | 2.0 | 4.5 |

Where a price is not published here, see “the page”.`);
  expect(page).toContain(`
| quality | calls in a calendar month: up to 100 | calls in a calendar month: over 100 |
| --- | --: | --: |
| sd | 2.0 | 1.5 |
| hd | 3.0 | 2.0 |
| 8k | not sold yet |  |

Each call at the rate of its own tier; each row counts for itself.`);
});

it('tells dated prices of one form in one table, and long reasons once below it', () => {
  const page = pageOfText(
    catalogText(`feature f "F" {
    meter call
    price from 2026-01-01 CNY / call by quality {
      | sd | 1 |
      | hd | reject "hd comes later, once it is ready" |
      | "8k" | reject "there is no 8k" |
    }
    price from 2026-07-01 CNY / call by quality {
      | sd | 1.5 |
      | hd | 3 |
      | "8k" | reject "there is no 8k" |
    }
  }`),
    'markdown',
  );
  expect(page).toContain(`
| time of use | quality: sd | quality: hd | quality: 8k |
| --- | --: | --: | --: |
| from 1 January 2026 | 1.0 | not sold (1) | not sold (2) |
| from 1 July 2026 | 1.5 | 3.0 | not sold (2) |

Not sold (1): hd comes later, once it is ready.

Not sold (2): there is no 8k.

It has no price before 1 January 2026.`);
});
