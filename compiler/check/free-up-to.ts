import type * as ast from '../../grammar/ast.ts';
import type { Checker, FeatureSymbol } from '../stages.ts';
import type { CheckedMeter } from './checked.ts';
import { reportFunding } from './funding-diagnostics.ts';
import { textAt } from './source-text.ts';
import { convert, unitNamed } from './unit.ts';

/**
 * `otherwise free up to 2 qps` names how much may run at once, which no record counts. In what the feature counts it would
 * be an allowance, and nothing held use to it: that is a price in tiers.
 */
export function checkFreeUpTo(
  checker: Checker,
  feature: FeatureSymbol,
  upTo: ast.Quantity,
  meter: CheckedMeter | null,
): void {
  const unit = upTo.unit && unitNamed(checker, upTo.unit);
  if (!meter?.unit || (upTo.unit && !unit) || (unit && !convert(unit, meter.unit))) return;
  const quantity = textAt(checker, upTo.span).replace(/\s+/g, ' ');
  checker.report(reportFunding('TAR2415', upTo.span, { feature: feature.name, quantity }));
}
