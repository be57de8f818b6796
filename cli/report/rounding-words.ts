import { Exact } from '../../runtime/exact.ts';
import type { Line } from '../../runtime/result.ts';
import type { StepWords } from './steps.ts';
import type { Wording } from './wording.ts';

/** What rounding adds to the steps of a line, or takes off, so that they come to its amount; none where it does nothing. */
export function roundingWords(
  { amount, tiers }: Line,
  isPerEvent: boolean,
  wording: Wording,
): readonly StepWords[] {
  if (tiers.length === 0) return [];
  const off = tiers.reduce((rest, tier) => rest.minus(Exact.of(tier.amount)), Exact.of(amount));
  if (off.isZero()) return [];
  const rate = isPerEvent ? 'each record rounded by itself' : 'the sum rounded';
  return [{ quantity: '', unit: '', sign: '', rate, amount: wording.amount(off.toString()), cell: '' }];
}
