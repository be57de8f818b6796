import { rateAt } from '../../optimize/scale.ts';
import { scaled } from '../../optimize/ratio.ts';
import type { Schedule, Tier } from '../../ir/ir.ts';
import type { Build } from './build.ts';
import { join, js, type Code } from './code.ts';

export interface ScheduleScales {
  readonly quantity: bigint;
  readonly money: bigint;
}

/** One tier at whole scales; `rate` is money for one part of the quantity. */
interface ScaledTier {
  readonly lower: bigint;
  readonly lowerClosed: boolean;
  /** Null for the last. */
  readonly upper: bigint | null;
  readonly closed: boolean;
  /** Null where the tier refuses. */
  readonly charge: {
    readonly flat: bigint;
    readonly rate: bigint;
    readonly blocks: readonly { readonly size: bigint; readonly price: bigint; readonly started: boolean }[];
  } | null;
}

function scaledTiers(schedule: Schedule, { quantity, money }: ScheduleScales): readonly ScaledTier[] {
  let [lower, lowerClosed] = [0n, true];
  return schedule.tiers.map(({ upTo, closed, charge }: Tier) => {
    const upper = upTo === null ? null : scaled(upTo, quantity);
    const tier: ScaledTier = {
      lower,
      lowerClosed,
      upper,
      closed,
      charge:
        charge.kind !== 'amount'
          ? null
          : {
              flat: scaled(charge.flat, money),
              rate: rateAt(charge.rate, quantity, money),
              blocks: charge.blocks.map(({ size, price, part }) => ({
                size: scaled(size, quantity),
                price: scaled(price, money),
                started: part === 'started',
              })),
            },
    };
    [lower, lowerClosed] = [upper ?? lower, closed];
    return tier;
  });
}

/** Money for a part of a tier, as a number: what code for it must come to. */
function amountOf({ charge }: ScaledTier, part: bigint): bigint {
  if (charge === null) return 0n;
  return charge.blocks.reduce(
    (sum, { size, price, started }) => sum + price * (started ? (part + size - 1n) / size : part / size),
    charge.flat + charge.rate * part,
  );
}

/** `n * rate + constant + blocks`, leaving out what is nothing; `part` is the expression that blocks count from. */
function amountCode(
  build: Build,
  tier: ScaledTier,
  of: { readonly n: Code; readonly constant: bigint; readonly part: Code },
): Code {
  const terms: Code[] = [];
  const { charge } = tier;
  if (charge !== null && charge.rate !== 0n)
    terms.push(charge.rate === 1n ? of.n : js`${of.n} * ${build.whole(charge.rate)}`);
  if (of.constant !== 0n) terms.push(build.whole(of.constant));
  for (const { size, price, started } of charge?.blocks ?? [])
    terms.push(
      js`${started ? js`startedBlocks` : js`completeBlocks`}(${of.part}, ${build.whole(size)}) * ${build.whole(price)}`,
    );
  return terms.length === 0 ? build.whole(0n) : join(terms, ' + ');
}

const minus = (build: Build, n: Code, lower: bigint): Code =>
  lower === 0n ? n : js`(${n} - ${build.whole(lower)})`;

/**
 * F: cumulative quantity in, cumulative money out, one branch a tier. What the tiers below come to is folded into a
 * constant, so that graduated prices are one multiply-add.
 */
export function amountFunction(build: Build, name: Code, schedule: Schedule, scales: ScheduleScales): Code {
  const tiers = scaledTiers(schedule, scales);
  let below = 0n;
  const branches = tiers.map((tier) => {
    const isGraduated = schedule.mode === 'graduated';
    const constant =
      tier.charge === null
        ? isGraduated
          ? below
          : 0n
        : isGraduated
          ? below + tier.charge.flat - tier.charge.rate * tier.lower
          : tier.charge.flat;
    const part = isGraduated ? minus(build, js`n`, tier.lower) : js`n`;
    const value = amountCode(build, tier, { n: js`n`, constant, part });
    if (isGraduated && tier.upper !== null) below += amountOf(tier, tier.upper - tier.lower);
    return tier.upper === null
      ? js`  return ${value};`
      : js`  if (n ${reachedBy(build, tier)}) return ${value};`;
  });
  return js`const ${name} = (n) => {
  if (n <= ${build.whole(0n)}) return ${build.whole(0n)};
${branches}
};`;
}

const reachedBy = (build: Build, { upper, closed }: ScaledTier): Code =>
  closed ? js`<= ${build.whole(upper ?? 0n)}` : js`< ${build.whole(upper ?? 0n)}`;

/** Lists what the way of the counter from `before` to `after` adds, tier by tier, through `step(slot, part, amount, times)`. */
export function stepsFunction(
  build: Build,
  name: Code,
  amount: Code,
  schedule: Schedule,
  scales: ScheduleScales,
  slots: readonly (number | null)[],
): Code {
  const tiers = scaledTiers(schedule, scales);
  return schedule.mode === 'graduated'
    ? graduatedSteps(build, name, tiers, slots)
    : volumeSteps(build, name, amount, tiers, slots);
}

function graduatedSteps(
  build: Build,
  name: Code,
  tiers: readonly ScaledTier[],
  slots: readonly (number | null)[],
): Code {
  const pieces = tiers.map((tier, index) => {
    const slot = slots[index] ?? null;
    if (tier.charge === null || slot === null) return js``;
    const { lower, upper } = tier;
    const entered = (n: Code): Code =>
      lower === 0n
        ? js`${n} > ${build.whole(0n)}`
        : js`${n} ${tier.lowerClosed ? js`>` : js`>=`} ${build.whole(lower)}`;
    const upTo = (n: Code): Code =>
      upper === null ? n : js`(${n} < ${build.whole(upper)} ? ${n} : ${build.whole(upper)})`;
    const amount = (part: Code): Code =>
      amountCode(build, tier, { n: part, constant: tier.charge?.flat ?? 0n, part });
    const notFull = upper === null ? js`` : js` && before < ${build.whole(upper)}`;
    return js`  if (${entered(js`after`)}${notFull}) {
    const part = ${minus(build, upTo(js`after`), lower)};
    if (${entered(js`before`)}) {
      const old = ${minus(build, js`before`, lower)};
      step(${slot}, part - old, ${amount(js`part`)} - (${amount(js`old`)}), 0);
    } else step(${slot}, part, ${amount(js`part`)}, 1);
  }`;
  });
  return js`const ${name} = (before, after) => {
${pieces}
};`;
}

function volumeSteps(
  build: Build,
  name: Code,
  amount: Code,
  tiers: readonly ScaledTier[],
  slots: readonly (number | null)[],
): Code {
  const reached = tiers.map((tier, index) => {
    const slot = js`${slots[index] ?? -1}`;
    return tier.upper === null ? js`    ${slot}` : js`    n ${reachedBy(build, tier)} ? ${slot} :`;
  });
  return js`const ${name} = (before, after) => {
  const tierOf = (n) => n <= ${build.whole(0n)} ? -1 :
${reached};
  const from = tierOf(before);
  const to = tierOf(after);
  if (from === to) {
    if (to !== -1) step(to, after - before, ${amount}(after) - ${amount}(before), 0);
    return;
  }
  if (from !== -1) step(from, -before, -${amount}(before), -1);
  if (to !== -1) step(to, after, ${amount}(after), 1);
};`;
}
