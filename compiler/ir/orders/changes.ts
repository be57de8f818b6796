import { Exact } from '../../../runtime/exact.ts';
import { compareInstants, type Activation, type Conversion } from '../../../runtime/record.ts';
import type { Instant, Renewal, Upgrade } from '../../../runtime/record.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { capacityAt, earlier } from './held.ts';
import { beyondMaximum } from './maximum.ts';
import { agreedShare, soldQuantity, termPrice } from './product-price.ts';
import type { Orders } from './orders.ts';
import { activatedAt, NEEDS_NONE, NO_PACKAGES, NOT_LATER, OTHER_UNIT } from './reasons.ts';

/** What becomes of an order after its purchase. Each gives the refusal of its record, or null. */

export function upgrade(orders: Orders, record: Upgrade): Refusal | null {
  const order = orders.valid(record);
  if ('code' in order) return order;
  const { product } = order;
  const { at } = record;
  if (product.kind !== 'capacity') return refuse('TAR5115', { product: product.name, change: 'upgrade' });
  const change = record.until === null ? 'upgrade' : 'temporary upgrade';
  if (!product.allows.includes(change)) return refuse('TAR5115', { product: product.name, change });
  if (record.until !== null && compareInstants(record.until, at) <= 0)
    return refuse('TAR5123', {
      order: order.id,
      time: orders.timeText(at),
      until: orders.timeText(record.until),
    });
  const quantity = Exact.of(record.quantity);
  const unsold = soldQuantity(product, quantity);
  if (unsold !== null) return unsold;
  const holds = capacityAt(order, at);
  if (quantity.compare(holds) <= 0)
    return refuse('TAR5118', {
      order: order.id,
      holds: holds.toString(),
      unit: product.unit,
      quantity: record.quantity,
    });
  const until = earlier(order.expires, record.until) ?? at;
  const asked = { product, from: at, until, quantityAt: () => quantity, order };
  const beyond = beyondMaximum(orders.held, asked, orders.ir.zone);
  if (beyond !== null) return beyond;
  orders.tell?.raised(order, holds, quantity, record.until);
  if (record.until === null) order.capacity = quantity;
  else order.raises.push({ from: at, until: record.until, capacity: quantity });
  // The page prices no upgrade: the capacity rises, and what it costs is refused by name unless the record says it.
  if (record.price === null)
    return refuse('TAR5107', { page: product.upgrade ?? `the price of an upgrade of ${product.title}` });
  const shares = [agreedShare(orders.ir, product.at, quantity, record.price)];
  orders.purchase(record, { kind: change, order: order.id, product, quantity, shares, from: at, until });
  return null;
}

export function renewal(orders: Orders, record: Renewal): Refusal | null {
  const order = orders.valid(record);
  if ('code' in order) return order;
  const { product, expires, terms, capacity } = order;
  if (product.kind !== 'capacity' || !product.allows.includes('renewal') || expires === null)
    return refuse('TAR5115', { product: product.name, change: 'renewal' });
  // Terms of one unit are counted from the start, so that the 31st comes back after a short month.
  const all = terms?.unit === record.term ? { count: terms.count + record.terms, unit: terms.unit } : null;
  const until =
    all === null
      ? orders.after(expires, record.terms, record.term)
      : orders.after(order.effective, all.count, all.unit);
  const quantityAt = (at: Instant): Exact => capacityAt(order, at);
  const asked = { product, from: expires, until, quantityAt, order };
  const beyond = beyondMaximum(orders.held, asked, orders.ir.zone);
  if (beyond !== null) return beyond;
  const shares = termPrice(orders.ir, product, record.term, capacity, record.terms, record.price);
  if ('code' in shares) return shares;
  order.terms = all;
  order.expires = until;
  orders.tell?.expiry(order, expires);
  const bought = { order: order.id, product, quantity: capacity, shares, from: expires, until };
  orders.purchase(record, { kind: 'renewal', ...bought });
  return null;
}

/** A package becomes one that pays later: its points and its expiry stay. */
export function conversion(orders: Orders, record: Conversion): Refusal | null {
  const order = orders.valid(record);
  if ('code' in order) return order;
  const product = orders.ir.products.find((known) => known.name === record.product);
  if (product === undefined) return refuse('TAR5111', { product: record.product });
  const cannot = (reason: string): Refusal =>
    refuse('TAR5119', { order: order.id, product: product.name, reason });
  if (order.product.kind !== 'package' || product.kind !== 'package') return cannot(NO_PACKAGES);
  if (order.product.unit !== product.unit) return cannot(OTHER_UNIT);
  const turnOf = (name: string): number => orders.ir.funds.findIndex((fund) => fund.name === name);
  if (turnOf(product.fund) <= turnOf(order.product.fund)) return cannot(NOT_LATER);
  orders.tell?.converted(order, product);
  order.product = product;
  return null;
}

/** Activates a licence: its term starts here. */
export function activate(orders: Orders, record: Activation & { readonly order: string }): Refusal | null {
  const order = orders.named(record);
  if ('code' in order) return order;
  const { id, product, terms } = order;
  if (product.kind !== 'licence') return refuse('TAR5125', { order: id, reason: NEEDS_NONE });
  if (order.activated)
    return refuse('TAR5125', { order: id, reason: activatedAt(orders.timeText(order.effective)) });
  const within = product.activateWithin;
  if (within !== null) {
    const last = orders.after(order.bought, within.count, within.unit);
    if (compareInstants(record.at, last) >= 0)
      return refuse('TAR5120', { order: id, time: orders.timeText(last) });
  }
  orders.tell?.named(order, record.at);
  order.activated = true;
  order.effective = record.at;
  order.expires = terms === null ? null : orders.after(record.at, terms.count, terms.unit);
  orders.tell?.expiry(order, null);
  return null;
}
