import type { Ir } from '../compiler/ir/ir.ts';
import { nearest } from '../compiler/diagnostics/suggest.ts';
import { interpreter } from '../compiler/ir/interpret/interpret.ts';
import { Exact } from '../runtime/exact.ts';
import { recordJudge } from '../compiler/ir/record-judge.ts';
import {
  compareRecords,
  compareText,
  type AnyRecord,
  type OrderRecord,
  type RecordJudge,
} from '../runtime/record.ts';
import type { Usage } from '../runtime/record.ts';
import type { Line, Reject } from '../runtime/result.ts';
import type { TraceStep } from '../runtime/trace.ts';
import { UsageFailure } from './failures.ts';
import { owedByFirstUse, type OwedByPeriod } from './owed-by-first-use.ts';
import type { Close } from './laws.ts';
import { resolveAll, type FilesRead, type RecordsRead } from './read-usage.ts';
import { fateOf, NO_FATE, type Fate } from './record-fate.ts';
import { decimalsOf } from '../runtime/rounding.ts';
import { fixed } from '../runtime/number-text.ts';

/** Why a record cost what it cost. */
export interface RecordExplained extends Fate {
  readonly record: string;
  readonly account: string | null;
  readonly type: AnyRecord['type'] | null;
  /** Of usage: the feature; of an order: the product. */
  readonly name: string | null;
  readonly time: string | null;
  readonly file: string;
  readonly line: number;
  readonly currency: string;
  /** All charges of the record, rounded as their lines are; null where it was not rated. */
  readonly amount: string | null;
  readonly steps: readonly TraceStep[];
  /** What the first use of a feature makes the account owe by the period, up to the end of what is rated. */
  readonly owed: readonly OwedByPeriod[];
  /** The close that covers the record's month, and the price list that holds for it; null: the month is open. */
  readonly closed: { readonly period: string; readonly catalog: string } | null;
  /** What it came to when its month was closed; null where the month is open, or the record came later. */
  readonly billed: string | null;
  /** Lines that make up for what came after a close, and name the record. */
  readonly adjustments: readonly Line[];
}

/** What is known of a record and of its account alone. */
type Explained = Omit<RecordExplained, 'closed' | 'billed' | 'adjustments' | keyof Fate>;

/** A record explained, and the price list by which it was, where that is not the one in force. */
export interface ExplainedByLaw {
  readonly explained: RecordExplained;
  readonly law: Ir | null;
}

/** What a ledger adds to the records that it keeps. */
export interface ClosedMonths {
  readonly floor: number;
  /** Each record by the price list of its month. */
  readonly judge: RecordJudge;
  closeOf(seconds: number): Close | null;
  /** What was known when a month was closed. */
  knownAt(close: Close): FilesRead;
  adjustmentsOf(
    account: string,
    records: readonly AnyRecord[],
    rejects: readonly Reject[],
  ): Promise<readonly Line[]>;
}

/** Rates the record's account up to the record, and keeps what is decided about it, and what comes of it later. */
export async function explainRecord(
  ir: Ir,
  read: FilesRead,
  id: string,
  account: string | null,
  ledger: ClosedMonths | null = null,
): Promise<ExplainedByLaw> {
  const judge = ledger?.judge ?? recordJudge(ir);
  const { records, rejects } = resolveAll(read, judge);
  const found = oneAccount(read, id, account);
  const isIt = (known: AnyRecord): boolean => known.id === id && known.account === found;
  const record = records.find(isIt);
  const was = record ?? read.records.find(isIt);
  const close = was === undefined ? null : (ledger?.closeOf(was.at.seconds) ?? null);
  const moved = found === null ? [] : ((await ledger?.adjustmentsOf(found, records, rejects)) ?? []);
  const law = close?.law ?? ir;
  const explained: RecordExplained = {
    ...bodyOf(law, { records, rejects }, { record, was, id, account: found }, ledger?.floor ?? 0),
    ...(was === undefined ? NO_FATE : fateOf(was, read.records, rejects)),
    closed: close === null ? null : { period: close.period, catalog: close.catalog.digest },
    billed: close === null || ledger === null ? null : billedThen(law, ledger.knownAt(close), judge, isIt),
    adjustments: moved.filter((line) => line.records?.includes(id) === true),
  };
  return { explained, law: law === ir ? null : law };
}

