import type { OrderRecord, Usage } from './record.ts';
import type { AccountRated, Step } from './result.ts';
import type { Said } from './said.ts';
import type { Trace } from './trace.ts';

/** One account's records, unique by id and without replaced ones, in `compareRecords` order. */
export interface AccountInput {
  readonly account: string;
  readonly usage: readonly Usage[];
  readonly orders: readonly OrderRecord[];
  /** The end of what is rated, in seconds since 1970 UTC: what is owed by the period is owed up to here. */
  readonly until: number;
}

/** What a purchase would cost, exactly and rounded, or why it cannot be priced. */
export type ProductQuote =
  | { readonly amount: string; readonly exact: string; readonly steps: readonly Step[] }
  | { readonly code: string; readonly message: string; readonly said: Said };

/** Whatever can turn records into money: the reference interpreter, or a compiled catalog. */
export interface Rater {
  readonly name: string;
  /** `trace` hears of every decision, from raters that tell. */
  rate(input: AccountInput, trace?: Trace): AccountRated;
  /** `quantity` in the product's unit; `term` for capacity and licences. */
  quote(product: string, quantity: string, term: 'day' | 'month' | 'year' | null): ProductQuote;
}
