import { formatInstant } from '../../../runtime/calendar.ts';
import { Exact } from '../../../runtime/exact.ts';
import type { Order } from '../../../runtime/record.ts';
import { round } from '../../../runtime/rounding.ts';
import type { Capacity, ExactText, Ir, Package } from '../../ir/ir.ts';

/** Something that can be bought some times: a size of a package, or a quantity of a capacity for terms of one unit. */
export interface Offer {
  readonly product: Package | Capacity;
  /** The points of a package, or the quantity of a capacity. */
  readonly size: ExactText;
  /** Of a capacity. */
  readonly term: 'day' | 'month' | 'year' | null;
  /** For one, unrounded. */
  readonly price: Exact;
  /** More packages, or terms, than these find nothing to pay. */
  readonly most: number;
  /** Where nothing else decides, the order of the smaller rank pays first: as the price list has them, larger sizes first. */
  readonly rank: number;
}

/** An offer, so many times: as many packages, or as many terms. */
export interface Part {
  readonly offer: Offer;
  readonly count: number;
}

/** What a part of a purchase costs: each package is a line of its own, and so is a capacity with all its terms. */
export function priceOf({ rounding }: Ir, { product, price }: Offer, count: number): Exact {
  const times = Exact.of(count);
  const step = Exact.of(rounding.step);
  return product.kind === 'package'
    ? round(price, rounding.mode, step).times(times)
    : round(price.times(times), rounding.mode, step);
}

/** The order of a part: bought and effective at one instant. */
export function orderOf(
  ir: Ir,
  { offer, count }: Part,
  at: { readonly id: string; readonly account: string; readonly seconds: number },
): Order {
  const { product, size, term } = offer;
  const isPackage = product.kind === 'package';
  const instant = { seconds: at.seconds, nanos: 0 };
  return {
    type: 'order',
    id: at.id,
    account: at.account,
    at: instant,
    time: formatInstant(ir.zone, at.seconds),
    origin: { file: '', line: 0, raw: '' },
    product: product.name,
    size: isPackage ? size : null,
    quantity: isPackage ? null : size,
    count: isPackage ? count : 1,
    term,
    terms: isPackage ? 1 : count,
    effective: instant,
    price: null,
    attributes: new Map(),
  };
}
