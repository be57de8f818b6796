import type { Ir } from '../compiler/ir/ir.ts';
import { digestOf } from '../compiler/ir/digest.ts';
import { startOfDay } from '../runtime/calendar.ts';
import { buildInvoices, countRecords, totalsByCurrency, type Counts } from '../runtime/ledger.ts';
import type { AccountInput } from '../runtime/rater.ts';
import type { AnyRecord } from '../runtime/record.ts';
import { groupByAccount, selectPeriod, type Results } from '../runtime/records/index.ts';
import type { AccountRated, Alert, Balance, Charge, Line, Refused, Reject } from '../runtime/result.ts';
import { anyRaterOf, type Backend } from './backends.ts';
import type { RecordsRead } from './read-usage.ts';

export interface RateOptions {
  /** A month, `2026-01`: what is written; every record is rated all the same. */
  readonly period: string | null;
  readonly backend: Backend;
}

/** What a run came to. */
export interface Rating {
  readonly results: Results;
  readonly counts: Counts;
  readonly totals: Readonly<Record<string, string>>;
  readonly catalog: string;
  readonly accounts: number;
  /** Accounts whose records the backend was not made for, and that the interpreter rated instead. */
  readonly interpreted: number;
}

/** Rates all records; throws an `InvariantError` where sums do not agree or a record went missing. */
export async function rate(ir: Ir, read: RecordsRead, options: RateOptions): Promise<Rating> {
  const inputs = groupByAccount(read.records, untilOf(ir, read.records, options.period));
  const rater = await anyRaterOf(ir, options.backend);
  const rated = inputs.map((input) => rater.rate(input));

  const counts = countRecords(read.counts, inputs, rated);
  const catalog = digestOf(ir);
  const invoices = buildInvoices(rated, { currency: ir.currency.code, step: ir.rounding.step, catalog });
  const all = { ...gather(rated), invoices, rejects: [...read.rejects, ...refusedRecords(inputs, rated)] };
  const results = options.period === null ? all : selectPeriod(all, options.period);
  const totals = totalsByCurrency(results.invoices);
  return { results, counts, totals, catalog, accounts: inputs.length, interpreted: rater.fallbacks };
}

/** The end of what is rated: the last record, or the end of the asked month if that is later. */
function untilOf(ir: Ir, records: readonly AnyRecord[], period: string | null): number {
  let until = 0;
  for (const { at } of records) if (at.seconds > until) until = at.seconds;
  if (period === null) return until;
  const [year = 0, month = 1] = period.split('-').map(Number);
  return Math.max(until, startOfDay(ir.zone, year, month + 1, 1) - 1);
}

function gather(rated: readonly AccountRated[]): Omit<Results, 'invoices' | 'rejects'> {
  const charges: Charge[] = [];
  const lines: Line[] = [];
  const balances: Balance[] = [];
  const alerts: Alert[] = [];
  // One by one: as arguments of one call, a million charges are more than the stack holds.
  for (const account of rated) {
    for (const charge of account.charges) charges.push(charge);
    for (const line of account.lines) lines.push(line);
    for (const balance of account.balances) balances.push(balance);
    for (const alert of account.alerts) alerts.push(alert);
  }
  return { charges, lines, balances, alerts };
}

/** The refusals of raters, each with the place where its record was read. */
function* refusedRecords(inputs: readonly AccountInput[], rated: readonly AccountRated[]): Generator<Reject> {
  for (const [index, input] of inputs.entries()) {
    const refused = rated[index]?.refused ?? [];
    if (refused.length === 0) continue;
    const records = new Map<string, AnyRecord>();
    for (const record of input.usage) records.set(record.id, record);
    for (const record of input.orders) records.set(record.id, record);
    for (const one of refused) yield rejectOf(input.account, one, records.get(one.record));
  }
}

const rejectOf = (
  account: string,
  { record, quantity, code, message }: Refused,
  from?: AnyRecord,
): Reject => ({
  file: from?.origin.file ?? '',
  line: from?.origin.line ?? 0,
  record,
  account,
  quantity,
  code,
  message,
  raw: from?.origin.raw ?? '',
});
