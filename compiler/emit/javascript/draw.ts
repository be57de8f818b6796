import { lcm, ratio, readRatio, type Ratio } from '../../optimize/ratio.ts';
import { scaleOf, type FeatureScale, type Scale } from '../../optimize/scale.ts';
import type { DrawUse, Feature, FundUse, Ir } from '../../ir/ir.ts';
import type { Build } from './build.ts';
import { EMPTY, js, list, type Code, type Piece } from './code.ts';
import { orderScale } from './product.ts';
import { refuse } from './refusal.ts';
import { quantityText, type FeatureEmission } from './price.ts';
import { needAttributes, pickCode } from './select.ts';
import { readCode, skipOrder, tell, tellOrder } from './trace.ts';
import { catalogIndex } from '../../ir/catalog-index.ts';

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
  order.alerted = true;${tell(build, 'alert', { order: js`order.id`, threshold: js`orders.alertText(order)`, remaining: js`balanceText(order.remaining)`, at: js`orders.placeOf(order)` })}
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
  ${build.traces ? EMPTY : js`if (state.held.length > 0) `}{
${feature.funds.map((use) => fundCode(emission, use, plan.ir))}
  }
  const covered = metered - quantity;
${none}`;
}

function fundCode(emission: FeatureEmission, use: FundUse, ir: Ir): Code {
  const { own, build } = emission;
  const fund = ir.funds.findIndex(({ name }) => name === use.fund);
  const productIndex = (name: string): number => catalogIndex(ir).productRank.get(name) ?? -1;
  const zero = build.whole(0n);
  const pay = (quantity: Code, drawn: Code): Code => js`stepCount = 0;
          charge(state, FEATURES[${own.index}], ${3 + fund}, usage.id, ${quantity}, ${zero}, false, seconds, usage.time, order.id, ${drawn});`;
  const cases = use.products.map((each) =>
    each.kind === 'capacity'
      ? js`        case ${productIndex(each.product)}: {
          ${tellOrder(build, each.at, { outcome: 'covered', quantity: quantityText(emission, js`quantity`) })}${pay(js`quantity`, js`null`)}
          quantity = ${zero};
          break;
        }`
      : js`        case ${productIndex(each.product)}: {
${drawCode(emission, each, pay(js`taken`, js`balanceText(drawn)`))}
          break;
        }`,
  );
  const products = list(use.products.map(({ product }) => productIndex(product)));
  const places = list(use.products.map(({ at }) => at));
  const quantity = quantityText(emission, js`quantity`);
  const [open, close] = build.traces
    ? [js`{ orders.tellFund(state, ${use.fund}, ${products}, ${places}, usage.at, ${quantity}); `, js` }`]
    : [EMPTY, EMPTY];
  const stop = build.traces
    ? js`{ orders.tellOrder(order, ${places}[${products}.indexOf(order.product)], { outcome: "not needed" }); continue; }`
    : js`break;`;
  return js`    if (quantity > ${zero}) ${open}for (const order of orders.paying(state, ${products}, usage.at, ${fund})) {
      if (quantity <= ${zero}) ${stop}
      switch (order.product) {
${cases}
      }
    }${close}`;
}

function drawCode(emission: FeatureEmission, use: DrawUse, pay: Code): Code {
  const { own, plan, build, scale, balance } = emission;
  const zero = build.whole(0n);
  const rest = quantityText(emission, js`quantity`);
  const read = readCode(plan, use.factor);
  const skip = (fields: Readonly<Record<string, Piece>>): Code => skipOrder(build, use.at, fields);
  const cases = use.factor.outcomes.map((outcome, index) => {
    if (outcome === null) return js`          case ${index}: ${skip({ outcome: 'no factor', read })}`;
    if (outcome.kind === 'unpublished')
      return js`          case ${index}: ${tellOrder(build, use.at, { outcome: 'factor unpublished', read, page: outcome.page })}${refuse('TAR5107', { page: outcome.page }, rest)} return true;`;
    const each = cost(readRatio(outcome.factor), scale, balance);
    const literal = build.whole(each);
    const unit = build.whole(scale.quantity.value);
    const factor = build.traced(js` factor = ${outcome.factor};`);
    if (each === 0n) {
      const all = use.whole ? js`completeBlocks(quantity, ${unit}) * ${unit}` : js`quantity`;
      return js`          case ${index}:${factor} taken = ${all}; drawn = ${zero}; break;`;
    }
    const noRoom = build.kind === 'number' ? js`return false;` : js`throw tooFine(usage.quantity);`;
    return use.whole
      ? js`          case ${index}: {${factor}
            const payable = completeBlocks(order.remaining, ${build.whole(each * scale.quantity.value)}) * ${unit};
            taken = quantity < payable ? quantity : payable;
            drawn = taken * ${literal};
            break;
          }`
      : js`          case ${index}: {${factor}
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
  const missing = (attribute: string): Code =>
    tellOrder(build, use.at, { outcome: 'attribute missing', attribute });
  const paid = tellOrder(build, use.at, {
    outcome: 'paid',
    read,
    factor: js`factor`,
    quantity: quantityText(emission, js`taken`),
    drawn: js`balanceText(drawn)`,
    before: js`balanceText(order.remaining)`,
    after: js`balanceText(order.remaining - drawn)`,
  });
  return js`          if (order.remaining <= ${zero}) ${skip({ outcome: 'used up' })}
${needAttributes(plan, own.feature, use.factor, rest, false, missing)}
          let taken;
          let drawn;${build.traced(js` let factor;`)}
          switch (${pickCode(plan, use.factor)}) {
${cases}
          default: throw new RangeError("a table of factors without a cell for this record");
          }
          if (taken <= ${zero}) ${skip({ outcome: 'too little left', read, factor: js`factor`, remaining: js`balanceText(order.remaining)`, quantity: rest })}${paid}
          draw(state, order, drawn, usage);
          ${pay}
          quantity -= taken;`;
}
