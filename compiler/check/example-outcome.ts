import type * as ast from '../../grammar/ast.ts';
import { Exact } from '../../runtime/exact.ts';
import type { Checker } from '../stages.ts';
import { currencyIs } from './currency.ts';
import type { Known } from './example.ts';
import { reportExample } from './example-diagnostics.ts';
import { orderedProduct, type Bought } from './example-order.ts';
import { sumQuantities } from './quantity-sum.ts';
import { quantityIn } from './unit.ts';

type Outcome =
  ast.ExpectMoney | ast.ExpectRemaining | ast.ExpectCovered | ast.ExpectAlert | ast.ExpectRejected;

/** An expectation speaks of a product that was bought, in its unit, or of money in the catalog's currency. */
export function checkOutcome(checker: Checker, step: Outcome, known: Known, bought: Bought): void {
  switch (step.kind) {
    case 'charge':
    case 'total':
      currencyIs(checker, step.money.currency);
      if (step.nearest && !Exact.of(step.nearest.value).isPositive())
        checker.report(reportExample('TAR2618', step.nearest.span, {}));
      return;
    case 'rejected':
      if (!/^TAR5\d{3}$/.test(step.code.text))
        checker.report(reportExample('TAR2617', step.code.span, { code: step.code.text }));
      return;
    case 'remaining': {
      if (!hasBalance(checker, step.product, bought, 'balance')) return;
      const unit = known.productUnits.get(step.product.text);
      if (unit) quantityIn(checker, step.quantity, unit, 'what remains', { fractions: true });
      return;
    }
    case 'expect alert':
      hasBalance(checker, step.product, bought, 'alert');
      return;
    case 'covered':
      checkCovered(checker, step, known, bought);
  }
}

function hasBalance(checker: Checker, name: ast.Name, bought: Bought, what: string): boolean {
  const product = orderedProduct(checker, name, bought);
  if (!product) return false;
  const { kind } = product.node;
  if (kind === 'package') return true;
  checker.report(reportExample('TAR2612', name.span, { kind, product: product.name, what }));
  return false;
}

/** What is covered is counted in a unit of some feature that the product covers. */
function checkCovered(checker: Checker, step: ast.ExpectCovered, known: Known, bought: Bought): void {
  const product = orderedProduct(checker, step.product, bought);
  const [first] = step.quantity;
  if (!product || !first) return;
  const meter = coveredUnit(checker, step, known);
  if (!meter) {
    // Says what is wrong with the unit itself, if it is that.
    for (const [feature, coverage] of known.coverage) {
      const unit = known.meters.get(feature)?.unit;
      if (!unit || !coverage.some((one) => one.product.name === product.name)) continue;
      quantityIn(checker, first, unit, 'what is covered', { fractions: true });
      return;
    }
    return;
  }
  for (const quantity of step.quantity)
    if (!quantityIn(checker, quantity, meter, 'what is covered', { fractions: true })) return;
  if (!sumQuantities(step.quantity, checker.bound.symbols.units, meter))
    checker.report(reportExample('TAR2605', first.span, { unit: meter.name }));
}

/** The meter's unit of the first feature that the product covers in a unit that the quantity converts to. */
export function coveredUnit(checker: Pick<Checker, 'bound'>, step: ast.ExpectCovered, known: Known) {
  const name = step.quantity[0]?.unit;
  const written = name ? checker.bound.symbols.units.get(name.text) : undefined;
  if (!written) return null;
  for (const [feature, coverage] of known.coverage) {
    const unit = known.meters.get(feature)?.unit;
    if (unit?.base !== written.base) continue;
    if (coverage.some(({ product }) => product.name === step.product.text)) return unit;
  }
  return null;
}
