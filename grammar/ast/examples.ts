import type { DateTime, Money, Name, Num, Quantity, Text } from './words.ts';
import type { Span } from '../text/span.ts';

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
