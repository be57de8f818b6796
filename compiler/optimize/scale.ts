import type { Feature, Ir, Outcome, Schedule } from '../ir/ir.ts';
import { lcm, ratio, readRatio, scaled } from './ratio.ts';

/** `10^places × rest`, where `rest` has no factor 2 or 5: a count of it is a finite decimal just if `rest` divides it. */
export interface Scale {
  readonly places: number;
  readonly rest: bigint;
  readonly value: bigint;
}

/** The common denominators of one feature: every quantity and amount is a whole count of them. */
export interface FeatureScale {
  /** Decimals that a record's quantity may have, and those that the attribute of `times` may have. */
  readonly decimals: number;
  readonly timesDecimals: number;
  /** Of a quantity up to `times`, and after it. */
  readonly metered: bigint;
  readonly quantity: Scale;
  readonly money: Scale;
}

/** The least scale at or above a denominator: as many 2s as 5s, so that it splits into decimals and a rest. */
export function scaleOf(denominator: bigint): Scale {
  let rest = denominator;
  const count = (prime: bigint): number => {
    let times = 0;
    for (; rest % prime === 0n; times++) rest /= prime;
    return times;
  };
  const places = Math.max(count(2n), count(5n));
  return { places, rest, value: 10n ** BigInt(places) * rest };
}

const bottom = (text: string): bigint => readRatio(text).bottom;
const common = (texts: Iterable<string | null>, start = 1n): bigint => {
  let result = start;
  for (const text of texts) if (text !== null) result = lcm(result, bottom(text));
  return result;
};

/** What must divide a quantity so that a whole balance pays for a whole count: the factors' numerators. */
function drawnParts(feature: Feature): bigint {
  let result = 1n;
  for (const { products } of feature.funds)
    for (const use of products) {
      if (use.kind !== 'draw' || use.whole) continue;
      for (const outcome of use.factor.outcomes)
        if (outcome?.kind === 'factor') {
          const { top } = readRatio(outcome.factor);
          if (top !== 0n) result = lcm(result, top);
        }
    }
  return result;
}

/** The schedules that a feature's prices may lead to. */
export const schedulesOf = (feature: Feature): Schedule[] =>
  feature.prices.flatMap(({ table }) =>
    table.outcomes.flatMap((outcome: Outcome) => (outcome.kind === 'rated' ? [outcome.schedule] : [])),
  );

/** Quantities that a schedule speaks of: bounds and block sizes. */
export const quantitiesOf = (schedule: Schedule): (string | null)[] =>
  schedule.tiers.flatMap((tier) => [
    tier.upTo,
    ...(tier.charge.kind === 'amount' ? tier.charge.blocks.map(({ size }) => size) : []),
  ]);

/** The denominator of money at which a schedule over quantities of a scale comes out whole. */
export function moneyOf(schedule: Schedule, quantity: bigint): bigint {
  let result = 1n;
  for (const { charge } of schedule.tiers) {
    if (charge.kind !== 'amount') continue;
    const rate = readRatio(charge.rate);
    result = common([charge.flat, ...charge.blocks.map(({ price }) => price)], result);
    // rate × (n ÷ quantity) is whole for every n.
    result = lcm(result, readRatio(`${rate.top}/${rate.bottom * quantity}`).bottom);
  }
  return result;
}

/** Decimals in which a rounded amount is written. */
export const roundingPlaces = (ir: Ir): number => ir.rounding.step.split('.')[1]?.length ?? 0;

export function roundingDenominator(ir: Ir): bigint {
  return lcm(10n ** BigInt(roundingPlaces(ir)), bottom(ir.rounding.step));
}

export function scaleFeature(
  ir: Ir,
  feature: Feature,
  decimals: number,
  timesDecimals: number,
  drawDepth: number,
): FeatureScale {
  const { meter, prices } = feature;
  const schedules = schedulesOf(feature);
  // A counted quantity that is not whole is refused before it gets this far, so its unit factors need no room.
  const factors = meter.counted ? [] : meter.units.map(({ factor }) => factor);
  const spoken = common([...factors, meter.step, meter.minimum, ...schedules.flatMap(quantitiesOf)]);
  const metered = spoken * 10n ** BigInt(meter.counted ? 0 : decimals);
  // What is left of a balance pays for a quantity of any part of a factor; several factors multiply their parts.
  const drawn = drawnParts(feature) ** BigInt(drawDepth);
  const quantity = scaleOf(metered * drawn * 10n ** BigInt(meter.times === null ? 0 : timesDecimals));
  const owed = prices.flatMap(({ flat, bounds }) => [
    flat?.amount ?? null,
    bounds?.atLeast ?? null,
    bounds?.atMost ?? null,
  ]);
  let money = common(owed, roundingDenominator(ir));
  for (const schedule of schedules) money = lcm(money, moneyOf(schedule, quantity.value));
  return { decimals, timesDecimals, metered, quantity, money: scaleOf(money) };
}

/** A rate as parts of money for one part of a quantity: whole, by the choice of the two scales. */
export function rateAt(rate: string, quantity: bigint, money: bigint): bigint {
  const { top, bottom: below } = readRatio(rate);
  const parts = ratio(top * money, below * quantity);
  if (parts.bottom !== 1n) throw new Error(`${rate} is no whole rate at these scales`);
  return parts.top;
}

/** The rounding step as a count at a scale of money. */
export const stepAt = (ir: Ir, scale: Scale): bigint => scaled(ir.rounding.step, scale.value);
