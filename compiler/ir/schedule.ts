import { Exact } from '../../runtime/exact.ts';
import type { FixedRate } from '../../runtime/result.ts';
import { addShares, negated, type Share } from '../../runtime/share.ts';
import type { Block, Place, Schedule, TierCharge } from './ir.ts';
import { formOf } from './rate-parts.ts';

/**
 * F(q), tier by tier: cumulative quantity in, cumulative money out. Nothing is entered at 0. `fixed` is what each tier
 * charges where a part of it is owed once: how often that is is counted.
 */
export function shares(
  schedule: Schedule,
  cell: string,
  quantity: Exact,
  fixed: readonly (FixedRate | null)[] = [],
): Share[] {
  if (!quantity.isPositive()) return [];
  const result: Share[] = [];
  let lower = Exact.zero;
  let lowerClosed = true;
  for (const [index, tier] of schedule.tiers.entries()) {
    const { charge, upTo } = tier;
    const fromLower = quantity.compare(lower);
    const entered = lowerClosed ? fromLower > 0 : fromLower >= 0;
    if (!entered) break;
    const upper = upTo === null ? quantity : Exact.min(quantity, Exact.of(upTo));
    const order = upTo === null ? -1 : quantity.compare(Exact.of(upTo));
    const reached = order < 0 || (order === 0 && tier.closed);
    if (charge.kind === 'amount' && (schedule.mode === 'graduated' || reached)) {
      const once = fixed[index] ?? null;
      const part = schedule.mode === 'graduated' ? upper.minus(lower) : quantity;
      result.push({
        cell,
        tier: index + 1,
        quantity: part,
        rate: charge.label,
        form: formOf(charge.parts),
        amount: amountOf(charge, part),
        ...(once === null ? {} : { fixed: once }),
        at: tier.at,
      });
    }
    if (reached) break;
    lower = upper;
    lowerClosed = tier.closed;
  }
  return result;
}

function amountOf(charge: TierCharge & { kind: 'amount' }, part: Exact): Exact {
  const rated = Exact.of(charge.flat).plus(Exact.of(charge.rate).times(part));
  return charge.blocks.reduce((sum, block) => sum.plus(blockAmount(block, part)), rated);
}

function blockAmount(block: Block, part: Exact): Exact {
  const blocks = part.over(Exact.of(block.size));
  return (block.part === 'started' ? blocks.ceil() : blocks.floor()).times(Exact.of(block.price));
}

/** The quantity at which the last tier refuses to go on, and that tier; null where the schedule has no end. */
export function closing(
  schedule: Schedule,
): { limit: Exact; charge: Exclude<TierCharge, { kind: 'amount' }>; at: Place } | null {
  const last = schedule.tiers.at(-1)!;
  if (last.charge.kind === 'amount') return null;
  const before = schedule.tiers.at(-2);
  return {
    limit: before?.upTo == null ? Exact.zero : Exact.of(before.upTo),
    charge: last.charge,
    at: last.at,
  };
}

/** What the counter's way from one quantity to another adds, tier by tier. */
export function between(
  schedule: Schedule,
  cell: string,
  before: Exact,
  after: Exact,
  fixed?: readonly (FixedRate | null)[],
): Share[] {
  const start = shares(schedule, cell, before, fixed);
  return addShares(start.map(negated), shares(schedule, cell, after, fixed));
}
