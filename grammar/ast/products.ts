import type { Money, Name, Num, Quantity, Text } from './words.ts';
import type { Price, Table, Unpublished } from './prices.ts';
import type { Span } from '../text/span.ts';

/** `for each a.*` makes one product for every feature of the scopes; null where the product is sold as it stands. */
type ForEach = readonly Scope[] | null;

export interface Package {
  readonly kind: 'package';
  readonly name: Name;
  readonly title: Text | null;
  readonly fund: Name;
  readonly forEach: ForEach;
  readonly items: readonly PackageItem[];
  readonly span: Span;
}

export type PackageItem = Covers | Valid | Alert | Draw | Size;

export interface Capacity {
  readonly kind: 'capacity';
  readonly name: Name;
  readonly title: Text | null;
  readonly fund: Name;
  readonly forEach: ForEach;
  readonly items: readonly CapacityItem[];
  readonly span: Span;
}

export type CapacityItem = Covers | Price | Sell | Allows | Upgrade;

export interface Licence {
  readonly kind: 'licence';
  readonly name: Name;
  readonly title: Text | null;
  readonly forEach: ForEach;
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

/** `feature` (`name`, no star), `category.*` (`name` and star), `*` (a star alone), `each` (neither). */
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
