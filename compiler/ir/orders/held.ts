import { Exact } from '../../../runtime/exact.ts';
import * as records from '../../../runtime/record.ts';
import type { ConsumeKey, Product } from '../ir.ts';

/** A purchase while it lives. */
export interface Held {
  readonly id: string;
  product: Product;
  readonly size: Exact;
  remaining: Exact;
  readonly bought: records.Instant;
  effective: records.Instant;
  /** Null: not before it is activated. */
  expires: records.Instant | null;
  /** Terms since `effective`, all of one unit, or null once renewals have mixed them. */
  terms: { count: number; unit: 'day' | 'month' | 'year' } | null;
  /** The permanent capacity, and raises for an interval. */
  capacity: Exact;
  raises: { readonly from: records.Instant; readonly until: records.Instant; readonly capacity: Exact }[];
  alerted: boolean;
  activated: boolean;
}

export type Standing = 'valid' | 'not activated' | 'not yet effective' | 'expired';

/** An order pays from its effective instant until its expiry, and once it is activated. */
export function standing(order: Held, at: records.Instant): Standing {
  if (!order.activated) return 'not activated';
  if (records.compareInstants(order.effective, at) > 0) return 'not yet effective';
  return order.expires === null || records.compareInstants(at, order.expires) < 0 ? 'valid' : 'expired';
}

export const isValid = (order: Held, at: records.Instant): boolean => standing(order, at) === 'valid';

/** The capacity that holds at an instant; a temporary upgrade ends with its order at the latest. */
export function capacityAt(order: Held, at: records.Instant): Exact {
  return order.raises
    .filter(
      (raise) => records.compareInstants(raise.from, at) <= 0 && records.compareInstants(at, raise.until) < 0,
    )
    .reduce((most, raise) => Exact.max(most, raise.capacity), order.capacity);
}

/** The earlier of two instants, of which either may never come. */
export function earlier(a: records.Instant | null, b: records.Instant | null): records.Instant | null {
  if (a === null || b === null) return a ?? b;
  return records.compareInstants(a, b) <= 0 ? a : b;
}

const FOREVER = { seconds: Number.MAX_SAFE_INTEGER, nanos: 0 };

/** How the orders of one fund are put in line. */
export const compareBy: Readonly<Record<ConsumeKey, (a: Held, b: Held) => number>> = {
  'soonest expiry': (a, b) => records.compareInstants(a.expires ?? FOREVER, b.expires ?? FOREVER),
  'earliest order': (a, b) => records.compareInstants(a.bought, b.bought),
  'order id': (a, b) => records.compareText(a.id, b.id),
};
