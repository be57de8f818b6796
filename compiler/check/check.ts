import type * as ast from '../../grammar/ast.ts';
import type { Span } from '../../grammar/text/span.ts';
import type { Bound, Checker, ProductSymbol, UnitSymbol } from '../stages.ts';
import { checkAttribute } from './attribute.ts';
import { checkCapacity } from './capacity.ts';
import { capacityScopes } from './capacity-scopes.ts';
import { checkSettings } from './catalog.ts';
import { Findings, type Checked, type CheckedMeter, type Coverage } from './checked.ts';
import { checkCovers, warnUseless } from './covers.ts';
import { checkExample } from './example.ts';
import { checkFeature } from './feature.ts';
import { checkFilled, checkFunds } from './funding.ts';
import { checkLicence } from './licence.ts';
import { checkMeter } from './meter.ts';
import { checkPackage } from './package.ts';
import type { CheckedPrices } from './price.ts';

/** Finds the meaning of everything that is named, and whatever is wrong with it. */
export function check(bound: Bound): Checked {
  const findings = new Findings();
  for (const diagnostic of bound.diagnostics) findings.report(diagnostic);
  const checker: Checker = { bound, report: findings.report };
  const { symbols } = bound;

  checkSettings(checker);
  for (const attribute of symbols.attributes.values()) checkAttribute(checker, attribute);
  checkFunds(checker);

  const meters = new Map<string, CheckedMeter>();
  const prices = new Map<ast.Feature | ast.Capacity | ast.Licence, CheckedPrices>();
  const hasCapacity = capacityScopes(checker);
  for (const feature of symbols.features.values()) {
    const meter = checkMeter(checker, feature);
    if (meter) meters.set(feature.name, meter);
    const price = checkFeature(checker, feature, meter, hasCapacity);
    if (price) prices.set(feature.node, price);
  }

  const productUnits = new Map<string, UnitSymbol>();
  const coverage = new Map<string, Coverage[]>();
  const filled = new Map<string, string[]>();
  const useful = new Set<Span>();
  for (const product of symbols.products.values()) {
    const unit = checkProduct(checker, product, prices);
    if (unit) productUnits.set(product.name, unit);
    const { node } = product;
    if (node.kind === 'licence') continue;
    const covered = checkCovers(checker, { ...product, node }, meters, unit);
    for (const [feature, one] of covered.coverage) append(coverage, feature, one);
    for (const span of covered.useful) useful.add(span);
    for (const feature of covered.claimed) append(filled, feature, node.fund.text);
  }
  warnUseless(checker, useful);
  checkFilled(checker, filled);
  for (const example of symbols.examples) checkExample(checker, example, { meters, productUnits, coverage });
  return { ...bound, diagnostics: findings.all, meters, prices, productUnits, coverage };
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** The unit in which a product is sold; its prices go into `prices`. */
function checkProduct(
  checker: Checker,
  { node }: ProductSymbol,
  prices: Map<ast.Feature | ast.Capacity | ast.Licence, CheckedPrices>,
): UnitSymbol | null {
  if (node.kind === 'package') return checkPackage(checker, node);
  const sold = node.kind === 'capacity' ? checkCapacity(checker, node) : checkLicence(checker, node);
  if (sold.prices) prices.set(node, sold.prices);
  return sold.unit;
}
