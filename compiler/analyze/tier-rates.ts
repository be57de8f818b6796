import { Exact } from '../../runtime/exact.ts';
import type { Schedule, Tier, TierCharge } from '../ir/ir.ts';

/** A tier that charges by the unit. */
export interface RatedTier {
  /** Counted from 0. */
  readonly index: number;
  readonly tier: Tier;
  readonly charge: Extract<TierCharge, { kind: 'amount' }>;
  /** Money for one unit, blocks in proportion. */
  readonly rate: Exact;
}

/** Money for one unit, blocks in proportion to their size. */
export const rateOf = ({ rate, blocks }: Extract<TierCharge, { kind: 'amount' }>): Exact =>
  blocks.reduce((sum, { price, size }) => sum.plus(Exact.of(price).over(Exact.of(size))), Exact.of(rate));

/** The tiers that charge by the unit, in order; those that are free, flat or closed are left out. */
export function ratedTiers({ tiers }: Schedule): readonly RatedTier[] {
  return tiers.flatMap((tier, index): RatedTier[] => {
    const { charge } = tier;
    if (charge.kind !== 'amount') return [];
    const rate = rateOf(charge);
    return rate.isPositive() ? [{ index, tier, charge, rate }] : [];
  });
}

const POWERS = [Exact.of('0.01'), Exact.of('0.1'), Exact.of(10), Exact.of(100)];
const TEN = Exact.of(10);
/** A rate nearer to its neighbours than this has no slipped digit. */
const FAR = Exact.of(3);

/** A rate that its neighbours belie, and what a slipped digit would make of it. */
export interface Slip {
  readonly tier: RatedTier;
  readonly neighbours: readonly RatedTier[];
  readonly better: Exact;
}

/**
 * Tiers whose rate is off by a power of ten. In the middle: it lies not between its neighbours, nor near them, and
 * would lie between with its point moved. At an end: it is ten times its neighbour or more, or a tenth or less. A
 * neighbour of a slip is none itself.
 */
export function slips(schedule: Schedule): readonly Slip[] {
  const tiers = ratedTiers(schedule);
  const found: Slip[] = [];
  const slipped = new Set<RatedTier>();
  const add = (slip: Slip | null): void => {
    if (slip === null) return;
    found.push(slip);
    slipped.add(slip.tier);
  };
  const isSlip = (index: number): boolean => slipped.has(tiers[index]!);
  for (let i = 1; i < tiers.length - 1; i++) {
    if (!isSlip(i - 1)) add(middleSlip(tiers[i - 1]!, tiers[i]!, tiers[i + 1]!));
  }
  const last = tiers.length - 1;
  if (last < 1) return found;
  if (!isSlip(last) && !isSlip(last - 1)) add(endSlip(tiers[last]!, tiers[last - 1]!));
  if (last > 1 && !isSlip(0) && !isSlip(1)) add(endSlip(tiers[0]!, tiers[1]!));
  return found;
}

function middleSlip(before: RatedTier, tier: RatedTier, after: RatedTier): Slip | null {
  const low = Exact.min(before.rate, after.rate);
  const high = Exact.max(before.rate, after.rate);
  const isBetween = (rate: Exact): boolean => rate.compare(low) >= 0 && rate.compare(high) <= 0;
  if (isBetween(tier.rate) || factor(tier.rate, tier.rate.compare(low) < 0 ? low : high).compare(FAR) < 0)
    return null;
  const better = POWERS.map((power) => tier.rate.times(power)).find(isBetween);
  return better === undefined ? null : { tier, neighbours: [before, after], better };
}

function endSlip(tier: RatedTier, neighbour: RatedTier): Slip | null {
  if (factor(tier.rate, neighbour.rate).compare(TEN) < 0) return null;
  const better = tier.rate.compare(neighbour.rate) > 0 ? tier.rate.over(TEN) : tier.rate.times(TEN);
  return { tier, neighbours: [neighbour], better };
}

/** How many times the smaller of two the larger is. */
export const factor = (a: Exact, b: Exact): Exact => Exact.max(a, b).over(Exact.min(a, b));
