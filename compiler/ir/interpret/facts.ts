import { Exact } from '../../../runtime/exact.ts';
import type { RatingFacts } from '../../../runtime/invariants.ts';
import type { Feature, FundUse, Ir } from '../ir.ts';
import { measure } from './meter.ts';
import { catalogIndex } from '../catalog-index.ts';

/**
 * What the checks at the end of a run hold a rating against: the meters and factors of a price list, read from the IR
 * and not from what a rater says of itself.
 */
export function factsOf(ir: Ir): RatingFacts {
  const { features } = catalogIndex(ir);
  const units = new Map(ir.features.map((feature) => [feature.name, unitsOf(feature)]));
  return {
    metered(usage) {
      const feature = features.get(usage.feature);
      if (feature === undefined) return null;
      const unit = units.get(usage.feature)?.get(usage.unit ?? feature.meter.unit);
      if (unit !== undefined) return unit.count(usage.quantity);
      const metered = measure(ir, feature, usage, null);
      return 'code' in metered ? null : metered.quantity.toString();
    },
    factors(feature, fund, product) {
      const use = features.get(feature)?.funds.find((known) => known.fund === fund);
      return use === undefined ? [] : [...new Set(factorsOf(use, product))];
    },
  };
}

/** The units whose quantity counts as it is converted, whatever the record's attributes. */
function unitsOf({ meter }: Feature): ReadonlyMap<string, Conversion> {
  if (meter.step !== null || meter.minimum !== null || meter.times !== null) return new Map();
  return new Map(
    meter.units.flatMap(({ names, factor }) => {
      const conversion = new Conversion(Exact.of(factor));
      return names.map((name) => [name, conversion] as const);
    }),
  );
}

/** From one unit to another; remembers what it converted, since use comes in few quantities. */
class Conversion {
  readonly #factor: Exact;
  readonly #isSame: boolean;
  readonly #known = new Map<string, string>();

  constructor(factor: Exact) {
    this.#factor = factor;
    this.#isSame = factor.equals(Exact.one);
  }

  count(quantity: string): string {
    if (this.#isSame) return quantity;
    let counted = this.#known.get(quantity);
    if (counted === undefined) {
      counted = Exact.of(quantity).times(this.#factor).toString();
      if (this.#known.size < REMEMBERED) this.#known.set(quantity, counted);
    }
    return counted;
  }
}

const REMEMBERED = 10_000;

function factorsOf({ products }: FundUse, product: string | null): readonly string[] {
  return products.flatMap((covers) =>
    covers.kind === 'draw' && (product === null || covers.product === product)
      ? covers.factor.outcomes.flatMap((outcome) => (outcome?.kind === 'factor' ? [outcome.factor] : []))
      : [],
  );
}
