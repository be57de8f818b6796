import { Exact } from '../../../runtime/exact.ts';
import type { Ir } from '../../ir/ir.ts';
import { frontier } from './frontier.ts';
import { MOST_ORDERS, type Chain, type Matters, type Mix } from './mix.ts';
import { priceOf, type Offer, type Part } from './offer.ts';
import { reachOf, type Used } from './used.ts';

/** All that can be bought of one product: the sizes of a package, the terms of a capacity. */
export class Assortment {
  readonly offers: readonly Offer[];
  /**
   * Whether only the sum of what packages pay decides: every record takes as many points for a unit. Capacity, which
   * covers every call while it lasts, is so too.
   */
  readonly isUniform: boolean;
  /** Whether it is known of each record what it takes. */
  readonly isKnown: boolean;
  /** Mixes were left out that nothing excludes. */
  isCut = false;
  readonly #ir: Ir;
  readonly #used: readonly Used[];

  constructor(ir: Ir, used: readonly Used[], offers: readonly Offer[]) {
    this.#ir = ir;
    this.#used = used;
    this.offers = offers;
    const { kind, name } = this.product;
    const reach = reachOf(ir, used, name);
    this.isUniform = kind === 'capacity' || reach.isUniform;
    this.isKnown = kind === 'capacity' || reach.unknown === 0;
  }

  get product(): Offer['product'] {
    return this.offers[0]!.product;
  }

  /** As much as can find something to pay: nothing that is sold of the product covers more. */
  get all(): Part {
    const [offer] = this.offers;
    return { offer: offer!, count: offer!.most };
  }

  /**
   * All mixes there are, in chains; where the price falls as more is covered, chains tell no order. `isShort`: mixes that
   * another covers as much as, for no more money, are left out.
   */
  *chains(isShort: boolean, matters: Matters): Generator<Chain> {
    if (this.product.kind === 'capacity') for (const offer of this.offers) yield this.#along([], offer, 1);
    else if (this.isUniform && isShort) {
      const found = frontier(
        this.#ir,
        this.offers,
        reachOf(this.#ir, this.#used, this.product.name),
        matters,
      );
      this.isCut ||= found.isCut;
      yield { length: found.mixes.length, at: (index) => found.mixes[index]! };
    } else yield* this.#byLastSize(matters);
  }

  /** The last size, which pays last, in rising counts, beside each choice of the others. */
  *#byLastSize(matters: Matters): Generator<Chain> {
    const last = this.offers.at(-1)!;
    for (const beside of this.#choices(this.offers.slice(0, -1), matters))
      yield this.#along(beside, last, beside.length === 0 ? 1 : 0);
  }

  /** All counts of some sizes, none of any first. */
  *#choices(offers: readonly Offer[], matters: Matters): Generator<readonly Part[]> {
    const [offer, ...rest] = offers;
    if (offer === undefined) {
      yield [];
      return;
    }
    const most = this.#mostOf(offer);
    for (let count = 0; count <= most; count++) {
      if (count > 0 && !matters(priceOf(this.#ir, offer, count))) return;
      const own = count === 0 ? [] : [{ offer, count }];
      for (const others of this.#choices(rest, matters)) {
        const parts = [...own, ...others];
        if (parts.length === 0 || matters(this.#price(parts))) yield parts;
      }
    }
  }

  #along(beside: readonly Part[], offer: Offer, from: number): Chain {
    const most = this.#mostOf(offer);
    const at = (index: number): Mix => {
      const count = from + index;
      const parts = count === 0 ? beside : [...beside, { offer, count }];
      return { parts, price: this.#price(parts) };
    };
    return { length: most - from + 1, at };
  }

  #mostOf({ most }: Offer): number {
    this.isCut ||= most > MOST_ORDERS;
    return Math.min(most, MOST_ORDERS);
  }

  #price(parts: readonly Part[]): Exact {
    return parts.reduce((sum, { offer, count }) => sum.plus(priceOf(this.#ir, offer, count)), Exact.zero);
  }
}
