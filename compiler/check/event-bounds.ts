import { Exact } from '../../runtime/exact.ts';
import type { RatePart } from '../ir/ir.ts';
import type { Amount, CheckedSchedule, CheckedTier } from './checked-price.ts';

/** What each event's amount is held between. */
export interface EventBounds {
  readonly atLeast: RatePart | null;
  readonly atMost: RatePart | null;
}

/**
 * Holds one rate between bounds for each event alone: a `volume` schedule that is flat up to the quantity at which the
 * rate comes to the least, and flat again from where it comes to the most. Null for tiers and blocks, which have no
 * such quantity, or several.
 */
export function boundEach(
  { tiers }: CheckedSchedule,
  { atLeast, atMost }: EventBounds,
  counted: boolean,
): CheckedSchedule | null {
  const [tier, ...others] = tiers;
  if (!tier || others.length > 0 || tier.charge.kind !== 'amount' || tier.charge.blocks.length > 0)
    return null;
  const { charge, span } = tier;
  // Whole units reach a bound between two of them with the next one.
  const reaching = (amount: Exact): Exact | null => {
    if (!charge.rate.isPositive()) return amount.compare(charge.flat) >= 0 ? null : Exact.zero;
    const quantity = amount.minus(charge.flat).over(charge.rate);
    return counted ? quantity.floor() : quantity;
  };
  const flat = (bound: RatePart): Amount => ({
    ...charge,
    flat: Exact.of(bound.amount),
    rate: Exact.zero,
    parts: [bound],
  });
  const steps: { readonly upTo: Exact | null; readonly charge: Amount }[] = [];
  if (atLeast && Exact.of(atLeast.amount).compare(charge.flat) > 0)
    steps.push({ upTo: reaching(Exact.of(atLeast.amount)), charge: flat(atLeast) });
  const capped = atMost && reaching(Exact.of(atMost.amount));
  steps.push({ upTo: capped, charge });
  if (atMost && capped) steps.push({ upTo: null, charge: flat(atMost) });

  const bounded: CheckedTier[] = [];
  let lower = Exact.zero;
  for (const step of steps) {
    if (step.upTo && step.upTo.compare(lower) <= 0) continue;
    bounded.push({ upTo: step.upTo && { value: step.upTo, closed: true }, charge: step.charge, span });
    if (!step.upTo) break;
    lower = step.upTo;
  }
  return { mode: 'volume', tiers: bounded };
}
