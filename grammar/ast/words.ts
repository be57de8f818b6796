import type { Span } from '../text/span.ts';

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
