import type { Ir } from '../compiler/ir/ir.ts';
import { interpreter } from '../compiler/ir/interpret/interpret.ts';
import { compareRecords, type AnyRecord } from '../runtime/record.ts';
import { groupByAccount } from '../runtime/records/index.ts';
import { lastRated } from './rated-through.ts';

/** A flat price, or what is missing to `at least`, for one period: owed without a record. */
export interface OwedByPeriod {
  /** In the words of the price list: `CNY 99 monthly`. */
  readonly label: string;
  /** The month in whose line it stands. */
  readonly period: string;
  /** What the line's rounded amount moves by. */
  readonly amount: string;
  /** The place of the rule. */
  readonly at: string;
}

/**
 * What a record makes its account owe by the period: all that is owed for its feature, where it is the first use of it,
 * and else nothing. `floor` is up to when is rated at least, in seconds since 1970.
 */
export function owedByFirstUse(
  ir: Ir,
  records: readonly AnyRecord[],
  record: AnyRecord,
  floor: number,
): readonly OwedByPeriod[] {
  if (record.type !== 'usage') return [];
  const until = Math.max(floor, lastRated(interpreter(ir), records));
  const own = records.filter(({ account }) => account === record.account);
  const before = own.filter((known) => compareRecords(known, record) < 0);
  const owes = (known: readonly AnyRecord[]): readonly OwedByPeriod[] =>
    owedFor(ir, known, record.feature, until);
  const isFirst = owes(before).length === 0 && owes([...before, record]).length > 0;
  return isFirst ? owes(own) : [];
}

function owedFor(
  ir: Ir,
  records: readonly AnyRecord[],
  feature: string,
  until: number,
): readonly OwedByPeriod[] {
  const owed: OwedByPeriod[] = [];
  let now: { readonly label: string; readonly at: string } | null = null;
  for (const input of groupByAccount(records, until))
    interpreter(ir).rate(input, (step) => {
      if (step.step === 'record') now = null;
      else if (step.step === 'owed') now = step.feature === feature ? step : null;
      else if (step.step === 'line' && now !== null) {
        const { label, at } = now;
        owed.push({ label, period: step.period, amount: step.amount, at });
      }
    });
  return owed;
}
