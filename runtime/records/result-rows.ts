import { periodAt, type ZoneOffsets } from '../calendar.ts';
import { compareInstants, compareText, type Instant } from '../record.ts';
import type { Alert, Balance, Charge, FixedOwed, Invoice, Line, Payer, Reject, Step } from '../result.ts';
import { readInstant } from './instant-text.ts';

/** What a run gives, but for its summary. */
export interface Results {
  readonly charges: readonly Charge[];
  readonly lines: readonly Line[];
  readonly invoices: readonly Invoice[];
  readonly balances: readonly Balance[];
  readonly alerts: readonly Alert[];
  readonly rejects: readonly Reject[];
}

export const RESULT_NAMES = ['charges', 'lines', 'invoices', 'balances', 'alerts', 'rejects'] as const;
export type ResultName = (typeof RESULT_NAMES)[number];

type TierRow = Pick<Step, 'quantity' | 'rate' | 'amount' | 'terms'> &
  Partial<Pick<Step, 'cell'> & Pick<FixedOwed, 'times' | 'per'>>;
type Cell = string | number | readonly TierRow[] | readonly string[] | readonly Payer[];

/** One record of a result; what it does not have is left out. */
export type ResultRow = Readonly<Record<string, Cell>>;

/** The columns of each result, in the order in which they are written. */
export const RESULT_COLUMNS: Readonly<Record<ResultName, readonly string[]>> = {
  charges: [
    'record',
    'account',
    'feature',
    'fund',
    'order',
    'quantity',
    'unit',
    'drawn',
    'amount',
    'time',
    'period',
  ],
  lines: [
    'account',
    'feature',
    'product',
    'fund',
    'order',
    'period',
    'quantity',
    'unit',
    'amount',
    'tiers',
    'adjusts',
    'of',
    'records',
    'record',
    'kind',
    'time',
    'from',
    'until',
    'orders',
  ],
  invoices: ['account', 'period', 'currency', 'amount', 'lines', 'catalog'],
  balances: ['order', 'account', 'product', 'size', 'remaining', 'effective', 'expires', 'state'],
  alerts: ['order', 'account', 'record', 'time', 'threshold', 'remaining'],
  rejects: ['file', 'line', 'record', 'account', 'quantity', 'code', 'message', 'raw'],
};

/** The rows of one result, sorted by account, time and id, one at a time. */
export function* resultRows(results: Results, name: ResultName): Generator<ResultRow> {
  const columns = RESULT_COLUMNS[name];
  for (const record of sorted(results, name)) yield rowOf(columns, record);
}

/**
 * What belongs to one month of the price list's zone. Balances are those at the end of the run, and rejects are all of
 * them: what could not be rated is in the bill of no month, and would be in no file.
 */
export function selectPeriod(results: Results, period: string, zone: ZoneOffsets): Results {
  const isIn = (row: { readonly period: string }): boolean => row.period === period;
  return {
    ...results,
    charges: results.charges.filter(isIn),
    lines: results.lines.filter(isIn),
    invoices: results.invoices.filter(isIn),
    alerts: results.alerts.filter(({ time }) => {
      const at = instantOf(time);
      return at !== null && periodAt(zone, 'month', at.seconds).name === period;
    }),
  };
}

/** Lines in the order in which they are written. */
export const sortLines = (lines: readonly Line[]): readonly Line[] =>
  byText(lines, (line) => [
    line.account,
    line.period,
    line.feature ?? line.product ?? '',
    line.fund,
    line.order ?? '',
    line.adjusts ?? '',
    line.of ?? '',
  ]);

function sorted(results: Results, name: ResultName): readonly object[] {
  switch (name) {
    case 'charges':
      // What one event owes to several funds keeps the order in which they paid.
      return byTime(results.charges, ({ account, time, record }) => [account, time, record ?? '']);
    case 'alerts':
      return byTime(results.alerts, ({ account, time, record, order }) => [account, time, record, order]);
    case 'balances':
      return byTime(results.balances, ({ account, effective, order }) => [account, effective, order]);
    case 'lines':
      return sortLines(results.lines);
    case 'invoices':
      return byText(results.invoices, ({ account, period }) => [account, period]);
    case 'rejects':
      return byText(results.rejects, (reject) => [
        reject.account ?? '',
        reject.record ?? '',
        reject.code,
        reject.quantity ?? '',
        reject.raw,
        reject.file,
        String(reject.line).padStart(12, '0'),
      ]);
  }
}

/** Sorts by account, then the moment that the time stands for, then the rest. */
function byTime<T>(rows: readonly T[], keyOf: (row: T) => readonly [string, string, ...string[]]): T[] {
  return rows
    .map((row) => {
      const [account, time, ...ids] = keyOf(row);
      return { row, account, at: instantOf(time) ?? { seconds: 0, nanos: 0 }, rest: [...ids, time] };
    })
    .sort(
      (a, b) =>
        compareText(a.account, b.account) || compareInstants(a.at, b.at) || compareKeys(a.rest, b.rest),
    )
    .map(({ row }) => row);
}

function byText<T>(rows: readonly T[], keyOf: (row: T) => readonly string[]): T[] {
  return rows
    .map((row) => ({ row, key: keyOf(row) }))
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({ row }) => row);
}

function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (const [index, text] of a.entries()) {
    const order = compareText(text, b[index] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

/** The moment that a time stands for; null where it is none. */
export function instantOf(time: string): Instant | null {
  const read = readInstant('time', time);
  return 'instant' in read ? read.instant : null;
}

function rowOf(columns: readonly string[], record: object): ResultRow {
  const values = record as Readonly<Record<string, unknown>>;
  const row: Record<string, Cell> = {};
  for (const column of columns) {
    const value = values[column];
    if (column === 'tiers') row[column] = (value as readonly Step[]).map(tierOf);
    else if (column === 'records' && value !== undefined) row[column] = value as readonly string[];
    else if (column === 'orders' && value !== undefined) row[column] = value as readonly Payer[];
    else if (typeof value === 'string' || typeof value === 'number') row[column] = value;
  }
  return row;
}

const tierOf = ({ cell, quantity, rate, terms, fixed, amount }: Step): TierRow => ({
  ...(cell === '' ? {} : { cell }),
  quantity,
  rate,
  ...(terms === undefined ? {} : { terms }),
  ...(fixed === undefined ? {} : { times: fixed.times, per: fixed.per }),
  amount,
});
