import type * as ast from '../../grammar/ast.ts';
import type { Checker, FeatureSymbol, UnitSymbol } from '../stages.ts';
import { attributeValue } from './attribute.ts';
import type { CheckedMeter } from './checked.ts';
import { currencyIs } from './currency.ts';
import { reportFunding } from './funding-diagnostics.ts';
import { attributeNamed } from './name.ts';
import { single } from './statement.ts';
import { quantityIn, unitNamed } from './unit.ts';

/** What a feature counts; null, and reported, where it does not say or the unit is unknown. */
export function checkMeter(checker: Checker, feature: FeatureSymbol): CheckedMeter | null {
  const meter = single(checker, feature.node.items, 'meter');
  if (!meter) {
    checker.report(reportFunding('TAR2410', feature.node.name.span, { feature: feature.name }));
    return null;
  }
  for (const condition of meter.where) checkCondition(checker, condition, feature);
  if (meter.times) {
    const attribute = attributeNamed(checker, meter.times);
    if (attribute && attribute.node.type.kind !== 'number')
      checker.report(reportFunding('TAR2423', meter.times.span, { attribute: attribute.name }));
  }
  if (meter.currency) {
    currencyIs(checker, meter.currency);
    const extra = meter.step ?? meter.minimum ?? meter.times;
    if (extra) checker.report(reportFunding('TAR2424', extra.span, {}));
    return { node: meter, unit: null, moneyName: meter.unit.text };
  }
  const unit = unitNamed(checker, meter.unit);
  if (!unit) return null;
  if (meter.step) checkAmount(checker, meter.step, unit, 'the step');
  if (meter.minimum) checkAmount(checker, meter.minimum, unit, 'the minimum');
  return { node: meter, unit, moneyName: null };
}

function checkAmount(checker: Checker, quantity: ast.Quantity, unit: UnitSymbol, what: string): void {
  const value = quantityIn(checker, quantity, unit, what);
  if (value && !value.isPositive()) checker.report(reportFunding('TAR2422', quantity.value.span, { what }));
}

function checkCondition(checker: Checker, condition: ast.Condition, feature: FeatureSymbol): void {
  const attribute = attributeNamed(checker, condition.attribute);
  if (!attribute) return;
  const { type } = attribute.node;
  if (type.kind === 'number') {
    checker.report(reportFunding('TAR2420', condition.attribute.span, { attribute: attribute.name }));
    return;
  }
  let legal = true;
  const seen = new Set<string>();
  for (const value of condition.values) {
    if (attributeValue(checker, attribute, value) === null) legal = false;
    else if (seen.has(value.text))
      checker.report(reportFunding('TAR2405', value.span, { what: `\`${value.text}\`` }));
    seen.add(value.text);
  }
  if (legal && conditionValues(condition, type.values).length === 0) {
    const values = { feature: feature.name, attribute: attribute.name };
    checker.report(reportFunding('TAR2421', condition.span, values));
  }
}

/** The values that a condition lets through, in the order of declaration. */
export function conditionValues(condition: ast.Condition, declared: readonly ast.Name[]): string[] {
  const named = new Set(condition.values.map(({ text }) => text));
  return declared.map(({ text }) => text).filter((text) => named.has(text) !== condition.negated);
}
