import { expect, it } from 'vitest';
import { recordJudge } from '../../compiler/ir/record-judge.ts';
import { groupByAccount, resolve } from '../../runtime/records/index.ts';
import { toRecord } from '../../runtime/records/to-record.ts';
import type { AnyRecord } from '../../runtime/record.ts';
import { catalogText, irOf } from '../support/compile-text.ts';
import { raters } from '../support/raters.ts';
import { shuffled } from '../support/shuffled.ts';

/** Orders and changes that were sold, or refused for the wrong reason: each is refused in words, on every backend. */

const BODY = `
  unit qps
  unit device, devices
  measure point, points
  deduct lane > single > general > price
  category images "Images" {
    feature f "F" { meter call accepts lane, single, general, price price CNY 1 / call }
  }
  package pack "Pack" in single { covers f at 1 points / call valid 1 year size 10 points CNY 5 size 100 points CNY 40 size unpublished "the page" }
  package listed "Listed" in single { covers f at 1 points / call valid 1 month size 10 points CNY 5 }
  package gen "Gen" in general { covers f at 1 points / call valid 1 month size 10 points CNY 9 }
  capacity dq "QPS" in lane {
    covers f
    price CNY / qps by term { | day | 2 | }
    sell up to 50 qps
    allows renewal, upgrade, temporary upgrade
    upgrade unpublished "the page"
  }
  licence kit "Kit" { term starts on activation within 1 month price CNY / device by term { | year | 100 | } }
`;
const record = (fields: object): AnyRecord => {
  const read = toRecord(
    { account: 'acme', ...fields },
    'orders',
    { attributes: new Map() },
    { file: 'orders', line: 1, raw: JSON.stringify(fields) },
  );
  if ('code' in read) throw new Error(read.message);
  return read.record;
};
const time = (day: number): string => `2026-01-${String(day).padStart(2, '0')}T00:00:00+08:00`;
const order = (id: string, product: string, day: number, more: object): AnyRecord =>
  record({ type: 'order', id, product, time: time(day), ...more });
const change = (type: string, id: string, day: number, more: object): AnyRecord =>
  record({ type, id, time: time(day), ...more });
const lane = order('q', 'dq', 1, { quantity: '40', term: 'day', terms: '20' });

/** What is refused of records, and what is bought, by every rater and in some orders of arrival. */
function outcome(records: readonly AnyRecord[], settings = ''): readonly string[] {
  const ir = irOf(catalogText(`${settings}${BODY}`));
  const outcomes = raters(ir).flatMap((rater) =>
    [1, 2, 3].map((seed) => {
      const [input] = groupByAccount(resolve(shuffled(records, seed), recordJudge(ir)).records, 0);
      const { refused, balances } = rater.rate(input!);
      const held = balances.map((balance) => `${balance.order}: ${balance.product} ${balance.size}`);
      return [...held, ...refused.map((one) => `${one.record}: ${one.code} ${one.message}`)];
    }),
  );
  for (const one of outcomes) expect(one).toEqual(outcomes[0]);
  return outcomes[0] ?? [];
}

