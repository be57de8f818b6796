import type { CheckedFactor } from '../check/factor.ts';
import { Exact } from '../../runtime/exact.ts';
import type * as ir from '../ir/ir.ts';
import type { Bound, UnitSymbol } from '../stages.ts';
import { lowerSelect } from './select.ts';

/** Writes down what one unit of the meter takes from a balance; null where the product does not cover it. */
export const lowerFactor = (
  _bound: Bound,
  factor: CheckedFactor,
  _meter: UnitSymbol | null,
): ir.Select<ir.FactorOutcome | null> =>
  lowerSelect<Exact | { readonly page: { readonly value: string } }, ir.FactorOutcome | null>(
    factor,
    (outcome) =>
      outcome instanceof Exact
        ? { kind: 'factor', factor: outcome.toString() }
        : { kind: 'unpublished', page: outcome.page.value },
    { outcome: null },
  );
