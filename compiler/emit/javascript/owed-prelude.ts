import type { Build } from './build.ts';
import { js, type Code } from './code.ts';
import { tell, TELL_OWED, tellBound } from './trace.ts';

/** What holds by the period: sums kept at or below `at most`, and what is owed without a record (`interpret/price.ts`). */
export function owedPrelude(build: Build, features: number): Code {
  const zero = build.whole(0n);
  return js`
const atMost = (value, most) => value <= most ? value : most > ${zero} ? most : ${zero};
const inForce = (feature, seconds) => {
  for (let i = feature.prices.length - 1; i >= 0; i--) {
    const price = feature.prices[i];
    if (price.from === null || price.from <= seconds) return price;
  }
  return null;
};
let boundEnd = 0;
let boundKey = 0;
/** What the sum of a period is held between: as the price in force at the period's end says. */
const boundsAt = (feature, seconds) => {
  for (const unit of feature.boundPeriods) {
    const end = periodEnd(unit, seconds);
    const bounds = inForce(feature, end - 1)?.bounds ?? null;
    if (bounds !== null && bounds.period === unit) {
      boundEnd = end;
      boundKey = (periodIndex(unit, seconds) * ${features} + feature.index) * 4 + PERIODS.indexOf(unit);
      return bounds;
    }
  }
  return null;
};
const least = (a, b) => a < b ? a : b;
/** Takes off what passes the bound of its period, as a step of its own. */
const hold = (state, feature, seconds, moved) => {
  const bounds = boundsAt(feature, seconds);
  if (bounds === null) return moved;
  const before = state.sums.get(boundKey) ?? ${zero};
  const after = before + moved;
  state.sums.set(boundKey, after);${tellBound(build)}
  if (bounds.atMost === null) return moved;
  const off = least(after, bounds.atMost) - least(before, bounds.atMost) - moved;
  if (off === ${zero}) return moved;
  step(bounds.atMostSlot, ${zero}, off, 1);
  return moved + off;
};
/** Goes from period to period of whatever prices are in force, past stretches under a price that owes nothing. */
const walk = (feature, since, until, at) => {
  for (let seconds = since; seconds <= until;) {
    const end = at(seconds) ?? feature.prices.find(({ from }) => from !== null && from > seconds)?.from;
    if (end === undefined || end === null) return;
    seconds = end;
  }
};
const owe = (state, feature, until) => {
  const since = state.first[feature.index];
  if (since === undefined) return;${tell(build, 'record', { record: null, type: 'owed' })}
  const owed = [];
  walk(feature, since, until, (seconds) => {
    const flat = inForce(feature, seconds)?.flat ?? null;
    if (flat === null) return null;
    owed.push({ seconds, slot: flat.slot, amount: flat.amount${build.traced(js`, at: flat.at`)} });
    return periodEnd(flat.period, seconds);
  });
  walk(feature, since, until, (seconds) => {
    const bounds = boundsAt(feature, seconds);
    if (bounds === null) return null;
    const end = boundEnd;
    const sum = state.sums.get(boundKey) ?? ${zero};
    const charged = bounds.atMost === null ? sum : least(sum, bounds.atMost);
    const amount = bounds.atLeast === null ? ${zero} : bounds.atLeast - charged;
    if (amount > ${zero})
      owed.push({ seconds: Math.min(end - 1, Math.max(until, seconds)), slot: bounds.atLeastSlot, amount${build.traced(js`, at: bounds.at`)} });
    return end;
  });
  owed.sort((a, b) => a.seconds - b.seconds);
  for (const { seconds, slot, amount${build.traced(js`, at`)} } of owed) {${build.traced(TELL_OWED)}
    stepCount = 1;
    stepSlots[0] = slot;
    stepQuantities[0] = ${zero};
    stepAmounts[0] = amount;
    stepTimes[0] = 1;
    charge(state, feature, 0, null, ${zero}, amount, false, seconds, null);
  }
};
`;
}
