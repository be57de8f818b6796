import type { Instant } from './record.ts';
import type { Said } from './said.ts';

/** What rating gives. Money and quantities are decimal texts, or `"p/q"` where no finite decimal exists. */

/** What a rate is: one part of those that a price list writes, a sum of several, or nothing to pay. */
export type RateForm =
  /** A price for each unit, or for each so many. */
  | 'rate'
  /** A price for each block of units. */
  | 'started'
  | 'complete'
  | 'percent'
  /** One amount, whatever the quantity: of the whole of it, or of each event. */
  | 'flat'
  | 'event'
  /** What the amount is held to. */
  | 'at least'
  | 'at most'
  | 'sum'
  | 'free';

/** What a part of a rate is owed once for, whatever the quantity: each record, or each period of its counter. */
export type FixedPer = 'record' | 'day' | 'month' | 'year' | 'ever';

/** A rate of which a part is owed once, or in blocks, and all that it is made of, each part with what one of it costs. */
export interface FixedRate {
  readonly per: FixedPer;
  readonly parts: readonly Pick<Step, 'rate' | 'form' | 'amount'>[];
}

/** The same, and how often that part is owed. */
export interface FixedOwed extends FixedRate {
  readonly times: number;
}

/** A part of a tier that an event, or a line, touched. */
export interface Step {
  /** The cell of the price table; empty where there is no table. */
  readonly cell: string;
  /** From 1. */
  readonly tier: number;
  readonly quantity: string;
  /** The rate in the words of the price list. */
  readonly rate: string;
  readonly form: RateForm;
  /** Exact, before rounding. */
  readonly amount: string;
  /** Of a purchase for several terms, how many: the rate is for one of them, the amount for all. */
  readonly terms?: number;
  /** Where what is owed once is owed several times, or not again: how often, and for what. */
  readonly fixed?: FixedOwed;
}

/** One event's share in one fund, or what is owed without an event. */
export interface Charge {
  /** Absent (null) for what is owed without a record. */
  readonly record: string | null;
  readonly account: string;
  readonly feature: string;
  /** A fund's name, `price`, `otherwise`, or `unbilled`. */
  readonly fund: string;
  readonly order: string | null;
  readonly quantity: string;
  readonly unit: string;
  readonly drawn: string | null;
  /** Rounded: the line's rounded amount after this charge less the one before it. */
  readonly amount: string;
  readonly time: string;
  /** The month, `2026-01`, of the catalog's zone. */
  readonly period: string;
  readonly steps: readonly Step[];
}

/** What a purchase did: began an order, or went on with one. */
export type PurchaseKind = 'order' | 'upgrade' | 'temporary upgrade' | 'renewal';

/** What was bought. */
export interface Purchase {
  readonly record: string;
  readonly kind: PurchaseKind;
  readonly account: string;
  readonly product: string;
  readonly order: string;
  readonly quantity: string;
  readonly unit: string;
  readonly amount: string;
  readonly time: string;
  readonly period: string;
  readonly steps: readonly Step[];
}

/** What one order paid of a line. */
export interface Payer {
  readonly order: string;
  /** In the meter's unit. */
  readonly quantity: string;
  /** What was taken from the order's balance, in its unit; absent for capacity, which nothing is taken from. */
  readonly drawn?: string;
}

/** Account, feature or product, fund and month; a purchase has a line of its own. */
export interface Line {
  readonly account: string;
  readonly feature?: string;
  readonly product?: string;
  readonly fund: string;
  readonly order?: string;
  readonly period: string;
  readonly quantity: string;
  readonly unit: string;
  readonly amount: string;
  /** The unrounded amount. */
  readonly exact: string;
  readonly tiers: readonly Step[];
  /** Of a line of the fund `adjustment`: the closed month and the fund that it makes up for. */
  readonly adjusts?: string;
  readonly of?: string;
  /** The records that came after the close and caused the adjustment. */
  readonly records?: readonly string[];
  /** Of a purchase: the record that bought, what it did, and when, as the record wrote it. */
  readonly record?: string;
  readonly kind?: PurchaseKind;
  readonly time?: string;
  /** The interval that was bought, in the catalog's zone; a licence has none before it is activated. */
  readonly from?: string;
  readonly until?: string;
  /** Of a line that orders paid: which they were, in the order in which they first paid. */
  readonly orders?: readonly Payer[];
}

export interface Invoice {
  readonly account: string;
  readonly period: string;
  readonly currency: string;
  readonly amount: string;
  readonly lines: number;
  readonly catalog: string;
}

export interface Balance {
  readonly order: string;
  readonly account: string;
  readonly product: string;
  readonly size: string;
  readonly remaining: string | null;
  readonly effective: string;
  readonly expires: string | null;
  readonly state: 'pending' | 'valid' | 'used up' | 'expired' | 'released';
}

export interface Alert {
  readonly order: string;
  readonly account: string;
  readonly record: string;
  readonly time: string;
  readonly threshold: string;
  readonly remaining: string;
}

/** A record, or the part of one, that could not be rated. `quantity` is that part, in the meter's unit. */
export interface Reject {
  readonly file: string;
  readonly line: number;
  readonly record: string | null;
  readonly account: string | null;
  readonly quantity: string | null;
  readonly code: string;
  readonly message: string;
  /** What the message is made of, for pages; not written. */
  readonly said: Said;
  readonly raw: string;
  /** When its record happened, where that could be read: for the month that it is told of; not written. */
  readonly at?: Instant;
}

/** A reject before the edge adds where the record stands. */
export interface Refused {
  readonly record: string;
  /** Null: the whole record. */
  readonly quantity: string | null;
  readonly code: string;
  readonly message: string;
  /** What the message is made of. */
  readonly said: Said;
}

/** What one account's records come to. */
export interface AccountRated {
  readonly charges: readonly Charge[];
  readonly purchases: readonly Purchase[];
  readonly lines: readonly Line[];
  readonly balances: readonly Balance[];
  readonly alerts: readonly Alert[];
  readonly refused: readonly Refused[];
}
