import { describe, expect, test } from 'vitest';
import { buildInvoices, countRecords, totalsByCurrency, type ReadCounts } from '../../runtime/ledger.ts';
import type { AccountInput } from '../../runtime/rater.ts';
import type { Usage } from '../../runtime/record.ts';
import type { AccountRated, Charge, Line, Purchase } from '../../runtime/result.ts';

const shape = { currency: 'CNY', step: '0.01', catalog: 'abc' };
const base = {
  account: 'acme',
  quantity: '1',
  unit: 'call',
  period: '2026-01',
  time: '2026-01-01T00:00:00Z',
};
const charge = (amount: string, fields: Partial<Charge> = {}): Charge => ({
  ...base,
  record: 'u-1',
  feature: 'f',
  fund: 'price',
  order: null,
  drawn: null,
  amount,
  steps: [],
  ...fields,
});
const purchase = (amount: string): Purchase => ({
  ...base,
  record: 'o-1',
  kind: 'order',
  product: 'p',
  order: 'o-1',
  amount,
  steps: [],
});
const line = (amount: string, fields: Partial<Line> = {}): Line => ({
  account: 'acme',
  fund: 'price',
  period: '2026-01',
  quantity: '1',
  unit: 'call',
  amount,
  exact: amount,
  tiers: [],
  ...fields,
});
const rated = (fields: Partial<AccountRated>): AccountRated => ({
  charges: [],
  purchases: [],
  lines: [],
  balances: [],
  alerts: [],
  refused: [],
  ...fields,
});

test('an invoice for each account and month, with the decimals of the rounding step', () => {
  const accounts = [
    rated({
      charges: [charge('0.1', { account: 'z' })],
      lines: [line('0.1', { account: 'z', feature: 'f' })],
    }),
    rated({
      charges: [charge('0.1'), charge('0.2'), charge('5', { period: '2026-02' })],
      purchases: [purchase('50')],
      lines: [
        line('5', { feature: 'f', period: '2026-02' }),
        line('0.3', { feature: 'f' }),
        line('50', { product: 'p', fund: 'purchase', order: 'o-1' }),
      ],
    }),
  ];
  const invoices = buildInvoices(accounts, shape);
  expect(invoices).toEqual([
    { account: 'acme', period: '2026-01', currency: 'CNY', amount: '50.30', lines: 2, catalog: 'abc' },
    { account: 'acme', period: '2026-02', currency: 'CNY', amount: '5.00', lines: 1, catalog: 'abc' },
    { account: 'z', period: '2026-01', currency: 'CNY', amount: '0.10', lines: 1, catalog: 'abc' },
  ]);
  expect(totalsByCurrency(invoices)).toEqual({ CNY: '55.40' });
  expect(buildInvoices([accounts[0] ?? rated({})], { ...shape, step: '0.1' })[0]?.amount).toBe('0.1');
  expect(totalsByCurrency([])).toEqual({});
});

test('amounts are added exactly', () => {
  const many = Array.from({ length: 1000 }, () => charge('0.000000000001'));
  const big = charge('900719925474099312345.01');
  const lines = [line('900719925474099312345.010000001', { feature: 'f' })];
  expect(buildInvoices([rated({ charges: [...many, big], lines })], shape)[0]?.amount).toBe(
    '900719925474099312345.010000001',
  );
});

test.each<[string, Partial<AccountRated>]>([
  ['a cent off', { charges: [charge('0.1')], lines: [line('0.11', { feature: 'f' })] }],
  [
    'in another fund',
    { charges: [charge('0.1', { fund: 'points' })], lines: [line('0.1', { feature: 'f' })] },
  ],
  [
    'in another month',
    { charges: [charge('0.1', { period: '2026-02' })], lines: [line('0.1', { feature: 'f' })] },
  ],
  ['without a line', { charges: [charge('0.1')] }],
  ['without a charge', { lines: [line('0.1', { product: 'p' })] }],
])('charges that are not the lines: %s', (_, fields) => {
  expect(() => buildInvoices([rated(fields)], shape)).toThrow(
    expect.objectContaining({ name: 'InvariantError', invariant: 'charges add up to lines' }) as Error,
  );
});

test('what was never rounded is no amount of an invoice', () => {
  const fields = { charges: [charge('1/3')], lines: [line('1/3', { feature: 'f' })] };
  expect(() => buildInvoices([rated(fields)], shape)).toThrow('not a rounded amount');
});

describe('counts', () => {
  const use = (id: string, quantity = '1'): Usage => ({
    type: 'usage',
    id,
    account: 'acme',
    feature: 'f',
    at: { seconds: 0, nanos: 0 },
    time: base.time,
    quantity,
    unit: null,
    attributes: new Map(),
    replaces: null,
    origin: { file: 'u', line: 1, raw: '' },
  });
  const input: AccountInput = {
    account: 'acme',
    usage: [use('rated'), use('unbilled'), use('refused'), use('partly'), use('zero', '0')],
    orders: [
      { ...use('active'), type: 'activation', category: null, order: null },
      { ...use('wrong'), type: 'activation', category: null, order: 'o' },
    ],
    until: 0,
  };
  const refused = (record: string, quantity: string | null) => ({
    record,
    quantity,
    code: 'TAR5107',
    message: '',
    said: { says: '' },
  });
  const result = rated({
    charges: [
      charge('1', { record: 'rated' }),
      charge('0', { record: 'unbilled', fund: 'unbilled' }),
      charge('1', { record: 'partly' }),
      charge('1', { record: null }),
    ],
    refused: [refused('refused', '1'), refused('partly', '5'), refused('wrong', null)],
  });
  const before: ReadCounts = { read: 12, rejected: 2, replaced: 2, duplicate: 1 };

  test('every record has one outcome', () => {
    expect(countRecords(before, [input], [result])).toEqual({
      read: 12,
      rated: 4,
      unbilled: 1,
      replaced: 2,
      rejected: 4,
      duplicate: 1,
    });
  });

  test.each<[string, ReadCounts, readonly AccountRated[]]>([
    ['a record that was read and not seen again', { ...before, read: 13 }, [result]],
    ['a record without charge or refusal', before, [{ ...result, charges: result.charges.slice(1) }]],
    ['an account that was not rated', before, []],
  ])('%s', (_, read, results) => {
    expect(() => countRecords(read, [input], results)).toThrow(
      expect.objectContaining({ name: 'InvariantError', invariant: 'nothing is lost' }) as Error,
    );
  });
});
