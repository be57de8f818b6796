import { startOfDay } from '../../runtime/calendar.ts';
import type { OrderRecord, Usage } from '../../runtime/record.ts';
import type { Ir } from './ir.ts';

/**
 * An `example` of a catalog, resolved: the records that its steps stand for, and what must come of them. Times,
 * units and attributes are those of the records of `cli.md`; ids are `step-1`, `step-2`, … in the order written, with
 * zeros before the number where there are ten or more, so that their order as texts is the order written.
 */
export interface Scenario {
  readonly title: string;
  readonly at: string;
  readonly usage: readonly Usage[];
  readonly orders: readonly OrderRecord[];
  readonly quotes: readonly ScenarioQuote[];
  readonly expectations: readonly Expectation[];
  /** The end of what is rated, in seconds since 1970 UTC. */
  readonly until: number;
  /** Whether the account must be activated by a step: some step says `activate`. Else it is active from the start. */
  readonly activates: boolean;
  /** When each record happens, as its step says it (`2026-01`, `2026-02-01`); one without a date is not there. */
  readonly dates: ReadonlyMap<string, string>;
}

export interface ScenarioQuote {
  readonly at: string;
  /** Records, and stated outcomes, of the steps above it. */
  readonly after: { readonly records: number; readonly outcomes: number };
  /** The purchase whose published price is stated beside it; null for a step that only asks. */
  readonly record: string | null;
  readonly product: string;
  readonly quantity: string;
  readonly term: 'day' | 'month' | 'year' | null;
  readonly expected: string;
}

/**
 * One stated outcome. Money and quantities are exact texts. `charge` is what usage came to by then (the steps written
 * before it), `total` with purchases; `nearest` is the step to which both are compared, half up.
 */
export type Expectation = {
  readonly at: string;
  /** Records of the steps above it. */ readonly after: number;
} & (
  | { readonly kind: 'charge' | 'total'; readonly amount: string; readonly nearest: string | null }
  | { readonly kind: 'remaining'; readonly product: string; readonly quantity: string }
  | { readonly kind: 'covered'; readonly product: string; readonly quantity: string; readonly unit: string }
  | { readonly kind: 'alert'; readonly product: string }
  | { readonly kind: 'rejected'; readonly code: string }
);

/** What stands for an account that is active from the start: in a quote, and in an example without `activate`. */
export const activeFromTheStart = (account: string): OrderRecord => ({
  type: 'activation',
  id: 'active-from-the-start',
  account,
  at: { seconds: 0, nanos: 0 },
  time: '1970-01-01T00:00:00Z',
  origin: { file: '', line: 0, raw: '' },
  category: null,
  order: null,
});

/** When steps without a date happen: when the newest of all prices begins, or where none is dated, in 2026. */
export function undatedInstant({ features, zone }: Ir): number {
  let newest: number | null = null;
  for (const { prices } of features)
    for (const { from } of prices) if (from !== null && (newest === null || from > newest)) newest = from;
  return newest ?? startOfDay(zone, 2026, 1, 1);
}
