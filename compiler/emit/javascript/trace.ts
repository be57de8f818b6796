import type { Feature, Outcome, Price, Rated, Select, Tier } from '../../ir/ir.ts';
import type { TraceStep } from '../../../runtime/trace.ts';
import type { Build } from './build.ts';
import { join, js, list, type Code, type Piece } from './code.ts';
import { attributeAt, type Plan } from './plan.ts';

/**
 * What a module that is built to be traced says of its decisions: the steps of the interpreter (`interpret/trace.ts`).
 * They are listed in `told`, and handed out once an account is rated, since plain numbers may be left on the way. In
 * any other build all of this is empty.
 */

type StepName = TraceStep['step'];
type Fields = Readonly<Record<string, Piece>>;

const object = (fields: Fields): Code =>
  join(
    Object.entries(fields).map(([name, value]) => js`${name}: ${value}`),
    ', ',
  );

/** Adds a step to what is told. */
export const tell = (build: Build, step: StepName, fields: Fields): Code =>
  build.traced(js` told.push({ step: ${step}, ${object(fields)} });`);

/** Goes on to the next order, and says why. */
export const skipOrder = (build: Build, at: string, fields: Fields): Code =>
  build.traces ? js`{${tellOrder(build, at, fields)} continue; }` : js`continue;`;

export const tellOrder = (build: Build, at: string, fields: Fields): Code =>
  build.traced(js` orders.tellOrder(order, ${at}, { ${object(fields)} });`);

/** Where a record stands on the axes of a table. */
export const readCode = (plan: Plan, { axes }: Select<unknown>): Code =>
  list(
    axes.map((axis) =>
      axis.kind === 'time'
        ? js`{ attribute: null, value: String(minuteAt(seconds)) }`
        : js`{ attribute: ${axis.attribute}, value: values[${attributeAt(plan.ir, axis.attribute).index}] }`,
    ),
  );

/** The text of a quantity at a scale that need not split into decimals and a rest. */
export const textAt = (value: Code, scale: bigint): Code => js`quotientText(BigInt(${value}), ${scale})`;

export const tellCount = (
  build: Build,
  { meter, at }: Feature,
  by: 'step' | 'minimum' | 'times',
  of: Piece,
  before: Code,
  after: Code,
): Code =>
  tell(build, 'count', { by, attribute: by === 'times' ? meter.times : null, of, before, after, at });

export const tellPrice = (build: Build, { from, countingAll, perEvent, at }: Price): Code =>
  tell(build, 'price', {
    from: from === null ? null : js`instantText(${from}, 0)`,
    countingAll,
    perEvent,
    at,
  });

export const tellCell = (build: Build, plan: Plan, { table, at }: Price, { cell, kind }: Outcome): Code =>
  tell(build, 'cell', { read: readCode(plan, table), cell, outcome: kind, at });

/** `before` and `after` are the counter's; `covered` is null where funds do not move it. */
export function tellCounter(
  build: Build,
  { cell, period, schedule }: Rated,
  text: (value: Code) => Code,
  covered: Code | null,
): Code {
  const last = schedule.tiers.at(-1);
  const isClosed = last !== undefined && last.charge.kind !== 'amount';
  return tell(build, 'counter', {
    cell,
    every: period,
    period: period === null ? null : js`periodName(${period}, seconds)`,
    before: text(covered === null ? js`before` : js`before - ${covered}`),
    covered: covered === null ? '0' : text(covered),
    rated: text(js`rated`),
    after: text(js`after`),
    limit: isClosed ? (schedule.tiers.at(-2)?.upTo ?? '0') : null,
    at: isClosed ? last.at : null,
  });
}

/** Whose the tiers of the next charge are. */
export const placeTiers = (build: Build, places: readonly string[]): Code =>
  build.traced(js` tierPlaces = ${list(places)};`);
export const placesOf = (tiers: readonly Tier[]): readonly string[] => tiers.map(({ at }) => at);

export const tellLine = (build: Build): Code =>
  build.traced(js`
  for (const step of steps) told.push({ step: "tier", ...step, at: step.tier === 0 ? periodPlace : tierPlaces[step.tier - 1] });
  const exactOf = (amount) => exactText(amount, feature.moneyPlaces, feature.moneyRest);
  told.push({
    step: "line", feature: feature.name, fund: FUNDS[fund], period: line.period,
    quantity: exactText(quantity, feature.quantityPlaces, feature.quantityRest), perEvent,
    exact: { before: exactOf(wasExact), after: exactOf(line.exact + line.perEvent) },
    rounded: { before: moneyText(feature, before), after: moneyText(feature, line.rounded) },
    amount: moneyText(feature, line.rounded - before),
  });`);

