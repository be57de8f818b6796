import { expect, it } from 'vitest';
import { closeBooks, folderWith, rateBooks, resultsIn, use, write } from '../ledger/books.ts';
import { catalogText } from '../support/compile-text.ts';
import { run } from '../support/run-command.ts';

/** Who bought what, when and for how long, and who paid: on invoices and in lines, of open and of closed months. */

const CATALOG = catalogText(`
  unit qps
  measure point, points
  deduct later > pack > lane > price
  feature f "Pic" { meter call accepts later, pack, lane, price price CNY 1 / call }
  package z "Zip" in later { covers f at 1 points / call valid 1 month size 1 points CNY 1 }
  package p "Pack" in pack { covers f at 1 points / call valid 1 month size 10 points CNY 5 }
  capacity q "Prepaid QPS" in lane {
    covers f
    price CNY / qps by term { | day | 2 | }
    allows renewal, upgrade, temporary upgrade
    upgrade unpublished "the page"
  }
`);
const on = (day: number): string => `2026-01-${String(day).padStart(2, '0')}T00:00:00+08:00`;
const change = (type: string, id: string, day: number, more: object): string =>
  JSON.stringify({ type, id, account: 'acme', time: on(day), ...more });
const RECORDS = [
  change('order', 'o1', 1, { product: 'q', quantity: 40, term: 'day', terms: 10 }),
  change('upgrade', 'u1', 2, { order: 'o1', quantity: 45, price: 7 }),
  change('upgrade', 't1', 3, { order: 'o1', quantity: 50, until: on(4), price: 9 }),
  change('renewal', 'r1', 4, { order: 'o1', term: 'day', terms: 2 }),
  change('order', 'p1', 20, { product: 'p', size: 10, effective: on(21) }),
  change('order', 'z1', 20, { product: 'z', size: 1 }),
  use('a', on(22), 15),
];

async function books() {
  const folder = folderWith(CATALOG);
  await rateBooks(folder, [write(folder, 'january.ndjson', RECORDS)]);
  return folder;
}

it('prints purchases in words, and lines in the order in which they paid', async () => {
  const folder = await books();
  const { stdout } = await run(['rate', 'main.tarifa', '--ledger', 'books'], { cwd: folder });
  const rowsOf = (text: string): readonly string[] =>
    text.split('\n').map((line) => line.trim().replace(/ +/g, ' '));
  const printed = rowsOf(stdout);
  const from = (start: string): readonly string[] =>
    printed.slice(printed.indexOf(start), printed.indexOf(start) + 2);
  expect(printed.filter((row) => row.startsWith('Pic'))).toEqual([
    'Pic by later 1 call 0.00',
    'Pic by pack 10 calls 0.00',
    'Pic by price 4 calls 4.00',
  ]);
  expect(from('Prepaid QPS o1 40 qps 800.00')[1]).toBe('ordered 2026-01-01, until 2026-01-11');
  expect(from('Prepaid QPS upgrade of o1 45 qps 7.00')[1]).toBe(
    'upgraded 2026-01-02 by u1, until 2026-01-11',
  );
  expect(from('Prepaid QPS temporary upgrade of o1 50 qps 9.00')[1]).toBe(
    'upgraded 2026-01-03 by t1, until 2026-01-04',
  );
  expect(from('Prepaid QPS renewal of o1 45 qps 180.00')[1]).toBe(
    'renewed 2026-01-04 by r1, from 2026-01-11 until 2026-01-13',
  );
  expect(from('Pack p1 10 points 5.00')[1]).toBe('ordered 2026-01-20, from 2026-01-21 until 2026-02-21');
});

it('writes the record, the kind, the time and the interval of each purchase, alike on both backends', async () => {
  const folder = await books();
  const lines = resultsIn(folder)['lines.ndjson'] ?? '';
  const args = [
    'rate',
    'main.tarifa',
    '--usage',
    'january.ndjson',
    '--backend',
    'interpret',
    '--out',
    'meant',
  ];
  expect((await run(args, { cwd: folder })).status).toBe(0);
  expect(resultsIn(folder, 'meant')['lines.ndjson']).toBe(lines);
  expect(lines).toContain(
    `"record":"t1","kind":"temporary upgrade","time":"${on(3)}","from":"${on(3)}","until":"${on(4)}"`,
  );
  expect(lines).toContain(
    `"record":"r1","kind":"renewal","time":"${on(4)}","from":"${on(11)}","until":"${on(13)}"`,
  );
});

it('a closed month still says which orders paid, and accounts are printed one after the other', async () => {
  const folder = await books();
  await closeBooks(folder, '2026-01');
  const february = [use('b', '2026-02-02T00:00:00+08:00', 1), use('c', on(22), 1, { account: 'beta' })];
  await rateBooks(folder, [write(folder, 'february.ndjson', february)]);
  const { stdout } = await run(['rate', 'main.tarifa', '--ledger', 'books'], { cwd: folder });
  expect(stdout).toMatch(/ 10 {2}calls +by {2}p1 +\(10 points\)\n/);
  expect(stdout.match(/^(acme|beta) .*$|^ {2}Orders.*$/gm)).toEqual([
    'acme  January 2026',
    'acme  February 2026',
    '  Orders as of 2026-02-02',
    'beta  February 2026',
  ]);
});
