import { advise, type Advice } from '../compiler/analyze/advise/advise.ts';
import type { Ir } from '../compiler/ir/ir.ts';
import { periodAt } from '../runtime/calendar.ts';
import type { Exact } from '../runtime/exact.ts';
import type { AccountInput } from '../runtime/rater.ts';
import type { AnyRecord } from '../runtime/record.ts';
import type { AccountRated } from '../runtime/result.ts';
import { anyRaterOf } from './backends.ts';
import type { Progress } from './progress.ts';
import { endOfMonth, rateAll } from './rate.ts';
import { ratedRecords } from './rated-through.ts';
import type { RecordsRead } from './read-usage.ts';

export interface AdviseOptions {
  /** The month that is looked at; null: from the month of an account's first use on. */
  readonly period: string | null;
  /** Only this account. */
  readonly account: string | null;
  readonly need: ReadonlyMap<string, Exact>;
  /** Ratings for one account at most. */
  readonly limit: number;
  readonly progress: Progress;
}

/** What accounts should have bought. */
export interface AdviceGiven {
  /** Of each account that used something in the stretch that is looked at, by name. */
  readonly accounts: readonly Advice[];
  /** Records, and parts of records, that were rejected. */
  readonly rejected: number;
}

/** Finds the cheapest purchase of each account; the bills are those of `rate`. */
export async function adviseAll(ir: Ir, read: RecordsRead, options: AdviseOptions): Promise<AdviceGiven> {
  const rater = await anyRaterOf(ir, 'js');
  const { period, account, need, limit, progress } = options;
  // All accounts are rated, whichever is asked for: flat prices are owed up to the last record of all of them.
  const [inputs, rated] = rateAll(
    read.records,
    period === null ? 0 : endOfMonth(ir, period),
    rater,
    progress,
  );
  const told = progress.of('advising', 'accounts');
  const accounts = inputs.flatMap((input, index): Advice[] => {
    told(index, inputs.length);
    if (account !== null && input.account !== account) return [];
    const start = startOf(ir, input, rated[index]!, period);
    if (start === null) return [];
    const counts = (month: string): boolean =>
      period === null ? month >= monthOf(ir, start) : month === period;
    return [advise(ir, rater, input, rated[index]!, { start, counts, need, limit })];
  });
  const rejected = rated.reduce((sum, { refused }) => sum + refused.length, read.rejects.length);
  return { accounts, rejected };
}

/**
 * The first instant of the month that is looked at, that of the first use which is not rejected or, where all is, of the
 * first; null where nothing was used.
 */
function startOf(ir: Ir, input: AccountInput, rated: AccountRated, period: string | null): number | null {
  const inPeriod = ({ at }: AnyRecord): boolean => period === null || monthOf(ir, at.seconds) === period;
  const accepted = [...ratedRecords(input, rated)].find((one) => one.type === 'usage' && inPeriod(one));
  const first = accepted ?? input.usage.find(inPeriod);
  return first === undefined ? null : periodAt(ir.zone, 'month', first.at.seconds).start;
}

const monthOf = ({ zone }: Ir, seconds: number): string => periodAt(zone, 'month', seconds).name;