export const tellBound = (build: Build): Code =>
  build.traced(js`
  periodPlace = bounds.at;
  if (moved !== ${build.whole(0n)}) {
    const kept = (sum) => bounds.atMost === null ? sum : least(sum, bounds.atMost);
    const exactOf = (amount) => exactText(amount, feature.moneyPlaces, feature.moneyRest);
    told.push({
      step: "bound", every: bounds.period, atLeast: bounds.atLeastText, atMost: bounds.atMostText,
      before: exactOf(before), after: exactOf(after), off: exactOf(kept(after) - kept(before) - moved), at: bounds.at,
    });
  }`);

export const TELL_OWED = js`
    periodPlace = at;
    told.push({
      step: "owed", feature: feature.name, label: feature.slots[slot].rate,
      amount: exactText(amount, feature.moneyPlaces, feature.moneyRest), at,
    });`;

export const TELL_REJECTS = js`
    for (const { code, message, quantity } of state.refused.slice(refusedBefore)) told.push({ step: "reject", code, message, quantity });`;

export const TELL_PURCHASE = js`
  for (const step of priced.steps) told.push({ step: "tier", ...step, at: priced.places[step.tier - 1] });
  told.push({
    step: "purchase", order, product: product.name, period: monthName, quantity: orderText(quantity),
    exact: quotientText(priced.top, priced.bottom), amount,
  });`;

/** Of the whole module. */
export const TRACE_STATE = js`
let told = [];
let tierPlaces = [];
let periodPlace = "";
const periodName = (unit, seconds) => unit === "ever" ? unit : instantText(seconds, 0).slice(0, { day: 10, month: 7, year: 4 }[unit]);
/** Hands out what was told of an account, and forgets it. */
const tellAll = (trace) => {
  const steps = told;
  told = [];
  if (trace !== undefined) for (const step of steps) trace(step);
};`;

/** Beside the orders: who they are, how they stand, and those of a fund whose turn does not come. */
export const ORDER_TRACE = js`
const timesOf = ({ effective, expires }) => ({ effective: timeText(effective), expires: expires === null ? null : timeText(expires) });
const standing = (order, at) =>
  !order.activated ? "not activated" : isBefore(at, order.effective) ? "not yet effective" : isValid(order, at) ? "valid" : "expired";
const tellBought = (order) => {
  const { name, unit, at } = PRODUCTS[order.product];
  told.push({ step: "bought", order: order.id, product: name, size: orderText(order.size), unit, ...timesOf(order), at });
};
const tellNamed = (order, now) => {
  const { name, unit, at } = PRODUCTS[order.product];
  told.push({ step: "named", order: order.id, product: name, unit, standing: standing(order, now), ...timesOf(order), at });
};
const tellChanged = (order, what, before, after, until = null) =>
  told.push({ step: "changed", order: order.id, what, before, after, until: until === null ? null : timeText(until) });
const tellExpiry = (order, before) =>
  tellChanged(order, "expiry", before === null ? null : timeText(before), order.expires === null ? null : timeText(order.expires));
const tellOrder = (order, at, outcome) => {
  const { name, unit } = PRODUCTS[order.product];
  told.push({ step: "order", order: order.id, product: name, unit, at, ...outcome });
};
const tellFund = (state, fund, products, places, now, quantity) => {
  told.push({ step: "fund", fund, quantity });
  for (const order of state.held) {
    const product = PRODUCTS[order.product];
    if (product.fund !== fund) continue;
    const place = products.indexOf(order.product);
    const outcome = standing(order, now);
    const { effective, expires } = timesOf(order);
    if (place === -1) tellOrder(order, product.at, { outcome: "not in scope" });
    else if (outcome === "not yet effective") tellOrder(order, places[place], { outcome, effective });
    else if (outcome === "expired") tellOrder(order, places[place], { outcome, expires });
    else if (outcome === "not activated") tellOrder(order, places[place], { outcome });
  }
};
const placeOf = (order) => PRODUCTS[order.product].at;`;
