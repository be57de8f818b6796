import { expect, it } from 'vitest';
import { pageOfText } from '../../../support/page-text.ts';

/** What is not published leads to the page that has it, by the name of that page. */

const qps = (name: string, page: string): string => `
  feature ${name} "${name.toUpperCase()}" {
    meter call
    accepts prepaid
  }
  capacity ${name}_qps "QPS of ${name.toUpperCase()}" in prepaid {
    covers ${name}
    price unpublished "${page}"
    sell up to 50 qps
    allows renewal
  }`;

const listOf = (products: string): string => `catalog c "C" {
  currency CNY
  timezone "UTC"
  round half up to 0.01
  unit call, calls
  unit qps
  deduct prepaid${products}
}`;

it('names the pages of several products of one form with each', () => {
  const page = pageOfText(listOf(qps('f', 'Page of F') + qps('g', 'Page of G')), 'markdown');
  expect(page).toContain('Its price is not published; see the page that is named for each.');
  expect(page).toContain('F | see “Page of F” |');
  expect(page).toContain('G | see “Page of G” |');
});

it('names one page once, whatever it is called', () => {
  const title = 'the page that is named for each';
  const page = pageOfText(listOf(qps('f', title) + qps('g', title)), 'markdown');
  expect(page).toContain(`Its price is not published; see “${title}”.`);
});
