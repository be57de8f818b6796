import { readRatio } from '../../optimize/ratio.ts';
import { roundingPlaces } from '../../optimize/scale.ts';
import type { Ir } from '../../ir/ir.ts';
import { bookPrelude } from './book-prelude.ts';
import type { Build } from './build.ts';
import { js, list, type Code } from './code.ts';
import { compareOrders, HELD_PRELUDE } from './held-prelude.ts';
import { MAXIMUM_PRELUDE } from './maximum-prelude.ts';
import { fault } from './message.ts';
import { orderScale, productsCode } from './product.ts';
import { ORDER_TRACE, TELL_PURCHASE, tell } from './trace.ts';

/**
 * Purchases and what becomes of them (`orders/orders.ts`): few per account, so always in bigint. Only what is left of a
 * package is a number of the build that draws from it.
 */
export function ordersPrelude(ir: Ir, build: Build): Code {
  const { traced } = build;
  const place = (at: Code): Code => traced(js`, ${at}`);
  const step = readRatio(ir.rounding.step);
  const product = js`product.name`;
  const cannot = (change: string | Code): Code => fault('TAR5115', { product, change });
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
  return { steps: [{ cell: "", tier: 1, quantity: orderText(quantity), rate: ${`${ir.currency.code} `} + price, amount }], top, bottom${traced(js`, places: [at]`)} };
};
const unsold = (product, quantity) => {
  if (quantity <= 0n || (product.counted && quantity % ORDER_SCALE !== 0n))
    return ${fault('TAR5112', { product, what: js`orderText(quantity) + " " + product.unit` })};
  return product.sellUpTo !== null && quantity > product.sellUpTo
    ? ${fault('TAR5114', { product, limit: js`product.limit`, unit: js`product.unit` })}
    : null;
};
${HELD_PRELUDE}const after = (from, count, unit) => ({ seconds: addCalendar(from.seconds, count, unit), nanos: from.nanos });
const timeText = (at) => instantText(at.seconds, at.nanos);
${MAXIMUM_PRELUDE}${traced(ORDER_TRACE)}
const purchase = (state, record, order, product, quantity, priced) => {
  monthAt(record.at.seconds);
  const head = { account: state.account, product: product.name, fund: "purchase", order, period: monthName, unit: product.unit };
  const amount = roundedText(priced);${traced(TELL_PURCHASE)}
  state.lines.set(-1 - state.purchases.length, {
    done: { ...head, quantity: orderText(quantity), amount, exact: quotientText(priced.top, priced.bottom), tiers: priced.steps },
  });
  state.purchases.push({
    record: record.id, account: state.account, product: product.name, order, quantity: orderText(quantity),
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
  state.held.push(order);${traced(js` tellBought(order);`)}
  purchase(state, record, id, product, size, priced);
  return true;
};
const buyPackage = (state, record, index) => {
  const product = PRODUCTS[index];
  if (record.size === null || record.quantity !== null || record.term !== null)
    return ${fault('TAR5112', { product, what: 'anything but a size' })};
  const size = readOrder(record.size);
  const listed = product.sizes.find((known) => known.size === size);
  const what = record.size + " " + product.unit;
  if (listed === undefined && product.unpublished === null) return ${fault('TAR5112', { product, what: js`what` })};
  if (listed !== undefined && record.price !== null)
    return ${fault('TAR5112', { product, what: js`what + " at a price of its own"` })};
  const price = listed?.price ?? record.price;
  if (price === null) return ${fault('TAR5107', { page: js`(product.unpublished ?? "")` })};
  const priced = agreed(size, price${place(js`listed?.at ?? product.at`)});
  const expires = product.valid === null ? null : after(record.effective, product.valid.count, product.valid.unit);
  for (let i = 1; i <= record.count; i++) {
    const id = record.count === 1 ? record.id : record.id + "#" + i;
    if (!hold(state, record, id, index, size, expires, null, priced)) return false;
  }
  return null;
};
const termPrice = (product, term, quantity, terms, price) => {
  const known = product.terms.get(term);
  const page = product.unpublished ?? (typeof known === "string" ? known : null);
  if (page !== null) return price === null ? ${fault('TAR5107', { page: js`page` })} : agreed(quantity, price${place(js`product.at`)});
  if (known === undefined) return ${fault('TAR5113', { product, term: js`term` })};
  if (price !== null)
    return ${fault('TAR5112', { product, what: js`orderText(quantity) + " " + product.unit + " at a price of its own"` })};
  return known(quantity, BigInt(terms));
};
const buyTerm = (state, record, index) => {
  const product = PRODUCTS[index];
  const { quantity, term, terms } = record;
  if (quantity === null || term === null || record.size !== null || record.count !== 1)
    return ${fault('TAR5112', { product, what: 'anything but a quantity for a term' })};
  const size = readOrder(quantity);
  const wrong = unsold(product, size);
  if (wrong !== null) return wrong;
  const expires = product.kind === "capacity" ? after(record.effective, terms, term) : null;
  if (expires !== null) {
    const asked = { at: record.at, from: record.effective, until: expires, quantityAt: () => size, order: null };
    const beyond = beyondMaximum(state, index, asked);
    if (beyond !== null) return beyond;
  }
  const priced = termPrice(product, term, size, terms, record.price);
  if (priced.code !== undefined) return priced;
  hold(state, record, record.id, index, size, expires, { count: terms, unit: term }, priced);
  return null;
};
const upgrade = (state, record, order) => {
  const product = PRODUCTS[order.product];
  if (product.kind !== "capacity") return ${cannot('upgrade')};
  const change = record.until === null ? "upgrade" : "temporary upgrade";
  if (!product.allows.includes(change)) return ${cannot(js`change`)};
  const quantity = readOrder(record.quantity);
  const wrong = unsold(product, quantity);
  if (wrong !== null) return wrong;
  const holds = capacityAt(order, record.at);
  if (quantity <= holds) return ${fault('TAR5118', {
    order: js`order.id`,
    holds: js`orderText(holds)`,
    unit: js`product.unit`,
    quantity: js`record.quantity`,
  })};
  const { at } = record;
  const asked = { at, from: at, until: earlier(order.expires, record.until), quantityAt: () => quantity, order };
  const beyond = beyondMaximum(state, order.product, asked);
  if (beyond !== null) return beyond;
${traced(js`  tellChanged(order, "capacity", orderText(holds), orderText(quantity), record.until);`)}  if (record.until === null) order.capacity = quantity;
  else order.raises.push({ from: record.at, until: record.until, capacity: quantity });
  if (record.price === null) return ${fault('TAR5107', { page: js`product.upgrade` })};
  purchase(state, record, order.id, product, quantity, agreed(quantity, record.price${place(js`product.at`)}));
  return null;
};
const renewal = (state, record, order) => {
  const product = PRODUCTS[order.product];
  const { expires, terms } = order;
  if (product.kind !== "capacity" || !product.allows.includes("renewal") || expires === null) return ${cannot('renewal')};
  const all = terms !== null && terms.unit === record.term ? { count: terms.count + record.terms, unit: terms.unit } : null;
  const until = all === null ? after(expires, record.terms, record.term) : after(order.effective, all.count, all.unit);
  const quantityAt = (at) => capacityAt(order, at);
  const beyond = beyondMaximum(state, order.product, { at: record.at, from: expires, until, quantityAt, order });
  if (beyond !== null) return beyond;
  const priced = termPrice(product, record.term, order.capacity, record.terms, record.price);
  if (priced.code !== undefined) return priced;
  order.terms = all;
  order.expires = until;
${traced(js`  tellExpiry(order, expires);`)}  purchase(state, record, order.id, product, order.capacity, priced);
  return null;
};
const conversion = (state, record, order) => {
  const index = PRODUCT_INDEX.get(record.product);
  if (index === undefined) return ${fault('TAR5111', { product: js`record.product` })};
  const [from, to] = [PRODUCTS[order.product], PRODUCTS[index]];
  if (from.kind !== "package" || to.kind !== "package" || from.unit !== to.unit)
    return ${fault('TAR5119', { order: js`order.id`, product: js`to.name` })};
${traced(js`  tellChanged(order, "product", from.name, to.name);`)}  order.product = index;
  setAlert(state, order);
  return null;
};
const activate = (state, record, id) => {
  const order = state.held.find((held) => held.id === id);
  const product = order === undefined ? undefined : PRODUCTS[order.product];
  if (order === undefined || product.kind !== "licence" || order.activated) return ${fault('TAR5116', { order: js`id` })};
  const { within } = product;
  if (within !== null) {
    const last = after(order.bought, within.count, within.unit);
    if (!isBefore(record.at, last)) return ${fault('TAR5120', { order: js`id`, time: js`timeText(last)` })};
  }
${traced(js`  tellNamed(order, record.at);`)}  order.activated = true;
  order.effective = record.at;
  order.expires = order.terms === null ? null : after(record.at, order.terms.count, order.terms.unit);${traced(js` tellExpiry(order, null);`)}
  return null;
};
/** Takes a record that is not of use: null, a refusal, or false where plain numbers are too narrow. */
const change = (state, record) => {
  if (record.type === "activation") {
    if (record.order !== null) return activate(state, record, record.order);
    state.activated.add(record.category ?? "");${tell(build, 'activated', { category: js`record.category` })}
    return null;
  }
  if (record.type === "order") {
    const index = PRODUCT_INDEX.get(record.product);
    if (index === undefined) return ${fault('TAR5111', { product: js`record.product` })};
    return PRODUCTS[index].kind === "package" ? buyPackage(state, record, index) : buyTerm(state, record, index);
  }
  const order = state.held.find((held) => held.id === record.order);
  if (order === undefined) return ${fault('TAR5116', { order: js`record.order` })};${traced(js` tellNamed(order, record.at);`)}
  if (!isValid(order, record.at)) return ${fault('TAR5117', { order: js`record.order`, time: js`timeText(record.at)` })};
  if (record.type === "upgrade") return upgrade(state, record, order);
  return record.type === "renewal" ? renewal(state, record, order) : conversion(state, record, order);
};
const stateOf = (order, product, now) => {
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
        ? ${fault('TAR5112', { product, what: js`quantity + " " + product.unit` })}
        : ${fault('TAR5107', { page: js`product.unpublished` })};
    priced = agreed(amount, listed.price${place(js`listed.at`)});
    priced.steps[0].amount = listed.price;
    return { amount: roundedText(priced), exact: listed.price, steps: priced.steps };
  }
  if (term === null) return ${fault('TAR5113', { product, term: 'no term' })};
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
