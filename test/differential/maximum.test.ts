import fc from 'fast-check';
import { expect, it } from 'vitest';
import { interpreter } from '../../compiler/ir/interpret/interpret.ts';
import { Exact } from '../../runtime/exact.ts';
import type { AccountInput } from '../../runtime/rater.ts';
import { compareInstants, compareRecords, type OrderRecord } from '../../runtime/record.ts';
import { changeAt, recordsOf } from '../support/arbitrary-changes.ts';
import { instantIn, PLACES } from '../support/arbitrary-moments.ts';
import { rulesIn } from '../support/arbitrary-rules.ts';
import { epoch } from '../support/arbitrary-usage.ts';
import { catalogText, irOf } from '../support/compile-text.ts';
import { raters } from '../support/raters.ts';

/** `sell up to` holds for what all orders of a product hold at one instant: by hand, and at every instant of lives. */

const ir = irOf(
  catalogText(`
  unit qps
  deduct lane > price
  feature f "F" { meter call accepts lane, price price CNY 1 / call }
  capacity cap "Cap" in lane {
    covers f
    price CNY / qps by term graduated {
      |           | day | month |
      | <= 10 qps | 2   | 30    |
      | >  10 qps | 1   | 20    |
    }
    sell up to 50 qps
    allows renewal, upgrade, temporary upgrade
    upgrade unpublished "the page"
  }
  capacity other "Other" in lane {
    covers f
    price CNY / qps by term {
      | day | 9 |
    }
    sell up to 50 qps
  }
`),
);

let made = 0;
const record = (type: OrderRecord['type'], time: string, fields: object): OrderRecord => {
  const id = `o${++made}`;
  const text = time.includes('T') ? time : `${time}T00:00:00+08:00`;
  return {
    id,
    account: 'acme',
    time: text,
    at: epoch(text),
    origin: { file: 'orders', line: 1, raw: id },
    type,
    ...fields,
  } as OrderRecord;
};
const day = (date: string) => epoch(`${date}T00:00:00+08:00`);
const buy = (time: string, quantity: string, term: 'day' | 'month', more: object = {}): OrderRecord =>
  record('order', time, {
    product: 'cap',
    size: null,
    quantity,
    count: 1,
    term,
    terms: 1,
    effective: day(time.slice(0, 10)),
    price: null,
    attributes: new Map(),
    ...more,
  });
const upgrade = (time: string, order: string, quantity: string, until: string | null = null): OrderRecord =>
  record('upgrade', time, { order, quantity, until: until === null ? null : day(until), price: '1' });
const renew = (time: string, order: string, term: 'day' | 'month', terms = 1): OrderRecord =>
  record('renewal', time, { order, term, terms, price: null });

const overMaximum = (
  id: string,
  time: string,
  holds: string,
  orders: string,
  quantity: string,
  sum: string,
): string =>
  `${id}: \`cap\` is sold up to 50 qps in all: at ${time}T00:00:00+08:00 the account holds ${holds} by ${orders}, and ${quantity} beside them would be ${sum}`;

