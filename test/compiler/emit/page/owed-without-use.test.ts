import { expect, it } from 'vitest';
import { catalogText } from '../../../support/compile-text.ts';
import { pageOfText } from '../../../support/page-text.ts';

/** What is owed for periods without use is said where it stands, and how long that goes on. */

const pageOf = (price: string): string =>
  pageOfText(
    catalogText(`feature f "F" {
    meter call
    price ${price}
  }`),
    'markdown',
  );

const RULE = '**owed without use:**';

it('says that a flat price is owed from the first use on', () => {
  const page = pageOf('CNY 12.50 monthly');
  expect(page).toContain('**CNY 12.50 a month from the first use on, whatever the quantity, even none**');
  expect(page).toContain(
    `${RULE} what a price asks from the first use on is owed in full for every calendar month, with use or without: from that of an account's first use of the feature, however that use was paid, to that in which what is billed ends`,
  );
});

it('says that a minimum is owed from the first use on', () => {
  const least = pageOf('CNY 0.10 / call yearly at least CNY 1');
  expect(least).toContain(
    '**CNY 0.10 / call, at least CNY 1 a year from the first use on, even without use**',
  );
  expect(least).toContain(
    `${RULE} what a price asks from the first use on is owed in full for every calendar year,`,
  );
  const both = pageOf('CNY 0.10 / call monthly at least CNY 1 at most CNY 9');
  expect(both).toContain('at least CNY 1 and at most CNY 9 a month from the first use on, even without use');
});

it('says nothing of that where nothing is owed without use', () => {
  const most = pageOf('CNY 0.10 / call monthly at most CNY 9');
  expect(most).toContain('**CNY 0.10 / call, at most CNY 9 a month**');
  expect(most).not.toContain(RULE);
  const once = pageOf('CNY 12.50 ever');
  expect(once).toContain('**CNY 12.50 in all, from the first use on, whatever the quantity**');
  expect(once).not.toContain(RULE);
});
