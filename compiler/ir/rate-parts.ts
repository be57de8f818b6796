import type { FixedRate, RateForm } from '../../runtime/result.ts';
import type { Ir, Period, Price, RatePart, TierCharge } from './ir.ts';
import { flatLabel, partLabel } from './labels.ts';

/** What a rate is as a whole. */
export const formOf = (parts: readonly RatePart[]): RateForm => {
  const [first] = parts;
  return first === undefined ? 'free' : parts.length > 1 ? 'sum' : first.kind;
};

/** Whether a tier stands for `at least` or `at most` of each event: its end is worked out, and nobody wrote it. */
export const isBound = (charge: TierCharge): boolean =>
  charge.kind === 'amount' && charge.parts.some(({ kind }) => kind === 'at least' || kind === 'at most');

/**
 * What a tier charges where a part of it is owed once, by each record or in each period of its counter, or blocks begin
 * anew with each; or null.
 */
export const fixedRate = (code: string, charge: TierCharge, period: Period | null): FixedRate | null =>
  charge.kind !== 'amount' || (charge.flat === '0' && charge.blocks.length === 0)
    ? null
    : {
        per: period ?? 'record',
        parts: charge.parts.map((part) => ({
          rate: partLabel(code, part),
          form: part.kind,
          amount: part.amount,
        })),
      };

/** What is owed by the period, whatever is used. */
export const flatRate = (ir: Pick<Ir, 'currency'>, flat: NonNullable<Price['flat']>): FixedRate => ({
  per: flat.period,
  parts: [{ rate: flatLabel(ir, flat), form: 'flat', amount: flat.amount }],
});
