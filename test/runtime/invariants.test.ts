import { expect, it } from 'vitest';
import { factsOf } from '../../compiler/ir/interpret/facts.ts';
import { checkRated } from '../../runtime/invariants.ts';
import { buildInvoices, countRecords } from '../../runtime/ledger.ts';
import type { OrderRecord } from '../../runtime/record.ts';
import type { Alert, AccountRated, Balance, Charge, Line } from '../../runtime/result.ts';
import { raters } from '../support/raters.ts';
import { input, ir, recordBase, right } from './rated-case.ts';

/** What is told of each rating that is wrong. */

/** Every check of a run, in its order. */
function check(doctored: AccountRated): void {
  checkRated([input], [doctored], factsOf(ir));
  countRecords({ read: 8, rejected: 0, replaced: 0, duplicate: 0 }, [input], [doctored]);
  buildInvoices([doctored], { currency: 'CNY', step: '0.01', catalog: '' });
}

it('passes what every rater makes of orders, fractions, parts that are refused and use that is not billed', () => {
  for (const rater of raters(ir)) {
    const found = rater.rate(input);
    expect(found).toEqual(right);
    expect(() => check(found)).not.toThrow();
  }
  // The case holds what the wrong ones below are made of.
  const funds = right.charges.map(({ record, fund, drawn }) => `${record} ${fund} ${drawn}`);
  expect(funds).toEqual([
    'u1 bag 8.2',
    'u2 bag 1',
    'u3 unbilled null',
    'u4 bag 0.8',
    'u4 bag 4',
    'u4 price null',
    'u6 price null',
  ]);
  expect(right.alerts).toHaveLength(1);
  expect(right.refused.map(({ record, quantity }) => `${record} ${quantity}`)).toEqual(['u4 14', 'u5 null']);
});

const charges = (change: (charge: Charge) => Charge | readonly Charge[]): AccountRated => ({
  ...right,
  charges: right.charges.flatMap(change),
});
const only =
  (record: string, fund: string, change: Partial<Charge>) =>
  (charge: Charge): Charge =>
    charge.record === record && charge.fund === fund ? { ...charge, ...change } : charge;
const balances = (id: string, change: Partial<Balance>): AccountRated => ({
  ...right,
  balances: right.balances.map((balance) => (balance.order === id ? { ...balance, ...change } : balance)),
});
const alerts = (change: Partial<Alert>): AccountRated => ({
  ...right,
  alerts: right.alerts.map((alert) => ({ ...alert, ...change })),
});
const lines = (change: (line: Line) => Partial<Line>): AccountRated => ({
  ...right,
  lines: right.lines.map((line) => ({ ...line, ...change(line) })),
});
const whole = (record: string) => ({
  record,
  quantity: null,
  code: 'TAR5101',
  message: '',
  said: { says: '' },
});

const QUANTITY = 'quantity in is quantity out';
const DRAWN = 'points drawn are quantity times factor';
const HELD = 'an order is what was drawn and what remains';
const ALERT = 'one alert an order';
const LINES = 'charges add up to lines';
const LOST = 'nothing is lost';

