import { expect, it } from 'vitest';
import { folderWith, use, write } from '../ledger/books.ts';
import { catalogText } from '../support/compile-text.ts';
import { run } from '../support/run-command.ts';

/** What `explain` says of funds that do not pay, of what is free, and of what holds though it is rejected. */

const folder = folderWith(
  catalogText(`
  unit qps
  measure point, points
  deduct lane > single > general > price
  feature f "Pic" {
    meter call
    accepts single, general
    otherwise free up to 2 qps
  }
  feature g "Gift" {
    meter call
    accepts lane, single, price
    price graduated monthly {
      <= 20 calls  free
      >  20 calls  CNY 1 / call
    }
  }
  feature h "Hidden" {
    meter call
    accepts lane
    otherwise reject "not sold without a package"
  }
  package s "Single" in single { covers g at 1 points / call valid 1 month size 10 points CNY 6 }
  package p "Pack" in general { covers f at 1 points / call valid 1 month size 10 points CNY 60 }
  capacity q "QPS" in lane {
    covers g, h
    price CNY / qps by term { | day | 2 | }
    allows upgrade
    upgrade unpublished "the page"
  }
`),
);
const time = '2026-01-02T00:00:00+08:00';
const order = (fields: object): string => JSON.stringify({ account: 'acme', time, ...fields });
write(folder, 'usage.ndjson', [
  use('f1', time, 5),
  use('g1', time, 15, { feature: 'g', account: 'beta' }),
  use('h1', time, 5, { feature: 'h', account: 'beta' }),
]);
write(folder, 'orders.ndjson', [
  order({ type: 'order', id: 'p1', product: 'p', size: 10, account: 'beta' }),
  order({ type: 'order', id: 'q1', product: 'q', quantity: 40, term: 'day' }),
  order({ type: 'upgrade', id: 'q2', order: 'q1', quantity: 45 }),
]);

it.each([
  [
    'f1',
    [
      '  Fund lane: the feature does not accept it\n',
      '  Fund single: nothing is sold in it for this feature\n',
      '  Fund general, for 5 calls\n    the account holds no order in it\n',
      '  No price, for 5 calls: free up to 2 qps  main',
    ],
  ],
  ['g1', ['  Fund general: the feature does not accept it\n', '    tier 1: 15 calls, free = CNY 0.00  main']],
  ['h1', ['  Rejected with TAR5108, for 5 calls: not sold without a package\n']],
  ['p1', ['    10 points for CNY 60 = CNY 60.00  main']],
  [
    'q2',
    [
      '    capacity: 40 → 45\n  The capacity holds; only its purchase is rejected, with TAR5107: no price is published here; see the page\n',
    ],
  ],
])('%s', async (id, said) => {
  const args = [
    'explain',
    'main.tarifa',
    '--record',
    id,
    '--usage',
    'usage.ndjson',
    '--orders',
    'orders.ndjson',
  ];
  const { status, stdout, stderr } = await run(args, { cwd: folder });
  expect([status, stderr.includes('error')]).toEqual([0, false]);
  for (const text of said) expect(stdout).toContain(text);
});
