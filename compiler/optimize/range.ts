import type { Feature, Ir, Schedule } from '../ir/ir.ts';
import { abs, scaled } from './ratio.ts';
import { rateAt, scaleFeature, schedulesOf, stepAt, type FeatureScale } from './scale.ts';

/**
 * What an account may bring to a feature so that plain numbers stay exact. With `N` events that come to `S` parts of
 * the quantity's scale in all, no value on the way to the amounts passes
 *
 *     events × N + quantity × S + fixed
 *
 * and the emitted code goes on in `number` only while that sum stays at or below 2^52. The proof:
 *
 * - A schedule's F(n) is at most C + R·n: C its flat charges and one block of each kind, R its dearest tier's rate and
 *   block price for one part of a quantity. Products are at most R·S, folded constants at most C + 2·R·S.
 * - Graduated, an event of q adds at most C + R·q, so any sum of events is at most N·C + R·S.
 * - By volume, amounts may fall as well as rise, but telescope: the events of one counter under one dated price within
 *   a line or a period come to F(b) - F(a), at most 2·(C + R·n), n being where the counter stands. Counters that end
 *   within the line share S; those of a longer period are one a cell. So 2·V·(N·C + R·S) holds for V dated prices, and
 *   twice that for sums that cross a boundary of both.
 * - Where funds cover usage that the counter counts all the same, a volume price's amounts do not telescope: the falls
 *   may be covered and the rises charged. Such a feature has no fast build.
 * - `at most` takes off no more than the sum it looks at, and rounding adds one step an event. Both are within a factor
 *   of four together with the intermediates; what is owed by the period is at most once a day, of which a line has 31.
 *
 * 2^52 instead of 2^53 leaves room for the rounding of that sum itself.
 */
export interface Range {
  readonly events: number;
  readonly quantity: number;
  readonly fixed: number;
}

export interface FastScale {
  readonly scale: FeatureScale;
  readonly range: Range;
}

export const LIMIT = 2 ** 52;
/** Every literal of a fast build stays below this. */
const LITERAL_LIMIT = 2n ** 51n;
const EVENTS_EXPECTED = 10_000;
/** Units of the meter that an account should be able to bring: the first is preferred to the second. */
const USEFUL_UNITS = [1e7, 1e5, 1e3];
const DECIMALS = [6, 4, 3, 2, 1, 0];

/** The scales of a feature's fast build; null where no useful amount of usage is provably safe. */
export function fastScale(ir: Ir, feature: Feature): FastScale | null {
  const { counted, times } = feature.meter;
  const candidates = (counted && times === null ? [0] : DECIMALS).flatMap((decimals) => {
    const scale = scaleFeature(ir, feature, counted ? 0 : decimals, times === null ? 0 : decimals, 1);
    const range = proveRange(ir, feature, scale);
    return range === null ? [] : [{ scale, range, units: capacity(scale, range) }];
  });
  for (const useful of USEFUL_UNITS) {
    const found = candidates.find(({ units }) => units >= useful);
    if (found !== undefined) return { scale: found.scale, range: found.range };
  }
  return null;
}

const capacity = (scale: FeatureScale, range: Range): number =>
  (LIMIT - range.fixed - range.events * EVENTS_EXPECTED) / range.quantity / Number(scale.quantity.value);

/** The bound of a feature at a scale; null where some constant would not fit. */
export function proveRange(ir: Ir, feature: Feature, scale: FeatureScale): Range | null {
  const { quantity, money, metered } = scale;
  const constants: bigint[] = [quantity.value, money.value, metered, stepAt(ir, money)];
  const add = (text: string | null, at: bigint): bigint => {
    const value = text === null ? 0n : abs(scaled(text, at));
    constants.push(value);
    return value;
  };
  const { meter, prices } = feature;
  add(meter.step, metered);
  add(meter.minimum, metered);
  let owed = 0n;
  for (const { flat, bounds } of prices) {
    owed += add(flat?.amount ?? null, money.value);
    owed += add(bounds?.atLeast ?? null, money.value) + add(bounds?.atMost ?? null, money.value);
  }
  let flatMost = 0n;
  let rateMost = 0n;
  const schedules = schedulesOf(feature);
  for (const schedule of schedules) {
    const { flat, rate, highest } = slope(schedule, quantity.value, money.value, add);
    if (flat > flatMost) flatMost = flat;
    if (rate > rateMost) rateMost = rate;
    // Folded constants are at most this at the highest bound that is written.
    constants.push(flat + 2n * rate * highest);
  }
  if (constants.some((value) => value >= LITERAL_LIMIT)) return null;
  const isVolume = schedules.some(({ mode }) => mode === 'volume');
  if (isVolume && feature.funds.length > 0 && prices.some(({ countingAll }) => countingAll)) return null;
  const times = isVolume ? 4n * BigInt(prices.length) : 1n;
  const step = stepAt(ir, money);
  return {
    events: up(4n * times * flatMost + 2n * step),
    // Quantities themselves are added up too, and counted forth and back.
    quantity: Math.max(8, up(4n * times * rateMost)),
    fixed: up(128n * (owed + step)),
  };
}

function slope(
  schedule: Schedule,
  quantity: bigint,
  money: bigint,
  add: (text: string | null, at: bigint) => bigint,
): { flat: bigint; rate: bigint; highest: bigint } {
  let [flat, rate, highest] = [0n, 0n, 0n];
  for (const { charge, upTo } of schedule.tiers) {
    const bound = add(upTo, quantity);
    if (bound > highest) highest = bound;
    if (charge.kind !== 'amount') continue;
    flat += add(charge.flat, money);
    let own = abs(rateAt(charge.rate, quantity, money));
    for (const { size, price } of charge.blocks) {
      const [parts, each] = [add(size, quantity), add(price, money)];
      flat += each;
      own += each / parts + 1n;
    }
    if (own > rate) rate = own;
  }
  return { flat, rate, highest };
}

/** As a number, not below it. */
const up = (value: bigint): number => {
  const near = Number(value);
  return BigInt(near) >= value ? near : near * (1 + 2 ** -52);
};
