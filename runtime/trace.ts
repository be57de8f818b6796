import type { AnyRecord } from './record.ts';
import type { Step } from './result.ts';

/** An axis of a table and where the record stands on it; of time, the minute of the local week, Monday 00:00 being 0. */
export interface Read {
  /** Null: by time. */
  readonly attribute: string | null;
  readonly value: string;
}

/** What became of an order that the account holds when a fund was tried. */
export type OrderOutcome =
  | { readonly outcome: 'not in scope' | 'not activated' | 'not needed' | 'used up' }
  | { readonly outcome: 'not yet effective'; readonly effective: string }
  | { readonly outcome: 'expired'; readonly expires: string }
  | { readonly outcome: 'attribute missing'; readonly attribute: string }
  | { readonly outcome: 'no factor'; readonly read: readonly Read[] }
  | { readonly outcome: 'factor unpublished'; readonly read: readonly Read[]; readonly page: string }
  /** Not even one whole unit can be drawn. `quantity` is what there was to pay. */
  | {
      readonly outcome: 'too little left';
      readonly read: readonly Read[];
      readonly factor: string;
      readonly remaining: string;
      readonly quantity: string;
    }
  /** By capacity. */
  | { readonly outcome: 'covered'; readonly quantity: string }
  | {
      readonly outcome: 'paid';
      readonly read: readonly Read[];
      readonly factor: string;
      readonly quantity: string;
      readonly drawn: string;
      readonly before: string;
      readonly after: string;
    };

interface Moved {
  readonly before: string;
  readonly after: string;
}

/**
 * One decision of rating. Plain JSON; quantities and money are exact texts; `at` is the place in the price list of the
 * rule that decided, `text-recognition.tarifa:12`.
 */
export type TraceStep =
  /** What follows is about this record; null: about what is owed without one. */
  | { readonly step: 'record'; readonly record: string | null; readonly type: AnyRecord['type'] | 'owed' }
  | { readonly step: 'feature'; readonly feature: string; readonly unit: string; readonly at: string }
  /** The quantity as it was written, into the meter's unit. */
  | {
      readonly step: 'convert';
      readonly quantity: string;
      readonly unit: string;
      readonly factor: string;
      readonly after: string;
      readonly at: string;
    }
  | {
      readonly step: 'where';
      readonly attribute: string;
      readonly value: string;
      readonly values: readonly string[];
      readonly holds: boolean;
      readonly at: string;
    }
  /** `of` is the size of a step, the minimum, or the value of the attribute that multiplies. */
  | ({
      readonly step: 'count';
      readonly by: 'step' | 'minimum' | 'times';
      readonly attribute: string | null;
      readonly of: string;
      readonly at: string;
    } & Moved)
  /** A fund is tried for what is left. */
  | { readonly step: 'fund'; readonly fund: string; readonly quantity: string }
  | ({
      readonly step: 'order';
      readonly order: string;
      readonly product: string;
      readonly unit: string;
      readonly at: string;
    } & OrderOutcome)
  | {
      readonly step: 'alert';
      readonly order: string;
      readonly threshold: string;
      readonly remaining: string;
      readonly at: string;
    }
  /** What stands in the place of a price; null: nothing does. */
  | {
      readonly step: 'otherwise';
      readonly outcome: 'free' | 'reject' | 'unpublished' | null;
      readonly quantity: string;
      readonly at: string;
    }
  /** The price in force. */
  | {
      readonly step: 'price';
      readonly from: string | null;
      readonly countingAll: boolean;
      readonly perEvent: boolean;
      readonly at: string;
    }
  | {
      readonly step: 'cell';
      readonly read: readonly Read[];
      readonly cell: string;
      readonly outcome: 'rated' | 'free' | 'reject' | 'unpublished';
      readonly at: string;
    }
  /** `before`, then what funds covered where all usage counts, then what is rated: `after`. */
  | ({
      readonly step: 'counter';
      readonly cell: string;
      /** Null: each event alone. */
      readonly every: 'day' | 'month' | 'year' | 'ever' | null;
      readonly period: string | null;
      readonly covered: string;
      readonly rated: string;
      /** Where the last tier refuses to go on, and its place. */
      readonly limit: string | null;
      readonly at: string | null;
    } & Moved)
  /** The sum of a period before `at most` takes `-off` from it. */
  | ({
      readonly step: 'bound';
      readonly every: 'day' | 'month' | 'year' | 'ever';
      readonly atLeast: string | null;
      readonly atMost: string | null;
      readonly off: string;
      readonly at: string;
    } & Moved)
  | ({ readonly step: 'tier'; readonly at: string } & Step)
  /** The line of an invoice that a charge moves, exactly and rounded. */
  | {
      readonly step: 'line';
      readonly feature: string;
      readonly fund: string;
      readonly period: string;
      readonly quantity: string;
      readonly perEvent: boolean;
      readonly exact: Moved;
      readonly rounded: Moved;
      readonly amount: string;
    }
  | {
      readonly step: 'owed';
      readonly feature: string;
      readonly label: string;
      readonly amount: string;
      readonly at: string;
    }
  | { readonly step: 'activated'; readonly category: string | null }
  | {
      readonly step: 'bought';
      readonly order: string;
      readonly product: string;
      readonly size: string;
      readonly unit: string;
      readonly effective: string;
      readonly expires: string | null;
      readonly at: string;
    }
  | {
      readonly step: 'purchase';
      readonly order: string;
      readonly product: string;
      readonly period: string;
      readonly quantity: string;
      readonly exact: string;
      readonly amount: string;
    }
  /** An order that a later record names. */
  | {
      readonly step: 'named';
      readonly order: string;
      readonly product: string;
      readonly unit: string;
      readonly standing: 'valid' | 'not activated' | 'not yet effective' | 'expired';
      readonly effective: string;
      readonly expires: string | null;
      readonly at: string;
    }
  /** `before` null: it had none. `until`: of a temporary upgrade. */
  | {
      readonly step: 'changed';
      readonly order: string;
      readonly what: 'capacity' | 'expiry' | 'product';
      readonly before: string | null;
      readonly after: string | null;
      readonly until: string | null;
    }
  | {
      readonly step: 'reject';
      readonly code: string;
      readonly message: string;
      readonly quantity: string | null;
    };

/** Listens to what a rater decides, in order. */
export type Trace = (step: TraceStep) => void;
