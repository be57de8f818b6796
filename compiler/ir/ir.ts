/**
 * The intermediate form of a catalog: four operations (schedule, select, draw, waterfall), fully resolved. Plain JSON,
 * published as `compile --target ir` and described by `ir.schema.json`.
 *
 * What may be relied on here: every name is resolved, every quantity of a feature is in its meter's unit, every
 * schedule tiles the quantities from 0 up, every select has an outcome for every combination, every amount is exact.
 */

/** An exact number: a plain decimal (`"12.5"`), or `"p/q"` in lowest terms where no finite decimal exists. */
export type ExactText = string;

/** Where a rule stands: `text-recognition.tarifa:12`. Not part of the meaning, and not of the digest. */
export type Place = string;

export interface Ir {
  readonly ir: 1;
  readonly catalog: { readonly name: string; readonly title: string };
  readonly currency: { readonly code: string; readonly digits: number };
  readonly rounding: Rounding;
  readonly zone: Zone;
  readonly activation: 'none' | 'account' | 'category';
  readonly attributes: readonly Attribute[];
  /** In `deduct` order, without `price`. */
  readonly funds: readonly Fund[];
  /** In the order of declaration. */
  readonly features: readonly Feature[];
  readonly products: readonly Product[];
}

/** `half …` are to the nearest step, ties away from zero, to the even step, towards zero; `up` is away from zero. */
export type RoundingMode = 'half up' | 'half even' | 'half down' | 'up' | 'down';

export interface Rounding {
  readonly mode: RoundingMode;
  readonly step: ExactText;
}

/**
 * A time zone as the instants (seconds since 1970 UTC) at which its offset changes, and the offset (seconds east of
 * UTC) from then on. The first entry holds from the beginning of time. Times are taken from 1970 to 2100.
 */
export interface Zone {
  readonly name: string;
  readonly offsets: readonly (readonly [since: number, offset: number])[];
}

export type Attribute =
  | {
      readonly name: string;
      readonly kind: 'number';
      readonly unit: string;
      readonly default: ExactText | null;
    }
  | {
      readonly name: string;
      readonly kind: 'choice';
      readonly values: readonly string[];
      readonly default: string | null;
    };

export type ConsumeKey = 'soonest expiry' | 'earliest order' | 'order id';

/** Orders of a fund pay in the order of these keys; `order id` is always the last, so the order is total. */
export interface Fund {
  readonly name: string;
  readonly consume: readonly ConsumeKey[];
}

export interface Feature {
  readonly name: string;
  readonly title: string;
  readonly category: string | null;
  readonly meter: Meter;
  /** The waterfall: the funds that the feature accepts and that some product fills, in `deduct` order. */
  readonly funds: readonly FundUse[];
  /** Pay-as-you-go, by date: the last whose `from` is not after the record's time counts. Empty: there is none. */
  readonly prices: readonly Price[];
  /** What happens after the funds when there is no price. */
  readonly otherwise: Free | Refusal | null;
  readonly at: Place;
}

export interface Meter {
  readonly unit: string;
  /** Counted units take whole quantities only. */
  readonly counted: boolean;
  /** The quantity is money in the catalog's currency. */
  readonly money: boolean;
  /** Units that a record may name, each with what one of it is in the meter's unit; the meter's own is among them. */
  readonly units: readonly { readonly names: readonly string[]; readonly factor: ExactText }[];
  readonly where: readonly Condition[];
  readonly step: ExactText | null;
  readonly minimum: ExactText | null;
  /** A number attribute that multiplies the quantity. */
  readonly times: string | null;
}

/** True when the attribute has one of the values. */
export interface Condition {
  readonly attribute: string;
  readonly values: readonly string[];
}

export interface FundUse {
  readonly fund: string;
  /** `capacity`: each valid order covers every call. `draw`: the order's balance pays quantity × factor. */
  readonly products: readonly (CapacityUse | DrawUse)[];
}

export interface CapacityUse {
  readonly kind: 'capacity';
  readonly product: string;
  readonly at: Place;
}

export interface DrawUse {
  readonly kind: 'draw';
  readonly product: string;
  /** Only whole units of the meter are drawn. */
  readonly whole: boolean;
  /** Balance units (points) for one unit of the meter; null where a combination is not covered. */
  readonly factor: Select<FactorOutcome | null>;
  readonly at: Place;
}

export type FactorOutcome =
  | { readonly kind: 'factor'; readonly factor: ExactText }
  | { readonly kind: 'unpublished'; readonly page: string };

export type Period = 'day' | 'month' | 'year' | 'ever';

/** One dated version of a feature's price. */
export interface Price {
  /** Seconds since 1970 UTC; null for the price without a date. */
  readonly from: number | null;
  /** Covered quantity moves the counters too. */
  readonly countingAll: boolean;
  /** Owed once a period from the first use on, whatever the quantity. */
  readonly flat: { readonly period: Period; readonly amount: ExactText } | null;
  /** What the sum over all cells in a period is held between. */
  readonly bounds: {
    readonly period: Period;
    readonly atLeast: ExactText | null;
    readonly atMost: ExactText | null;
  } | null;
  /** Each event's amount is rounded, instead of the line's. */
  readonly perEvent: boolean;
  readonly table: Select<Outcome>;
  readonly at: Place;
}

