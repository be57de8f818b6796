import type { CapacityUse, DrawUse, Feature, Ir, Product } from './ir.ts';

/** How one feature takes the orders of one product. */
export interface Covering {
  readonly feature: Feature;
  readonly use: CapacityUse | DrawUse;
}

/** A price list by the names that records and rules give. */
export interface CatalogIndex {
  readonly features: ReadonlyMap<string, Feature>;
  readonly products: ReadonlyMap<string, Product>;
  /** The place of each product in the list. */
  readonly productRank: ReadonlyMap<string, number>;
  /** What each product covers, in the order of the features. */
  readonly covered: ReadonlyMap<string, readonly Covering[]>;
}

const known = new WeakMap<Ir, CatalogIndex>();

/** The index of a price list, made once for it: lists have tens of thousands of features, and records name one each. */
export function catalogIndex(ir: Ir): CatalogIndex {
  let index = known.get(ir);
  if (index === undefined) known.set(ir, (index = indexed(ir)));
  return index;
}

function indexed({ features, products }: Ir): CatalogIndex {
  const covered = new Map<string, Covering[]>();
  for (const feature of features)
    for (const { products: uses } of feature.funds)
      for (const use of uses) {
        const others = covered.get(use.product);
        if (others === undefined) covered.set(use.product, [{ feature, use }]);
        else others.push({ feature, use });
      }
  return {
    features: new Map(features.map((feature) => [feature.name, feature])),
    products: new Map(products.map((product) => [product.name, product])),
    productRank: new Map(products.map(({ name }, rank) => [name, rank])),
    covered,
  };
}
