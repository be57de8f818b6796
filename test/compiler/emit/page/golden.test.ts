import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pageOfFolder } from '../../../support/page-text.ts';

/**
 * Whole pages as they are, to be read through where one changes: `UPDATE=1` writes them anew. They are texts and not
 * Markdown files here, so that nothing lays them out in another way.
 */
const root = new URL('../../../../', import.meta.url).pathname;
const PAGES = [
  'examples/02-tiers',
  'examples/03-matrix',
  'examples/04-packages',
  'examples/05-capacity',
  'examples/06-time-of-use',
  'examples/07-percent',
  'examples/08-allowance-and-bounds',
  'examples/10-new-prices',
  'examples/11-meters',
  'examples/12-said-once',
  'catalogs/electricity',
];

it.each(PAGES)('the page of %s', (folder) => {
  const file = join(import.meta.dirname, 'golden', `${folder.split('/').at(-1)!}.txt`);
  const page = pageOfFolder(`${root}${folder}`, 'markdown');
  if (process.env['UPDATE'] === '1') writeFileSync(file, page);
  expect(page).toBe(readFileSync(file, 'utf8'));
});
