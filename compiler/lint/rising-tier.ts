import type { Diagnostic } from '../../grammar/text/diagnostic.ts';
import { ratedTiers, slips, type RatedTier } from '../analyze/tier-rates.ts';
import { lintDiagnostics } from './lint-diagnostics.ts';
import { schedulesOf, type Linted } from './linted.ts';
import { money } from './words.ts';

/** Where more tiers than this rise, the list is made that way. */
const MOST_RISES = 4;

/** TAR3102: a later tier dearer than the one before. A list whose every tier rises says so once. */
export function* risingTier({ ir, spans }: Linted): Generator<Diagnostic> {
  for (const { schedule, unit } of schedulesOf(ir)) {
    // A slipped digit is one mistake, and is spoken of as what it is.
    const slipped = new Set(slips(schedule).map(({ tier }) => tier.tier));
    const tiers = ratedTiers(schedule);
    const pairs = tiers.slice(1).map((tier, i): readonly [RatedTier, RatedTier] => [tiers[i]!, tier]);
    const rising = pairs.filter(([before, tier]) => tier.rate.compare(before.rate) > 0);
    const all = pairs.length > 1 && rising.length === pairs.length;
    const many = all || rising.length > MOST_RISES;
    const what = all ? 'every tier is' : many ? `${rising.length} tiers are` : 'this tier is';
    for (const [before, tier] of many ? rising.slice(0, 1) : rising) {
      const span = spans.of(tier.charge);
      if (span === null || slipped.has(tier.tier) || slipped.has(before.tier)) continue;
      const other = spans.of(before.charge);
      const values = {
        what,
        rate: money(ir, tier.rate),
        before: money(ir, before.rate),
        unit,
      };
      const related = other === null ? [] : [{ span: other, note: 'the tier before' }];
      yield lintDiagnostics.report('TAR3102', span, values, { related });
    }
  }
}
