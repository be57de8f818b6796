import type { Span } from './text/span.ts';

/**
 * The tree of a price list: what was written, without punctuation, each node with its place. It holds no meaning:
 * names are not looked up, units not compared, cells not counted.
 */

/** One `.tarifa` file. `main.tarifa` holds one `Catalog`; an included file holds bare declarations. */
export interface File {
  readonly kind: 'file';
  readonly path: string;
  readonly items: readonly (Catalog | Declaration)[];
  readonly comments: readonly Comment[];
  readonly span: Span;
}

/** A line or block comment as written, with its marks. */
export interface Comment {
  readonly text: string;
  readonly span: Span;
}

// ---- words ----------------------------------------------------------------------------------------------------

/** A name: bare, in backticks, or a string that names what is no name (`"8k"`). `text` is without its quotes. */
export interface Name {
  readonly kind: 'name';
  readonly text: string;
  readonly form: 'bare' | 'backticks' | 'string';
  readonly span: Span;
}

/** A string; `value` has its escapes resolved. */
export interface Text {
  readonly kind: 'text';
  readonly value: string;
  readonly span: Span;
}

/** A number. `value` is the plain decimal (`10000.5`), without grouping. */
export interface Num {
  readonly kind: 'number';
  readonly value: string;
  readonly span: Span;
}

/** `10,000 calls`; `unit` is null where the number stands bare. */
export interface Quantity {
  readonly kind: 'quantity';
  readonly value: Num;
  readonly unit: Name | null;
  readonly span: Span;
}

/** `CNY 0.15`. */
export interface Money {
  readonly kind: 'money';
  readonly currency: Name;
  readonly value: Num;
  readonly span: Span;
}

/** `2026`, `2026-01`, `2026-02-01` or `2026-01-10T12:00[:30]`, as written; local to the catalog's zone. */
export interface DateTime {
  readonly kind: 'date';
  readonly text: string;
  readonly precision: 'year' | 'month' | 'day' | 'minute' | 'second';
  readonly span: Span;
}

// ---- declarations ---------------------------------------------------------------------------------------------

export interface Catalog {
  readonly kind: 'catalog';
  readonly name: Name;
  readonly title: Text | null;
  readonly items: readonly Declaration[];
  readonly span: Span;
}

export type Declaration =
  | Currency
  | TimeZone
  | Round
  | Unit
  | Attribute
  | Deduct
  | Consume
  | Activation
  | Include
  | Category
  | Feature
  | ScheduleDeclaration
  | Package
  | Capacity
  | Licence
  | Example;

export interface Currency {
  readonly kind: 'currency';
  readonly code: Name;
  readonly span: Span;
}

export interface TimeZone {
  readonly kind: 'timezone';
  readonly zone: Text;
  readonly span: Span;
}

export type RoundingWord = 'half up' | 'half even' | 'half down' | 'up' | 'down';

/** `round half up to 0.01`. */
export interface Round {
  readonly kind: 'round';
  readonly mode: RoundingWord;
  readonly step: Num;
  readonly span: Span;
}

/** `unit call, calls` (counted) or `measure minute, minutes = 60 seconds` (divisible). */
export interface Unit {
  readonly kind: 'unit';
  readonly counted: boolean;
  readonly names: readonly Name[];
  readonly equals: Quantity | null;
  readonly span: Span;
}

/** `attribute frame_rate in fps` (a number) or `attribute quality one of sd, hd, "8k" default sd`. */
export interface Attribute {
  readonly kind: 'attribute';
  readonly name: Name;
  readonly type:
    | { readonly kind: 'number'; readonly unit: Name }
    | { readonly kind: 'one of'; readonly values: readonly Name[] };
  readonly default: Name | Num | null;
  readonly span: Span;
}

/** `deduct a > b > price`; the reserved word `price` is a `Name` here. */
export interface Deduct {
  readonly kind: 'deduct';
  readonly funds: readonly Name[];
  readonly span: Span;
}

export type ConsumeKey = 'soonest expiry' | 'earliest order' | 'order id';

/** `consume a, b by soonest expiry, earliest order, order id`. */
export interface Consume {
  readonly kind: 'consume';
  readonly funds: readonly Name[];
  readonly by: readonly { readonly key: ConsumeKey; readonly span: Span }[];
  readonly span: Span;
}

/** `activation required` or `activation required each category`. */
export interface Activation {
  readonly kind: 'activation';
  readonly each: 'account' | 'category';
  readonly span: Span;
}

export interface Include {
  readonly kind: 'include';
  readonly path: Text;
  readonly span: Span;
}

