import { expect, it } from 'vitest';
import { pageOfText } from '../support/page-text.ts';
import { folderWith, resultsIn, write } from '../ledger/books.ts';
import { catalogText } from '../support/compile-text.ts';
import { run } from '../support/run-command.ts';

/** What is said of a rate adds up: quantity, rate and terms come to the amount beside them. */

const CATALOG = catalogText(`
  unit qps
  deduct lane > price
  feature f "Pic" { meter call accepts lane, price price CNY 2 / event per event }
  feature g "Text" {
    meter call
    price CNY 1 / call at least CNY 5 per event
  }
  capacity q "Lane" in lane {
    covers f
    price CNY / qps by term { | month | CNY 100 + CNY 5 / qps |
      | day | 2 |
      | year | CNY 1200 | }
  }
`);
const on = (day: number): string => `2026-01-${String(day).padStart(2, '0')}T00:00:00+08:00`;
const order = (id: string, term: string, more: object = {}): string =>
  JSON.stringify({
    type: 'order',
    id,
    account: 'acme',
    time: on(1),
    product: 'q',
    quantity: 5,
    term,
    ...more,
  });
const use = (id: string, feature: string): string =>
  JSON.stringify({ type: 'usage', id, account: 'acme', time: on(20), feature, quantity: 3 });

const RECORDS = [
  order('sum', 'month', { terms: 3, effective: on(21) }),
  order('each', 'day', { terms: 3, effective: on(21) }),
  order('flat', 'year', { terms: 2, effective: on(21) }),
  use('u1', 'f'),
  use('u2', 'g'),
];

const squeezed = (text: string): readonly string[] =>
  text.split('\n').map((line) => line.trim().replace(/ +/g, ' '));

it('an invoice multiplies a rate by the terms that were bought, whatever the rate is made of', async () => {
  const folder = folderWith(CATALOG);
  const args = ['main.tarifa', '--usage', write(folder, 'january.ndjson', RECORDS)];
  const { stdout } = await run(['rate', ...args], { cwd: folder });
  expect(squeezed(stdout).filter((row) => row.includes(' = '))).toEqual([
    '3 calls at CNY 2 / event = 2.00',
    '3 calls at least CNY 5 = 5.00',
    '5 qps × CNY 2 / qps × 3 = 30.00',
    '5 qps at CNY 1,200 × 2 = 2,400.00',
    '5 qps at (CNY 100 + CNY 5 / qps) × 3 = 375.00',
  ]);
});

it('an explanation says the same', async () => {
  const folder = folderWith(CATALOG);
  const usage = write(folder, 'january.ndjson', RECORDS);
  const explained = async (record: string): Promise<readonly string[]> => {
    const { stdout } = await run(['explain', 'main.tarifa', '--usage', usage, '--record', record], {
      cwd: folder,
    });
    return squeezed(stdout).filter((row) => row.includes(' = '));
  };
  expect(await explained('sum')).toEqual([
    expect.stringContaining('tier 1: 5 qps at (CNY 100 + CNY 5 / qps) × 3 = CNY 375.00'),
  ]);
  expect(await explained('flat')).toEqual([
    expect.stringContaining('tier 1: 5 qps at CNY 1,200 × 2 = CNY 2,400.00'),
  ]);
  expect(await explained('u2')).toEqual([
    expect.stringContaining('tier 1: 3 calls at least CNY 5 = CNY 5.00'),
  ]);
});

it('lines have the number of terms beside the rate, alike on both backends', async () => {
  const folder = folderWith(CATALOG);
  const usage = write(folder, 'january.ndjson', RECORDS);
  for (const backend of ['js', 'interpret']) {
    const args = ['--usage', usage, '--backend', backend, '--out', backend];
    expect((await run(['rate', 'main.tarifa', ...args], { cwd: folder })).status).toBe(0);
  }
  const { 'lines.ndjson': lines } = resultsIn(folder, 'js');
  expect(resultsIn(folder, 'interpret')['lines.ndjson']).toBe(lines);
  expect(lines).toContain(
    '"tiers":[{"quantity":"5","rate":"CNY 100 + CNY 5 / qps","terms":3,"amount":"375"}]',
  );
  expect(lines).toContain('"tiers":[{"quantity":"3","rate":"CNY 2 / event","amount":"2"}]');
});

it('a page leaves out of a purchase only an amount that is all of it', () => {
  const page = pageOfText(
    catalogText(`
      unit qps
      deduct lane > price
      feature f "Pic" { meter call accepts lane }
      capacity q "Lane" in lane {
        covers f
        price graduated monthly {
          <= 10 qps CNY 1000
          >  10 qps CNY 5 / qps
        }
      }
      example "few"  { quote q 10 qps by month is CNY 1,000 }
      example "many" { quote q 12 qps by month is CNY 1,010 }
    `),
    'markdown',
  );
  const reckoned = page.split('\n').filter((line) => line.includes(' = '));
  expect(reckoned.map((line) => line.trim())).toEqual([
    '- 10 qps at CNY 1,000 = 1,000.00',
    '- 2 qps × CNY 5 / qps = 10.00',
  ]);
});
