import type * as ast from '../../grammar/ast.ts';
import { conditionValues } from '../check/meter.ts';
import type { CheckedMeter, Sound } from '../check/checked.ts';
import { convert, valueIn } from '../check/unit.ts';
import type * as ir from '../ir/ir.ts';
import type { UnitSymbol } from '../stages.ts';

/** What a record of a feature counts for. */
export function lowerMeter(checked: Sound, { node, unit, moneyName }: CheckedMeter): ir.Meter {
  const { symbols, currency } = checked;
  const where = node.where.map((condition): ir.Condition => {
    const { type } = symbols.attributes.get(condition.attribute.text)!.node;
    const declared = type.kind === 'one of' ? type.values : [];
    return { attribute: condition.attribute.text, values: conditionValues(condition, declared) };
  });
  if (!unit) {
    const units = [{ names: [currency, moneyName ?? currency], factor: '1' }];
    const nothing = { step: null, minimum: null, times: null };
    return { unit: currency, counted: false, money: true, units, where, ...nothing };
  }
  const inUnit = (quantity: ast.Quantity | null): ir.ExactText | null =>
    quantity && valueIn(quantity, symbols.units, unit)!.toString();
  return {
    unit: unit.name,
    counted: unit.counted,
    money: false,
    units: convertible(symbols.units, unit),
    where,
    step: inUnit(node.step),
    minimum: inUnit(node.minimum),
    times: node.times?.text ?? null,
  };
}

/** Every unit that converts to the meter's, once, the meter's own first. */
function convertible(units: ReadonlyMap<string, UnitSymbol>, meter: UnitSymbol): ir.Meter['units'] {
  const found = new Map<string, { names: string[]; factor: string }>();
  found.set(meter.name, { names: [], factor: '1' });
  for (const [name, unit] of units) {
    const factor = convert(unit, meter);
    if (!factor) continue;
    const one = found.get(unit.name) ?? { names: [], factor: factor.toString() };
    // A name declared twice leads to its first unit only.
    one.names.push(name);
    found.set(unit.name, one);
  }
  return [...found.values()];
}
