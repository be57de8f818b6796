import type { CheckedAxis, CheckedSelect } from '../check/checked-price.ts';
import type * as ir from '../ir/ir.ts';

/** Writes a laid-out table down; `missing` is the outcome where it says nothing. */
export function lowerSelect<T, U>(
  select: CheckedSelect<T>,
  lowerOutcome: (outcome: T) => U,
  missing?: { readonly outcome: U },
): ir.Select<U> {
  const outcomes = select.outcomes.map(lowerOutcome);
  const last = outcomes.length;
  const isPartial = select.cells.includes(-1);
  if (isPartial && !missing) throw new Error('a combination without an outcome was not found by the check');
  return {
    axes: select.axes.map(lowerAxis),
    cells: isPartial ? select.cells.map((index) => (index === -1 ? last : index)) : select.cells,
    outcomes: isPartial && missing ? [...outcomes, missing.outcome] : outcomes,
  };
}

function lowerAxis(axis: CheckedAxis): ir.Axis {
  if (axis.kind !== 'number') return axis;
  const cuts = axis.cuts.map(({ value, closed }) => ({ value: value.toString(), closed }));
  return { kind: 'number', attribute: axis.attribute, cuts };
}
