/** The names that programs rate with: what goes in, what comes out, and the exact numbers between. */
export { Exact } from './exact.ts';
export { InvariantError, type Invariant } from './invariant-error.ts';
export { checkRated, type RatingFacts } from './invariants.ts';
export { buildInvoices, countRecords, totalsByCurrency } from './ledger.ts';
export type { AccountInput, ProductQuote, Rater } from './rater.ts';
export { compareRecords } from './record.ts';
export type {
  Activation,
  AnyRecord,
  Conversion,
  Instant,
  Order,
  OrderRecord,
  Renewal,
  Upgrade,
  Usage,
} from './record.ts';
export type * from './result.ts';
export { partsOf, type Filling, type Part, type Said } from './said.ts';
