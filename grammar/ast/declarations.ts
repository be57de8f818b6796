import type { Capacity, Licence, Package } from './products.ts';
import type { Example } from './examples.ts';
import type { Free, Price, Reject, ScheduleDeclaration, Unpublished } from './prices.ts';
import type { Name, Num, Quantity, Text } from './words.ts';
import type { Span } from '../text/span.ts';

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

/**
 * A category holds features, may say first what holds for each of them that does not say its own, and may hold whatever
 * else belongs beside them.
 */
export interface Category {
  readonly kind: 'category';
  readonly name: Name;
  readonly title: Text | null;
  readonly items: readonly CategoryItem[];
  readonly span: Span;
}

export type CategoryItem = Declaration | FeatureItem;

/** A feature that says nothing of its own needs no braces: `items` is empty then. */
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
