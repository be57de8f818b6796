import { lcm, readRatio, scaled } from '../../optimize/ratio.ts';
import { moneyOf, quantitiesOf, roundingDenominator, roundingPlaces, scaleOf, stepAt } from '../../optimize/scale.ts';
import type { Capacity, Ir, Licence, Package, Product, Schedule } from '../../ir/ir.ts';
import { bookPrelude } from './book-prelude.ts';
import { BIGINT } from './build.ts';
import { js, list, Scope, type Code } from './code.ts';
import { message } from './message.ts';
import { DECIMALS_MAX } from './plan.ts';
import { amountFunction, stepsFunction } from './schedule.ts';

const fault = (code: 'TAR5107' | 'TAR5108' | 'TAR5111' | 'TAR5112' | 'TAR5113' | 'TAR5114', holes: Record<string, Code | string>): Code =>
  js`return { code: ${code}, message: ${message(code, holes)}, quantity: null };`;

/** `quote`: what a purchase would cost. Always in bigint: one is asked for at a time. */
export function quoteCode(ir: Ir): Code {
  const cases = ir.products.map((product) => js`    case ${product.name}: {\n${productCode(ir, product)}\n    }`);
  return js`const quote = (() => {
${bookPrelude({ ...ir, features: [], funds: [] }, BIGINT)}
const QUOTED = /^-?\d+(\.\d+)?$/;
/** A quantity as a count at a scale. */
const readQuoted = (text, scale) => {
  const point = text.indexOf(".");
  const above = BigInt(text.replace(".", "")) * scale;
  const below = point === -1 ? 1n : 10n ** BigInt(text.length - 1 - point);
  if (above % below !== 0n) throw tooFine(text);
  return above / below;
};
return (product, quantity, term) => {
  switch (product) {
${cases}
    default: ${fault('TAR5111', { product: js`product` })}
  }
};
})();`;
}

function productCode(ir: Ir, product: Product): Code {
  const check = js`      if (!QUOTED.test(quantity)) throw notExact(quantity);`;
  return js`${check}
${product.kind === 'package' ? packageCode(ir, product) : termCode(ir, product)}`;
}

function packageCode(ir: Ir, product: Package): Code {
  let sizes = 10n ** BigInt(DECIMALS_MAX);
  for (const { size } of product.sizes) sizes = lcm(sizes, readRatio(size).bottom);
  const quantity = scaleOf(sizes);
  const cases = product.sizes.map(({ size, price }) => {
    const money = scaleOf(lcm(roundingDenominator(ir), readRatio(price).bottom));
    const at = scaled(size, quantity.value);
    const part = money.value / 10n ** BigInt(roundingPlaces(ir));
    return js`      if (amount === ${at}) return {
        amount: fixedText(round(${scaled(price, money.value)}, ${stepAt(ir, money)}) / ${part}, ROUNDING_PLACES),
        exact: ${price},
        steps: [{ cell: "", tier: 1, quantity: exactText(amount, ${quantity.places}, ${quantity.rest}), rate: ${`${ir.currency.code} ${price}`}, amount: ${price} }],
      };`;
  });
  const otherwise =
    product.unpublished === null
      ? fault('TAR5112', { product: product.name, what: js`quantity + ${` ${product.unit}`}` })
      : fault('TAR5107', { page: product.unpublished });
  return js`      const amount = readQuoted(quantity, ${quantity.value});
${cases}
      ${otherwise}`;
}

function termCode(ir: Ir, product: Capacity | Licence): Code {
  const { name } = product;
  const cases = product.terms.map(({ term, price }) => {
    const page = product.unpublished ?? ('page' in price ? price.page : null);
    const body =
      page !== null || 'page' in price ? fault('TAR5107', { page: page ?? '' }) : scheduleCode(ir, product, price);
    return js`        case ${term}: {\n${body}\n        }`;
  });
  const otherwise =
    product.unpublished === null
      ? fault('TAR5113', { product: name, term: js`term` })
      : fault('TAR5107', { page: product.unpublished });
  return js`      if (term === null) { ${fault('TAR5113', { product: name, term: 'no term' })} }
      switch (term) {
${cases}
        default: ${otherwise}
      }`;
}

function scheduleCode(ir: Ir, product: Capacity | Licence, schedule: Schedule): Code {
  let denominator = 10n ** BigInt(DECIMALS_MAX);
  const limit = product.kind === 'capacity' ? product.sellUpTo : null;
  for (const text of [...quantitiesOf(schedule), limit])
    if (text !== null) denominator = lcm(denominator, readRatio(text).bottom);
  const quantity = scaleOf(denominator);
  const money = scaleOf(lcm(roundingDenominator(ir), moneyOf(schedule, quantity.value)));
  const scope = new Scope();
  const [amount, steps] = [scope.name('amount'), scope.name('steps')];
  const scales = { quantity: quantity.value, money: money.value };
  const slots = schedule.tiers.map(({ charge }, index) => (charge.kind === 'amount' ? index : null));
  const counted = product.kind === 'licence' || product.counted;
  const text = js`exactText(amount, ${quantity.places}, ${quantity.rest})`;
  const last = schedule.tiers.at(-1)?.charge;
  const end =
    last === undefined || last.kind === 'amount'
      ? js``
      : js`          if (amount > ${scaled(schedule.tiers.at(-2)?.upTo ?? '0', quantity.value)}) { ${
          last.kind === 'reject' ? fault('TAR5108', { reason: last.message }) : fault('TAR5107', { page: last.page })
        } }`;
  const tooMany =
    limit === null
      ? js``
      : js`          if (amount > ${scaled(limit, quantity.value)}) { ${fault('TAR5114', { product: product.name, limit, unit: product.unit })} }`;
  const part = money.value / 10n ** BigInt(roundingPlaces(ir));
  const rows = schedule.tiers.map(({ charge }, index) =>
    charge.kind === 'amount' ? js`{ cell: "", tier: ${index + 1}, rate: ${charge.label} }` : js`null`,
  );
  return js`          const amount = readQuoted(quantity, ${quantity.value});
          if (amount <= 0n${counted ? js` || amount % ${quantity.value} !== 0n` : js``}) { ${fault('TAR5112', {
            product: product.name,
            what: js`${text} + ${` ${product.unit}`}`,
          })} }
${tooMany}
${end}
          ${amountFunction(BIGINT, amount, schedule, scales)}
          ${stepsFunction(BIGINT, steps, amount, schedule, scales, slots)}
          stepCount = 0;
          ${steps}(0n, amount);
          const exact = ${amount}(amount);
          const rows = { slots: ${list(rows)}, quantityPlaces: ${quantity.places}, quantityRest: ${quantity.rest}, moneyPlaces: ${money.places}, moneyRest: ${money.rest} };
          return {
            amount: fixedText(round(exact, ${stepAt(ir, money)}) / ${part}, ROUNDING_PLACES),
            exact: exactText(exact, ${money.places}, ${money.rest}),
            steps: stepSlots.slice(0, stepCount).map((slot, i) => stepText(rows, slot, stepQuantities[i], stepAmounts[i])),
          };`;
}
