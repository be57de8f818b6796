import { startOfDay, type ZoneOffsets } from './calendar.ts';
import { Exact } from './exact.ts';
import { InvariantError } from './invariant-error.ts';
import { compareInstants, compareText, type AnyRecord } from './record.ts';
import type { Line } from './result.ts';
import { decimalsOf } from './rounding.ts';
import { fixed } from './number-text.ts';

/** One account's closed months: what was billed for them, and what they come to with all that is known now. */
export interface ClosedAccount {
  /** What was billed: the lines of all closed months, adjustments among them. */
  readonly billed: readonly Line[];
  /** The lines of all months up to the last closed one, rated anew. */
  readonly anew: readonly Line[];
  /** What came after the last close. */
  readonly fresh: readonly AnyRecord[];
  /** All records, the fresh ones among them. */
  readonly known: readonly AnyRecord[];
}

/** The month after: `2026-01` for `2025-12`. */
export function nextMonth(period: string): string {
  const [year = 0, month = 0] = period.split('-').map(Number);
  return month === 12
    ? `${String(year + 1).padStart(4, '0')}-01`
    : `${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}`;
}

/** The first second of a month of the catalog's zone. */
export function startOfMonth(zone: ZoneOffsets, period: string): number {
  const [year = 0, month = 1] = period.split('-').map(Number);
  return startOfDay(zone, year, month, 1);
}

/** What of a line tells which it is: one fund's use of a feature, or the purchases of an order, in a month. */
interface Subject {
  readonly adjusts: string;
  readonly feature: string | undefined;
  readonly product: string | undefined;
  readonly of: string;
  readonly order: string | undefined;
  readonly unit: string;
}

interface Difference extends Subject {
  quantity: Exact;
  amount: Exact;
  exact: Exact;
}

/**
 * The lines of the first open month that make up for what came late: for each line of a closed month, the month rated
 * anew less all that was billed for it so far. Throws an `InvariantError` where that does not add up.
 */
export function adjustments(
  account: string,
  { billed, anew, fresh, known }: ClosedAccount,
  open: string,
  zone: ZoneOffsets,
): readonly Line[] {
  const differences = new Map<string, Difference>();
  const add = (line: Line, sign: 1 | -1): void => {
    const subject = subjectOf(line);
    const key = JSON.stringify(Object.values(subject).map((part: string | undefined) => part ?? null));
    const known = differences.get(key) ?? {
      ...subject,
      quantity: Exact.zero,
      amount: Exact.zero,
      exact: Exact.zero,
    };
    const signed = (text: string): Exact => (sign === 1 ? Exact.of(text) : Exact.of(text).negated());
    known.quantity = known.quantity.plus(signed(line.quantity));
    known.amount = known.amount.plus(signed(line.amount));
    known.exact = known.exact.plus(signed(line.exact));
    differences.set(key, known);
  };
  for (const line of anew) add(line, 1);
  for (const line of billed) add(line, -1);

  let decimals = 0;
  for (const lines of [anew, billed])
    for (const { amount } of lines) decimals = Math.max(decimals, decimalsOf(amount));
  const lines = [...differences.values()]
    .filter(({ quantity, amount }) => !quantity.isZero() || !amount.isZero())
    .sort(compareSubjects);
  const reaches = lines.length === 0 ? [] : reachesOf(fresh, known);
  const made = lines.map((one) => lineOf(account, one, open, decimals, causesOf(one, reaches, zone)));
  check(account, { billed, anew }, made);
  return made;
}

function subjectOf({ period, feature, product, fund, order, unit, adjusts, of }: Line): Subject {
  return { adjusts: adjusts ?? period, feature, product, of: of ?? fund, order, unit };
}

const compareSubjects = (a: Subject, b: Subject): number =>
  compareText(a.adjusts, b.adjusts) ||
  compareText(a.feature ?? a.product ?? '', b.feature ?? b.product ?? '') ||
  compareText(a.of, b.of) ||
  compareText(a.order ?? '', b.order ?? '') ||
  compareText(a.unit, b.unit);

function lineOf(
  account: string,
  { adjusts, feature, product, of, order, unit, quantity, amount, exact }: Difference,
  open: string,
  decimals: number,
  records: readonly string[],
): Line {
  return {
    account,
    ...(feature === undefined ? {} : { feature }),
    ...(product === undefined ? {} : { product }),
    fund: 'adjustment',
    ...(order === undefined ? {} : { order }),
    period: open,
    quantity: quantity.toString(),
    unit,
    amount: fixed(amount.toString(), decimals),
    exact: exact.toString(),
    tiers: [],
    adjusts,
    of,
    records,
  };
}

/** A record that came after the close, and the first second that it bears on. */
interface Reach {
  readonly record: AnyRecord;
  readonly from: number;
}

function reachesOf(fresh: readonly AnyRecord[], known: readonly AnyRecord[]): readonly Reach[] {
  const byId = new Map<string, AnyRecord[]>();
  for (const record of known) {
    const same = byId.get(record.id);
    if (same === undefined) byId.set(record.id, [record]);
    else same.push(record);
  }
  return fresh
    .toSorted((a, b) => compareInstants(a.at, b.at) || compareText(a.id, b.id))
    .map((record) => ({ record, from: earliest(record, byId) }));
}

/**
 * The records that came after the close and reach into the month: their own time, or that of the record that they
 * correct or contradict, is not after it. Use of another feature counts only where nothing else can be the cause: it
 * took from a fund that both draw on.
 */
function causesOf(
  { adjusts, feature }: Subject,
  reaches: readonly Reach[],
  zone: ZoneOffsets,
): readonly string[] {
  const end = startOfMonth(zone, nextMonth(adjusts));
  const reaching = reaches.filter(({ from }) => from < end).map(({ record }) => record);
  const direct = reaching.filter((record) => record.type !== 'usage' || record.feature === feature);
  const causes = direct.length > 0 ? direct : reaching;
  return [...new Set(causes.map(({ id }) => id))];
}

/** The first second that a record bears on: corrections may be corrected themselves, and lead back a long way. */
function earliest(record: AnyRecord, known: ReadonlyMap<string, readonly AnyRecord[]>): number {
  const seen = new Set<string>();
  const ids = [record.id];
  let first = record.at.seconds;
  for (let id = ids.pop(); id !== undefined; id = ids.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    for (const same of known.get(id) ?? []) {
      first = Math.min(first, same.at.seconds);
      if (same.type === 'usage' && same.replaces !== null) ids.push(same.replaces);
    }
  }
  return first;
}

function check(
  account: string,
  { billed, anew }: Pick<ClosedAccount, 'billed' | 'anew'>,
  made: readonly Line[],
): void {
  const sum = (lines: readonly Line[]): Exact =>
    lines.reduce((total, { amount }) => total.plus(Exact.of(amount)), Exact.zero);
  const difference = sum(billed).plus(sum(made)).minus(sum(anew));
  if (!difference.isZero())
    throw new InvariantError(
      'adjustments make up for what came late',
      `account ${account}: closed months and their adjustments differ by ${difference.toString()} from the months rated anew`,
    );
}
