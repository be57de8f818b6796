import type { ConsumeKey } from '../../ir/ir.ts';
import { join, js, type Code } from './code.ts';

/** An order while it lives (`orders/held.ts`). */
export const HELD_PRELUDE: Code = js`const isBefore = (a, b) => a.seconds < b.seconds || (a.seconds === b.seconds && a.nanos < b.nanos);
const isValid = (order, at) =>
  order.activated && !isBefore(at, order.effective) && (order.expires === null || isBefore(at, order.expires));
const capacityAt = (order, at) => {
  let most = order.capacity;
  for (const { from, until, capacity } of order.raises)
    if (!isBefore(at, from) && isBefore(at, until) && capacity > most) most = capacity;
  return most;
};
const byInstant = (a, b) => a.seconds - b.seconds || a.nanos - b.nanos;
const FOREVER = { seconds: Number.MAX_SAFE_INTEGER, nanos: 0 };
`;

const KEYS: Readonly<Record<ConsumeKey, Code>> = {
  'soonest expiry': js`byInstant(a.expires ?? FOREVER, b.expires ?? FOREVER)`,
  'earliest order': js`byInstant(a.bought, b.bought)`,
  'order id': js`compareText(a.id, b.id)`,
};
/** How the orders of one fund are put in line. */
export const compareOrders = (consume: readonly ConsumeKey[]): Code =>
  js`(a, b) => ${join([...consume.map((key) => KEYS[key]), js`0`], ' || ')}`;
