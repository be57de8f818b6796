import { Exact } from '../../../runtime/exact.ts';
import type { CapacityUse, DrawUse, ExactText, Zone } from '../ir.ts';
import type { Held } from '../orders/held.ts';
import { missingAttribute, pick, type Situation } from './select.ts';

/** What an order whose turn it is does for a quantity. */
export type Deal =
  | { readonly outcome: 'not needed' | 'used up' | 'no factor' | 'covered' }
  | { readonly outcome: 'attribute missing'; readonly attribute: string }
  | { readonly outcome: 'factor unpublished'; readonly page: string }
  | { readonly outcome: 'too little left'; readonly factor: ExactText }
  | { readonly outcome: 'paid'; readonly factor: ExactText; readonly taken: Exact; readonly drawn: Exact };

export function dealOf(
  order: Held,
  covers: CapacityUse | DrawUse,
  situation: Situation,
  zone: Zone,
  rest: Exact,
): Deal {
  if (!rest.isPositive()) return { outcome: 'not needed' };
  // Decision 10: while capacity is valid, every call is covered, whatever the count.
  if (covers.kind === 'capacity') return { outcome: 'covered' };
  if (!order.remaining.isPositive()) return { outcome: 'used up' };
  const attribute = missingAttribute(covers.factor, situation);
  if (attribute !== null) return { outcome: 'attribute missing', attribute };
  const found = pick(covers.factor, situation, zone);
  if (found === null) return { outcome: 'no factor' };
  if (found.kind === 'unpublished') return { outcome: 'factor unpublished', page: found.page };
  const factor = Exact.of(found.factor);
  const payable = factor.isZero() ? rest : order.remaining.over(factor);
  const taken = Exact.min(rest, covers.whole ? payable.floor() : payable);
  return taken.isPositive()
    ? { outcome: 'paid', factor: found.factor, taken, drawn: taken.times(factor) }
    : { outcome: 'too little left', factor: found.factor };
}
