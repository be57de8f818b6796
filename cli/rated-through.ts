import type { Feature, Ir } from '../compiler/ir/ir.ts';
import { nextMonth } from '../runtime/adjustment.ts';
import { periodAt } from '../runtime/calendar.ts';
import { Exact } from '../runtime/exact.ts';
import type { AccountInput, Rater } from '../runtime/rater.ts';
import { compareInstants, type AnyRecord } from '../runtime/record.ts';
import { groupByAccount } from '../runtime/records/index.ts';
import type { AccountRated } from '../runtime/result.ts';
import { decimalsOf } from '../runtime/rounding.ts';
import { fixed } from '../runtime/number-text.ts';

/** Up to when a run was rated, which is how far flat prices and minimums are owed. */
export interface Through {
  /** The last month; null where there was nothing to rate. */
  readonly period: string | null;
  readonly stray: Stray | null;
  /** The day up to which is owed what is owed by the day, where the month has more days; null where nothing is. */
  readonly within: string | null;
}

/** One record that is so much later than all others that it alone makes everybody owe for months: a wrong clock? */
export interface Stray {
  readonly record: AnyRecord;
  /** The month in which all others end. */
  readonly others: string;
  /** Whether the others are those of other accounts; where there is one account only, they are all its other records. */
  readonly isOfAccounts: boolean;
  /** What is owed without a record for the months beyond the one after it. */
  readonly amount: string;
  readonly currency: string;
}

export function throughOf(
  ir: Ir,
  until: number,
  inputs: readonly AccountInput[],
  rated: readonly AccountRated[],
): Through {
  if (until === 0) return { period: null, stray: null, within: null };
  return {
    period: monthOf(ir, until),
    stray: strayOf(ir, until, inputs, rated),
    within: withinOf(ir, until, rated),
  };
}

const monthOf = ({ zone }: Ir, seconds: number): string => periodAt(zone, 'month', seconds).name;

function withinOf(ir: Ir, until: number, rated: readonly AccountRated[]): string | null {
  const features = new Set(ir.features.filter(isOwedByDay).map(({ name }) => name));
  const day = periodAt(ir.zone, 'day', until);
  if (features.size === 0 || day.end === periodAt(ir.zone, 'month', until).end) return null;
  // From the first use on, each further day owes something.
  const isUsed = rated.some(({ charges }) => charges.some(({ feature }) => features.has(feature)));
  return isUsed ? day.name : null;
}

const isOwedByDay = ({ prices }: Feature): boolean =>
  prices.some(
    ({ flat, bounds }) =>
      flat?.period === 'day' || (bounds !== null && bounds.atLeast !== null && bounds.period === 'day'),
  );

function strayOf(
  ir: Ir,
  until: number,
  inputs: readonly AccountInput[],
  rated: readonly AccountRated[],
): Stray | null {
  let last: AnyRecord | null = null;
  /** The latest record of any other account, and of the same one. */
  let other: AnyRecord | null = null;
  let before: AnyRecord | null = null;
  for (const [index, input] of inputs.entries()) {
    const [first, second] = lastTwo(ratedRecords(input, rated[index]));
    if (first === null) continue;
    if (isLater(first, last)) [last, other, before] = [first, last, second];
    else if (isLater(first, other)) other = first;
  }
  const compared = other ?? before;
  // Where a later month was asked for, or closed, it is not the record that reaches so far.
  if (last === null || compared === null || last.at.seconds !== until) return null;
  const others = monthOf(ir, compared.at.seconds);
  const amount = owedAfter(nextMonth(others), rated);
  if (amount.isZero()) return null;
  const text = fixed(amount.toString(), decimalsOf(ir.rounding.step));
  return {
    record: last,
    others,
    isOfAccounts: other !== null,
    amount: text,
    currency: ir.currency.code,
  };
}

function owedAfter(month: string, rated: readonly AccountRated[]): Exact {
  let sum = Exact.zero;
  for (const { charges } of rated)
    for (const { record, period, amount } of charges)
      if (record === null && period > month) sum = sum.plus(Exact.of(amount));
  return sum;
}

function lastTwo(records: Iterable<AnyRecord>): readonly [AnyRecord | null, AnyRecord | null] {
  let [first, second]: (AnyRecord | null)[] = [null, null];
  for (const record of records) {
    if (isLater(record, first ?? null)) [first, second] = [record, first];
    else if (isLater(record, second ?? null)) second = record;
  }
  return [first ?? null, second ?? null];
}

const isLater = (record: AnyRecord, than: AnyRecord | null): boolean =>
  than === null || compareInstants(record.at, than.at) > 0;

/**
 * When the last record of all accounts lies that can be rated, in seconds since 1970. Only accounts that may hold it are
 * rated for that.
 */
export function lastRated(rater: Pick<Rater, 'rate'>, records: readonly AnyRecord[]): number {
  const inputs = groupByAccount(records, 0)
    .map((input) => ({ input, last: latestOf([...input.usage, ...input.orders]) }))
    .sort((a, b) => b.last - a.last);
  let latest = 0;
  for (const { input, last } of inputs) {
    if (last <= latest) break;
    latest = Math.max(latest, latestOf(ratedRecords(input, rater.rate(input))));
  }
  return latest;
}

/** When the last of some records lies, in seconds since 1970. */
export function latestOf(records: Iterable<AnyRecord>): number {
  let latest = 0;
  for (const { at } of records) if (at.seconds > latest) latest = at.seconds;
  return latest;
}

/** An account's records of which not everything was refused. */
export function* ratedRecords(input: AccountInput, rated: AccountRated | undefined): Generator<AnyRecord> {
  const { refused = [], charges = [], purchases = [] } = rated ?? {};
  const gone = new Set(refused.map(({ record }) => record));
  if (gone.size > 0) for (const { record } of [...charges, ...purchases]) gone.delete(record ?? '');
  for (const record of [...input.usage, ...input.orders]) if (!gone.has(record.id)) yield record;
}
