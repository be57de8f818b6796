import { Exact } from '../../../runtime/exact.ts';
import type { Refused } from '../../../runtime/result.ts';
import type { Bill, Bills } from './bills.ts';
import { MOST_ORDERS, type Chain } from './mix.ts';
import type { Part } from './offer.ts';
import { standingOf } from './standing.ts';

/** A purchase, by how much the bill rises with it, and how many rejects there are less. */
export interface Found {
  readonly parts: readonly Part[];
  /** Negative where it saves. */
  readonly rise: Exact;
  /** Rejected records, or parts of them, that are rated with it. */
  readonly cleared: number;
}

/** What the search of some products must know beside what is sold of them. */
export interface UnitFacts {
  readonly features: ReadonlySet<string>;
  /** The bill of these features without a purchase. */
  readonly without: Bill;
  /** Whether no line of these features can be below 0. */
  readonly isFloored: boolean;
  /** Purchases that raise the bill by as much, or more, are not asked for. */
  readonly below: Exact | null;
}

/**
 * The cheapest purchase of one product, or of two, among chains of mixes.
 *
 * Nothing is skipped that could be cheaper. Write U(m) for what use costs with a mix m, P(m) for its price. P rises along a
 * chain. Where lines are not below 0 (`isFloored`), U(m) ≥ 0, so once P(m) alone reaches the best there is, m and all
 * after it are no better; where all that can be covered leaves a bill of F (`floor`), U(m) ≥ F. Where covering more never
 * costs more, U falls along a chain, so of the mixes from a to b each costs at least P(a) + U(b): one rating at b decides
 * whether the stretch is halved and looked into, or left. Two chains are looked into like that together, by the corner
 * where both are largest. The same holds of the number of rejects. Where nothing is known, chains have one mix, and each
 * is rated.
 */
export class UnitSearch {
  best: Found | null = null;
  /** Of those that reject less: the one that rejects the least, and of these the cheapest. */
  apart: Found | null = null;
  /** An order was refused: with what the account holds, it is more than is sold. */
  isRefused = false;
  #floor: Bill | null = null;
  readonly #bills: Bills;
  readonly #facts: UnitFacts;

  constructor(bills: Bills, facts: UnitFacts) {
    this.#bills = bills;
    this.#facts = facts;
  }

  /** Says that no mix leaves less to pay than this purchase, nor fewer rejects. */
  floor(parts: readonly Part[]): void {
    if (parts.every(({ count }) => count <= MOST_ORDERS)) this.#floor = this.#rate(parts);
  }

  /** Two chains, each mix of the one with each of the other. */
  search(first: Chain, second: Chain): void {
    const price = (a: number, b: number): Exact => first.at(a).price.plus(second.at(b).price);
    const rated = new Map<string, Bill | null>();
    const rate = (a: number, b: number): Bill | null => {
      const key = `${a} ${b}`;
      let bill = rated.get(key);
      if (bill === undefined) {
        bill = this.#rate([...first.at(a).parts, ...second.at(b).parts]);
        rated.set(key, bill);
      }
      return bill;
    };
    const open: Box[] = [{ a: [0, first.length - 1], b: [0, second.length - 1] }];
    for (let box = open.pop(); box !== undefined; box = open.pop()) {
      const [a, b] = [box.a[0], box.b[0]];
      if (a > box.a[1] || b > box.b[1] || !this.matters(price(a, b))) continue;
      const lastA = lastOf(box.a, (each) => this.matters(price(each, b)));
      const lastB = lastOf(box.b, (each) => this.matters(price(a, each)));
      const corner = rate(lastA, lastB);
      if (a === lastA && b === lastB) continue;
      if (corner !== null && !this.matters(price(a, b), corner)) continue;
      // What costs more is looked at last: of equals, fewer are bought.
      if (lastA - a >= lastB - b) {
        const middle = Math.floor((a + lastA) / 2);
        open.push({ a: [middle + 1, lastA], b: [b, lastB] }, { a: [a, middle], b: [b, lastB] });
      } else {
        const middle = Math.floor((b + lastB) / 2);
        open.push({ a: [a, lastA], b: [middle + 1, lastB] }, { a: [a, lastA], b: [b, middle] });
      }
    }
  }

  /** Whether a purchase of at least this price, with use and rejects as in `having` at least, could be asked for. */
  matters(price: Exact, having: Bill | null = this.#floor): boolean {
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

/** The mixes of two chains from one to another, both included. */
interface Box {
  readonly a: readonly [from: number, to: number];
  readonly b: readonly [from: number, to: number];
}

/** The last of a stretch for which something holds, which holds for its first and for none after one that fails. */
function lastOf([from, to]: Box['a'], holds: (index: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
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
