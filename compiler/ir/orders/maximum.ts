import { formatInstant } from '../../../runtime/calendar.ts';
import { Exact } from '../../../runtime/exact.ts';
import { compareInstants, type Instant } from '../../../runtime/record.ts';
import type { Said } from '../../../runtime/said.ts';
import type { Capacity, Zone } from '../ir.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { capacityAt, type Held } from './held.ts';

/** Capacity that an account would hold by one order, for as long as it would. */
export interface CapacityAsked {
  readonly product: Capacity;
  readonly from: Instant;
  readonly until: Instant;
  /** All that the order would hold at an instant, what it holds already among it. */
  readonly quantityAt: (at: Instant) => Exact;
  /** The order itself, where it is held already. */
  readonly order: Held | null;
}

/** So many orders are named; of more, their number is told. */
export const NAMED_ORDERS = 5;

/**
 * `sell up to`: what all orders of a product that are valid at one instant hold must not pass the maximum. The refusal
 * speaks of the first instant at which it would.
 */
export function beyondMaximum(held: readonly Held[], asked: CapacityAsked, zone: Zone): Refusal | null {
  const { product, from, until, quantityAt } = asked;
  if (product.sellUpTo === null) return null;
  const limit = Exact.of(product.sellUpTo);
  const beside = held.filter(
    (order) =>
      order !== asked.order &&
      order.product.name === product.name &&
      compareInstants(order.effective, until) < 0 &&
      compareInstants(from, order.expires ?? until) < 0,
  );
  // A sum only grows where an order takes effect: upgrades hold from their record on, and all else ends.
  const instants = [from, ...beside.map(({ effective }) => later(from, effective))].sort(compareInstants);
  for (const instant of instants) {
    if (compareInstants(instant, until) >= 0) break;
    const valid = beside.filter(
      ({ effective, expires }) =>
        compareInstants(effective, instant) <= 0 && compareInstants(instant, expires ?? until) < 0,
    );
    const holds = valid.reduce((sum, order) => sum.plus(capacityAt(order, instant)), Exact.zero);
    const quantity = quantityAt(instant);
    const sum = holds.plus(quantity);
    if (sum.compare(limit) > 0)
      return refuse('TAR5121', {
        product: product.name,
        limit: product.sellUpTo,
        unit: product.unit,
        time: formatInstant(zone, instant.seconds, instant.nanos),
        holds: holds.toString(),
        orders: namesOf(valid),
        quantity: quantity.toString(),
        sum: sum.toString(),
      });
  }
  return null;
}

function namesOf(orders: readonly Held[]): Said {
  const named = orders.slice(0, NAMED_ORDERS).map(({ id }): Said => ({ says: '`{order}`', order: id }));
  const more = orders.length - named.length;
  const holes = named.map((_, index) => `{${index}}`).join(', ');
  return { ...Object.fromEntries(named.entries()), says: `${holes}${more > 0 ? ` and ${more} more` : ''}` };
}

const later = (a: Instant, b: Instant): Instant => (compareInstants(a, b) >= 0 ? a : b);
