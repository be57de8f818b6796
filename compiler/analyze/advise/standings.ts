import { Exact } from '../../../runtime/exact.ts';
import type { Found } from './unit-search.ts';

/** The cheapest found so far, of nothing, of each product and of each two. */
export class Standings {
  readonly #found = new Map<string, Found>([['', { parts: [], rise: Exact.zero, cleared: 0 }]]);

  /** The cheapest of these products. */
  of(products: readonly string[]): Found | null {
    return this.#found.get(keyOf(products)) ?? null;
  }

  take(found: Found): void {
    const key = keyOf(productsOf(found));
    const known = this.#found.get(key);
    if (known === undefined || found.rise.compare(known.rise) < 0) this.#found.set(key, found);
  }

  /** Of equals, the one of fewer products, and then the one that was found first. */
  get best(): Found {
    return cheapest([...this.#found.values()])!;
  }

  /** The cheapest that buys other products than the best, and not these with one more besides. */
  get runnerUp(): Found | null {
    return runnerUpOf([...this.#found.values()]);
  }

  /**
   * What one product must cost less than to be asked for: down to what saves, so that all that does is known when
   * products are put together. Two products do not count against it: the best may yet be one of them alone.
   */
  belowSingle(): Exact | null {
    const runnerUp = runnerUpOf([...this.#found.values()].filter((one) => productsOf(one).length <= 1));
    return runnerUp && Exact.max(Exact.zero, runnerUp.rise);
  }

  /** What two products must cost less than to be the best, or the runner-up where they can be that. */
  below(products: readonly string[]): Exact | null {
    const known = this.of(products)?.rise ?? null;
    const limit = isMoreOf(products, this.best) ? this.best.rise : (this.runnerUp?.rise ?? null);
    return known === null || limit === null ? (known ?? limit) : Exact.min(known, limit);
  }
}

const productsOf = ({ parts }: Found): string[] => [...new Set(parts.map(({ offer }) => offer.product.name))];
const keyOf = (products: readonly string[]): string => products.toSorted().join('\n');

function cheapest(all: readonly Found[]): Found | null {
  let least: Found | null = null;
  for (const one of all) {
    const order = least === null ? -1 : one.rise.compare(least.rise);
    if (order < 0 || (order === 0 && productsOf(one).length < productsOf(least!).length)) least = one;
  }
  return least;
}

function runnerUpOf(all: readonly Found[]): Found | null {
  const best = cheapest(all)!;
  return cheapest(all.filter((one) => one !== best && !isMoreOf(productsOf(one), best)));
}

/** Whether all products of the best are among some. */
function isMoreOf(products: readonly string[], best: Found): boolean {
  const own = productsOf(best);
  return own.length > 0 && own.every((name) => products.includes(name));
}
