import type { ExactText, Period, Schedule, TermPrice } from '../../ir/ir.ts';
import type { Exact } from '../../../runtime/exact.ts';
import type { Extreme } from '../curve-extremes.ts';
import type { Interval } from '../interval.ts';
import type { Sign } from '../curve-signs.ts';

/** What a change of a catalog means. Words and writing do not count: titles, places, the way a rule is written. */
export interface CatalogDiff {
  /** Zone, currency, rounding, activation, attributes, funds. */
  readonly settings: readonly Fact[];
  /** Null where amounts cannot be compared: the currencies differ. */
  readonly currency: string | null;
  /** In the order of the new catalog, then those that went. */
  readonly features: readonly FeatureDiff[];
  readonly products: readonly ProductDiff[];
  /** What means the same as before. */
  readonly same: { readonly features: number; readonly products: number };
}

/** A value in words, with the numbers in it kept apart for whoever writes them out. */
export type Words = readonly (
  | string
  | { readonly money: ExactText; readonly currency: string }
  | { readonly quantity: ExactText; readonly unit: string }
  | PriceWords
)[];

/** A price tier by tier, and how they add up; one without tiers is a single one, and `mode` is null. */
export interface PriceWords {
  readonly mode: Schedule['mode'] | null;
  readonly tiers: readonly Words[];
}

/** One thing that was said otherwise before; null: it was not there, or is not any more. */
export interface Fact {
  readonly what: Words;
  /** For which values of the attributes; none for every record. */
  readonly where: readonly Place[];
  readonly old: Words | null;
  readonly new: Words | null;
}

/** On one side only. */
export type Alone = 'added' | 'removed';

export type Presence =
  { readonly kind: 'changed' } | { readonly kind: Alone; readonly looksLike: string | null };

export type FeatureDiff = Presence & {
  readonly name: string;
  readonly facts: readonly Fact[];
  readonly prices: readonly PriceDiff[];
};

export type ProductDiff = Presence & {
  readonly name: string;
  readonly facts: readonly Fact[];
  /** What a quantity costs, by term. */
  readonly terms: readonly AmountChange[];
};

/** What changed of the price that is in force from an instant on, and before another; null: from or to any time. */
export interface PriceDiff {
  readonly from: number | null;
  readonly until: number | null;
  readonly facts: readonly Fact[];
  readonly cells: readonly CellChange[];
}

/** What changed for some values of the attributes; no place at all: for every record. */
export interface CellChange {
  readonly where: readonly Place[];
  readonly facts: readonly Fact[];
  readonly amounts: AmountChange | null;
}

/** Values that a table tells apart, one entry for each axis that does not take all of its values. */
export type Place = readonly AxisValues[];

export type AxisValues =
  | {
      readonly kind: 'number';
      readonly attribute: string;
      readonly unit: string;
      readonly from: { readonly value: ExactText; readonly included: boolean } | null;
      readonly to: { readonly value: ExactText; readonly included: boolean } | null;
    }
  | { readonly kind: 'choice'; readonly attribute: string; readonly values: readonly string[] }
  /** Minutes of the local week, Monday 00:00 being 0; the end is not included. */
  | { readonly kind: 'time'; readonly from: number; readonly to: number };

/** On which quantities a bill rises or falls, and by how much. */
export interface AmountChange {
  /** What the quantity is summed over: an event, a period, a purchase for a term. */
  readonly per: 'event' | Period | { readonly purchase: TermPrice['term'] } | null;
  readonly unit: string;
  readonly counted: boolean;
  readonly old: PriceWords;
  readonly new: PriceWords;
  /** A flat price, `at least` or `at most` of another period, or over several cells, comes on top of these amounts. */
  readonly apart: boolean;
  /** Where the bill is not what it was, in order; null where that is not decided, with the reason. */
  readonly spans: readonly ChangeSpan[] | null;
  readonly undecided: string | null;
  /** Quantities at which the bill is the same, between one that rises and one that falls. */
  readonly breakEven: readonly BreakEven[];
}

/**
 * `at` null: between two whole quantities, of which `after` is the later. Not `isEqual`: the bill jumps from one side to the
 * other, at the quantity (`isIncluded`) or above it.
 */
export type BreakEven =
  | { readonly at: Exact; readonly isEqual: true }
  | { readonly at: Exact; readonly isEqual: false; readonly isIncluded: boolean }
  | { readonly at: null; readonly before: Exact; readonly after: Exact };

export interface ChangeSpan extends Interval {
  /** 1: the bill rises; -1: it falls; `mixed`: it goes up and down with the blocks, the same way every `cycle`. */
  readonly sign: Exclude<Sign, 0>;
  readonly cycle: Exact | null;
  /** The change is this much for each unit of the whole quantity; null where it is not in proportion. */
  readonly inProportion: Exact | null;
  readonly least: Extreme;
  readonly most: Extreme;
  /** Where the change grows without bound: the largest one before it falls back to the smallest; null: it does not. */
  readonly peak: Extreme | null;
}

export const isEmpty = ({ settings, features, products }: CatalogDiff): boolean =>
  settings.length + features.length + products.length === 0;
