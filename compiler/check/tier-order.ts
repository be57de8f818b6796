import type * as ast from '../../grammar/ast.ts';
import type { Fix } from '../../grammar/text/diagnostic.ts';
import type { Checker } from '../stages.ts';
import { chain, isLower, type Link } from './bound-chain.ts';
import { textAt } from './source-text.ts';

/** Each tier that stands wrong carries the whole order: more of it is not worth its length. */
const MOST = 200;

/** The fix that writes tiers in the order of their bounds; none where they would not tile then either. */
export function sortingTiers(
  checker: Checker,
  links: readonly Link[],
  tiers: readonly ast.Tier[],
  whole: boolean,
): readonly Fix[] {
  if (tiers.length !== links.length || tiers.length > MOST) return [];
  const sorted = [...links].sort((a, b) =>
    isLower(a.bound) === isLower(b.bound) ? a.value.compare(b.value) : isLower(a.bound) ? 1 : -1,
  );
  if (chain(sorted, whole, false).faults.length > 0) return [];
  const edits = sorted.flatMap(({ bound }, i) => {
    const tier = tiers.find((one) => one.bound === bound)!;
    return tier === tiers[i] ? [] : [{ span: tiers[i]!.span, text: textAt(checker, tier.span) }];
  });
  return [{ title: 'write the tiers in the order of their bounds', safe: false, edits }];
}
