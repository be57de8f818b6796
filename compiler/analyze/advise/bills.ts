import { Exact } from '../../../runtime/exact.ts';
import type { AccountInput, Rater } from '../../../runtime/rater.ts';
import { compareRecords, type Usage } from '../../../runtime/record.ts';
import type { Refused } from '../../../runtime/result.ts';
import type { Ir } from '../../ir/ir.ts';
import { orderOf, type Part } from './offer.ts';
import { catalogIndex } from '../../ir/catalog-index.ts';

/** The search has made as many ratings as it may. */
export class RatingsSpent extends Error {
  override readonly name = 'RatingsSpent';
}

/** What some features come to with a purchase. */
export interface Bill {
  readonly usage: Exact;
  readonly bought: Exact;
  readonly refused: readonly Refused[];
}

export interface Scope {
  readonly start: number;
  /** Whether a month's bill counts. */
  readonly counts: (period: string) => boolean;
  /** So many ratings at most. */
  readonly limit: number;
}

/** Rates an account again and again, each time only those of its features that a purchase can move. */
export class Bills {
  ratings = 0;
  readonly #ir: Ir;
  readonly #rater: Pick<Rater, 'rate'>;
  readonly #input: AccountInput;
  readonly #scope: Scope;
  readonly #usage = new Map<string, readonly Usage[]>();
  readonly #prefix: string;
  /** Features that the account uses, by each product that covers them. */
  readonly #covers = new Map<string, Set<string>>();
  readonly #held: ReadonlySet<string>;

  constructor(ir: Ir, rater: Pick<Rater, 'rate'>, input: AccountInput, scope: Scope) {
    this.#ir = ir;
    this.#rater = rater;
    this.#input = input;
    this.#scope = scope;
    const { features } = catalogIndex(ir);
    for (const name of new Set(input.usage.map(({ feature }) => feature)))
      for (const { products } of features.get(name)?.funds ?? [])
        for (const { product } of products)
          this.#covers.set(product, (this.#covers.get(product) ?? new Set()).add(name));
    this.#held = new Set(
      input.orders.flatMap((order) =>
        order.type === 'order' || order.type === 'conversion' ? [order.product] : [],
      ),
    );
    this.#prefix = lastPrefix(input);
  }

  /**
   * The features whose bill a purchase of these products can move: those that they cover, and those that share an order
   * already held with one of them. Rating knows nothing else that features have in common, and a line is of one feature,
   * so the bill of all others stays to the last digit.
   */
  moved(products: readonly string[]): ReadonlySet<string> {
    const features = new Set(products.flatMap((product) => [...(this.#covers.get(product) ?? [])]));
    for (let size = -1; size !== features.size;) {
      size = features.size;
      for (const product of this.#held) {
        const covered = this.#covers.get(product) ?? new Set();
        if ([...covered].some((feature) => features.has(feature)))
          for (const feature of covered) features.add(feature);
      }
    }
    return features;
  }

  /** The products of which orders already held can pay for one of the features. */
  heldFor(features: ReadonlySet<string>): readonly string[] {
    return [...this.#held].filter((product) =>
      [...(this.#covers.get(product) ?? [])].some((feature) => features.has(feature)),
    );
  }

  /** Whether an order becomes one of another product. */
  get converts(): boolean {
    return this.#input.orders.some(({ type }) => type === 'conversion');
  }

  /** The bill of some features with a purchase; null where the price list refuses an order of it. */
  bill(features: ReadonlySet<string>, purchase: readonly Part[]): Bill | null {
    if (this.ratings >= this.#scope.limit) throw new RatingsSpent();
    this.ratings++;
    const { account, orders, until } = this.#input;
    const parts = [...purchase].sort((a, b) => a.offer.rank - b.offer.rank);
    // All of one length: ids are put in order as texts.
    const ids = parts.map((_, index) => `${this.#prefix}${String(index + 1).padStart(4, '0')}`);
    const bought = parts.map((part, index) =>
      orderOf(this.#ir, part, { id: ids[index]!, account, seconds: this.#scope.start }),
    );
    const rated = this.#rater.rate({
      account,
      usage: this.#usageOf(features),
      orders: bought.length === 0 ? orders : [...orders, ...bought].sort(compareRecords),
      until,
    });
    if (rated.refused.some(({ record }) => ids.includes(record))) return null;
    let [usage, purchases] = [Exact.zero, Exact.zero];
    for (const { feature, order = '', period, amount } of rated.lines) {
      if (!this.#scope.counts(period)) continue;
      if (feature !== undefined) usage = usage.plus(Exact.of(amount));
      else if (order.startsWith(this.#prefix)) purchases = purchases.plus(Exact.of(amount));
    }
    return { usage, bought: purchases, refused: rated.refused };
  }

  #usageOf(features: ReadonlySet<string>): readonly Usage[] {
    const key = [...features].sort().join('\n');
    let usage = this.#usage.get(key);
    if (usage === undefined)
      this.#usage.set(key, (usage = this.#input.usage.filter(({ feature }) => features.has(feature))));
    return usage;
  }
}

/**
 * What is bought beside orders of the same instant comes after them, as an order by the last of all ids: it is bought on
 * top of what is held. No id of the account begins like it, so that the orders that are tried stand side by side.
 */
function lastPrefix({ usage, orders }: AccountInput): string {
  let prefix = LAST;
  while ([...usage, ...orders].some(({ id }) => id.startsWith(prefix))) prefix += LAST;
  return prefix;
}

/** No text that begins otherwise sorts after it. */
const LAST = '\u{10ffff}';
