import type * as ast from '../../grammar/ast.ts';
import type { Exact } from '../../runtime/exact.ts';
import { removing } from '../diagnostics/fix.ts';
import type { Checker, ProductSymbol, UnitSymbol } from '../stages.ts';
import { currencyIs } from './currency.ts';
import type { Known } from './example.ts';
import { durationUnit } from './duration.ts';
import { reportExample } from './example-diagnostics.ts';
import { productNamed } from './name.ts';
import { withWord } from './source-text.ts';
import { all } from '../../grammar/statements-of.ts';
import { quantityText } from './number-text.ts';
import { quantityIn, valueIn } from './unit.ts';

/** Names of the products that the steps so far bought. */
export type Bought = Set<string>;

export function checkQuote(checker: Checker, quote: ast.Quote, known: Known): void {
  if (quote.price) currencyIs(checker, quote.price.currency);
  const product = productNamed(checker, quote.product);
  if (!product) return;
  checkTerm(checker, product, quote.term, quote.span);
  checkQuantity(checker, product, quote, known, true);
}

/** `rejected`: the next step says that the purchase is refused, so it need not be on the list. */
export function checkBuy(
  checker: Checker,
  buy: ast.Buy,
  known: Known,
  bought: Bought,
  rejected: boolean,
): void {
  if (buy.price) currencyIs(checker, buy.price.currency);
  const product = productNamed(checker, buy.product);
  // Remembered even when unknown: one misspelt name is one finding.
  bought.add(buy.product.text);
  if (!product) return;
  checkTerm(checker, product, buy.term, buy.span);
  checkQuantity(checker, product, buy, known, !rejected);
}

export function checkUpgrade(
  checker: Checker,
  upgrade: ast.UpgradeOrder,
  known: Known,
  bought: Bought,
): void {
  if (upgrade.price) currencyIs(checker, upgrade.price.currency);
  const product = orderedProduct(checker, upgrade.product, bought);
  if (!product) return;
  if (product.node.kind !== 'capacity') {
    const values = { kind: product.node.kind, product: product.name, what: 'upgrade' };
    checker.report(reportExample('TAR2612', upgrade.product.span, values));
    return;
  }
  const unit = known.productUnits.get(product.name);
  if (unit) quantityIn(checker, upgrade.quantity, unit, 'the new total');
}

export function checkRenew(checker: Checker, renew: ast.Renew, bought: Bought): void {
  if (renew.price) currencyIs(checker, renew.price.currency);
  const product = orderedProduct(checker, renew.product, bought);
  if (!product) return;
  if (product.node.kind === 'package') {
    const values = { kind: product.node.kind, product: product.name, what: 'renewal' };
    checker.report(reportExample('TAR2612', renew.product.span, values));
  } else if (renew.term) checkTerm(checker, product, renew.term, renew.span);
}

export function checkActivate(checker: Checker, activate: ast.Activate, bought: Bought): void {
  const { settings, categories, products } = checker.bound.symbols;
  const { what } = activate;
  const each = settings.activation?.each;
  if (what && products.get(what.text)?.node.kind === 'licence') {
    orderedProduct(checker, what, bought);
    return;
  }
  if (what && !categories.has(what.text))
    checker.report(reportExample('TAR2616', what.span, { name: what.text }));
  else if (!each)
    checker.report(
      reportExample(
        'TAR2614',
        activate.span,
        {},
        { fixes: [removing(activate.span, true, 'take the step away')] },
      ),
    );
  else if (each === 'category' && !what) checker.report(reportExample('TAR2615', activate.span, {}));
  else if (each === 'account' && what)
    checker.report(
      reportExample(
        'TAR2619',
        what.span,
        {},
        { fixes: [removing(what.span, true, 'leave the category out')] },
      ),
    );
}

/** A product that a step above bought; reports an unknown one, and one that was not bought. */
export function orderedProduct(checker: Checker, name: ast.Name, bought: Bought): ProductSymbol | null {
  const product = productNamed(checker, name);
  const { products } = checker.bound.symbols;
  // A step above that buys what is not known may have meant this.
  if (!product || bought.has(name.text) || [...bought].some((one) => !products.has(one))) return product;
  checker.report(reportExample('TAR2611', name.span, { product: name.text }));
  return null;
}

function checkTerm(
  checker: Checker,
  product: ProductSymbol,
  term: ast.Name | null,
  span: ast.Step['span'],
): void {
  const { kind } = product.node;
  if (kind === 'package') {
    if (term) {
      const fixes = [removing(withWord(checker, 'by', term.span), false, 'leave the term out')];
      checker.report(reportExample('TAR2610', term.span, { product: product.name }, { fixes }));
    }
  } else if (!term) checker.report(reportExample('TAR2609', span, { kind, product: product.name }));
  else if (!durationUnit(term)) checker.report(reportExample('TAR2608', term.span, { word: term.text }));
}

function checkQuantity(
  checker: Checker,
  product: ProductSymbol,
  step: ast.Quote | ast.Buy,
  known: Known,
  listed: boolean,
): void {
  const unit = known.productUnits.get(product.name);
  if (!unit) return;
  const { node } = product;
  if (!step.quantity) {
    const only = node.kind === 'package' ? onlySize(node, checker.bound.symbols.units, unit) : null;
    if (!only) checker.report(reportExample('TAR2607', step.span, { product: product.name }));
    return;
  }
  const value = quantityIn(checker, step.quantity, unit, 'this quantity');
  if (!value || !listed || node.kind !== 'package') return;
  const sizes = all(node.items, 'size');
  if (sizes.some(({ quantity, price }) => !quantity || price.kind === 'unpublished')) return;
  const { units } = checker.bound.symbols;
  const sold = sizes.map(({ quantity }) => valueIn(quantity!, units, unit));
  // A size whose own unit is at fault may be the one that is meant.
  if (sold.some((one) => one === null || one.equals(value))) return;
  const values = { product: product.name, size: quantityText(step.quantity) };
  checker.report(reportExample('TAR2606', step.quantity.span, values));
}

/** The size of a package that has one, which need not be said. */
export function onlySize(
  node: ast.Package,
  units: ReadonlyMap<string, UnitSymbol>,
  to: UnitSymbol,
): Exact | null {
  const sizes = all(node.items, 'size');
  const quantity = sizes.length === 1 ? sizes[0]!.quantity : null;
  return quantity && valueIn(quantity, units, to);
}
