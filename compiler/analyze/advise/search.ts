import { Exact } from '../../../runtime/exact.ts';
import type { Ir } from '../../ir/ir.ts';
import type { Bill, Bills } from './bills.ts';
import { addsCover, fallsWithCover, neverFalls } from './conduct.ts';
import type { Offer } from './offer.ts';
import { isBetterApart, UnitSearch, type Found } from './unit-search.ts';
import type { Used } from './used.ts';
import { catalogIndex } from '../../ir/catalog-index.ts';

/** The stretch that a purchase is for, in seconds since 1970. */
interface Stretch {
  readonly start: number;
  readonly until: number;
}

/** One offer by itself: what it moves, and the best that can be had of it. */
interface Single {
  readonly offer: Offer;
  readonly features: ReadonlySet<string>;
  readonly best: Found | null;
  readonly apart: Found | null;
}

const saves = ({ best, apart }: Single): boolean => best !== null || apart !== null;

/**
 * Searches nothing, then each offer, then each two. Offers by themselves are searched down to every one that saves, and
 * so two offers that move no feature in common need no search: their effects on the bill add up.
 */
export class Search {
  best: Found = { parts: [], rise: Exact.zero, cleared: 0 };
  runnerUp: Found | null = null;
  apart: Found | null = null;
  /** Counts were left out that bounds do not exclude. */
  isCut = false;
  /** Products of which an order was refused, since the account holds too much already. */
  readonly refused = new Set<string>();
  readonly #ir: Ir;
  readonly #bills: Bills;
  readonly #used: readonly Used[];
  readonly #stretch: Stretch;
  readonly #without = new Map<string, Bill>();

  constructor(ir: Ir, bills: Bills, used: readonly Used[], stretch: Stretch) {
    this.#ir = ir;
    this.#bills = bills;
    this.#used = used;
    this.#stretch = stretch;
  }

  run(offers: readonly Offer[]): void {
    const singles = offers.map((offer) => this.#single(offer));
    const [sharing, saving] = [new Map<string, number[]>(), [] as number[]];
    for (const [index, single] of singles.entries()) {
      if (saves(single)) saving.push(index);
      for (const feature of single.features) {
        const others = sharing.get(feature);
        if (others === undefined) sharing.set(feature, [index]);
        else others.push(index);
      }
    }
    for (const [index, first] of singles.entries()) {
      // Two that move nothing in common are worth putting together only where both save.
      const partners = new Set(saves(first) ? saving : []);
      for (const feature of first.features) for (const other of sharing.get(feature)!) partners.add(other);
      for (const other of [...partners].sort((a, b) => a - b))
        if (other > index) this.#pair(first, singles[other]!);
    }
  }

  #single(offer: Offer): Single {
    const features = this.#bills.moved([offer.product.name]);
    // Down to 0 at least, so that whatever saves is known when offers are put together.
    const below = this.runnerUp === null ? null : Exact.max(Exact.zero, this.runnerUp.rise);
    const { best, apart } = this.#unit([offer], features, below, null);
    return { offer, features, best, apart };
  }

  #pair(first: Single, second: Single): void {
    const [a, b] = [first.offer, second.offer];
    // Of two terms of one capacity from one instant on, the longer covers all that both do, for less.
    if (a.product === b.product && a.product.kind === 'capacity') return;
    if ([...first.features].every((feature) => !second.features.has(feature))) {
      this.#together(first, second);
      return;
    }
    const features = this.#bills.moved([a.product.name, b.product.name]);
    const below = this.#isMoreOfBest([a, b]) ? this.best.rise : (this.runnerUp?.rise ?? null);
    const isForward = this.#addsCover(b, a) || !this.#addsCover(a, b);
    this.#unit(isForward ? [a, b] : [b, a], features, below, this.apart);
  }

  /** Two offers without a feature in common: one that does not save by itself does not save beside the other. */
  #together(first: Single, second: Single): void {
    for (const one of [first.best, first.apart])
      for (const other of [second.best, second.apart]) {
        if (one === null || other === null) continue;
        const found = {
          parts: [...one.parts, ...other.parts],
          rise: one.rise.plus(other.rise),
          cleared: one.cleared + other.cleared,
        };
        if (found.cleared > 0) this.#takeApart(found);
        else this.#take(found);
      }
  }

  #unit(
    offers: readonly [Offer] | readonly [Offer, Offer],
    features: ReadonlySet<string>,
    below: Exact | null,
    apart: Found | null,
  ): UnitSearch {
    const [first, last = first] = offers;
    const known = catalogIndex(this.#ir).features;
    const touched = [...features].map((name) => known.get(name)!);
    const { start, until } = this.#stretch;
    const unit = new UnitSearch(this.#ir, this.#bills, {
      features,
      without: this.#withoutPurchase(features),
      isFloored: touched.every(neverFalls),
      isOrdered:
        !this.#bills.isHeldFor(features) &&
        touched.every((feature) => fallsWithCover(this.#ir, feature, start, until)) &&
        this.#addsCover(last, offers.length === 1 ? null : first),
      below,
    });
    unit.apart = apart;
    try {
      unit.search(offers);
    } finally {
      this.isCut ||= unit.isCut;
      // Of two offers, the one that is refused was refused by itself.
      if (unit.isRefused && offers.length === 1) this.refused.add(first.product.name);
      if (unit.best !== null) this.#take(unit.best);
      if (unit.apart !== null) this.#takeApart(unit.apart);
    }
    return unit;
  }

  readonly #addsCover = (offer: Offer, beside: Offer | null): boolean =>
    addsCover(this.#ir, this.#used, this.#stretch.start, offer, beside);

  #withoutPurchase(features: ReadonlySet<string>): Bill {
    const key = [...features].sort().join('\n');
    let bill = this.#without.get(key);
    if (bill === undefined) this.#without.set(key, (bill = this.#bills.bill(features, [])!));
    return bill;
  }

  /**
   * Singles come before pairs, so what was best before is never the new best with more besides, and is the new
   * runner-up.
   */
  #take(found: Found): void {
    if (found.rise.compare(this.best.rise) < 0) {
      this.runnerUp = this.best;
      this.best = found;
    } else if (
      (this.runnerUp === null || found.rise.compare(this.runnerUp.rise) < 0) &&
      !this.#isMoreOfBest(found.parts.map(({ offer }) => offer))
    )
      this.runnerUp = found;
  }

  #takeApart(found: Found): void {
    if (isBetterApart(found, this.apart)) this.apart = found;
  }

  /** Whether all offers of the best are among some, and others too. */
  #isMoreOfBest(offers: readonly Offer[]): boolean {
    const { parts } = this.best;
    return (
      parts.length > 0 && offers.length > parts.length && parts.every(({ offer }) => offers.includes(offer))
    );
  }
}