it.each<[string, readonly AnyRecord[], readonly string[], string?]>([
  [
    'an order by the name of one of several',
    [order('p', 'pack', 1, { size: '10', count: '2' }), order('p#1', 'gen', 2, { size: '10' })],
    [
      'p#1: pack 10',
      'p#2: pack 10',
      'p#1: TAR5122 the account holds an order `p#1` already, and an id names one of them',
    ],
  ],
  [
    'several of which one would have the name of an order',
    [order('p', 'pack', 2, { size: '10', count: '2' }), order('p#2', 'gen', 1, { size: '10' })],
    ['p#2: gen 10', 'p: TAR5122 the account holds an order `p#2` already, and an id names one of them'],
  ],
  [
    'a temporary upgrade that ends before it begins, or as it does',
    [
      lane,
      change('upgrade', 't1', 5, { order: 'q', quantity: '45', until: time(4), price: '9' }),
      change('upgrade', 't2', 5, { order: 'q', quantity: '45', until: time(5), price: '9' }),
    ],
    [
      'q: dq 40',
      `t1: TAR5123 the upgrade of \`q\` ends at ${time(4)}, and would begin at ${time(5)}`,
      `t2: TAR5123 the upgrade of \`q\` ends at ${time(5)}, and would begin at ${time(5)}`,
    ],
  ],
  [
    'an order that would pay before it was bought',
    [order('p', 'pack', 15, { size: '10', effective: time(1) })],
    [
      `p: TAR5124 an order pays from its purchase on: \`effective\` is ${time(1)}, and \`time\` is ${time(15)}`,
    ],
  ],
  [
    'an activation of a category that is not there',
    [
      change('activation', 'a1', 1, { category: 'imagess' }),
      change('activation', 'a2', 1, { category: 'constructor' }),
      change('activation', 'a3', 1, { category: 'images' }),
    ],
    [
      'a1: TAR5126 the category `imagess` is not activated: there is no such category; did you mean `images`?',
      'a2: TAR5126 the category `constructor` is not activated: there is no such category',
    ],
    'activation required each category\n',
  ],
  [
    'an activation of a category where the account is activated',
    [change('activation', 'a1', 1, { category: 'images' })],
    [
      'a1: TAR5126 the category `images` is not activated: the account is activated once, by an activation without a category',
    ],
    'activation required\n',
  ],
  [
    'licences: activated twice, before they are bought, and what is none',
    [
      order('k', 'kit', 3, { quantity: '5', term: 'year' }),
      change('activation', 'a1', 2, { order: 'k' }),
      change('activation', 'a2', 4, { order: 'k' }),
      change('activation', 'a3', 5, { order: 'k' }),
      lane,
      change('activation', 'a4', 5, { order: 'q' }),
    ],
    [
      'q: dq 40',
      'k: kit 5',
      `a1: TAR5116 no order \`k\` that this record could speak of: it is bought at ${time(3)}, after this record`,
      `a3: TAR5125 order \`k\` takes no activation: it was activated at ${time(4)}`,
      'a4: TAR5125 order `q` takes no activation: only licences are activated, and this order pays without it',
    ],
  ],
  [
    'a record that speaks of an order that is not there',
    [
      order('o1', 'dq', 1, { quantity: '60', term: 'day' }),
      change('renewal', 'r1', 2, { order: 'o1', term: 'day' }),
      order('o2', 'pack', 1, { size: '10', count: '2' }),
      change('conversion', 'r2', 2, { order: 'o2', product: 'gen' }),
      change('renewal', 'r3', 2, { order: 'o3', term: 'day' }),
      change('renewal', 'r4', 2, { order: 'r3', term: 'day' }),
    ],
    [
      'o2#1: pack 10',
      'o2#2: pack 10',
      'o1: TAR5114 `dq` is sold up to 50 qps',
      'r1: TAR5116 no order `o1` that this record could speak of: it was rejected itself',
      'r2: TAR5116 no order `o2` that this record could speak of: 2 of them were bought at once; name one, from `o2#1` to `o2#2`',
      'r3: TAR5116 no order `o3` that this record could speak of: the account has no order of this id that stands',
      'r4: TAR5116 no order `r3` that this record could speak of: it is a renewal, and no order',
    ],
  ],
  [
    'conversions other than to a fund that pays later',
    [
      order('p', 'pack', 1, { size: '100' }),
      change('conversion', 'c1', 2, { order: 'p', product: 'pack' }),
      change('conversion', 'c2', 3, { order: 'p', product: 'listed' }),
      change('conversion', 'c3', 4, { order: 'p', product: 'dq' }),
      change('conversion', 'c4', 5, { order: 'p', product: 'gen' }),
      change('conversion', 'c5', 6, { order: 'p', product: 'pack' }),
    ],
    [
      'p: gen 100',
      ...(
        [
          ['c1', 'pack'],
          ['c2', 'listed'],
        ] as const
      ).map(
        ([id, to]) =>
          `${id}: TAR5119 order \`p\` cannot become \`${to}\`: a package becomes one of a fund that pays later, and of no other`,
      ),
      'c3: TAR5119 order `p` cannot become `dq`: only a package becomes another package',
      'c5: TAR5119 order `p` cannot become `pack`: a package becomes one of a fund that pays later, and of no other',
    ],
  ],
  [
    'what is not sold as it is written',
    [
      order('s0', 'pack', 1, { size: '0', price: '5' }),
      order('s1', 'listed', 1, { size: '11' }),
      order('s2', 'pack', 1, { size: '10', price: '1' }),
      order('s3', 'pack', 1, { quantity: '10' }),
      order('s4', 'pack', 1, {}),
      order('t1', 'dq', 1, { quantity: '5', term: 'day', count: '2' }),
      order('t2', 'dq', 1, { size: '5', term: 'day' }),
      order('t3', 'dq', 1, { quantity: '5' }),
      order('t4', 'dq', 1, { quantity: '0', term: 'day' }),
      order('t5', 'kit', 1, { quantity: '1.5', term: 'year' }),
    ],
    [
      's0: TAR5112 `pack` is not sold like this: there must be more than nothing of it',
      's1: TAR5112 `listed` is not sold like this: 11 is none of its sizes in `point`: 10',
      's2: TAR5112 `pack` is not sold like this: its price is published, and an order cannot bring its own',
      's3: TAR5112 `pack` is not sold like this: a package is ordered by its `size`, and not by a `quantity`',
      's4: TAR5112 `pack` is not sold like this: `size` is missing',
      't1: TAR5112 `dq` is not sold like this: it is ordered by a larger `quantity`, and not several at once by `count`',
      't2: TAR5112 `dq` is not sold like this: it is ordered by a `quantity`, and not by a `size`',
      't3: TAR5112 `dq` is not sold like this: `term` is missing',
      't4: TAR5112 `dq` is not sold like this: there must be more than nothing of it',
      't5: TAR5112 `kit` is not sold like this: `device` is counted in whole numbers',
    ],
  ],
])('refuses %s', (_, records, expected, settings) => {
  expect(outcome(records, settings)).toEqual(expected);
});