/** A category holds features, and may hold whatever else belongs beside them. */
export interface Category {
  readonly kind: 'category';
  readonly name: Name;
  readonly title: Text | null;
  readonly items: readonly Declaration[];
  readonly span: Span;
}

export interface Feature {
  readonly kind: 'feature';
  readonly name: Name;
  readonly title: Text | null;
  readonly items: readonly FeatureItem[];
  readonly span: Span;
}

export type FeatureItem = Meter | Accepts | Price | FeatureOtherwise;

/** `meter call where status is success`, `meter amount in CNY`, … `unit` is the money meter's own name there. */
export interface Meter {
  readonly kind: 'meter';
  readonly unit: Name;
  readonly currency: Name | null;
  readonly where: readonly Condition[];
  /** `rounded up to 1 second each`. */
  readonly step: Quantity | null;
  /** `at least 1 second each`. */
  readonly minimum: Quantity | null;
  readonly times: Name | null;
  readonly span: Span;
}

/** `status is success or retried`, `status is not failed`; conditions of a meter are joined by `and`. */
export interface Condition {
  readonly kind: 'condition';
  readonly attribute: Name;
  readonly negated: boolean;
  readonly values: readonly Name[];
  readonly span: Span;
}

/** `accepts single_category, price`. */
export interface Accepts {
  readonly kind: 'accepts';
  readonly funds: readonly Name[];
  readonly span: Span;
}

/** What a feature without pay-as-you-go falls back to: `otherwise free up to 2 qps`, `otherwise reject "…"`. */
export interface FeatureOtherwise {
  readonly kind: 'otherwise';
  readonly charge: Free | Reject | Unpublished;
  readonly upTo: Quantity | null;
  readonly span: Span;
}

// ---- prices ---------------------------------------------------------------------------------------------------

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

// ---- packages, capacity, licences -----------------------------------------------------------------------------

export interface Package {
  readonly kind: 'package';
  readonly name: Name;
  readonly title: Text | null;
  readonly fund: Name;
  readonly items: readonly PackageItem[];
  readonly span: Span;
}

export type PackageItem = Covers | Valid | Alert | Draw | Size;

export interface Capacity {
  readonly kind: 'capacity';
  readonly name: Name;
  readonly title: Text | null;
  readonly fund: Name;
  readonly items: readonly CapacityItem[];
  readonly span: Span;
}

export type CapacityItem = Covers | Price | Sell | Allows | Upgrade;

export interface Licence {
  readonly kind: 'licence';
  readonly name: Name;
  readonly title: Text | null;
  readonly items: readonly LicenceItem[];
  readonly span: Span;
}

export type LicenceItem = Term | Price;

/** `covers a, b.*, * at FACTOR`; a capacity has no factor. */
export interface Covers {
  readonly kind: 'covers';
  readonly scopes: readonly Scope[];
  readonly factor: Factor | FactorTable | Unpublished | null;
  readonly span: Span;
}

/** `feature` (`name`, no star), `category.*` (`name` and star), `*` (no name). */
export interface Scope {
  readonly kind: 'scope';
  readonly name: Name | null;
  readonly star: boolean;
  readonly span: Span;
}

/** `0.2 points / call`, `1 point / 1,000 tokens`. */
export interface Factor {
  readonly kind: 'factor';
  readonly points: Quantity;
  readonly count: Num | null;
  readonly unit: Name;
  readonly span: Span;
}

/** `at points / minute by resolution, frame_rate { … }`. */
export interface FactorTable {
  readonly kind: 'factor table';
  readonly table: Table;
  readonly span: Span;
}

/** `valid 1 year`; `unit` is day, month or year. */
export interface Valid {
  readonly kind: 'valid';
  readonly count: Num;
  readonly unit: Name;
  readonly span: Span;
}

/** `alert at 20% remaining`. */
export interface Alert {
  readonly kind: 'alert';
  readonly percent: Num;
  readonly span: Span;
}

export interface Draw {
  readonly kind: 'draw';
  readonly what: 'whole units' | 'fractions';
  readonly span: Span;
}

/** `size 5,000 points CNY 50`, or `size unpublished "…"`. */
export interface Size {
  readonly kind: 'size';
  readonly quantity: Quantity | null;
  readonly price: Money | Unpublished;
  readonly span: Span;
}

/** `sell up to 50 qps`. */
export interface Sell {
  readonly kind: 'sell';
  readonly upTo: Quantity;
  readonly span: Span;
}

export type Change = 'renewal' | 'upgrade' | 'temporary upgrade';

