import type { Exact } from '../../runtime/exact.ts';
import { notSold, refusalMessage, type RefusalCode } from '../../runtime/refusals.ts';
import type * as ir from './ir.ts';

/** Why the whole record, or `quantity` of it, is not rated. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
  readonly quantity: Exact | null;
}

export const refuse = (
  code: RefusalCode,
  values: Readonly<Record<string, string>>,
  quantity: Exact | null = null,
): Refusal => ({ code, message: refusalMessage(code, values), quantity });

/** What the price list itself refuses. */
export function refusalOf(
  outcome: Pick<ir.Refusal, 'kind'> & { readonly message?: string; readonly page?: string },
  quantity: Exact | null,
): Refusal {
  return outcome.kind === 'reject'
    ? refuse('TAR5108', { reason: notSold(outcome.message ?? '') }, quantity)
    : refuse('TAR5107', { page: outcome.page ?? '' }, quantity);
}
