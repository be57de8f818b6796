import { addCalendar } from '../../../runtime/calendar.ts';
import { Exact } from '../../../runtime/exact.ts';
import type { Capacity, Ir, Package } from '../../ir/ir.ts';
import { curveOf } from '../curve.ts';
import { extremes } from '../curve-extremes.ts';
import type { Offer } from './offer.ts';
import { mostPackages, reachOf, type Used } from './used.ts';

/** Why a product, or a part of what is sold of it, was not looked at. */
export interface LeftOut {
  readonly product: string;
  readonly reason:
    | 'no published price'
    | 'no published factor'
    | 'too little is sold'
    | 'no cheapest quantity'
    | 'too much beside what is held';
  /** Other sizes, terms or uses of the product were looked at. */
  readonly inPart: boolean;
}

type Unranked = Omit<Offer, 'rank'>;

export interface Offers {
  readonly offers: readonly Offer[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * All that is sold and covers something of this use, in the order of the price list. Of a capacity, only the cheapest
 * quantity is an offer: a bill does not depend on how many calls a second there may be.
 */
export function offersFor(
  ir: Ir,
  used: readonly Used[],
  start: number,
  need: ReadonlyMap<string, Exact>,
): Offers {
  const offers: Unranked[] = [];
  const leftOut: LeftOut[] = [];
  const byProduct = usedByProduct(used);
  for (const product of ir.products) {
    const own = byProduct.get(product.name);
    if (product.kind === 'licence' || own === undefined) continue;
    const found =
      product.kind === 'package'
        ? packageOffers(ir, own, product)
        : capacityOffers(ir, own, product, start, need.get(product.name) ?? Exact.one);
    offers.push(...found.offers);
    for (const { reason } of found.leftOut)
      leftOut.push({ product: product.name, reason, inPart: found.offers.length > 0 });
  }
  return { offers: offers.map((offer, rank) => ({ ...offer, rank })), leftOut };
}

/** What each product covers of some use: lists sell thousands of products, and an account uses a few of what they cover. */
function usedByProduct(used: readonly Used[]): ReadonlyMap<string, readonly Used[]> {
  const byProduct = new Map<string, Used[]>();
  for (const use of used)
    for (const product of new Set(
      use.feature.funds.flatMap(({ products }) => products.map((of) => of.product)),
    )) {
      const own = byProduct.get(product);
      if (own === undefined) byProduct.set(product, [use]);
      else own.push(use);
    }
  return byProduct;
}

interface Found {
  readonly offers: readonly Unranked[];
  readonly leftOut: readonly Pick<LeftOut, 'reason'>[];
}

function packageOffers(ir: Ir, used: readonly Used[], product: Package): Found {
  const reach = reachOf(ir, used, product.name);
  const leftOut: LeftOut['reason'][] = [];
  if (product.unpublished !== null && reach.records + reach.unknown > 0) leftOut.push('no published price');
  if (reach.unknown > 0) leftOut.push('no published factor');
  const offers =
    reach.records === 0
      ? []
      : product.sizes.map(({ size, price }): Unranked => {
          const most = mostPackages(reach, Exact.of(size));
          return { product, size, term: null, price: Exact.of(price), most };
        });
  offers.sort((a, b) => Exact.of(b.size).compare(Exact.of(a.size)));
  return { offers, leftOut: leftOut.map((reason) => ({ reason })) };
}

function capacityOffers(ir: Ir, used: readonly Used[], product: Capacity, start: number, need: Exact): Found {
  const last = used.reduce((latest, { seconds }) => Math.max(latest, seconds), -1);
  const whole = product.counted ? need.ceil() : need;
  const limit = product.sellUpTo === null ? null : Exact.of(product.sellUpTo);
  if (limit !== null && limit.compare(whole) < 0)
    return { offers: [], leftOut: [{ reason: 'too little is sold' }] };
  if (product.unpublished !== null) return { offers: [], leftOut: [{ reason: 'no published price' }] };
  const offers: Unranked[] = [];
  const leftOut: LeftOut['reason'][] = [];
  for (const { term, price } of product.terms) {
    if ('page' in price) {
      leftOut.push('no published price');
      continue;
    }
    const within = { from: whole, fromClosed: true, to: limit, toClosed: limit !== null };
    const found = extremes(curveOf(price, product.counted), within);
    if (found === null) leftOut.push('too little is sold');
    else if ('decided' in found || !found.least.bounded || !found.least.reached)
      leftOut.push('no cheapest quantity');
    else {
      const { at, money } = found.least;
      offers.push({ product, size: at.toString(), term, price: money, most: termsTo(ir, start, term, last) });
    }
  }
  return { offers, leftOut: [...new Set(leftOut)].map((reason) => ({ reason })) };
}

/** The fewest terms from a start that cover an instant. */
function termsTo({ zone }: Ir, start: number, term: 'day' | 'month' | 'year', instant: number): number {
  let terms = 1;
  while (addCalendar(zone, start, terms, term) <= instant) terms++;
  return terms;
}