export type Outcome = Rated | Free | Refusal;

/** Quantity in, money out. `period` null: each event alone (nothing is remembered). */
export interface Rated {
  readonly kind: 'rated';
  /** The cell's name, unique in its table and the same in later versions of it: what a counter belongs to. */
  readonly cell: string;
  readonly period: Period | null;
  readonly schedule: Schedule;
}

export interface Free {
  readonly kind: 'free';
  readonly cell: string;
}

export type Refusal =
  | { readonly kind: 'reject'; readonly cell: string; readonly message: string }
  | { readonly kind: 'unpublished'; readonly cell: string; readonly page: string };

/**
 * Picks an outcome by attributes or time. Each axis cuts its values into atoms; `cells` has one index into `outcomes`
 * for each combination of atoms, the last axis running fastest.
 */
export interface Select<T> {
  readonly axes: readonly Axis[];
  readonly cells: readonly number[];
  readonly outcomes: readonly T[];
}

export type Axis =
  /** `n` rising cuts make `n + 1` atoms; the cut's value belongs to the atom below it when `closed`. */
  | {
      readonly kind: 'number';
      readonly attribute: string;
      readonly cuts: readonly { readonly value: ExactText; readonly closed: boolean }[];
    }
  /** One atom for each declared value, in the order of declaration. */
  | { readonly kind: 'choice'; readonly attribute: string; readonly values: readonly string[] }
  /** Minutes of the local week (Monday 00:00 is 0, below 10,080) at which an atom starts; the first is 0. */
  | { readonly kind: 'time'; readonly starts: readonly number[] };

/** Tiers that tile the quantities from 0 up; the last has no end. */
export interface Schedule {
  readonly mode: 'graduated' | 'volume';
  readonly tiers: readonly Tier[];
}

export interface Tier {
  /** Null for the last. */
  readonly upTo: ExactText | null;
  /** Whether `upTo` itself belongs to this tier. Counted units always have closed bounds. */
  readonly closed: boolean;
  readonly charge: TierCharge;
  readonly at: Place;
}

/** A refusing tier is the last one, and the bound below it is closed. */
export type TierCharge =
  | {
      readonly kind: 'amount';
      /** The rate in the words of the price list, for people. */
      readonly label: string;
      /** What it is made of, which `flat`, `rate` and `blocks` add up in the meter's unit; empty: free. */
      readonly parts: readonly RatePart[];
      /** Due once when the quantity enters the tier. */
      readonly flat: ExactText;
      /** Money for one unit of the meter. */
      readonly rate: ExactText;
      readonly blocks: readonly Block[];
    }
  | { readonly kind: 'reject'; readonly message: string }
  | { readonly kind: 'unpublished'; readonly page: string };

/**
 * One part of a rate as it is written, to its last digit (`4.00`) and in its own unit: no part of the meaning, as the label.
 * `event` is owed by each record, and a bound is what each record is held to; `count` is null where it is not written.
 */
export type RatePart = { readonly amount: ExactText } & (
  | { readonly kind: 'flat' | 'event' | 'at least' | 'at most' }
  | { readonly kind: 'rate' | Block['part']; readonly count: ExactText | null; readonly unit: string }
  | { readonly kind: 'percent'; readonly of: string }
);

/** Money for each started or complete block of `size` units: from the tier's lower bound if graduated, else from 0. */
export interface Block {
  readonly size: ExactText;
  readonly price: ExactText;
  readonly part: 'started' | 'complete';
}

export interface Span {
  readonly count: number;
  readonly unit: 'day' | 'month' | 'year';
}

export type Product = Package | Capacity | Licence;

export interface Package {
  readonly kind: 'package';
  readonly name: string;
  readonly title: string;
  readonly fund: string;
  /** The unit of its balance. */
  readonly unit: string;
  readonly valid: Span | null;
  /** The share of the size at or below which the alert goes out, of 1. */
  readonly alert: ExactText | null;
  readonly sizes: readonly { readonly size: ExactText; readonly price: ExactText; readonly at: Place }[];
  /** Other sizes are sold, at prices that this page does not give. */
  readonly unpublished: string | null;
  readonly at: Place;
}

/** What a quantity costs for one term. */
export interface TermPrice {
  readonly term: 'day' | 'month' | 'year';
  readonly price: Schedule | { readonly kind: 'unpublished'; readonly page: string };
}

export interface Capacity {
  readonly kind: 'capacity';
  readonly name: string;
  readonly title: string;
  readonly fund: string;
  readonly unit: string;
  readonly counted: boolean;
  /** Empty with `unpublished` set: the page gives no price. */
  readonly terms: readonly TermPrice[];
  readonly unpublished: string | null;
  readonly sellUpTo: ExactText | null;
  readonly allows: readonly ('renewal' | 'upgrade' | 'temporary upgrade')[];
  /** The page that has, or should have, the price of an upgrade. */
  readonly upgrade: string | null;
  readonly at: Place;
}

export interface Licence {
  readonly kind: 'licence';
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly terms: readonly TermPrice[];
  readonly unpublished: string | null;
  /** The term starts at activation, which must come within this time of the purchase. */
  readonly activateWithin: Span | null;
  readonly at: Place;
}
