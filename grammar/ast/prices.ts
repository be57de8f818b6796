import type { DateTime, Money, Name, Num, Quantity, Text } from './words.ts';
import type { Span } from '../text/span.ts';

export type PeriodWord = 'per event' | 'daily' | 'monthly' | 'yearly' | 'ever';

export interface Period {
  readonly kind: 'period';
  readonly word: PeriodWord;
  readonly span: Span;
}

/** `price [from DATE] BODY [PERIOD] [counting all usage] [at least M] [at most M]`. */
export interface Price extends PriceTerms {
  readonly kind: 'price';
  readonly from: DateTime | null;
}

/** What prices and named schedules share. */
export interface PriceTerms {
  readonly body: Charge | Tiers | Table;
  readonly period: Period | null;
  readonly countingAll: Span | null;
  readonly atLeast: Money | null;
  readonly atMost: Money | null;
  readonly span: Span;
}

/** `schedule ocr_tiers graduated monthly { … }`. */
export interface ScheduleDeclaration extends PriceTerms {
  readonly kind: 'schedule';
  readonly name: Name;
}

/** What a tier, a cell or a whole price may say. */
export type Charge = Free | Reject | Unpublished | Sum | Reference;

export interface Free {
  readonly kind: 'free';
  readonly span: Span;
}

export interface Reject {
  readonly kind: 'reject';
  readonly message: Text;
  readonly span: Span;
}

export interface Unpublished {
  readonly kind: 'unpublished';
  readonly page: Text;
  readonly span: Span;
}

/** The name of a schedule, standing for it. */
export interface Reference {
  readonly kind: 'reference';
  readonly name: Name;
  readonly span: Span;
}

/** `CNY 5 + CNY 0.08 / call`: one part or more. */
export interface Sum {
  readonly kind: 'sum';
  readonly parts: readonly Part[];
  readonly span: Span;
}

export type Part = Flat | Rate | Percent;

/** `CNY 99`. */
export interface Flat {
  readonly kind: 'flat';
  readonly money: Money;
  readonly span: Span;
}

/** `CNY 1.25 / started 1,000,000 tokens`; `count` null means 1. `unit` may be the built-in word `event`. */
export interface Rate {
  readonly kind: 'rate';
  readonly money: Money;
  readonly block: 'started' | 'complete' | null;
  readonly count: Num | null;
  readonly unit: Name;
  readonly span: Span;
}

/** `2.9% of amount`. */
export interface Percent {
  readonly kind: 'percent';
  readonly value: Num;
  readonly of: Name;
  readonly span: Span;
}

export type TierMode = 'graduated' | 'volume';
export type BoundOperator = '<=' | '<' | '>' | '>=';

/** `graduated { <= 10,000 calls  CNY 0.15 / call … }`. */
export interface Tiers {
  readonly kind: 'tiers';
  readonly mode: TierMode;
  readonly tiers: readonly Tier[];
  readonly span: Span;
}

export interface Tier {
  readonly kind: 'tier';
  readonly bound: Bound;
  readonly charge: Charge;
  readonly span: Span;
}

/** `<= 30 fps`. */
export interface Bound {
  readonly kind: 'bound';
  readonly operator: BoundOperator;
  readonly quantity: Quantity;
  readonly span: Span;
}

/**
 * A matrix: `CNY / minute by resolution, frame_rate [graduated] { rows } [otherwise …]`. With `mode`, the last key
 * column holds bounds of the quantity. Rows are as written; which cells are keys is for the checker.
 */
export interface Table {
  readonly kind: 'table';
  readonly heading: TableHeading | null;
  readonly axes: readonly Name[];
  readonly mode: TierMode | null;
  readonly rows: readonly TableRow[];
  readonly otherwise: Charge | null;
  readonly span: Span;
}

/** What a bare number in a cell is: `CNY / minute`, `CNY / 1,000 calls`; for a factor `points / minute`. */
export interface TableHeading {
  readonly kind: 'heading';
  /** A currency for prices, a unit of points for factors. */
  readonly amount: Name;
  readonly count: Num | null;
  readonly unit: Name;
  readonly span: Span;
}

export interface TableRow {
  readonly kind: 'row';
  readonly cells: readonly Cell[];
  readonly span: Span;
}

/** A cell between two bars. A bare name is `Name`, be it a key or the name of a schedule. */
export interface Cell {
  readonly kind: 'cell';
  readonly content: Bound | Name | TimeBand | Num | Charge | null;
  readonly span: Span;
}

/** `weekdays 08:00-22:00`, `monday, friday`, `22:00-06:00`. `days` empty means every day; no times, the whole day. */
export interface TimeBand {
  readonly kind: 'time';
  readonly days: readonly Name[];
  /** `HH:MM`, `24:00` allowed as an end. */
  readonly from: string | null;
  readonly to: string | null;
  readonly span: Span;
}
