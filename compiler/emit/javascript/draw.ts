import { lcm, ratio, readRatio, type Ratio } from '../../optimize/ratio.ts';
import { scaleOf, type FeatureScale, type Scale } from '../../optimize/scale.ts';
import type { DrawUse, Feature, FundUse, Ir } from '../../ir/ir.ts';
import type { Build } from './build.ts';
import { EMPTY, js, list, type Code } from './code.ts';
import { orderScale } from './product.ts';
import { refuse } from './message.ts';
import { quantityText, type FeatureEmission } from './price.ts';
import { needAttributes, pickCode } from './select.ts';

const draws = (feature: Feature): DrawUse[] =>
  feature.funds.flatMap(({ products }) => products.filter((use) => use.kind === 'draw'));
const factors = (use: DrawUse): Ratio[] =>
  use.factor.outcomes.flatMap((outcome) => (outcome?.kind === 'factor' ? [readRatio(outcome.factor)] : []));

/** What one part of a feature's quantity takes from a balance, as a fraction. */
const partOf = ({ top, bottom }: Ratio, scale: FeatureScale): Ratio =>
  ratio(top, bottom * scale.quantity.value);

/** A scale of balances at which one part of every feature's quantity takes a whole count, so that draws stay whole. */
export function balanceScale(
  ir: Ir,
  features: readonly (readonly [Feature, FeatureScale])[],
  exact: boolean,
): Scale {
  let denominator = exact ? orderScale(ir).value : 1n;
  for (const [feature, scale] of features)
    for (const use of draws(feature))
      for (const factor of factors(use)) denominator = lcm(denominator, partOf(factor, scale).bottom);
  return scaleOf(denominator);
}

/** Literals of draws stay below this in plain numbers. */
const LITERAL_LIMIT = 2n ** 51n;
export const drawsFit = (feature: Feature, scale: FeatureScale, balance: Scale): boolean =>
  draws(feature).every(
    (use) =>
      balance.value < LITERAL_LIMIT &&
      factors(use).every((factor) => cost(factor, scale, balance) * scale.quantity.value < LITERAL_LIMIT),
  );

/** Parts of the balance for one part of the quantity. */
function cost(factor: Ratio, scale: FeatureScale, balance: Scale): bigint {
  const part = partOf(factor, scale);
  return part.top * (balance.value / part.bottom);
}

/** The functions of a build that hold balances; in plain numbers, a size without a whole count there leaves the build. */
export function balancePrelude(ir: Ir, build: Build, balance: Scale): Code {
  const order = orderScale(ir).value;
  const narrow =
    build.kind === 'number'
      ? js`if (above % ${order} !== 0n || above / ${order} >= 4503599627370496n) return null;`
      : js`if (above % ${order} !== 0n) throw tooFine(quotientText(size, ${order}));`;
  const from = (value: Code): Code => (build.kind === 'number' ? js`Number(${value})` : value);
  return js`const toBalance = (size) => {
  const above = size * ${balance.value};
  ${narrow}
  return ${from(js`above / ${order}`)};
};
/** The highest balance at or below the alert's share of the size. */
const toAlert = (size, [top, bottom]) => ${from(js`size * top * ${balance.value} / (bottom * ${order})`)};
const balanceText = (balance) => exactText(balance, ${balance.places}, ${build.whole(balance.rest)});
const draw = (state, order, drawn, usage) => {
  order.remaining -= drawn;
  if (order.alertAt === null || order.alerted || order.remaining > order.alertAt) return;
  order.alerted = true;
  state.alerts.push({
    order: order.id,
    account: state.account,
    record: usage.id,
    time: usage.time,
    threshold: orders.alertText(order),
    remaining: balanceText(order.remaining),
  });
};`;
}

/** Lets the orders of a feature's funds pay, in line; leaves what is left in `quantity` and the rest in `covered`. */
export function fundsCode(emission: FeatureEmission): Code {
  const { own, plan, build } = emission;
  const { feature } = own;
  if (feature.funds.length === 0) return EMPTY;
  const zero = build.whole(0n);
  const none =
    feature.prices.length === 0 ? js`  if (covered > ${zero} && quantity === ${zero}) return true;` : EMPTY;
  return js`  const metered = quantity;
  if (state.held.length > 0) {
${feature.funds.map((use) => fundCode(emission, use, plan.ir))}
  }
  const covered = metered - quantity;
${none}`;
}

function fundCode(emission: FeatureEmission, use: FundUse, ir: Ir): Code {
  const { own, build } = emission;
  const fund = ir.funds.findIndex(({ name }) => name === use.fund);
  const productIndex = (name: string): number => ir.products.findIndex((known) => known.name === name);
  const zero = build.whole(0n);
  const pay = (quantity: Code, drawn: Code): Code => js`stepCount = 0;
          charge(state, FEATURES[${own.index}], ${3 + fund}, usage.id, ${quantity}, ${zero}, false, seconds, usage.time, order.id, ${drawn});`;
  const cases = use.products.map((each) =>
    each.kind === 'capacity'
      ? js`        case ${productIndex(each.product)}: {
          ${pay(js`quantity`, js`null`)}
          quantity = ${zero};
          break;
        }`
      : js`        case ${productIndex(each.product)}: {
${drawCode(emission, each, pay(js`taken`, js`balanceText(drawn)`))}
          break;
        }`,
  );
  return js`    if (quantity > ${zero}) for (const order of orders.paying(state, ${list(use.products.map(({ product }) => productIndex(product)))}, usage.at, ${fund})) {
      if (quantity <= ${zero}) break;
      switch (order.product) {
${cases}
      }
    }`;
}

function drawCode(emission: FeatureEmission, use: DrawUse, pay: Code): Code {
  const { own, plan, build, scale, balance } = emission;
  const zero = build.whole(0n);
  const rest = quantityText(emission, js`quantity`);
  const cases = use.factor.outcomes.map((outcome, index) => {
    if (outcome === null) return js`          case ${index}: continue;`;
    if (outcome.kind === 'unpublished')
      return js`          case ${index}: ${refuse('TAR5107', { page: outcome.page }, rest)} return true;`;
    const each = cost(readRatio(outcome.factor), scale, balance);
    const literal = build.whole(each);
    const unit = build.whole(scale.quantity.value);
    if (each === 0n) {
      const all = use.whole ? js`completeBlocks(quantity, ${unit}) * ${unit}` : js`quantity`;
      return js`          case ${index}: taken = ${all}; drawn = ${zero}; break;`;
    }
    const noRoom = build.kind === 'number' ? js`return false;` : js`throw tooFine(usage.quantity);`;
    return use.whole
      ? js`          case ${index}: {
            const payable = completeBlocks(order.remaining, ${build.whole(each * scale.quantity.value)}) * ${unit};
            taken = quantity < payable ? quantity : payable;
            drawn = taken * ${literal};
            break;
          }`
      : js`          case ${index}: {
            drawn = quantity * ${literal};
            ${build.guard(js`drawn`)}
            taken = quantity;
            if (drawn > order.remaining) {
              if (order.remaining % ${literal} !== ${zero}) ${noRoom}
              taken = order.remaining / ${literal};
              drawn = order.remaining;
            }
            break;
          }`;
  });
  return js`          if (order.remaining <= ${zero}) continue;
${needAttributes(plan, own.feature, use.factor, rest)}
          let taken;
          let drawn;
          switch (${pickCode(plan, use.factor)}) {
${cases}
          default: throw new RangeError("a table of factors without a cell for this record");
          }
          if (taken <= ${zero}) continue;
          draw(state, order, drawn, usage);
          ${pay}
          quantity -= taken;`;
}
