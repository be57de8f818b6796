import { Exact } from '../../../runtime/exact.ts';
import type { Refused } from '../../../runtime/result.ts';
import type { Ir } from '../../ir/ir.ts';
import type { Bill, Bills } from './bills.ts';
import { priceOf, type Offer, type Part } from './offer.ts';
import { standingOf } from './standing.ts';

/** A purchase, by how much the bill rises with it, and how many rejects there are less. */
export interface Found {
  readonly parts: readonly Part[];
  /** Negative where it saves. */
  readonly rise: Exact;
  /** Rejected records, or parts of them, that are rated with it. */
  readonly cleared: number;
}

/** So many orders of one part are tried at most. */
export const MOST_ORDERS = 2_000;

/** What the search of some offers must know beside the offers. */
export interface UnitFacts {
  readonly features: ReadonlySet<string>;
  /** The bill of these features without a purchase. */
  readonly without: Bill;
  /** Whether no line of these features can be below 0. */
  readonly isFloored: boolean;
  /** Whether more of the last offer covers more of each record, and no bill rises with that. */
  readonly isOrdered: boolean;
  /** Purchases that raise the bill by as much, or more, are not asked for. */
  readonly below: Exact | null;
}

/**
 * The cheapest counts of one offer, or of two, each at least once.
 *
 * Nothing is skipped that could be cheaper. Write U(n) for what use costs with n of the last offer, P(n) for the price.
 * P rises with n. Where lines are not below 0 (`isFloored`), U(n) ≥ 0, so once P(n) alone reaches the best there is, n
 * and all larger counts are no better. Where covering more never costs more (`isOrdered`), U(n) ≥ U(b) for all n ≤ b,
 * so a stretch of counts from a to b costs at least P(a) + U(b): one rating at b decides whether the stretch is halved
 * and looked into, or left. The same holds of the number of rejects. Where neither is known, every count is rated.
 */
export class UnitSearch {
  best: Found | null = null;
  /** Of those that reject less: the one that rejects the least, and of these the cheapest. */
  apart: Found | null = null;
  /** Counts were left out that bounds do not exclude. */
  isCut = false;
  /** An order was refused: with what the account holds, it is more than is sold. */
  isRefused = false;
  readonly #ir: Ir;
  readonly #bills: Bills;
  readonly #facts: UnitFacts;

  constructor(ir: Ir, bills: Bills, facts: UnitFacts) {
    this.#ir = ir;
    this.#bills = bills;
    this.#facts = facts;
  }

  /** The last offer is the one whose counts are halved. */
  search(offers: readonly [Offer] | readonly [Offer, Offer]): void {
    const [first, second] = offers;
    if (second === undefined) {
      this.#countsOf(first, []);
      return;
    }
    const most = this.#most(first, priceOf(this.#ir, second, 1));
    for (let count = 1; count <= most; count++) {
      if (!this.#matters(priceOf(this.#ir, first, count).plus(priceOf(this.#ir, second, 1)))) return;
      this.#countsOf(second, [{ offer: first, count }]);
    }
  }

  #countsOf(offer: Offer, beside: readonly Part[]): void {
    const fixed = beside.reduce(
      (sum, part) => sum.plus(priceOf(this.#ir, part.offer, part.count)),
      Exact.zero,
    );
    const price = (count: number): Exact => fixed.plus(priceOf(this.#ir, offer, count));
    const most = this.#most(offer, fixed);
    if (!this.#facts.isOrdered) {
      for (let count = 1; count <= most && this.#matters(price(count)); count++)
        this.#rate([...beside, { offer, count }]);
      return;
    }
    const open: (readonly [from: number, to: number])[] = most === 0 ? [] : [[1, most]];
    for (let stretch = open.pop(); stretch !== undefined; stretch = open.pop()) {
      const [from, to] = stretch;
      if (!this.#matters(price(from))) continue;
      const last = this.#rate([...beside, { offer, count: to }]);
      if (from === to) continue;
      if (last !== null && !this.#matters(price(from), last)) continue;
      const middle = Math.floor((from + to) / 2);
      // The larger half is looked at last: of equals, fewer are bought.
      if (middle < to - 1) open.push([middle + 1, to - 1]);
      open.push([from, middle]);
    }
  }

  /** The largest count whose price alone does not exclude it. */
  #most(offer: Offer, beside: Exact): number {
    let [low, high] = [0, offer.most];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#matters(beside.plus(priceOf(this.#ir, offer, middle)))) low = middle;
      else high = middle - 1;
    }
    if (low <= MOST_ORDERS) return low;
    this.isCut = true;
    return MOST_ORDERS;
  }

  /** Whether a purchase of at least this price, with use and rejects as in `with` at least, could be asked for. */
  #matters(price: Exact, having: Bill | null = null): boolean {
    const { without, below, isFloored } = this.#facts;
    if (having === null && !isFloored) return true;
    const rise = price.plus(having?.usage ?? Exact.zero).minus(without.usage);
    const limit = this.best?.rise ?? below;
    if (limit === null || rise.compare(limit) < 0) return true;
    const cleared = clearedBy(without.refused, having?.refused ?? []);
    if (cleared <= 0) return false;
    const { apart } = this;
    return (
      apart === null || cleared > apart.cleared || (cleared === apart.cleared && rise.compare(apart.rise) < 0)
    );
  }

  #rate(parts: readonly Part[]): Bill | null {
    const { features, without, below } = this.#facts;
    const bill = this.#bills.bill(features, parts);
    if (bill === null) {
      this.isRefused = true;
      return null;
    }
    const rise = bill.usage.plus(bill.bought).minus(without.usage);
    const standing = standingOf(without.refused, bill.refused);
    if (standing === 'same') {
      const limit = this.best?.rise ?? below;
      const order = limit === null ? -1 : rise.compare(limit);
      if (order < 0 || (order === 0 && this.best !== null && sizeOf(parts) < sizeOf(this.best.parts)))
        this.best = { parts, rise, cleared: 0 };
    } else if (standing === 'fewer') {
      const cleared = clearedBy(without.refused, bill.refused);
      if (cleared > 0 && isBetterApart({ rise, cleared }, this.apart)) this.apart = { parts, rise, cleared };
    } else if (bill.refused.some(({ code }) => code === BEYOND_MAXIMUM)) this.isRefused = true;
    return bill;
  }
}

/** What is held, or is bought later, passes what is sold with it. */
const BEYOND_MAXIMUM = 'TAR5121';

const clearedBy = (without: readonly Refused[], having: readonly Refused[]): number =>
  without.length - having.length;

const sizeOf = (parts: readonly Part[]): number => parts.reduce((sum, { count }) => sum + count, 0);

/** More is cleared, or as much for less. */
export const isBetterApart = (
  one: Pick<Found, 'rise' | 'cleared'>,
  than: Pick<Found, 'rise' | 'cleared'> | null,
): boolean =>
  than === null ||
  one.cleared > than.cleared ||
  (one.cleared === than.cleared && one.rise.compare(than.rise) < 0);
