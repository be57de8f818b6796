import { Exact } from '../../runtime/exact.ts';

/** A place between two neighbouring quantities: `value` itself belongs to what is below when `closed`. */
export interface Cut {
  readonly value: Exact;
  readonly closed: boolean;
}

/** What lies above `from` and not above `upTo`; null is without end. */
export interface Interval {
  readonly from: Cut;
  readonly upTo: Cut | null;
}

/** Below 0, which itself is the first quantity. */
export const start: Cut = { value: Exact.zero, closed: false };

/** Before, at, or after another: of two cuts at one value the open one comes first. */
export const compareCuts = (a: Cut, b: Cut): number =>
  a.value.compare(b.value) || Number(a.closed) - Number(b.closed);

/** The same cut for whole numbers, where what ends before 10 ends with 9. */
export const closedCut = (cut: Cut): Cut =>
  cut.closed ? cut : { value: cut.value.minus(Exact.one), closed: true };