it.each<[string, readonly (() => OrderRecord)[], refusals: readonly string[]]>([
  ['exactly the maximum', [() => buy('2026-01-01', '30', 'month'), () => buy('2026-01-10', '20', 'day')], []],
  [
    'one more',
    [() => buy('2026-01-01', '30', 'month'), () => buy('2026-01-10', '21', 'day')],
    [overMaximum('o2', '2026-01-10', '30', '`o1`', '21', '51')],
  ],
  [
    'one after the other',
    [
      () => buy('2026-01-01', '50', 'day'),
      () => buy('2026-01-02', '50', 'day'),
      () => buy('2026-01-03', '50', 'day'),
    ],
    [],
  ],
  [
    'another product',
    [() => buy('2026-01-01', '50', 'day'), () => buy('2026-01-01', '50', 'day', { product: 'other' })],
    [],
  ],
  [
    'what was refused holds nothing',
    [
      () => buy('2026-01-01', '40', 'day'),
      () => buy('2026-01-01', '30', 'day'),
      () => buy('2026-01-01', '10', 'day'),
    ],
    [overMaximum('o2', '2026-01-01', '40', '`o1`', '30', '70')],
  ],
  [
    'an order that takes effect within the other',
    [
      () => buy('2026-01-01', '40', 'day', { effective: day('2026-01-20') }),
      () => buy('2026-01-02', '11', 'month'),
    ],
    [overMaximum('o2', '2026-01-20', '40', '`o1`', '11', '51')],
  ],
  [
    'orders that never meet each other meet the third',
    [
      () => buy('2026-01-01', '30', 'day', { effective: day('2026-01-10') }),
      () => buy('2026-01-01', '40', 'day', { effective: day('2026-01-20') }),
      () => buy('2026-01-02', '20', 'month'),
      () => buy('2026-01-03', '10', 'month'),
    ],
    [overMaximum('o3', '2026-01-20', '40', '`o2`', '20', '60')],
  ],
  [
    'an order dated back is refused, and holds nothing',
    [
      () => buy('2026-01-01', '50', 'day'),
      () => buy('2026-01-05', '50', 'month', { effective: day('2026-01-01') }),
      () => buy('2026-01-06', '1', 'day'),
    ],
    [
      'o2: an order pays from its purchase on: `effective` is 2026-01-01T00:00:00+08:00, and `time` is 2026-01-05T00:00:00+08:00',
    ],
  ],
  [
    'an upgrade speaks of the others',
    [
      () => buy('2026-01-01', '10', 'month'),
      () => buy('2026-01-01', '25', 'month'),
      () => upgrade('2026-01-02', 'o1', '26'),
    ],
    [overMaximum('o3', '2026-01-02', '25', '`o2`', '26', '51')],
  ],
  [
    'an upgrade that was refused holds what it held',
    [
      () => buy('2026-01-01', '10', 'month'),
      () => buy('2026-01-01', '25', 'month'),
      () => upgrade('2026-01-02', 'o1', '26'),
      () => buy('2026-01-03', '15', 'day'),
      () => upgrade('2026-01-05', 'o1', '25'),
    ],
    [overMaximum('o3', '2026-01-02', '25', '`o2`', '26', '51')],
  ],
  [
    'a temporary upgrade until the other takes effect, and a day longer',
    [
      () => buy('2026-01-01', '10', 'month'),
      () => buy('2026-01-01', '30', 'day', { effective: day('2026-01-10') }),
      () => upgrade('2026-01-02', 'o1', '40', '2026-01-10'),
      () => upgrade('2026-01-02T01:00:00+08:00', 'o1', '41', '2026-01-11'),
    ],
    [overMaximum('o4', '2026-01-10', '30', '`o2`', '41', '71')],
  ],
  [
    'a temporary upgrade counts while it holds',
    [
      () => buy('2026-01-01', '10', 'month'),
      () => upgrade('2026-01-02', 'o1', '40', '2026-01-10'),
      () => buy('2026-01-09', '11', 'day'),
      () => buy('2026-01-10', '40', 'day'),
    ],
    [overMaximum('o3', '2026-01-09', '40', '`o1`', '11', '51')],
  ],
  [
    'a renewal over another order',
    [
      () => buy('2026-01-01', '30', 'month'),
      () => buy('2026-01-01', '30', 'day', { effective: day('2026-02-02') }),
      () => renew('2026-01-05', 'o1', 'month'),
      () => renew('2026-01-06', 'o1', 'day'),
      () => renew('2026-01-07', 'o1', 'day'),
    ],
    [
      overMaximum('o3', '2026-02-02', '30', '`o2`', '30', '60'),
      // The first day of February is free; the second is not.
      overMaximum('o5', '2026-02-02', '30', '`o2`', '30', '60'),
    ],
  ],
  [
    'many orders are named by five',
    [
      ...Array.from({ length: 7 }, () => () => buy('2026-01-01', '7', 'day')),
      () => buy('2026-01-01', '2', 'day'),
    ],
    [overMaximum('o8', '2026-01-01', '49', '`o1`, `o2`, `o3`, `o4`, `o5` and 2 more', '2', '51')],
  ],
  [
    'too many in one order is told as before',
    [() => buy('2026-01-01', '51', 'day')],
    ['o1: `cap` is sold up to 50 qps'],
  ],
])('%s', (_, make, refusals) => {
  made = 0;
  const orders = make.map((one) => one());
  const input = { account: 'acme', usage: [], orders, until: day('2026-03-01').seconds };
  for (const rater of raters(ir)) {
    const { refused, purchases } = rater.rate(input);
    expect(refused.map((one) => `${one.record}: ${one.message}`)).toEqual(refusals);
    expect(refused.every(({ quantity }) => quantity === null)).toBe(true);
    expect(purchases).toHaveLength(orders.length - refusals.length);
  }
});

