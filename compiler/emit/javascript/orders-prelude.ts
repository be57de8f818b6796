import { readRatio } from '../../optimize/ratio.ts';
import { roundingPlaces } from '../../optimize/scale.ts';
import type { Ir } from '../../ir/ir.ts';
import { moneyLabel } from '../../ir/labels.ts';
import { NOTHING, UNSOLD } from '../../ir/orders/reasons.ts';
import { bookPrelude } from './book-prelude.ts';
import type { Build } from './build.ts';
import { changesPrelude } from './changes-prelude.ts';
import { js, list, type Code } from './code.ts';
import { compareOrders, HELD_PRELUDE } from './held-prelude.ts';
import { MAXIMUM_PRELUDE } from './maximum-prelude.ts';
import { fault, fillingCode } from './refusal.ts';
import { orderScale, productsCode } from './product.ts';
import { ORDER_TRACE, TELL_PURCHASE } from './trace.ts';

/**
 * Purchases and what becomes of them (`orders/orders.ts`): few per account, so always in bigint. Only what is left of a
 * package is a number of the build that draws from it.
 */
export function ordersPrelude(ir: Ir, build: Build): Code {
  const { traced } = build;
  const place = (at: Code): Code => traced(js`, ${at}`);
  const step = readRatio(ir.rounding.step);
  const product = js`product.name`;
  return js`const orders = (() => {
${bookPrelude({ ...ir, features: [], funds: [] }, build)}
${productsCode(ir, orderScale(ir), build)}
const readOrder = (text) => {
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw notExact(text);
  const point = text.indexOf(".");
  const above = BigInt(text.replace(".", "")) * ORDER_SCALE;
  const below = point === -1 ? 1n : 10n ** BigInt(text.length - 1 - point);
  if (above % below !== 0n) throw tooFine(text);
  return above / below;
};
/** A price written as a decimal. */
const readPrice = (text) => {
  const point = text.indexOf(".");
  return { top: BigInt(text.replace(".", "")), bottom: point === -1 ? 1n : 10n ** BigInt(text.length - 1 - point) };
};
const roundedText = ({ top, bottom }) =>
  fixedText(round(top * ${step.bottom}, ${step.top} * bottom) * ${10n ** BigInt(roundingPlaces(ir))} / (bottom * ${step.bottom}), ROUNDING_PLACES);
const agreed = (quantity, price${place(js`at`)}) => {
  const { top, bottom } = readPrice(price);
  const amount = quotientText(top, bottom);
  return { steps: [{ cell: "", tier: 1, quantity: orderText(quantity), rate: ${moneyLabel(ir.currency.code, '')} + groupedText(price), form: "flat", amount }], top, bottom${traced(js`, places: [at]`)} };
};
const unsold = (product, quantity) => {
  if (quantity <= 0n) return ${fault('TAR5112', { product, reason: NOTHING })};
  if (product.counted && quantity % ORDER_SCALE !== 0n)
    return ${fault('TAR5112', { product, reason: js`product.parts` })};
  return product.sellUpTo !== null && quantity > product.sellUpTo
    ? ${fault('TAR5114', { product, limit: js`product.limit`, unit: js`product.unit` })}
    : null;
};
${HELD_PRELUDE}const after = (from, count, unit) => ({ seconds: addCalendar(from.seconds, count, unit), nanos: from.nanos });
const timeText = (at) => instantText(at.seconds, at.nanos);
${MAXIMUM_PRELUDE}${traced(ORDER_TRACE)}
const purchase = (state, record, kind, order, product, quantity, priced, from, until) => {
  monthAt(record.at.seconds);
  const head = { account: state.account, product: product.name, fund: "purchase", order, period: monthName, unit: product.unit };
  const bought = { record: record.id, kind, time: record.time };
  if (from !== null) bought.from = timeText(from);
  if (until !== null) bought.until = timeText(until);
  const amount = roundedText(priced);${traced(TELL_PURCHASE)}
  state.lines.set(-1 - state.purchases.length, {
    done: { ...head, ...bought, quantity: orderText(quantity), amount, exact: quotientText(priced.top, priced.bottom), tiers: priced.steps },
  });
  state.purchases.push({
    record: record.id, kind, account: state.account, product: product.name, order, quantity: orderText(quantity),
    unit: product.unit, amount, time: record.time, period: monthName, steps: priced.steps,
  });
};
/** Puts the alert of a package where its balance is counted. */
const setAlert = (state, order) => {
  const { alert } = PRODUCTS[order.product];
  order.alertAt = alert === null ? null : state.toAlert(order.size, alert);
};
const hold = (state, record, id, index, size, expires, terms, priced) => {
  const product = PRODUCTS[index];
  const remaining = product.kind === "package" ? state.toBalance(size) : null;
  if (product.kind === "package" && remaining === null) return false;
  const order = {
    id, product: index, size, remaining, bought: record.at, effective: record.effective, expires, terms,
    capacity: size, raises: [], alerted: false, alertAt: null, activated: product.kind !== "licence",
  };
  setAlert(state, order);
  state.held.push(order);
  state.byId.set(id, order);${traced(js` tellBought(order);`)}
  purchase(state, record, "order", id, product, size, priced, product.kind === "licence" ? null : record.effective, expires);
  return true;
};
const idsOf = ({ id, count }) => {
  if (count === 1) return [id];
  const ids = [];
  for (let i = 1; i <= count; i++) ids.push(id + "#" + i);
  return ids;
};
/** What the fields of an order lack for the kind of its product, or have too many of. */
const misshapen = (product, { size, quantity, term, count }) => {
  if (product.kind === "package")
    return quantity !== null ? ${fillingCode(UNSOLD.packageQuantity)} : term !== null ? ${fillingCode(UNSOLD.packageTerm)} : size === null ? ${fillingCode(UNSOLD.noSize)} : null;
  if (size !== null) return ${fillingCode(UNSOLD.size)};
  if (count !== 1) return ${fillingCode(UNSOLD.count)};
  return quantity === null ? ${fillingCode(UNSOLD.noQuantity)} : term === null ? ${fillingCode(UNSOLD.noTerm)} : null;
};
const buy = (state, record) => {
  const index = PRODUCT_INDEX.get(record.product);
  if (index === undefined) return ${fault('TAR5111', { product: js`record.product` })};
  const product = PRODUCTS[index];
  if (isBefore(record.effective, record.at))
    return ${fault('TAR5124', { time: js`timeText(record.at)`, effective: js`timeText(record.effective)` })};
  const ids = idsOf(record);
  for (const id of ids) if (state.byId.has(id)) return ${fault('TAR5122', { order: js`id` })};
  const reason = misshapen(product, record);
  if (reason !== null) return ${fault('TAR5112', { product, reason: js`reason` })};
  return product.kind === "package" ? buyPackage(state, record, index, ids) : buyTerm(state, record, index);
};
const buyPackage = (state, record, index, ids) => {
  const product = PRODUCTS[index];
  const size = readOrder(record.size);
  if (size <= 0n) return ${fault('TAR5112', { product, reason: NOTHING })};
  const listed = product.sizes.find((known) => known.size === size);
  if (listed === undefined && product.unpublished === null) return ${fault('TAR5112', { product, reason: js`{ ...product.noSuchSize, size: orderText(size) }` })};
  if (listed !== undefined && record.price !== null) return ${fault('TAR5112', { product, reason: UNSOLD.price })};
  const price = listed?.price ?? record.price;
  if (price === null) return ${fault('TAR5107', { page: js`(product.unpublished ?? "")` })};
  const priced = agreed(size, price${place(js`listed?.at ?? product.at`)});
  const expires = product.valid === null ? null : after(record.effective, product.valid.count, product.valid.unit);
  for (const id of ids) if (!hold(state, record, id, index, size, expires, null, priced)) return false;
  return null;
};
const termPrice = (product, term, quantity, terms, price) => {
  const known = product.terms.get(term);
  const page = product.unpublished ?? (typeof known === "string" ? known : null);
  if (page !== null) return price === null ? ${fault('TAR5107', { page: js`page` })} : agreed(quantity, price${place(js`product.at`)});
  if (known === undefined) return ${fault('TAR5113', { product, term: js`term` })};
  if (price !== null) return ${fault('TAR5112', { product, reason: UNSOLD.price })};
  return known(quantity, BigInt(terms));
};
const buyTerm = (state, record, index) => {
  const product = PRODUCTS[index];
  const { quantity, term, terms } = record;
  const size = readOrder(quantity);
  const wrong = unsold(product, size);
  if (wrong !== null) return wrong;
  const expires = product.kind === "capacity" ? after(record.effective, terms, term) : null;
  if (expires !== null) {
    const asked = { from: record.effective, until: expires, quantityAt: () => size, order: null };
    const beyond = beyondMaximum(state, index, asked);
    if (beyond !== null) return beyond;
  }
  const priced = termPrice(product, term, size, terms, record.price);
  if (priced.code !== undefined) return priced;
  hold(state, record, record.id, index, size, expires, { count: terms, unit: term }, priced);
  return null;
};
${changesPrelude(ir, build)}const stateOf = (order, product, now) => {
  if (!order.activated && product.kind === "licence") {
    const { within } = product;
    return within !== null && !isBefore(now, after(order.bought, within.count, within.unit)) ? "released" : "pending";
  }
  if (isBefore(now, order.effective)) return "pending";
  if (order.expires !== null && !isBefore(now, order.expires)) return "expired";
  return product.kind === "package" && order.remaining == 0 ? "used up" : "valid";
};
const balances = (state, until) => {
  const now = { seconds: until, nanos: 0 };
  return state.held.map((order) => {
    const product = PRODUCTS[order.product];
    const isPackage = product.kind === "package";
    return {
      order: order.id,
      account: state.account,
      product: product.name,
      size: orderText(isPackage ? order.size : capacityAt(order, now)),
      remaining: isPackage ? state.balanceText(order.remaining) : null,
      effective: timeText(order.effective),
      expires: order.expires === null ? null : timeText(order.expires),
      state: stateOf(order, product, now),
    };
  });
};
const CONSUME = ${list(ir.funds.map(({ consume }) => compareOrders(consume)))};
/** The orders of these products that can pay at an instant, in the order in which they do. */
const paying = (state, products, at, fund) => {
  const orders = [];
  for (const order of state.held) if (products.includes(order.product) && isValid(order, at)) orders.push(order);
  return orders.length > 1 ? orders.sort(CONSUME[fund]) : orders;
};
const alertText = (order) => {
  const [top, bottom] = PRODUCTS[order.product].alert;
  return quotientText(order.size * top, ORDER_SCALE * bottom);
};
const quote = (name, quantity, term) => {
  const index = PRODUCT_INDEX.get(name);
  if (index === undefined) return ${fault('TAR5111', { product: js`name` })};
  const product = PRODUCTS[index];
  const amount = readOrder(quantity);
  let priced;
  if (product.kind === "package") {
    const listed = product.sizes.find(({ size }) => size === amount);
    if (listed === undefined)
      return product.unpublished === null
        ? ${fault('TAR5112', { product, reason: js`{ ...product.noSuchSize, size: orderText(amount) }` })}
        : ${fault('TAR5107', { page: js`product.unpublished` })};
    priced = agreed(amount, listed.price${place(js`listed.at`)});
    priced.steps[0].amount = listed.price;
    return { amount: roundedText(priced), exact: listed.price, steps: priced.steps };
  }
  if (term === null) return ${fault('TAR5112', { product, reason: UNSOLD.noTerm })};
  const known = product.terms.get(term);
  const page = product.unpublished ?? (typeof known === "string" ? known : null);
  if (page !== null) return ${fault('TAR5107', { page: js`page` })};
  if (known === undefined) return ${fault('TAR5113', { product, term: js`term` })};
  const wrong = unsold(product, amount);
  if (wrong !== null) return wrong;
  priced = known(amount, 1n);
  return priced.code !== undefined
    ? priced
    : { amount: roundedText(priced), exact: quotientText(priced.top, priced.bottom), steps: priced.steps };
};
return { change, balances, paying, alertText, quote${traced(js`, tellOrder, tellFund, placeOf`)} };
})();`;
}
