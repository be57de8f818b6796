import type * as ast from '../../grammar/ast.ts';
import { Exact } from '../../runtime/exact.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import type { Checker, UnitSymbol } from '../stages.ts';
import { textAt } from './source-text.ts';
import { replacing } from '../diagnostics/fix.ts';
import { reportUnit } from '../bind/unit-diagnostics.ts';
import { writtenCount } from './written-unit.ts';

/** What one `from` is in `to`; null where they measure different things. */
export function convert(from: UnitSymbol, to: UnitSymbol): Exact | null {
  return from.base === to.base ? from.factor.over(to.factor) : null;
}

/** The unit of a name, by any of its names; reports one that is not declared. */
export function unitNamed(checker: Checker, name: ast.Name): UnitSymbol | null {
  const { units, brokenUnits } = checker.bound.symbols;
  const unit = units.get(name.text);
  if (unit) return unit;
  // A unit whose own declaration is at fault has been spoken of there.
  if (brokenUnits.has(name.text)) return null;
  const extras = didYouMean(name.span, name.text, units.keys());
  checker.report(reportUnit('TAR2201', name.span, { name: name.text }, extras));
  return null;
}

/**
 * A quantity in the unit `to`; null, and reported, where its unit is missing, unknown or measures something else.
 * `what` names the quantity in the words of the price list: `the step`, `the size`. A fraction of a counted unit is
 * reported too, unless fractions are allowed: an example may show that a record with one is rejected.
 */
export function quantityIn(
  checker: Checker,
  quantity: ast.Quantity,
  to: UnitSymbol,
  what: string,
  allowed: { readonly fractions: boolean } = { fractions: false },
): Exact | null {
  if (!quantity.unit) {
    const text = writtenCount(quantity.value, to);
    const fixes = [replacing(quantity.span, text, true)];
    checker.report(reportUnit('TAR2208', quantity.span, { what }, { help: `write \`${text}\``, fixes }));
    return null;
  }
  const unit = unitNamed(checker, quantity.unit);
  if (!unit) return null;
  const factor = convert(unit, to);
  if (!factor) {
    const values = { what, found: unit.name, expected: to.name };
    checker.report(reportUnit('TAR2202', quantity.unit.span, values));
    return null;
  }
  if (isThousandsWithPoint(checker, quantity)) return null;
  const value = Exact.of(quantity.value.value).times(factor);
  if (to.counted && !allowed.fractions && !value.isWhole()) {
    checker.report(reportUnit('TAR2207', quantity.value.span, { unit: to.name, value: value.toString() }));
    return null;
  }
  return value;
}

/**
 * Says of `10.000 calls` that ten thousand may be meant: true, and reported, where that is so. Where `all` quantities
 * beside it have the same slip, that is one fault with one fix.
 */
export function isThousandsWithPoint(
  checker: Checker,
  quantity: ast.Quantity,
  all: readonly ast.Quantity[] = [quantity],
): boolean {
  const { value, unit } = quantity;
  const symbol = unit && checker.bound.symbols.units.get(unit.text);
  const text = textAt(checker, value.span);
  if (!symbol?.counted || !/^[1-9]\d{0,2}\.\d{3}$/.test(text)) return false;
  const thousands = text.replace('.', ',');
  const values = { text, thousands };
  const edits = all
    .map((other) => other.value.span)
    .filter((span) => textAt(checker, span) === text)
    .map((span) => ({ span, text: thousands }));
  const fixes = [{ title: `write \`${thousands}\``, safe: false, edits }];
  checker.report(reportUnit('TAR2209', value.span, values, { fixes }));
  return true;
}

/** A quantity in the unit `to`; null where its own unit is missing, unknown or measures something else. */
export function valueIn(
  quantity: ast.Quantity,
  units: ReadonlyMap<string, UnitSymbol>,
  to: UnitSymbol,
): Exact | null {
  const unit = quantity.unit ? units.get(quantity.unit.text) : undefined;
  const factor = unit ? convert(unit, to) : null;
  return factor && Exact.of(quantity.value.value).times(factor);
}
