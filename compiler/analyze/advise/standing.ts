import { Exact } from '../../../runtime/exact.ts';
import type { Refused } from '../../../runtime/result.ts';

/** How a purchase compares with buying nothing, as to what is rejected. */
export type Standing =
  /** It rejects the same: the amounts can be compared. */
  | 'same'
  /** It rejects less, and nothing else. */
  | 'fewer'
  /** It rejects something that would be rated without it. */
  | 'other';

export function standingOf(without: readonly Refused[], having: readonly Refused[]): Standing {
  const open = new Map<string, Refused[]>();
  for (const refused of without) {
    const key = keyOf(refused);
    open.set(key, [...(open.get(key) ?? []), refused]);
  }
  let isSame = without.length === having.length;
  for (const refused of having) {
    const known = open.get(keyOf(refused))?.shift();
    if (known === undefined) return 'other';
    const order = compareQuantities(refused.quantity, known.quantity);
    if (order > 0) return 'other';
    if (order < 0) isSame = false;
  }
  return isSame ? 'same' : 'fewer';
}

const keyOf = ({ record, code }: Refused): string => JSON.stringify([record, code]);

/** Null is the whole record, and so more than any part of it. */
function compareQuantities(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return Exact.of(a).compare(Exact.of(b));
}