it.each<[string, AccountRated, invariant: string, says: string]>([
  ['a charge a cent off', charges(only('u4', 'price', { amount: '2.11' })), LINES, 'differ by'],
  [
    'a quantity off on a charge',
    charges(only('u1', 'bag', { quantity: '40', drawn: '8' })),
    QUANTITY,
    'record u1 brought 41, and 40 came out',
  ],
  [
    'a lost charge',
    charges((charge) => (charge.record === 'u2' ? [] : charge)),
    QUANTITY,
    'brought 1/3, and nothing came out',
  ],
  [
    'a charge twice',
    charges((charge) => (charge.record === 'u3' ? [charge, charge] : charge)),
    QUANTITY,
    'record u3 brought 5, and 10 came out',
  ],
  [
    'a fraction rounded',
    charges(only('u2', 'bag', { quantity: '0.3333333333' })),
    QUANTITY,
    'record u2 brought 1/3',
  ],
  [
    'a charge of another account',
    charges(only('u1', 'bag', { account: 'zeta' })),
    QUANTITY,
    'a charge of account zeta',
  ],
  [
    'a charge of a record that never came',
    charges(only('u6', 'price', { record: 'u9' })),
    QUANTITY,
    'record u9 came out, and never came in',
  ],
  [
    'a refused part too many',
    { ...right, refused: [...right.refused, { ...whole('u1'), quantity: '1' }] },
    QUANTITY,
    'record u1 brought 41, and 42 came out',
  ],
  [
    'refused and charged',
    { ...right, refused: [...right.refused, whole('u1')] },
    QUANTITY,
    'record u1 was refused, and 41 of it charged',
  ],
  [
    'a refusal of nobody',
    { ...right, refused: [...right.refused, whole('u9')] },
    QUANTITY,
    'record u9 came out, and never came in',
  ],
  [
    'a refusal forgotten',
    { ...right, refused: right.refused.filter(({ record }) => record !== 'u5') },
    QUANTITY,
    'record u5 brought 1, and nothing came out',
  ],
  [
    'a use without a record',
    charges((charge) => [
      charge,
      ...(charge.record === 'u6' ? [{ ...charge, record: null, quantity: '1' }] : []),
    ]),
    QUANTITY,
    "charged 1 of nobody's use",
  ],
  [
    'a draw off',
    charges(only('u1', 'bag', { drawn: '8.21' })),
    DRAWN,
    'record u1 drew 8.21 from order o1 for 41; the list has 0.2, 1',
  ],
  [
    "another package's factor",
    charges(only('u1', 'bag', { drawn: '82' })),
    DRAWN,
    'record u1 drew 82 from order o1',
  ],
  [
    'a draw from no order',
    charges(only('u4', 'price', { drawn: '1' })),
    DRAWN,
    'record u4 drew 1 from no order',
  ],
  [
    'a draw from an order that is not held',
    charges(only('u2', 'bag', { order: 'o9' })),
    HELD,
    'order o9 paid, and is not held',
  ],
  [
    'a balance off',
    balances('o1', { remaining: '0.01' }),
    HELD,
    'of order o1, 10 in size, 10 were drawn and 0.01 remain',
  ],
  [
    'a balance below zero',
    balances('o1', { remaining: '-0.2', size: '9.8' }),
    HELD,
    'of order o1, 9.8 in size, 10 were drawn and -0.2 remain',
  ],
  ['a balance above the size', balances('o2', { remaining: '5' }), HELD, 'of order o2'],
  [
    'a draw from capacity',
    balances('o1', { remaining: null }),
    HELD,
    'order o1 has no points, and 10 were drawn',
  ],
  [
    'an order that is held twice',
    { ...right, balances: [...right.balances, right.balances[0]!] },
    HELD,
    'order o1 has two balances',
  ],
  [
    'an alert twice',
    { ...right, alerts: [...right.alerts, ...right.alerts] },
    ALERT,
    'order o1 has two alerts',
  ],
  [
    'an alert too early',
    alerts({ remaining: '2.1' }),
    ALERT,
    'order o1 has an alert at 2.1, its threshold is 2',
  ],
  ['an alert below what remains', alerts({ remaining: '-1' }), ALERT, 'order o1 has an alert at -1'],
  ['an alert of no order', alerts({ order: 'o9' }), ALERT, 'order o9 has an alert, and no points'],
  [
    'a line of another month',
    lines(({ fund }) => (fund === 'unbilled' ? { period: '2026-02' } : {})),
    LINES,
    'differ by',
  ],
  [
    "a line's quantity off",
    lines(({ fund }) => (fund === 'bag' ? { quantity: '1' } : {})),
    LINES,
    'the quantities of charges and of their line differ',
  ],
  [
    'a purchase on the line of another order',
    lines(({ order: of }) => (of === 'o1' ? { order: 'o2' } : {})),
    LINES,
    'differ by',
  ],
])('%s', (_, doctored, invariant, says) => {
  expect(() => check(doctored)).toThrow(
    expect.objectContaining({
      name: 'InvariantError',
      invariant,
      message: expect.stringContaining(says) as string,
    }) as Error,
  );
});

it('an account that was not rated, a record without a quantity, and one that was not counted', () => {
  expect(() => checkRated([input], [], factsOf(ir))).toThrow('account acme was not rated');
  expect(() => checkRated([input], [right], { ...factsOf(ir), metered: () => null })).toThrow(
    'record u1 has no quantity, and was not refused',
  );
  const count = (read: number) =>
    countRecords({ read, rejected: 0, replaced: 0, duplicate: 0 }, [input], [right]);
  expect(count(8)).toMatchObject({ rated: 6, unbilled: 1, rejected: 1 });
  expect(() => count(9)).toThrow(`${LOST}: 9 records were read, 8 are accounted for`);
});

it('an order that was converted may have paid as what it was', () => {
  const conversion: OrderRecord = {
    ...recordBase('o3', '2026-01-02T00:00:01.5+08:00'),
    type: 'conversion',
    order: 'o1',
    product: 'spare',
  };
  const converted = { ...input, orders: [...input.orders, conversion] };
  for (const rater of raters(ir)) {
    const found = rater.rate(converted);
    const products = found.balances.map(({ product }) => product);
    expect(products).toEqual(['spare', 'twos']);
    expect(() => checkRated([converted], [found], factsOf(ir))).not.toThrow();
    expect(() => checkRated([{ ...converted, orders: input.orders }], [found], factsOf(ir))).toThrow(DRAWN);
  }
});
