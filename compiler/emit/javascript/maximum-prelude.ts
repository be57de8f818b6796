import { NAMED_ORDERS } from '../../ir/orders/maximum.ts';
import { js, type Code } from './code.ts';
import { fault, fillingCode } from './refusal.ts';

/** What all orders of a product that are valid at one instant hold (`orders/maximum.ts`). */
export const MAXIMUM_PRELUDE: Code = js`const earlier = (a, b) => b !== null && (a === null || isBefore(b, a)) ? b : a;
const namesOf = (orders) => {
  const named = orders.slice(0, ${NAMED_ORDERS}).map(({ id }) => (${fillingCode({ says: '`{order}`', order: js`id` })}));
  const more = orders.length - named.length;
  const holes = named.map((_, index) => "{" + index + "}").join(", ");
  return { ...named, says: holes + (more > 0 ? " and " + more + " more" : "") };
};
/** Refuses what would pass the maximum at an instant between the record and the end of what it asks for. */
const beyondMaximum = (state, index, { from, until, quantityAt, order: own }) => {
  const product = PRODUCTS[index];
  if (product.sellUpTo === null) return null;
  const beside = [];
  for (const order of state.held)
    if (order !== own && order.product === index && isBefore(order.effective, until) && isBefore(from, order.expires))
      beside.push(order);
  const instants = [from];
  for (const { effective } of beside) if (isBefore(from, effective)) instants.push(effective);
  instants.sort(byInstant);
  for (const instant of instants) {
    if (!isBefore(instant, until)) return null;
    const valid = beside.filter(({ effective, expires }) => !isBefore(instant, effective) && isBefore(instant, expires));
    let holds = 0n;
    for (const order of valid) holds += capacityAt(order, instant);
    const quantity = quantityAt(instant);
    if (holds + quantity > product.sellUpTo)
      return ${fault('TAR5121', {
        product: js`product.name`,
        limit: js`product.limit`,
        unit: js`product.unit`,
        time: js`timeText(instant)`,
        holds: js`orderText(holds)`,
        orders: js`namesOf(valid)`,
        quantity: js`orderText(quantity)`,
        sum: js`orderText(holds + quantity)`,
      })};
  }
  return null;
};
`;
