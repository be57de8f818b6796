import type { Diagnostic } from '../../grammar/text/diagnostic.ts';
import { slips } from '../analyze/tier-rates.ts';
import { lintDiagnostics } from './lint-diagnostics.ts';
import { schedulesOf, type Linted } from './linted.ts';
import { money } from './words.ts';
import { rescaled } from './written-number.ts';

/** TAR3107: a tier's rate off by a power of ten from what its neighbours make one expect. */
export function* slippedTier({ ir, spans, textAt }: Linted): Generator<Diagnostic> {
  for (const { schedule, unit } of schedulesOf(ir))
    for (const { tier, neighbours, better } of slips(schedule)) {
      const span = spans.of(tier.charge);
      if (span === null) continue;
      const values = {
        rate: money(ir, tier.rate),
        unit,
        others: neighbours.map(({ rate }) => money(ir, rate)).join(' and '),
        better: money(ir, better),
      };
      const related = neighbours.flatMap(({ charge }) => {
        const other = spans.of(charge);
        return other === null ? [] : [{ span: other, note: 'a tier beside it' }];
      });
      const fixes = rescaled(textAt(span), span, better.over(tier.rate));
      yield lintDiagnostics.report('TAR3107', span, values, { related, fixes });
    }
}
