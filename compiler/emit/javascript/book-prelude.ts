import type { Ir, RoundingMode } from '../../ir/ir.ts';
import type { Build } from './build.ts';
import { js, list, type Code } from './code.ts';
import { tellLine } from './trace.ts';

/** Lines and charges of an account, and rounding: `runtime/line-book.ts` in whole numbers. */
export function bookPrelude(ir: Ir, build: Build): Code {
  const zero = build.whole(0n);
  const one = build.whole(1n);
  const funds = ['price', 'otherwise', 'unbilled', ...ir.funds.map(({ name }) => name)];
  return js`
const FUNDS = ${list(funds)};
const startedBlocks = (part, size) => { const high = part + size - ${one}; return (high - high % size) / size; };
const completeBlocks = (part, size) => (part - part % size) / size;
/** To a multiple of the rounding step, alike on both sides of zero. */
const round = (amount, step) => {
  if (amount < ${zero}) return -round(-amount, step);
  const rest = amount % step;
  const below = amount - rest;
  return ${roundsUp(build, ir.rounding.mode)} ? below + step : below;
};
const stepSlots = [];
const stepQuantities = [];
const stepAmounts = [];
/** How often what a slot is owed once for is owed. */
const stepTimes = [];
let stepCount = 0;
const step = (slot, quantity, amount, times) => {
  if (quantity === ${zero} && amount === ${zero}) return;
  stepSlots[stepCount] = slot;
  stepQuantities[stepCount] = quantity;
  stepAmounts[stepCount] = amount;
  stepTimes[stepCount] = times;
  stepCount++;
};
const stepText = (feature, slot, quantity, amount, times) => {
  const { cell, tier, rate, form, fixed } = feature.slots[slot];
  const text = {
    cell,
    tier,
    quantity: exactText(quantity, feature.quantityPlaces, feature.quantityRest),
    rate,
    form,
    amount: exactText(amount, feature.moneyPlaces, feature.moneyRest),
  };
  if (fixed !== null && times !== 1) text.fixed = { ...fixed, times };
  return text;
};
const moneyText = (feature, amount) => fixedText(amount / feature.money, ROUNDING_PLACES);
const lineOf = (state, feature, fund, seconds) => {
  const key = (monthAt(seconds) * ${ir.features.length} + feature.index) * ${funds.length} + fund;
  let line = state.lines.get(key);
  if (line === undefined) {
    line = {
      feature,
      fund,
      period: monthName,
      quantity: ${zero},
      exact: ${zero},
      exactRounded: ${zero},
      perEvent: ${zero},
      rounded: ${zero},
      quantities: feature.slots.map(() => ${zero}),
      amounts: feature.slots.map(() => ${zero}),
      times: feature.slots.map(() => 0),
    };
    state.lines.set(key, line);
  }
  return line;
};
/** Charges what the steps listed say, or nothing; a line is rounded once, and a charge is what that moves by. */
const charge = (state, feature, fund, record, quantity, amount, perEvent, seconds, time, order = null, drawn = null) => {
  const line = lineOf(state, feature, fund, seconds);
  line.quantity += quantity;
  const before = line.rounded;${build.traced(js` const wasExact = line.exact + line.perEvent;`)}
  if (perEvent) {
    line.perEvent += amount;
    line.rounded += round(amount, feature.step);
  } else if (amount !== ${zero}) {
    line.exact += amount;
    const rounded = round(line.exact, feature.step);
    line.rounded += rounded - line.exactRounded;
    line.exactRounded = rounded;
  }
  const steps = [];
  for (let i = 0; i < stepCount; i++) {
    const slot = stepSlots[i];
    line.quantities[slot] += stepQuantities[i];
    line.amounts[slot] += stepAmounts[i];
    line.times[slot] += stepTimes[i];
    steps.push(stepText(feature, slot, stepQuantities[i], stepAmounts[i], stepTimes[i]));
  }${tellLine(build)}
  state.charges.push({
    record,
    account: state.account,
    feature: feature.name,
    fund: FUNDS[fund],
    order,
    quantity: exactText(quantity, feature.quantityPlaces, feature.quantityRest),
    unit: feature.unit,
    drawn,
    amount: moneyText(feature, line.rounded - before),
    time: time ?? instantText(seconds, 0),
    period: line.period,
    steps,
  });
};
const linesOf = (state) => {
  const lines = [];
  for (const line of state.lines.values()) {
    if (line.done !== undefined) { lines.push(line.done); continue; }
    const { feature } = line;
    const tiers = [];
    for (let slot = 0; slot < feature.slots.length; slot++)
      if (line.quantities[slot] !== ${zero} || line.amounts[slot] !== ${zero})
        tiers.push(stepText(feature, slot, line.quantities[slot], line.amounts[slot], line.times[slot]));
    lines.push({
      account: state.account,
      feature: feature.name,
      fund: FUNDS[line.fund],
      period: line.period,
      unit: feature.unit,
      quantity: exactText(line.quantity, feature.quantityPlaces, feature.quantityRest),
      amount: moneyText(feature, line.rounded),
      exact: exactText(line.exact + line.perEvent, feature.moneyPlaces, feature.moneyRest),
      tiers,
    });
  }
  return lines;
};
`;
}

function roundsUp(build: Build, mode: RoundingMode): Code {
  const zero = build.whole(0n);
  const twice = js`${build.whole(2n)} * rest`;
  switch (mode) {
    case 'up':
      return js`rest !== ${zero}`;
    case 'down':
      return js`false`;
    case 'half up':
      return js`${twice} >= step`;
    case 'half down':
      return js`${twice} > step`;
    case 'half even':
      return js`${twice} > step || (${twice} === step && below / step % ${build.whole(2n)} !== ${zero})`;
  }
}