/** `allows renewal, upgrade, temporary upgrade`. */
export interface Allows {
  readonly kind: 'allows';
  readonly changes: readonly { readonly change: Change; readonly span: Span }[];
  readonly span: Span;
}

/** `upgrade unpublished "the purchase page"`. */
export interface Upgrade {
  readonly kind: 'upgrade';
  readonly price: Unpublished;
  readonly span: Span;
}

/** `term starts on activation within 1 month`. */
export interface Term {
  readonly kind: 'term';
  readonly count: Num;
  readonly unit: Name;
  readonly span: Span;
}

// ---- examples -------------------------------------------------------------------------------------------------

export interface Example {
  readonly kind: 'example';
  readonly title: Text;
  readonly steps: readonly Step[];
  readonly span: Span;
}

export type Step =
  | Use
  | Quote
  | Buy
  | UpgradeOrder
  | Renew
  | Activate
  | ExpectMoney
  | ExpectRemaining
  | ExpectCovered
  | ExpectAlert
  | ExpectRejected;

/** `in 2026-01`, `on 2026-02-01`, `at 2026-01-10T12:00`. */
export interface When {
  readonly kind: 'when';
  readonly preposition: 'in' | 'on' | 'at';
  readonly date: DateTime;
  readonly span: Span;
}

/** `use 2 minutes 20 seconds of video_enhancement with frame_rate 60, resolution 1080 in 2026-01`. */
export interface Use {
  readonly kind: 'use';
  readonly quantity: readonly Quantity[];
  readonly feature: Name;
  readonly attributes: readonly AttributeValue[];
  readonly when: When | null;
  readonly span: Span;
}

export interface AttributeValue {
  readonly kind: 'attribute value';
  readonly name: Name;
  readonly value: Name | Num;
  readonly span: Span;
}

/** `quote face_comparison_1_1_qps 40 qps by day is CNY 452`; on a command line without `is`. */
export interface Quote {
  readonly kind: 'quote';
  readonly product: Name;
  readonly quantity: Quantity | null;
  readonly term: Name | null;
  readonly price: Money | null;
  readonly span: Span;
}

/** `buy object_detection_package 5,000 points on 2026-01-01 for CNY 50`; several steps buy several. */
export interface Buy {
  readonly kind: 'buy';
  readonly product: Name;
  readonly quantity: Quantity | null;
  readonly term: Name | null;
  readonly when: When | null;
  readonly price: Money | null;
  readonly span: Span;
}

/** `upgrade face_comparison_1_1_qps to 50 qps at … [until …] [for …]`. */
export interface UpgradeOrder {
  readonly kind: 'upgrade order';
  readonly product: Name;
  readonly quantity: Quantity;
  readonly when: When | null;
  readonly until: DateTime | null;
  readonly price: Money | null;
  readonly span: Span;
}

/** `renew face_comparison_1_1_qps by month on …`. */
export interface Renew {
  readonly kind: 'renew';
  readonly product: Name;
  readonly term: Name | null;
  readonly when: When | null;
  readonly price: Money | null;
  readonly span: Span;
}

/** `activate [category or product] on 2026-01-02`. */
export interface Activate {
  readonly kind: 'activate';
  readonly what: Name | null;
  readonly when: When | null;
  readonly span: Span;
}

/** `charge CNY 37.3 to the nearest 0.1` (what usage cost) or `total CNY 70` (with purchases). */
export interface ExpectMoney {
  readonly kind: 'charge' | 'total';
  readonly money: Money;
  readonly nearest: Num | null;
  readonly span: Span;
}

export interface ExpectRemaining {
  readonly kind: 'remaining';
  readonly quantity: Quantity;
  readonly product: Name;
  readonly span: Span;
}

export interface ExpectCovered {
  readonly kind: 'covered';
  readonly quantity: readonly Quantity[];
  readonly product: Name;
  readonly span: Span;
}

export interface ExpectAlert {
  readonly kind: 'expect alert';
  readonly product: Name;
  readonly span: Span;
}

export interface ExpectRejected {
  readonly kind: 'rejected';
  readonly code: Name;
  readonly span: Span;
}

/** Any node of the tree that has a kind of its own. */
export type Node =
  | File
  | Catalog
  | Declaration
  | FeatureItem
  | PackageItem
  | CapacityItem
  | LicenceItem
  | Charge
  | Part
  | Tiers
  | Tier
  | Bound
  | Table
  | TableHeading
  | TableRow
  | Cell
  | TimeBand
  | Scope
  | Factor
  | FactorTable
  | Condition
  | Period
  | Step
  | When
  | AttributeValue
  | Quantity
  | Money
  | DateTime
  | Name
  | Num
  | Text;
