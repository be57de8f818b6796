import { accepts } from '../bind/fund.ts';
import type { Checker, FeatureSymbol } from '../stages.ts';
import { all } from '../../grammar/statements-of.ts';

/** Whether some capacity covers a feature: the one kind of fund that no use empties. */
export type HasCapacity = (feature: FeatureSymbol) => boolean;

/** Reads what all capacities cover, once for all features. */
export function capacityScopes({ bound }: Checker): HasCapacity {
  const everywhere = new Set<string>();
  const byCategory = new Map<string, Set<string>>();
  const byFeature = new Map<string, Set<string>>();
  for (const { node } of bound.symbols.products.values()) {
    if (node.kind !== 'capacity') continue;
    const fund = node.fund.text;
    for (const { scopes } of all(node.items, 'covers'))
      for (const { name, star } of scopes)
        if (name) append(star ? byCategory : byFeature, name.text, fund);
        else if (star) everywhere.add(fund);
  }
  return (feature) =>
    [everywhere, byCategory.get(feature.category?.name.text ?? ''), byFeature.get(feature.name)].some(
      (funds) => funds !== undefined && [...funds].some((fund) => accepts(feature, fund)),
    );
}

function append(funds: Map<string, Set<string>>, name: string, fund: string): void {
  const known = funds.get(name);
  if (known === undefined) funds.set(name, new Set([fund]));
  else known.add(fund);
}
