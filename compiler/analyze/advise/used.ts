import { Exact } from '../../../runtime/exact.ts';
import type { AccountInput } from '../../../runtime/rater.ts';
import { measure } from '../../ir/interpret/meter.ts';
import { missingAttribute, pick, type Situation } from '../../ir/interpret/select.ts';
import type { CapacityUse, DrawUse, Feature, Ir } from '../../ir/ir.ts';
import { catalogIndex } from '../../ir/catalog-index.ts';

/** A record of use that counts, in its meter's unit. */
export interface Used extends Situation {
  readonly feature: Feature;
  readonly quantity: Exact;
}

/** What an account used from an instant on. What is refused or not billed by itself is left out: nothing can pay it. */
export function usedSince(ir: Ir, input: AccountInput, seconds: number): readonly Used[] {
  const { features } = catalogIndex(ir);
  return input.usage.flatMap((usage): Used[] => {
    const feature = features.get(usage.feature);
    if (feature === undefined || usage.at.seconds < seconds) return [];
    const metered = measure(ir, feature, usage, null);
    if ('code' in metered || !metered.billed || !metered.quantity.isPositive()) return [];
    const { attributes, quantity } = metered;
    return [{ feature, quantity, attributes, seconds: usage.at.seconds }];
  });
}

/** How a product covers a feature; null where it does not. */
export function coverOf({ funds }: Feature, product: string): CapacityUse | DrawUse | null {
  for (const { products } of funds) for (const use of products) if (use.product === product) return use;
  return null;
}

/** What of some use a package could pay. */
export interface Reach {
  /** The points that all of it would take. */
  readonly points: Exact;
  /** The fewest points that one draw takes, where anything is drawn. */
  readonly leastDraw: Exact | null;
  /** The most points that one unit takes. */
  readonly mostFactor: Exact;
  readonly whole: boolean;
  /** Every unit that is covered takes the same points, more than none, and all draws are of whole units or none is. */
  readonly isUniform: boolean;
  /** Records that it covers, also for no points. */
  readonly records: number;
  /** Records whose factor is not published, or hangs on an attribute that they do not give. */
  readonly unknown: number;
}

export function reachOf(ir: Ir, used: readonly Used[], product: string): Reach {
  let points = Exact.zero;
  let leastDraw: Exact | null = null;
  let mostFactor = Exact.zero;
  let whole = false;
  const draws = new Set<string>();
  let [records, unknown] = [0, 0];
  for (const use of used) {
    const cover = coverOf(use.feature, product);
    if (cover?.kind !== 'draw') continue;
    whole ||= cover.whole;
    const found =
      missingAttribute(cover.factor, use) === null ? pick(cover.factor, use, ir.zone) : 'attribute missing';
    if (found === null) continue;
    if (found === 'attribute missing' || found.kind === 'unpublished') {
      unknown++;
      continue;
    }
    const factor = Exact.of(found.factor);
    records++;
    draws.add(`${found.factor} ${cover.whole}`);
    mostFactor = Exact.max(mostFactor, factor);
    if (!factor.isPositive()) continue;
    points = points.plus(use.quantity.times(factor));
    leastDraw = leastDraw === null ? factor : Exact.min(leastDraw, factor);
  }
  const isUniform = unknown === 0 && (draws.size === 0 || (draws.size === 1 && mostFactor.isPositive()));
  return { points, leastDraw, mostFactor, whole, isUniform, records, unknown };
}

/**
 * So many packages of a size at most find something to pay. An order is passed over only while it holds less than a
 * unit takes: in fractions it is then empty; in whole units it has paid more than its size less the largest factor,
 * and at least one unit. So all touched orders but the last share the points.
 */
export function mostPackages({ points, leastDraw, mostFactor, whole }: Reach, size: Exact): number {
  if (leastDraw === null) return 1;
  const least = whole ? Exact.max(size.minus(mostFactor), leastDraw) : size;
  const count = whole ? points.over(least).floor().plus(Exact.one) : points.over(least).ceil();
  return Math.min(Number(count.toString()), Number.MAX_SAFE_INTEGER);
}
