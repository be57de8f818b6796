import type * as ast from '../../grammar/ast.ts';
import { Exact } from '../../runtime/exact.ts';
import type { UnitSymbol } from '../stages.ts';
import { convert } from './unit.ts';

/** A quantity as a record carries it: a plain decimal, and the unit it counts. */
export interface RecordQuantity {
  readonly text: string;
  readonly unit: UnitSymbol;
}

/**
 * `2 minutes 20 seconds` as one decimal: in the smallest of its units, else in `meter`; null where neither has a
 * finite one. The units must be known, and convert.
 */
export function sumQuantities(
  quantities: readonly ast.Quantity[],
  units: ReadonlyMap<string, UnitSymbol>,
  meter: UnitSymbol,
): RecordQuantity | null {
  const parts = quantities.map(({ value, unit }) => ({
    value: Exact.of(value.value),
    unit: unit ? units.get(unit.text)! : meter,
  }));
  const smallest = parts.reduce(
    (least, { unit }) => (unit.factor.compare(least.factor) < 0 ? unit : least),
    parts[0]?.unit ?? meter,
  );
  for (const unit of [smallest, meter]) {
    const total = parts.reduce(
      (sum, part) => sum.plus(part.value.times(convert(part.unit, unit)!)),
      Exact.zero,
    );
    const text = total.toString();
    if (!text.includes('/')) return { text, unit };
  }
  return null;
}
