import { Exact } from '../../../runtime/exact.ts';
import type { Ir } from '../../ir/ir.ts';
import { Assortment } from './assortment.ts';
import type { Bill, Bills } from './bills.ts';
import { addsCover, fallsWithCover, neverFalls } from './conduct.ts';
import type { Chain, Matters } from './mix.ts';
import type { Offer } from './offer.ts';
import { Standings } from './standings.ts';
import { isBetterApart, UnitSearch, type Found } from './unit-search.ts';
import { reachOf, type Used } from './used.ts';

/** The stretch that a purchase is for, in seconds since 1970. */
interface Stretch {
  readonly start: number;
  readonly until: number;
}

/** One product by itself: what it moves, and the best that can be had of it. */
interface Single {
  readonly sold: Assortment;
  readonly features: ReadonlySet<string>;
  readonly best: Found | null;
  readonly apart: Found | null;
}

/** A chain of one mix of nothing: beside one product alone. */
const NOTHING: Chain = { length: 1, at: () => ({ parts: [], price: Exact.zero }) };

/**
 * Searches nothing, then each product, then each two, of a package any sizes together. Products by themselves are searched
 * down to every purchase that saves, and so two products that move no feature in common need no search: their effects on
 * the bill add up.
 */
export class Search {
  apart: Found | null = null;
  /** Mixes were left out that bounds do not exclude. */
  isCut = false;
  /** Products of which an order was refused, since the account holds too much already. */
  readonly refused = new Set<string>();
  readonly #standings = new Standings();
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

  get best(): Found {
    return this.#standings.best;
  }

  /** The cheapest of other products, and not those of the best with one more besides. */
  get runnerUp(): Found | null {
    return this.#standings.runnerUp;
  }

