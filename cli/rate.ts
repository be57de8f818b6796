import type { Ir } from '../compiler/ir/ir.ts';
import { digestOf } from '../compiler/ir/digest.ts';
import { factsOf } from '../compiler/ir/interpret/facts.ts';
import { formatInstant, startOfDay } from '../runtime/calendar.ts';
import { checkRated } from '../runtime/invariants.ts';
import { buildInvoices, countRecords, totalsByCurrency, type Counts } from '../runtime/ledger.ts';
import type { AccountInput, Rater } from '../runtime/rater.ts';
import type { AnyRecord } from '../runtime/record.ts';
import { groupByAccount, selectPeriod, type Results } from '../runtime/records/index.ts';
import type { AccountRated, Alert, Balance, Charge, Line, Refused, Reject } from '../runtime/result.ts';
import { anyRaterOf, type Backend } from './backends.ts';
import type { Judged, Unheld } from './laws.ts';
import { withPayers } from './payers.ts';
import type { Progress } from './progress.ts';
import { latestOf, ratedRecords, throughOf, type Through } from './rated-through.ts';
import type { RecordsRead } from './read-usage.ts';

export interface RateOptions {
  /** A month, `2026-01`: what is written; every record is rated all the same. */
  readonly period: string | null;
  readonly backend: Backend;
  /** Of a run with `--ledger`. */
  readonly ledger?: KeptMonths | null;
  readonly progress: Progress;
}

/** What a ledger has to say of a rating. */
export interface KeptMonths {
  /** Up to when is rated at least, in seconds since 1970. */
  readonly floor: number;
  /** What accounts come to with each closed month by the price list that closed it. */
  judged(inputs: readonly AccountInput[], rated: readonly AccountRated[]): Promise<Judged>;
  /** Puts what was billed in the place of what closed months come to anew. */
  settle(results: Results, inputs: readonly AccountInput[], rated: readonly AccountRated[]): Promise<Results>;
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
  readonly through: Through;
  /** The moment up to which it was rated, in the catalog's zone; null where there was nothing to rate. */
  readonly asOf: string | null;
  /** Orders of closed months that no longer pay under the price list in force. */
  readonly unheld: readonly Unheld[];
}

/** Rates all records; throws an `InvariantError` where something that must hold does not. */
export async function rate(ir: Ir, read: RecordsRead, options: RateOptions): Promise<Rating> {
  const rater = await anyRaterOf(ir, options.backend);
  const ledger = options.ledger ?? null;
  const asked = options.period === null ? 0 : endOfMonth(ir, options.period);
  const [inputs, rated, until] = rateAll(
    read.records,
    Math.max(asked, ledger?.floor ?? 0),
    rater,
    options.progress,
  );

  checkRated(inputs, rated, factsOf(ir));
  const { rated: judged, unheld } = (await ledger?.judged(inputs, rated)) ?? { rated, unheld: [] };
  const counts = countRecords(read.counts, inputs, judged);
  const catalog = digestOf(ir);
  const invoices = buildInvoices(judged, { currency: ir.currency.code, step: ir.rounding.step, catalog });
  const rejects = [...read.rejects, ...refusedRecords(inputs, judged)];
  const anew = { ...gather(judged), invoices, rejects };
  const all = ledger === null ? anew : await ledger.settle(anew, inputs, judged);
  const results = options.period === null ? all : selectPeriod(all, options.period, ir.zone);
  const totals = totalsByCurrency(results.invoices);
  const through = throughOf(ir, until, inputs, rated);
  const accounts = inputs.length;
  const asOf = until === 0 ? null : formatInstant(ir.zone, until);
  return { results, counts, totals, catalog, accounts, interpreted: rater.fallbacks, through, asOf, unheld };
}

type Rated = readonly [inputs: readonly AccountInput[], rated: readonly AccountRated[], until: number];

/**
 * Rates all accounts up to the last record that can be rated. Which those are is known only afterwards, and does not
 * depend on the end: where a record that was refused lies later than all others, everything is rated once more.
 */
export function rateAll(
  records: readonly AnyRecord[],
  asked: number,
  rater: Pick<Rater, 'rate'>,
  progress: Progress,
): Rated {
  const told = progress.of('rating', 'accounts');
  const rateUntil = (until: number): Rated => {
    const inputs = groupByAccount(records, until);
    const rated = inputs.map((input, index) => {
      told(index, inputs.length);
      return rater.rate(input);
    });
    return [inputs, rated, until];
  };
  const latest = Math.max(asked, latestOf(records));
  const first = rateUntil(latest);
  const [inputs, rated] = first;
  const rest = inputs.map((input, index) => latestOf(ratedRecords(input, rated[index])));
  const until = rest.reduce((most, seconds) => Math.max(most, seconds), asked);
  return until === latest ? first : rateUntil(until);
}

/** The last second of a month, `2026-01`. */
export function endOfMonth(ir: Ir, period: string): number {
  const [year = 0, month = 1] = period.split('-').map(Number);
  return startOfDay(ir.zone, year, month + 1, 1) - 1;
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
  return { charges, lines: withPayers(lines, charges), balances, alerts };
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
  { record, quantity, code, message, said }: Refused,
  from?: AnyRecord,
): Reject => ({
  file: from?.origin.file ?? '',
  line: from?.origin.line ?? 0,
  record,
  account,
  quantity,
  code,
  message,
  said,
  raw: from?.origin.raw ?? '',
  ...(from === undefined ? {} : { at: from.at }),
});
