import { Exact } from '../../../runtime/exact.ts';
import type { Ir } from '../../ir/ir.ts';
import { MOST_ORDERS, type Matters, type Mix } from './mix.ts';
import { priceOf, type Offer, type Part } from './offer.ts';
import type { Reach } from './used.ts';

/** So many mixes of one product are looked at. */
const MOST_MIXES = 50_000;

/** A size as what it pays for and what it costs. */
interface Size {
  readonly offer: Offer;
  readonly units: Exact;
  readonly price: Exact;
  /** More of it than this in one mix is never the cheapest. */
  readonly most: number;
}

interface Sum {
  readonly parts: readonly Part[];
  readonly units: Exact;
  readonly price: Exact;
  readonly count: number;
}

/**
 * The mixes of a package's sizes that no other mix beats: for each, every mix that pays for as many units costs as much or
 * more. Sizes are sums of units here, since all records take as many points for a unit: what decides is how many units
 * a mix pays for.
 */
export function frontier(
  ir: Ir,
  offers: readonly Offer[],
  reach: Reach,
  matters: Matters,
): { readonly mixes: readonly Mix[]; readonly isCut: boolean } {
  const factor = reach.mostFactor;
  const needed = reach.points.over(factor);
  const sizes = sizesOf(ir, offers, reach, factor, needed);
  const found: Sum[] = [];
  let isCut = false;
  /** All counts of the sizes from `index` on, beside a sum. */
  const add = (sum: Sum, index: number): void => {
    if (sum.count > 0) found.push(sum);
    for (const [next, { offer, units, price, most }] of sizes.slice(index).entries()) {
      for (let count = 1, last = sum; count <= most && last.units.compare(needed) < 0; count++) {
        if (count > MOST_ORDERS || found.length >= MOST_MIXES) {
          isCut = true;
          break;
        }
        const whole = { units: last.units.plus(units), price: last.price.plus(price), count: last.count + 1 };
        if (!matters(whole.price)) break;
        last = { ...whole, parts: [...sum.parts, { offer, count }] };
        add(last, index + next + 1);
      }
    }
  };
  add({ parts: [], units: Exact.zero, price: Exact.zero, count: 0 }, 0);
  found.sort((a, b) => a.price.compare(b.price) || b.units.compare(a.units) || a.count - b.count);
  const mixes: Sum[] = [];
  for (const sum of found)
    if (mixes.length === 0 || sum.units.compare(mixes.at(-1)!.units) > 0) mixes.push(sum);
  return { mixes, isCut };
}

/** The sizes that may be part of a mix that is not beaten, those of few packages first. */
function sizesOf(
  ir: Ir,
  offers: readonly Offer[],
  { whole }: Reach,
  factor: Exact,
  needed: Exact,
): readonly Size[] {
  const sizes = offers.map((offer): Size => {
    const paid = Exact.of(offer.size).over(factor);
    const units = whole ? paid.floor() : paid;
    const most = units.isZero() ? 1 : toNumber(Exact.max(Exact.one, needed.over(units).ceil()));
    return { offer, units, price: priceOf(ir, offer, 1), most };
  });
  return sizes
    .map((size, index) => ({
      ...size,
      most: sizes.reduce(
        (most, other, place) =>
          place === index ? most : Math.min(most, fewerThan(size, other, place < index)),
        size.most,
      ),
    }))
    .filter(({ most }) => most > 0)
    .sort((a, b) => a.most - b.most);
}

/**
 * How many of a size can stand in a mix that is not beaten, given another size. So many of it for one of the other, or one
 * of it for some of the other, is an exchange that pays for no less. It makes the mix cheaper, or as cheap with fewer
 * packages, or with larger ones, or with an earlier size, so exchanging ends.
 */
function fewerThan(size: Size, other: Size, isEarlier: boolean): number {
  const { units, price } = size;
  if (other.units.isPositive()) {
    const several = Exact.max(Exact.one, units.over(other.units).ceil());
    if (other.price.times(several).compare(price) < 0) return 0;
  }
  if (price.isZero() && other.price.isPositive()) return Infinity;
  const count = price.isZero() ? Exact.one : Exact.max(Exact.one, other.price.over(price).ceil());
  const order = units.times(count).compare(other.units);
  if (order > 0) return Infinity;
  const isSame = order === 0 && count.equals(Exact.one) && price.equals(other.price);
  return isSame && !isEarlier ? Infinity : toNumber(count) - 1;
}

const toNumber = (whole: Exact): number => Math.min(Number(whole.toString()), Number.MAX_SAFE_INTEGER);