  run(offers: readonly Offer[]): void {
    const sold = (some: readonly Offer[]): Assortment => new Assortment(this.#ir, this.#used, some);
    const products = new Set(offers.map(({ product }) => product));
    const all = [...products].map((product) => sold(offers.filter((offer) => offer.product === product)));
    // Where mixes may be very many, each size by itself comes first: what it finds leaves few of them to be looked at.
    if (all.some((one) => one.offers.length > 1 && !this.#isShort([one])))
      this.#pass(offers.map((one) => sold([one])));
    this.isCut = false;
    this.#pass(all);
  }

  #pass(all: readonly Assortment[]): void {
    const singles = all.map((sold) => this.#single(sold));
    const [sharing, saving] = [new Map<string, number[]>(), [] as number[]];
    for (const [index, single] of singles.entries()) {
      if (single.best !== null || single.apart !== null) saving.push(index);
      for (const feature of single.features) {
        const others = sharing.get(feature);
        if (others === undefined) sharing.set(feature, [index]);
        else others.push(index);
      }
    }
    const saves = new Set(saving);
    for (const [index, first] of singles.entries()) {
      // Two that move nothing in common are worth putting together only where both save.
      const partners = new Set(saves.has(index) ? saving : []);
      for (const feature of first.features) for (const other of sharing.get(feature)!) partners.add(other);
      for (const other of [...partners].sort((a, b) => a - b)) {
        const second = singles[other]!;
        // Two sizes are one product; of two terms from one instant on, the longer covers all that both do, for less.
        if (other > index && first.sold.product !== second.sold.product) this.#pair(first, second);
      }
    }
  }

  #single(sold: Assortment): Single {
    const name = sold.product.name;
    const features = this.#bills.moved([name]);
    const unit = this.#unit([sold], features, this.#standings.belowSingle(), null);
    return { sold, features, best: this.#standings.of([name]) ?? unit.best, apart: unit.apart };
  }

  #pair(first: Single, second: Single): void {
    const [a, b] = [first.sold, second.sold];
    if ([...first.features].every((feature) => !second.features.has(feature))) {
      this.#together(first, second);
      return;
    }
    const names = [a.product.name, b.product.name];
    const isForward = this.#addsCover(b, a) || !this.#addsCover(a, b);
    this.#unit(
      isForward ? [a, b] : [b, a],
      this.#bills.moved(names),
      this.#standings.below(names),
      this.apart,
    );
  }

  /** Two products without a feature in common: one that does not save by itself does not save beside the other. */
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
        else this.#standings.take(found);
      }
  }

  #unit(
    sold: readonly [Assortment] | readonly [Assortment, Assortment],
    features: ReadonlySet<string>,
    below: Exact | null,
    apart: Found | null,
  ): UnitSearch {
    const unit = new UnitSearch(this.#bills, {
      features,
      without: this.#withoutPurchase(features),
      isFloored: this.#touched(features).every(neverFalls),
      below,
    });
    unit.apart = apart;
    try {
      if (this.#isOrdered(features) && sold.every(({ isKnown }) => isKnown))
        unit.floor(sold.map(({ all }) => all));
      for (const [first, second] of this.#chains(sold, features, unit)) unit.search(first, second);
    } finally {
      this.isCut ||= sold.some(({ isCut }) => isCut);
      // Of two products, the one that is refused was refused by itself.
      if (unit.isRefused && sold.length === 1) this.refused.add(sold[0].product.name);
      if (unit.best !== null) this.#standings.take(unit.best);
      if (unit.apart !== null) this.#takeApart(unit.apart);
    }
    return unit;
  }

  /** All mixes of one product, or of two, of which the last pays last where it matters: in chains as long as may be. */
  *#chains(
    sold: readonly [Assortment] | readonly [Assortment, Assortment],
    features: ReadonlySet<string>,
    unit: UnitSearch,
  ): Generator<readonly [Chain, Chain]> {
    const [first, last = first] = sold;
    const matters: Matters = (price) => unit.matters(price);
    const isShort = this.#isShort(sold);
    const isLastOrdered =
      isShort ||
      (this.#isOrdered(features) &&
        this.#bills.heldFor(features).length === 0 &&
        this.#addsCover(last, sold.length === 1 ? null : first));
    const lasts = function* (): Generator<Chain> {
      for (const chain of last.chains(isShort, matters))
        if (isLastOrdered) yield chain;
        else yield* oneByOne(chain, matters);
    };
    if (sold.length === 1) for (const chain of lasts()) yield [NOTHING, chain];
    else
      for (const chain of first.chains(isShort, matters))
        for (const part of isShort ? [chain] : oneByOne(chain, matters))
          for (const other of lasts()) yield [part, other];
  }

  /** Whether of each product only the sums decide, and more of any of them covers more, wherever it stands. */
  readonly #isShort = (sold: readonly Assortment[]): boolean =>
    sold.every(({ isUniform }) => isUniform) &&
    this.#isOrdered(this.#bills.moved(sold.map(({ product }) => product.name)));

  /**
   * Whether no bill of these features rises as more is covered, and what is held covers no less together with what is
   * bought, the more is bought. That holds where units are all alike to an order: one that it need not pay for leaves room
   * for one other. Where they are not, an order may take a unit instead that leaves no room for two later ones.
   */
  readonly #isOrdered = (features: ReadonlySet<string>): boolean =>
    this.#areHeldUniform(this.#bills.heldFor(features)) &&
    this.#touched(features).every((feature) =>
      fallsWithCover(this.#ir, feature, this.#stretch.start, this.#stretch.until),
    );

  readonly #areHeldUniform = (products: readonly string[]): boolean =>
    products.length === 0 ||
    (!this.#bills.converts &&
      this.#ir.products
        .filter(({ name }) => products.includes(name))
        .every(({ kind, name }) => kind === 'capacity' || reachOf(this.#ir, this.#used, name).isUniform));

  readonly #touched = (features: ReadonlySet<string>) =>
    this.#ir.features.filter(({ name }) => features.has(name));

  readonly #addsCover = (sold: Assortment, beside: Assortment | null): boolean =>
    addsCover(this.#ir, this.#used, this.#stretch.start, sold.offers[0]!, beside?.offers[0] ?? null);

  #withoutPurchase(features: ReadonlySet<string>): Bill {
    const key = [...features].sort().join('\n');
    let bill = this.#without.get(key);
    if (bill === undefined) this.#without.set(key, (bill = this.#bills.bill(features, [])!));
    return bill;
  }

  #takeApart(found: Found): void {
    if (isBetterApart(found, this.apart)) this.apart = found;
  }
}

function* oneByOne({ length, at }: Chain, matters: Matters): Generator<Chain> {
  for (let index = 0; index < length && matters(at(index).price); index++)
    yield { length: 1, at: () => at(index) };
}