/** Lives that do nothing but buy, raise and renew capacity. */
const lanes = fc.constantFrom(...PLACES).chain((place) => {
  const instant = instantIn(place);
  const change = changeAt(instant).filter(
    (of) =>
      of.type === 'upgrade' || of.type === 'renewal' || (of.type === 'order' && of.product === 'lane_scan'),
  );
  const changes = fc.array(fc.tuple(change, instant, fc.option(instant, { freq: 3 })), {
    minLength: 3,
    maxLength: 14,
    size: 'max',
  });
  return fc.tuple(rulesIn(place.zone), changes.map(recordsOf));
});

const CASES = Number(process.env['CASES'] ?? 300);

it('at no instant of a life does an account hold more', () => {
  let busiest = 0;
  let refusals = 0;
  fc.assert(
    fc.property(lanes, ([{ text }, orders]) => {
      const list = irOf(text);
      const most = list.products.flatMap((product) =>
        product.kind === 'capacity' && product.sellUpTo !== null ? [[product.name, product.sellUpTo]] : [],
      );
      const rater = interpreter(list);
      const activation = { ...record('activation', '2025-12-30', { category: null, order: null }), id: 'a0' };
      const all = [activation, ...orders];
      const last = Math.max(...all.map(({ at }) => at.seconds));
      const whole = { account: 'acme', usage: [], orders: all, until: last };
      refusals += rater.rate(whole).refused.filter(({ code }) => code === 'TAR5121').length;
      // After each record, the balances tell what is held at every instant at which something begins.
      for (const change of orders) {
        const known = all.filter((order) => compareRecords(order, change) <= 0);
        const begins = known.flatMap((order) =>
          order.type === 'order' && compareInstants(order.effective, change.at) >= 0 ? [order.effective] : [],
        );
        for (const at of [change.at, ...begins]) {
          const until = at.nanos === 0 ? at.seconds : at.seconds + 1;
          const input: AccountInput = { account: 'acme', usage: [], orders: known, until };
          for (const [product, limit] of most) {
            const held = rater
              .rate(input)
              .balances.filter((balance) => balance.product === product && balance.state === 'valid');
            const sum = held.reduce((all, { size }) => all.plus(Exact.of(size)), Exact.zero);
            expect(sum.compare(Exact.of(limit!))).toBeLessThanOrEqual(0);
            busiest = Math.max(busiest, held.length);
          }
        }
      }
    }),
    { numRuns: CASES, seed: Number(process.env['SEED'] ?? 71) },
  );
  console.log(`${CASES} lives: up to ${busiest} orders at one instant, ${refusals} refused`);
  expect(busiest).toBeGreaterThan(1);
  expect(refusals).toBeGreaterThan(CASES / 10);
});
