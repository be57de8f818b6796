import { scaled } from '../../optimize/ratio.ts';
import type { FeatureScale, Scale } from '../../optimize/scale.ts';
import { notSold } from '../../../runtime/unsold.ts';
import type { Free, Price, Rated, Refusal, TierCharge } from '../../ir/ir.ts';
import type { Build } from './build.ts';
import { periodOf } from './calendar-prelude.ts';
import { EMPTY, js, type Code, type Scope } from './code.ts';
import { refuse } from './refusal.ts';
import { FREE } from '../../ir/labels.ts';
import { fixedRate } from '../../ir/rate-parts.ts';
import { counterKey, slotIndex, type FeaturePlan, type Plan } from './plan.ts';
import { amountFunction, stepsFunction } from './schedule.ts';
import { needAttributes, pickCode } from './select.ts';
import { placesOf, placeTiers, tell, tellCell, tellCounter, tellPrice } from './trace.ts';

/** What a feature's emitter needs to know, and where it leaves the functions that stand beside. */
export interface FeatureEmission {
  readonly plan: Plan;
  readonly own: FeaturePlan;
  readonly build: Build;
  readonly scale: FeatureScale;
  /** Of balances, for the whole catalog. */
  readonly balance: Scale;
  readonly scope: Scope;
  /** Functions that are made on the way: schedules. */
  readonly functions: Code[];
  /** What a kernel is for, and its name. */
  readonly kernels: Code[];
}

/** The text of a quantity of the feature. */
export const quantityText = ({ scale, build }: Pick<FeatureEmission, 'scale' | 'build'>, value: Code): Code =>
  js`exactText(${value}, ${scale.quantity.places}, ${build.whole(scale.quantity.rest)})`;

/** Refuses what the price list itself refuses. */
export function refuseListed(
  outcome: Refusal | Exclude<TierCharge, { kind: 'amount' }>,
  quantity: Code | null,
): Code {
  return outcome.kind === 'reject'
    ? refuse('TAR5108', { reason: notSold(outcome.message) }, quantity)
    : refuse('TAR5107', { page: outcome.page }, quantity);
}

/** Prices `quantity`: the dated price in force, its table, the outcome. */
export function priceCode(emission: FeatureEmission): Code {
  const { feature } = emission.own;
  const rest = quantityText(emission, js`quantity`);
  if (feature.prices.length === 0) return otherwiseCode(emission, rest);
  // The last that does not start later counts; one without a date ends the search.
  const branches: Code[] = [];
  // Funds may have covered all: then a price has nothing to do, or its counter alone moves.
  const isCovered = js`covered > ${emission.build.whole(0n)} && quantity === ${emission.build.whole(0n)}`;
  const stop = (price: Price | null): Code =>
    feature.funds.length === 0
      ? EMPTY
      : price?.countingAll === true
        ? js`  const silent = ${isCovered};`
        : js`  if (${isCovered}) return true;`;
  for (const price of [...feature.prices].reverse()) {
    const body = js`${stop(price)}${tellPrice(emission.build, price)}
${needAttributes(emission.plan, feature, price.table, rest, mayBeSilent(emission, price))}
${outcomesCode(emission, price)}`;
    branches.push(
      price.from === null
        ? body
        : js`if (seconds >= ${price.from}) {
${body}
}`,
    );
    if (price.from === null) return js`${branches}`;
  }
  const time = js`instantText(seconds, 0)`;
  return js`${branches}
${stop(null)}
  ${refuse('TAR5110', { feature: feature.name, time }, rest)}
  return true;`;
}

/** Whether a record may only move the counter: all of it covered, and all usage counted. */
const mayBeSilent = ({ own }: FeatureEmission, price: Price): boolean =>
  own.feature.funds.length > 0 && price.countingAll;

function otherwiseCode(emission: FeatureEmission, rest: Code): Code {
  const { feature, index } = emission.own;
  const outcome: Free | Refusal | null = feature.otherwise;
  const kind = outcome?.kind ?? null;
  const told = tell(emission.build, 'otherwise', { outcome: kind, quantity: rest, at: feature.at });
  if (outcome === null)
    return js`${told}  ${refuse('TAR5109', { feature: feature.name }, rest)} return true;`;
  if (outcome.kind !== 'free') return js`${told}  ${refuseListed(outcome, rest)} return true;`;
  return js`${told}  stepCount = 0;
  charge(state, FEATURES[${index}], 1, usage.id, quantity, ${emission.build.whole(0n)}, false, seconds, usage.time);
  return true;`;
}

