import type * as ast from '../../grammar/ast.ts';
import { isCurrency } from '../../grammar/print/words.ts';
import type { Checker, UnitSymbol } from '../stages.ts';
import { attributeValue } from './attribute.ts';
import type { CheckedMeter } from './checked.ts';
import type { Known } from './example.ts';
import { reportExample } from './example-diagnostics.ts';
import { attributeNamed, featureNamed } from './name.ts';
import { sumQuantities } from './quantity-sum.ts';
import { all } from '../../grammar/statements-of.ts';
import { quantityIn } from './unit.ts';
import { writtenCount } from './written-unit.ts';
import { reportUnit } from '../bind/unit-diagnostics.ts';

/** A use names a feature, a quantity that its meter takes, and legal values of attributes. */
export function checkUse(checker: Checker, use: ast.Use, known: Known): void {
  const feature = featureNamed(checker, use.feature);
  const meter = feature ? known.meters.get(feature.name) : undefined;
  if (meter) checkUsed(checker, use, meter);
  checkAttributes(checker, use);
  if (feature && !use.when && isTimed(checker, feature.node, known))
    checker.report(reportExample('TAR2602', use.span, { feature: feature.name }));
}

/** The quantities convert to the meter's unit, and are one decimal together. */
function checkUsed(checker: Checker, use: ast.Use, meter: CheckedMeter): void {
  const { quantity: quantities } = use;
  const { unit: counted } = meter;
  if (!counted) {
    for (const { unit } of quantities)
      if (unit && unit.text !== meter.moneyName && unit.text !== meter.node.currency?.text) {
        const expected = meter.node.currency?.text ?? meter.moneyName ?? '';
        const values = { what: 'this quantity', found: unit.text, expected };
        const help = `\`${use.feature.text}\` counts money: write an amount, such as \`${expected} 100\``;
        checker.report(reportUnit('TAR2202', unit.span, values, { help }));
      }
    return;
  }
  if (quantities.some((quantity) => isMoney(checker, use, quantity, counted))) return;
  for (const quantity of quantities)
    if (!quantityIn(checker, quantity, counted, 'this quantity', { fractions: true })) return;
  if (quantities[0] && !sumQuantities(quantities, checker.bound.symbols.units, counted))
    checker.report(reportExample('TAR2605', quantities[0].span, { unit: counted.name }));
}

/** Whether money is used of a feature that counts `counted`; reports it. */
function isMoney(
  checker: Checker,
  { feature }: ast.Use,
  { unit, value }: ast.Quantity,
  counted: UnitSymbol,
): boolean {
  if (!unit || !isCurrency(unit)) return false;
  const values = { what: 'this quantity', found: unit.text, expected: counted.name };
  const help = `\`${feature.text}\` counts \`${counted.name}\`: write \`${writtenCount(value, counted)}\``;
  checker.report(reportUnit('TAR2202', unit.span, values, { help }));
  return true;
}

function checkAttributes(checker: Checker, use: ast.Use): void {
  const given = new Map<string, ast.AttributeValue>();
  for (const value of use.attributes) {
    const before = given.get(value.name.text);
    if (before) {
      const related = [{ span: before.span, note: 'first given here' }];
      checker.report(reportExample('TAR2604', value.span, { attribute: value.name.text }, { related }));
      continue;
    }
    given.set(value.name.text, value);
    const attribute = attributeNamed(checker, value.name);
    if (attribute) attributeValue(checker, attribute, value.value);
  }
}

/** Whether what a use of the feature costs, or takes from a package, depends on the time of day or week. */
function isTimed(checker: Checker, feature: ast.Feature, known: Known): boolean {
  const timed = (body: ast.Charge | ast.Tiers | ast.Table): boolean => {
    if (body.kind === 'table') return body.axes.some(({ text }) => text === 'time');
    if (body.kind !== 'reference') return false;
    const schedule = checker.bound.symbols.schedules.get(body.name.text)?.node;
    // A schedule that names another is an error elsewhere; it is not followed round in circles.
    return schedule?.body.kind === 'table' && timed(schedule.body);
  };
  return (
    all(feature.items, 'price').some(({ body }) => timed(body)) ||
    (known.coverage.get(feature.name.text) ?? []).some(
      ({ covers }) => covers.factor?.kind === 'factor table' && timed(covers.factor.table),
    )
  );
}
