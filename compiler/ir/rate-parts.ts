import type { TierCharge } from './ir.ts';

/** Whether a tier stands for `at least` or `at most` of each event: its end is worked out, and nobody wrote it. */
export const isBound = (charge: TierCharge): boolean =>
  charge.kind === 'amount' && charge.parts.some(({ kind }) => kind === 'at least' || kind === 'at most');
