import { lcm, readRatio, scaled } from '../../optimize/ratio.ts';
import { moneyOf, quantitiesOf, roundingDenominator, scaleOf, type Scale } from '../../optimize/scale.ts';
import type { Capacity, Ir, Licence, Product, Schedule, Span, TermPrice } from '../../ir/ir.ts';
import { notSold } from '../../../runtime/unsold.ts';
import { inParts, noSuchSize } from '../../ir/orders/reasons.ts';
import type { Build } from './build.ts';
import { js, list, Scope, type Code, type Piece } from './code.ts';
import { slotObject } from './slot.ts';
import { DECIMALS_MAX } from './plan.ts';
import { formOf } from '../../ir/rate-parts.ts';
import { fault, fillingCode } from './refusal.ts';
import { amountFunction, stepsFunction } from './schedule.ts';
import { placesOf } from './trace.ts';

/** The scale of what is bought: sizes and quantities of products, as records and lists write them. */
export function orderScale(ir: Ir): Scale {
  let denominator = 10n ** BigInt(DECIMALS_MAX);
  const texts = ir.products.flatMap((product) =>
    product.kind === 'package'
      ? product.sizes.map(({ size }) => size)
      : [
          ...product.terms.flatMap(({ price }) => ('page' in price ? [] : quantitiesOf(price))),
          product.kind === 'capacity' ? product.sellUpTo : null,
        ],
  );
  for (const text of texts) if (text !== null) denominator = lcm(denominator, readRatio(text).bottom);
  return scaleOf(denominator);
}

/** The products as a table, their term prices as functions of a quantity and a number of terms. */
export function productsCode(ir: Ir, scale: Scale, build: Build): Code {
  const names = ir.products.map(({ name }, index) => list([name, index]));
  return js`const ORDER_SCALE = ${scale.value};
const orderText = (amount) => exactText(amount, ${scale.places}, ${scale.rest});
const PRODUCT_INDEX = new Map(${list(names)});
const PRODUCTS = [
${ir.products.map((product) => productObject(ir, product, scale, build))}
];`;
}

const span = (of: Span | null): Code =>
  of === null ? js`null` : js`{ count: ${of.count}, unit: ${of.unit} }`;
const orNull = (text: string | null, scale: Scale): Piece =>
  text === null ? null : scaled(text, scale.value);

function productObject(ir: Ir, product: Product, scale: Scale, build: Build): Code {
  const { name, kind, unit, unpublished } = product;
  const fund = product.kind === 'licence' ? null : product.fund;
  const place = build.traced(js`, fund: ${fund}, at: ${product.at}`);
  // When its fund has its turn.
  const turn = ir.funds.findIndex(({ name: known }) => known === fund);
  const head = js`name: ${name}, kind: ${kind}, unit: ${unit}, unpublished: ${unpublished}${place}`;
  if (product.kind === 'package') {
    const alert = product.alert === null ? null : readRatio(product.alert);
    const sizes = product.sizes.map(
      ({ size, price, at }) =>
        js`{ size: ${scaled(size, scale.value)}, price: ${price}${build.traced(js`, at: ${at}`)} }`,
    );
    return js`  { ${head}, valid: ${span(product.valid)}, alert: ${alert === null ? js`null` : list([alert.top, alert.bottom])}, sizes: ${list(sizes)}, noSuchSize: ${fillingCode(noSuchSize(product, ''))}, turn: ${turn} },`;
  }
  const terms = product.terms.map((term) => list([term.term, termCode(ir, term, scale, build)]));
  const own =
    product.kind === 'capacity'
      ? js`counted: ${product.counted}, sellUpTo: ${orNull(product.sellUpTo, scale)}, limit: ${product.sellUpTo}, allows: ${list(product.allows)}, upgrade: ${upgradePage(product)}, within: null`
      : js`counted: true, sellUpTo: null, limit: null, allows: [], upgrade: null, within: ${span(product.activateWithin)}`;
  return js`  { ${head}, alert: null, ${own}, parts: ${fillingCode(inParts(unit))}, terms: new Map(${list(terms)}) },`;
}

const upgradePage = (product: Capacity | Licence): string =>
  product.kind === 'capacity' && product.upgrade !== null
    ? product.upgrade
    : `the price of an upgrade of ${product.title}`;

function termCode(ir: Ir, { price }: TermPrice, scale: Scale, build: Build): Code {
  if ('page' in price) return js`${price.page}`;
  return scheduleCode(ir, price, scale, build);
}

function scheduleCode(ir: Ir, schedule: Schedule, quantity: Scale, build: Build): Code {
  const money = scaleOf(lcm(roundingDenominator(ir), moneyOf(schedule, quantity.value)));
  const scope = new Scope();
  const [amount, steps] = [scope.name('amount'), scope.name('steps')];
  const scales = { quantity: quantity.value, money: money.value };
  const slots = schedule.tiers.map(({ charge }, index) => (charge.kind === 'amount' ? index : null));
  const last = schedule.tiers.at(-1)?.charge;
  const end =
    last === undefined || last.kind === 'amount'
      ? js``
      : js`if (quantity > ${scaled(schedule.tiers.at(-2)?.upTo ?? '0', quantity.value)}) return ${
          last.kind === 'reject'
            ? fault('TAR5108', { reason: notSold(last.message) })
            : fault('TAR5107', { page: last.page })
        };`;
  const rows = schedule.tiers.map(({ charge }, index) =>
    charge.kind === 'amount'
      ? slotObject({ cell: '', tier: index + 1, rate: charge.label, form: formOf(charge.parts) })
      : js`null`,
  );
  return js`(() => {
${amountFunction(build, amount, schedule, scales)}
${stepsFunction(build, steps, amount, schedule, scales, slots)}
const rows = { slots: ${list(rows)}, quantityPlaces: ${quantity.places}, quantityRest: ${quantity.rest}, moneyPlaces: ${money.places}, moneyRest: ${money.rest} };
return (quantity, terms) => {
  ${end}
  stepCount = 0;
  ${steps}(0n, quantity);
  const listed = [];
  for (let i = 0; i < stepCount; i++) {
    const listedStep = stepText(rows, stepSlots[i], stepQuantities[i], stepAmounts[i] * terms, 1);
    listed.push(terms === 1n ? listedStep : { ...listedStep, terms: Number(terms) });
  }
  return { steps: listed, top: ${amount}(quantity) * terms, bottom: ${money.value}${build.traced(js`, places: ${list(placesOf(schedule.tiers))}`)} };
};
})()`;
}
