import type { RateForm } from '../../runtime/result.ts';
import type { RatePart, TierCharge } from './ir.ts';

/** What a rate is as a whole. */
export const formOf = (parts: readonly RatePart[]): RateForm => {
  const [first] = parts;
  return first === undefined ? 'free' : parts.length > 1 ? 'sum' : first.kind;
};

/** Whether a tier stands for `at least` or `at most` of each event: its end is worked out, and nobody wrote it. */
export const isBound = (charge: TierCharge): boolean =>
  charge.kind === 'amount' && charge.parts.some(({ kind }) => kind === 'at least' || kind === 'at most');
