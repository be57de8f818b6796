import { scaled } from '../../optimize/ratio.ts';
import { roundingPlaces, stepAt } from '../../optimize/scale.ts';
import type { Price } from '../../ir/ir.ts';
import type { FixedRate } from '../../../runtime/result.ts';
import { fundsCode } from './draw.ts';
import { EMPTY, js, list, type Code } from './code.ts';
import { refuse } from './refusal.ts';
import { meterCode } from './meter.ts';
import { atLeastLabel, atMostLabel, flatLabel } from '../../ir/labels.ts';
import { flatRate } from '../../ir/rate-parts.ts';
import { slotIndex } from './plan.ts';
import { slotObject } from './slot.ts';
import { priceCode, type FeatureEmission } from './price.ts';
import { tell } from './trace.ts';

/** What lines and charges of a feature say, and its scales, as an object literal. */
export function featureObject({ plan, own, build, scale }: Omit<FeatureEmission, 'scope'>): Code {
  const { ir } = plan;
  const { feature, index, slots, fast } = own;
  const { quantity, money } = scale;
  const range = build.kind === 'number' ? fast?.range : undefined;
  const slot = (rate: string, fixed: FixedRate | null = null): number =>
    slotIndex(own, { cell: '', tier: 0, rate, fixed });
  const amount = (text: string | null): Code =>
    text === null ? js`null` : build.whole(scaled(text, money.value));
  const price = ({ from, flat, bounds, at }: Price): Code => {
    const place = build.traced(js`, at: ${at}`);
    const flatCode =
      flat === null
        ? js`null`
        : js`{ period: ${flat.period}, amount: ${amount(flat.amount)}, slot: ${slot(flatLabel(ir, flat), flatRate(ir, flat))}${place} }`;
    const boundsCode =
      bounds === null
        ? js`null`
        : js`{ period: ${bounds.period}, atLeast: ${amount(bounds.atLeast)}, atMost: ${amount(bounds.atMost)}, atLeastSlot: ${slot(atLeastLabel(ir, bounds))}, atMostSlot: ${slot(atMostLabel(ir, bounds))}${place}${build.traced(js`, atLeastText: ${bounds.atLeast}, atMostText: ${bounds.atMost}`)} }`;
    return js`{ from: ${from}, flat: ${flatCode}, bounds: ${boundsCode} }`;
  };
  const periods = (['day', 'month', 'year', 'ever'] as const).filter((unit) =>
    feature.prices.some(({ bounds }) => bounds?.period === unit),
  );
  return js`  {
    index: ${index},
    name: ${feature.name},
    unit: ${feature.meter.unit},
    quantityPlaces: ${quantity.places},
    quantityRest: ${build.whole(quantity.rest)},
    moneyPlaces: ${money.places},
    moneyRest: ${build.whole(money.rest)},
    money: ${build.whole(money.value / 10n ** BigInt(roundingPlaces(ir)))},
    step: ${build.whole(stepAt(ir, money))},
    eventBound: ${range?.events ?? 0},
    quantityBound: ${range?.quantity ?? 0},
    fixedBound: ${range?.fixed ?? 0},
    slots: ${list(slots.map(slotObject))},
    prices: ${list(feature.prices.map(price))},
    boundPeriods: ${list(periods)},
  },`;
}

/** Rates one record of a feature; gives false where plain numbers are too narrow. */
export function useFunction(emission: FeatureEmission, name: Code): Code {
  const { plan, own, build, scale } = emission;
  const { index, feature } = own;
  const told = tell(build, 'feature', { feature: feature.name, unit: feature.meter.unit, at: feature.at });
  return js`const ${name} = (state, usage) => {
  const { seconds } = usage.at;${told}
${activationCode(emission)}
  const wrong = readAttributes(usage.attributes);
  if (wrong !== null) {
    state.refused.push(refused(usage.id, null, "TAR5105", wrong));
    return true;
  }
${meterCode(plan, own, build, scale)}
  if (!fits(state, ${index}, quantity)) return false;
  if (quantity > ${build.whole(0n)} && state.first[${index}] === undefined) state.first[${index}] = seconds;
${fundsCode(emission)}
${priceCode(emission)}
};`;
}

function activationCode({ plan, own }: FeatureEmission): Code {
  const { activation } = plan.ir;
  const { feature } = own;
  if (activation === 'none') return EMPTY;
  // An activation without a category is one of every category.
  const categories = activation === 'category' ? ['', feature.category ?? ''] : [''];
  const what = activation === 'category' ? `\`${feature.category ?? feature.name}\`` : 'the account';
  const time = js`instantText(seconds, usage.at.nanos)`;
  const active = categories.map((category) => js`state.activated.has(${category})`);
  return js`  if (!${active[0]}${active.length > 1 ? js` && !${active[1]}` : EMPTY}) {
    ${refuse('TAR5101', { what, time })}
    return true;
  }`;
}
