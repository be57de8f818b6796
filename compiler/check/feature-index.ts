import type { FeatureSymbol } from '../stages.ts';

/** The features of a catalog by what is asked of them for each product. */
export interface FeatureIndex {
  /** The place of each in the order of declaration. */
  readonly rank: ReadonlyMap<string, number>;
  readonly byCategory: ReadonlyMap<string, readonly FeatureSymbol[]>;
}

const known = new WeakMap<ReadonlyMap<string, FeatureSymbol>, FeatureIndex>();

/** The index of declared features, made once for them: a catalog may sell a product for each of many thousands. */
export function featureIndex(features: ReadonlyMap<string, FeatureSymbol>): FeatureIndex {
  const found = known.get(features);
  if (found !== undefined) return found;
  const rank = new Map<string, number>();
  const byCategory = new Map<string, FeatureSymbol[]>();
  for (const feature of features.values()) {
    rank.set(feature.name, rank.size);
    const category = feature.category?.name.text;
    if (category === undefined) continue;
    const others = byCategory.get(category);
    if (others === undefined) byCategory.set(category, [feature]);
    else others.push(feature);
  }
  const index = { rank, byCategory };
  known.set(features, index);
  return index;
}