function outcomesCode(emission: FeatureEmission, price: Price): Code {
  const cases = price.table.outcomes.map((outcome, index) => {
    const isQuiet = outcome.kind !== 'rated' && mayBeSilent(emission, price);
    const body = js`${isQuiet ? js`      if (silent) return true;` : EMPTY}
${outcomeCode(emission, price, outcome)}`;
    return js`    case ${index}: {${tellCell(emission.build, emission.plan, price, outcome)}
${body}
    }`;
  });
  return js`  switch (${pickCode(emission.plan, price.table)}) {
${cases}
    default: throw new RangeError("a price table without a cell for this record");
  }`;
}

function outcomeCode(emission: FeatureEmission, price: Price, outcome: Rated | Free | Refusal): Code {
  const { own, build } = emission;
  const rest = quantityText(emission, js`quantity`);
  switch (outcome.kind) {
    case 'rated':
      return ratedCode(emission, price, outcome);
    case 'free':
      return js`      stepCount = 1;${placeTiers(build, [price.at])}
      stepSlots[0] = ${slotIndex(own, { cell: outcome.cell, tier: 1, rate: FREE })};
      stepQuantities[0] = quantity;
      stepAmounts[0] = ${build.whole(0n)};
      stepTimes[0] = 1;
      charge(state, FEATURES[${own.index}], 0, usage.id, quantity, ${build.whole(0n)}, ${price.perEvent}, seconds, usage.time);
      return true;`;
    case 'reject':
    case 'unpublished':
      return js`      ${refuseListed(outcome, rest)} return true;`;
  }
}

function ratedCode(emission: FeatureEmission, price: Price, outcome: Rated): Code {
  const { own, build, plan } = emission;
  const { amount, steps } = scheduleFunctions(emission, outcome);
  const { tiers } = outcome.schedule;
  const last = tiers.at(-1)?.charge;
  const limit =
    last === undefined || last.kind === 'amount'
      ? null
      : scaled(tiers.at(-2)?.upTo ?? '0', emission.scale.quantity.value);
  const zero = build.whole(0n);
  const counter =
    outcome.period === null
      ? null
      : (plan.counters.get(counterKey(own.feature, outcome.cell, outcome.period)) ?? 0);
  const isCounted = mayBeSilent(emission, price);
  const read =
    counter === null || outcome.period === null
      ? js`      const before = ${isCounted ? js`covered` : zero};`
      : js`      const counter = ${periodOf(outcome.period)} * ${plan.counters.size} + ${counter};
      const before = (state.counters.get(counter) ?? ${zero})${isCounted ? js` + covered` : EMPTY};`;
  const text = (value: Code): Code => quantityText(emission, value);
  const told = tellCounter(build, outcome, text, isCounted ? js`covered` : null);
  const hold = own.feature.prices.some(({ bounds }) => bounds !== null)
    ? js`      amount = hold(state, FEATURES[${own.index}], seconds, amount);`
    : EMPTY;
  const charged = js`charge(state, FEATURES[${own.index}], 0, usage.id, rated, amount, ${price.perEvent}, seconds, usage.time);`;
  const finish =
    limit === null || last === undefined || last.kind === 'amount'
      ? js`      ${charged}`
      : js`      if (rated === quantity || rated > ${zero}) ${charged}
      if (rated !== quantity) { ${refuseListed(last, quantityText(emission, js`quantity - rated`))} }`;
  return js`${read}
      ${limit === null ? js`const rated = quantity;` : js`const rated = atMost(quantity, ${build.whole(limit)} - before);`}
      const after = before + rated;
${counter === null ? EMPTY : js`      state.counters.set(counter, after);`}${told}
${isCounted ? js`      if (silent) return true;` : EMPTY}
      stepCount = 0;${placeTiers(build, placesOf(tiers))}
      ${steps}(before, after);
      let amount = ${amount}(after) - ${amount}(before);
${hold}
${finish}
      return true;`;
}

function scheduleFunctions(emission: FeatureEmission, outcome: Rated): { amount: Code; steps: Code } {
  const { plan, scope, build, scale, own } = emission;
  const amount = scope.name('amount');
  const steps = scope.name('steps');
  const scales = { quantity: scale.quantity.value, money: scale.money.value };
  const slots = outcome.schedule.tiers.map(({ charge }, index) =>
    charge.kind === 'amount'
      ? slotIndex(own, {
          cell: outcome.cell,
          tier: index + 1,
          rate: charge.label,
          fixed: fixedRate(plan.ir.currency.code, charge, outcome.period),
        })
      : null,
  );
  emission.functions.push(
    amountFunction(build, amount, outcome.schedule, scales),
    stepsFunction(build, steps, amount, outcome.schedule, scales, slots),
  );
  emission.kernels.push(
    js`{ feature: ${own.feature.name}, cell: ${outcome.cell}, period: ${outcome.period}, quantity: ${scale.quantity.value}, money: ${scale.money.value}, amount: ${amount} }`,
  );
  return { amount, steps };
}
