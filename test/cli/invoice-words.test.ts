import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { closeBooks, folderWith, rateBooks, write } from '../ledger/books.ts';
import { catalogText } from '../support/compile-text.ts';
import { readPage } from '../support/html-tree.ts';
import { run } from '../support/run-command.ts';
import { rowsOf } from './invoice-page.ts';

/** An invoice says money and units as people write them. */

const CATALOG = catalogText(`
  unit text_message, text_messages
  unit million_messages = 1,000,000 text_messages
  measure prompt_token, prompt_tokens
  attribute size one of small, large
  attribute is_cached one of no, yes default no
  attribute prompt in prompt_tokens
  feature base "Base" { meter text_message price CNY 12.50 monthly }
  feature bulk "Bulk" {
    meter text_message
    price CNY / million_messages by size, is_cached, prompt {
      |       |     | <= 200,000 prompt_tokens | > 200,000 prompt_tokens |
      | small | no  | 10                       | 20                      |
      | small | yes | 1                        | 2                       |
      | large | no  | 100                      | 200                     |
      | large | yes | 10                       | 20                      |
    }
  }
`);
const use = (id: string, feature: string, quantity: number, attributes: object = {}): string =>
  JSON.stringify({
    id,
    account: 'acme',
    feature,
    time: '2026-01-10T08:00:00+08:00',
    quantity,
    attributes,
  });
const RECORDS = [
  use('a', 'base', 150),
  use('b', 'bulk', 1_000_000, { size: 'large', prompt: 300_000 }),
  use('c', 'bulk', 1_000_000, { size: 'large', prompt: 100, is_cached: 'yes' }),
];

it('on the terminal and on the page', async () => {
  const folder = folderWith(CATALOG);
  const args = ['rate', 'main.tarifa', '--usage', write(folder, 'usage.ndjson', RECORDS)];
  const { stdout } = await run(args, { cwd: folder });
  const rows = stdout.split('\n').map((row) => row.trim().replace(/ +/g, ' '));
  expect(rows.slice(0, 6)).toEqual([
    'acme January 2026',
    'Base 150 text messages 12.50',
    'CNY 12.50 monthly = 12.50',
    'Bulk 2,000,000 text messages 210.00',
    '1,000,000 text messages × CNY 200 / million messages = 200.00 (large, is cached: no, > 200,000 prompt tokens)',
    '1,000,000 text messages × CNY 10 / million messages = 10.00 (large, is cached: yes, <= 200,000 prompt tokens)',
  ]);
  await run([...args, '--out', 'bill', '--results', 'pages,lines'], { cwd: folder });
  const page = readPage(readFileSync(join(folder, 'bill/invoices/acme.html'), 'utf8'));
  expect(rowsOf(page).slice(1, 5)).toEqual([
    'Base | 150 text messages |  | 12.50',
    ' |  | CNY 12.50 monthly | 12.50',
    'Bulk | 2,000,000 text messages |  | 210.00',
    'large, is cached: no, > 200,000 prompt tokens | 1,000,000 text messages | CNY 200 / million messages | 200.00',
  ]);
  // The tables keep the names that records use.
  expect(readFileSync(join(folder, 'bill/lines.ndjson'), 'utf8')).toContain(
    '"cell":"large, yes, <= 200000 prompt_tokens"',
  );
});

it('with the sign of an amount before its currency', async () => {
  const folder = folderWith(catalogText('feature f "F" { meter call price CNY 2 / call }'));
  const call = (id: string, month: string, quantity: number, more: object = {}): string =>
    JSON.stringify({
      id,
      account: 'acme',
      feature: 'f',
      time: `2026-${month}-10T08:00:00+08:00`,
      quantity,
      ...more,
    });
  await rateBooks(folder, [write(folder, 'january.ndjson', [call('a', '01', 10)])]);
  await closeBooks(folder, '2026-01');
  const february = write(folder, 'february.ndjson', [
    call('b', '01', 1, { replaces: 'a' }),
    call('c', '02', 1),
  ]);
  const args = ['rate', 'main.tarifa', '--ledger', 'books', '--usage', february, '--period', '2026-02'];
  const { stdout } = await run(args, { cwd: folder });
  expect(stdout).toMatch(/^ {2}Total +-CNY 16\.00$/m);
  expect(stdout).toContain('All invoices  -CNY 16.00');
  await run([...args, '--out', 'bill', '--results', 'pages,invoices'], { cwd: folder });
  expect(readFileSync(join(folder, 'bill/invoices/acme.html'), 'utf8')).toContain('<span>-CNY 16.00</span>');
  expect(readFileSync(join(folder, 'bill/invoices.ndjson'), 'utf8')).toContain('"amount":"-16.00"');
  expect((await closeBooks(folder, '2026-02')).stdout).toContain('-CNY 16.00 in');
});
