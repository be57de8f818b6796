import type { Ir } from '../../ir/ir.ts';
import { categoriesOf } from '../../ir/categories.ts';
import {
  activatedAt,
  boughtLater,
  NEEDS_NONE,
  noCategory,
  NO_ORDER,
  NO_PACKAGES,
  NOT_LATER,
  ONCE_AN_ACCOUNT,
  OTHER_UNIT,
  severalAtOnce,
  UNNAMED,
} from '../../ir/orders/reasons.ts';
import type { Build } from './build.ts';
import { EMPTY, js, list, type Code } from './code.ts';
import { fault, fillingCode, type Hole } from './refusal.ts';
import { NEAR_NAME_PRELUDE } from './near-name-prelude.ts';
import { tell } from './trace.ts';

/** What becomes of an order after its purchase (`orders/changes.ts`). */
export function changesPrelude(ir: Ir, build: Build): Code {
  const { traced } = build;
  const place = (at: Code): Code => traced(js`, ${at}`);
  const product = js`product.name`;
  const cannot = (change: string | Code): Code => fault('TAR5115', { product, change });
  const unconverted = (reason: string): Code =>
    fault('TAR5119', { order: js`order.id`, product: js`to.name`, reason });
  const unactivated = (reason: Hole): Code => fault('TAR5125', { order: js`order.id`, reason });
  return js`/** Why no order that is held has the id that a record names. */
const NO_ORDER = new Map(${list(Object.entries(NO_ORDER).map(([type, reason]) => list([type, reason])))});
const whyUnnamed = (state, by) => {
  const id = by.order;
  if (state.records === null) {
    state.records = new Map();
    for (const record of state.all) if (record.type !== "usage") state.records.set(record.id, record);
  }
  const record = state.records.get(id);
  if (record === undefined) return ${UNNAMED.unknown};
  if (record.type !== "order") return NO_ORDER.get(record.type);
  if (compareRecords(record, by) > 0) return ${fillingCode(boughtLater(js`timeText(record.at)`))};
  return state.byId.has(id + "#1") ? ${fillingCode(severalAtOnce(js`id`, js`String(record.count)`))} : ${UNNAMED.rejected};
};
const unnamed = (state, record) => (${fault('TAR5116', { order: js`record.order`, reason: js`whyUnnamed(state, record)` })});
const upgrade = (state, record, order) => {
  const product = PRODUCTS[order.product];
  if (product.kind !== "capacity") return ${cannot('upgrade')};
  const change = record.until === null ? "upgrade" : "temporary upgrade";
  if (!product.allows.includes(change)) return ${cannot(js`change`)};
  const { at } = record;
  if (record.until !== null && !isBefore(at, record.until))
    return ${fault('TAR5123', { order: js`order.id`, time: js`timeText(at)`, until: js`timeText(record.until)` })};
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
  const until = earlier(order.expires, record.until);
  const asked = { from: at, until, quantityAt: () => quantity, order };
  const beyond = beyondMaximum(state, order.product, asked);
  if (beyond !== null) return beyond;
${traced(js`  tellChanged(order, "capacity", orderText(holds), orderText(quantity), record.until);`)}  if (record.until === null) order.capacity = quantity;
  else order.raises.push({ from: record.at, until: record.until, capacity: quantity });
  if (record.price === null) return ${fault('TAR5107', { page: js`product.upgrade` })};
  purchase(state, record, change, order.id, product, quantity, agreed(quantity, record.price${place(js`product.at`)}), at, until);
  return null;
};
const renewal = (state, record, order) => {
  const product = PRODUCTS[order.product];
  const { expires, terms } = order;
  if (product.kind !== "capacity" || !product.allows.includes("renewal") || expires === null) return ${cannot('renewal')};
  const all = terms !== null && terms.unit === record.term ? { count: terms.count + record.terms, unit: terms.unit } : null;
  const until = all === null ? after(expires, record.terms, record.term) : after(order.effective, all.count, all.unit);
  const quantityAt = (at) => capacityAt(order, at);
  const beyond = beyondMaximum(state, order.product, { from: expires, until, quantityAt, order });
  if (beyond !== null) return beyond;
  const priced = termPrice(product, record.term, order.capacity, record.terms, record.price);
  if (priced.code !== undefined) return priced;
  order.terms = all;
  order.expires = until;
${traced(js`  tellExpiry(order, expires);`)}  purchase(state, record, "renewal", order.id, product, order.capacity, priced, expires, until);
  return null;
};
const conversion = (state, record, order) => {
  const index = PRODUCT_INDEX.get(record.product);
  if (index === undefined) return ${fault('TAR5111', { product: js`record.product` })};
  const [from, to] = [PRODUCTS[order.product], PRODUCTS[index]];
  if (from.kind !== "package" || to.kind !== "package") return ${unconverted(NO_PACKAGES)};
  if (from.unit !== to.unit) return ${unconverted(OTHER_UNIT)};
  if (to.turn <= from.turn) return ${unconverted(NOT_LATER)};
${traced(js`  tellChanged(order, "product", from.name, to.name);`)}  order.product = index;
  setAlert(state, order);
  return null;
};
const activateOrder = (state, record) => {
  const order = state.byId.get(record.order);
  if (order === undefined) return unnamed(state, record);
  const product = PRODUCTS[order.product];
  if (product.kind !== "licence") return ${unactivated(NEEDS_NONE)};
  if (order.activated) return ${unactivated(activatedAt(js`timeText(order.effective)`))};
  const { within } = product;
  if (within !== null) {
    const last = after(order.bought, within.count, within.unit);
    if (!isBefore(record.at, last)) return ${fault('TAR5120', { order: js`order.id`, time: js`timeText(last)` })};
  }
${traced(js`  tellNamed(order, record.at);`)}  order.activated = true;
  order.effective = record.at;
  order.expires = order.terms === null ? null : after(record.at, order.terms.count, order.terms.unit);${traced(js` tellExpiry(order, null);`)}
  return null;
};
${activateCode(ir, build)}
/** Takes a record that is not of use: null, a refusal, or false where plain numbers are too narrow. */
const change = (state, record) => {
  if (record.type === "activation") return record.order === null ? activate(state, record) : activateOrder(state, record);
  if (record.type === "order") return buy(state, record);
  const order = state.byId.get(record.order);
  if (order === undefined) return unnamed(state, record);${traced(js` tellNamed(order, record.at);`)}
  if (!isValid(order, record.at)) return ${fault('TAR5117', { order: js`record.order`, time: js`timeText(record.at)` })};
  if (record.type === "upgrade") return upgrade(state, record, order);
  return record.type === "renewal" ? renewal(state, record, order) : conversion(state, record, order);
};
`;
}

/** Activates the account or a category. */
function activateCode(ir: Ir, build: Build): Code {
  const refused = (reason: Hole): Code => fault('TAR5126', { category: js`category`, reason });
  const categories = list(categoriesOf(ir));
  const check =
    ir.activation === 'account'
      ? js`  if (category !== null) return ${refused(ONCE_AN_ACCOUNT)};`
      : js`  if (category !== null && !CATEGORIES.includes(category)) return ${refused(noCategory(js`didYouMean(category, CATEGORIES)`))};`;
  return js`${
    ir.activation === 'account'
      ? EMPTY
      : js`${NEAR_NAME_PRELUDE}const CATEGORIES = ${categories};
`
  }const activate = (state, { category }) => {
${check}
  state.activated.add(category ?? "");${tell(build, 'activated', { category: js`category` })}
  return null;
};`;
}
