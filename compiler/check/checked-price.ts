import type * as ast from '../../grammar/ast.ts';
import type { Span } from '../../grammar/text/span.ts';
import type { Exact } from '../../runtime/exact.ts';
import type { RatePart } from '../ir/ir.ts';
import type { UnitSymbol } from '../stages.ts';
import type { Cut } from './cut.ts';

/** What is priced: a feature's quantity, or what is sold for a term. */
export interface PriceSubject {
  readonly kind: 'feature' | 'capacity' | 'licence';
  /** Null for a money meter. */
  readonly unit: UnitSymbol | null;
  readonly moneyName: string | null;
}

export type PeriodName = 'day' | 'month' | 'year' | 'ever';
export type TermName = 'day' | 'month' | 'year';

interface CheckedBlock {
  /** In units of the meter. */
  readonly size: Exact;
  readonly price: Exact;
  readonly part: 'started' | 'complete';
}

/** Money for a quantity, per unit of the meter. */
export interface Amount {
  readonly kind: 'amount';
  /** As they are written. */
  readonly parts: readonly RatePart[];
  readonly flat: Exact;
  readonly rate: Exact;
  readonly blocks: readonly CheckedBlock[];
  /** The first part that needs a period to be counted in, in the words of a message. */
  readonly memory: Memory | null;
  readonly span: Span;
}

export interface Memory {
  readonly what: 'blocks' | 'flat prices' | 'tiers';
  readonly span: Span;
}

export type CheckedCharge = ast.Free | ast.Reject | ast.Unpublished | Amount;

export interface CheckedTier {
  /** Null for the last. */
  readonly upTo: Cut | null;
  readonly charge: CheckedCharge;
  readonly span: Span;
}

export interface CheckedSchedule {
  readonly mode: ast.TierMode;
  readonly tiers: readonly CheckedTier[];
}

/** What one cell, one `otherwise` or a price without a table comes to. */
export type CheckedOutcome =
  | {
      readonly kind: 'rated';
      readonly cell: string;
      readonly period: PeriodName | null;
      readonly schedule: CheckedSchedule;
    }
  | {
      readonly kind: 'plain';
      readonly cell: string;
      readonly charge: ast.Free | ast.Reject | ast.Unpublished;
    };

/** An axis cut into atoms: the pieces within which every cell says one thing. */
export type CheckedAxis =
  | { readonly kind: 'number'; readonly attribute: string; readonly cuts: readonly Cut[] }
  | { readonly kind: 'choice'; readonly attribute: string; readonly values: readonly string[] }
  | { readonly kind: 'time'; readonly starts: readonly number[] };

/** An outcome for each combination of atoms, the last axis running fastest; -1 where nothing is said. */
export interface CheckedSelect<T> {
  readonly axes: readonly CheckedAxis[];
  readonly cells: readonly number[];
  readonly outcomes: readonly T[];
}

/** One dated version of a feature's price. */
export interface CheckedPrice {
  readonly node: ast.Price;
  readonly countingAll: boolean;
  readonly flat: { readonly period: PeriodName; readonly amount: Exact } | null;
  readonly bounds: {
    readonly period: PeriodName;
    readonly atLeast: Exact | null;
    readonly atMost: Exact | null;
  } | null;
  readonly perEvent: boolean;
  readonly table: CheckedSelect<CheckedOutcome>;
}

/** What a quantity costs for one term. */
export interface CheckedTerm {
  readonly term: TermName;
  readonly price: CheckedSchedule | ast.Unpublished;
  readonly span: Span;
}

/** A feature has versions by date; a capacity or a licence has terms, or the page that should name them. */
export interface CheckedPrices {
  readonly versions: readonly CheckedPrice[];
  readonly terms: readonly CheckedTerm[];
  readonly unpublished: string | null;
}

export const noPrices: CheckedPrices = { versions: [], terms: [], unpublished: null };
