import type * as ast from '../../grammar/ast.ts';
import type { CheckedFactor, Points } from '../check/factor.ts';
import type * as ir from '../ir/ir.ts';
import { lowerSelect } from './select.ts';
import type { SpanTable } from './spans.ts';

/** Writes down what one unit of the meter takes from a balance; null where the product does not cover it. */
export const lowerFactor = (spans: SpanTable, factor: CheckedFactor): ir.Select<ir.FactorOutcome | null> =>
  lowerSelect<Points | ast.Unpublished, ir.FactorOutcome | null>(
    factor,
    (outcome) =>
      outcome.kind === 'points'
        ? spans.mark<ir.FactorOutcome>({ kind: 'factor', factor: outcome.value.toString() }, outcome.span)
        : { kind: 'unpublished', page: outcome.page.value },
    { outcome: null },
  );