function bodyOf(
  law: Ir,
  { records, rejects }: Pick<RecordsRead, 'records' | 'rejects'>,
  {
    record,
    was,
    id,
    account,
  }: { record: AnyRecord | undefined; was: AnyRecord | undefined; id: string; account: string | null },
  floor: number,
): Explained {
  if (record !== undefined)
    return { ...explained(law, records, record), owed: owedByFirstUse(law, records, record, floor) };
  const reject = rejects.find((known) => known.record === id && known.account === account);
  if (reject !== undefined) return rejected(law, reject, id);
  return { ...headOf(law, was!), amount: null, steps: [], owed: [] };
}

/** What a record came to by what was known at the close of its month. */
function billedThen(
  law: Ir,
  known: FilesRead,
  judge: RecordJudge,
  isIt: (record: AnyRecord) => boolean,
): string | null {
  const { records } = resolveAll(known, judge);
  const record = records.find(isIt);
  if (record === undefined) return null;
  return explained(law, records, record).amount;
}

function explained(ir: Ir, records: readonly AnyRecord[], record: AnyRecord): Omit<Explained, 'owed'> {
  const usage: Usage[] = [];
  const orders: OrderRecord[] = [];
  for (const known of records) {
    // What comes later has no part in it.
    if (known.account !== record.account || compareRecords(known, record) > 0) continue;
    if (known.type === 'usage') usage.push(known);
    else orders.push(known);
  }
  const steps: TraceStep[] = [];
  let isAsked = false;
  const input = { account: record.account, usage, orders, until: record.at.seconds };
  interpreter(ir).rate(input, (step) => {
    if (step.step === 'record') isAsked = step.record === record.id;
    else if (isAsked) steps.push(step);
  });
  return { ...headOf(ir, record), amount: amountOf(ir, steps), steps };
}

/** What the charges and purchases come to, with the decimals to which the catalog rounds. */
function amountOf(ir: Ir, steps: readonly TraceStep[]): string | null {
  const amounts = steps.flatMap((step) =>
    step.step === 'line' || step.step === 'purchase' ? [step.amount] : [],
  );
  if (amounts.length === 0) return null;
  const sum = amounts.reduce((total, amount) => total.plus(Exact.of(amount)), Exact.zero);
  return fixed(sum.toString(), decimalsOf(ir.rounding.step));
}

function rejected(ir: Ir, { file, line, account, code, message }: Reject, id: string): Explained {
  return {
    record: id,
    account,
    type: null,
    name: null,
    time: null,
    file,
    line,
    currency: ir.currency.code,
    amount: null,
    steps: [{ step: 'reject', code, message, quantity: null }],
    owed: [],
  };
}

function headOf(ir: Ir, record: AnyRecord): Omit<Explained, 'amount' | 'steps' | 'owed'> {
  const { id, account, type, time, origin } = record;
  const name = type === 'usage' ? record.feature : 'product' in record ? record.product : null;
  const { file, line } = origin;
  return { record: id, account, type, name, time, file, line, currency: ir.currency.code };
}

const LISTED = 10;

/** The account whose record is asked for; what cannot be read may have none. */
function oneAccount(read: FilesRead, id: string, account: string | null): string | null {
  const accounts = new Set<string | null>();
  for (const known of read.records) if (known.id === id) accounts.add(known.account);
  for (const known of read.rejects) if (known.record === id) accounts.add(known.account);
  if (account !== null && accounts.has(account)) return account;
  const [first = null, ...others] = accounts;
  if (account === null && accounts.size > 0 && others.length === 0) return first;
  const named = [...accounts].filter((name) => name !== null).sort(compareText);
  const more = named.length > LISTED ? ` and ${named.length - LISTED} others` : '';
  const list = `${named.slice(0, LISTED).join(', ')}${more}`;
  if (accounts.size === 0) throw new UsageFailure(unknown(read, id, account));
  throw new UsageFailure(
    account === null
      ? `the id ${id} stands in several accounts: ${list}; say which with --account`
      : `account ${account} has no record ${id}; it is in ${list}`,
  );
}

function unknown({ records, rejects }: FilesRead, id: string, account: string | null): string {
  const ids = new Set<string>();
  for (const known of records) if (account === null || known.account === account) ids.add(known.id);
  for (const known of rejects) if (account === null && known.record !== null) ids.add(known.record);
  const near: string[] = [];
  while (near.length < 3) {
    const next = nearest(id, ids);
    if (next === null) break;
    near.push(next);
    ids.delete(next);
  }
  const where = account === null ? '' : ` of account ${account}`;
  return `there is no record ${id}${where}${near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`}`;
}
