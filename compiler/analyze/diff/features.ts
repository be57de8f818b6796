import type { Exact } from '../../../runtime/exact.ts';
import type { Alone, Fact, FeatureDiff } from './changes.ts';
import { againstNothing, fact, text } from './fact.ts';
import { fundFacts } from './funds.ts';
import { meterFactor, meterFacts } from './meters.ts';
import { diffPrices, type FeatureSide } from './prices.ts';

/** What changed of a feature; null where it means the same as before. */
export function diffFeature(old: FeatureSide, now: FeatureSide): FeatureDiff | null {
  const facts: Fact[] = [
    ...categoryFacts(old, now),
    ...meterFacts(old.feature.meter, now.feature.meter),
    ...fundFacts(old, now),
  ];
  const sameMoney = old.ir.currency.code === now.ir.currency.code;
  const factor: Exact | null = sameMoney ? meterFactor(old.feature.meter, now.feature.meter) : null;
  const prices = diffPrices(old, now, factor);
  if (facts.length + prices.length === 0) return null;
  return { kind: 'changed', name: now.feature.name, facts, prices };
}

/** What a feature that came costs, or one that went: as it differs from one that nothing pays for. */
export function aloneFeature(side: FeatureSide, kind: Alone): FeatureDiff | null {
  const feature = { ...side.feature, prices: [], otherwise: null, funds: [] };
  const nothing = { ...side, feature };
  const diff = kind === 'added' ? diffFeature(nothing, side) : diffFeature(side, nothing);
  if (diff === null) return null;
  const told = (facts: readonly Fact[]): readonly Fact[] => againstNothing(kind, facts);
  const prices = diff.prices.map((price) => ({
    ...price,
    facts: told(price.facts),
    cells: price.cells.map((cell) => ({ ...cell, facts: told(cell.facts) })),
  }));
  return { ...diff, facts: told(diff.facts), prices };
}

/** A category means something only where it is activated on its own. */
function categoryFacts(old: FeatureSide, now: FeatureSide): Fact[] {
  const isAsked = old.ir.activation === 'category' || now.ir.activation === 'category';
  return isAsked ? fact('category', old.feature.category, now.feature.category, text) : [];
}
