import type { Exact } from '../../runtime/exact.ts';
import { refusals, type RefusalCode } from '../../runtime/refusals.ts';
import { textOf, type Filling, type Said } from '../../runtime/said.ts';
import { notSold } from '../../runtime/unsold.ts';
import type * as ir from './ir.ts';

/** Why the whole record, or `quantity` of it, is not rated. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
  readonly said: Said;
  readonly quantity: Exact | null;
}

export function refuse(
  code: RefusalCode,
  fillings: Readonly<Record<string, Filling>>,
  quantity: Exact | null = null,
): Refusal {
  const said = { ...fillings, says: refusals[code] };
  return { code, message: textOf(said), said, quantity };
}

/** What the price list itself refuses. */
export function refusalOf(
  outcome: Pick<ir.Refusal, 'kind'> & { readonly message?: string; readonly page?: string },
  quantity: Exact | null,
): Refusal {
  return outcome.kind === 'reject'
    ? refuse('TAR5108', { reason: notSold(outcome.message ?? '') }, quantity)
    : refuse('TAR5107', { page: outcome.page ?? '' }, quantity);
}
