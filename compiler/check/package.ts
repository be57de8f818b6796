import type * as ast from '../../grammar/ast.ts';
import { Exact } from '../../runtime/exact.ts';
import { removing } from '../diagnostics/fix.ts';
import type { Checker, UnitSymbol } from '../stages.ts';
import { currencyIs } from './currency.ts';
import { checkSpan } from './duration.ts';
import { reportFunding } from './funding-diagnostics.ts';
import { isFund } from './name.ts';
import { readSame } from './source-text.ts';
import { all } from '../../grammar/statements-of.ts';
import { single } from './statement.ts';
import { quantityText } from './number-text.ts';
import { quantityIn, unitNamed } from './unit.ts';
import { reportUnit } from '../bind/unit-diagnostics.ts';

/** A package's sizes, validity and alert. Gives the unit of its balance; null, and reported, where none is known. */
export function checkPackage(checker: Checker, node: ast.Package): UnitSymbol | null {
  isFund(checker, node.fund);
  single(checker, node.items, 'draw');
  const valid = single(checker, node.items, 'valid');
  if (valid) checkSpan(checker, valid, 'the validity');
  const alert = single(checker, node.items, 'alert');
  if (alert) {
    const percent = Exact.of(alert.percent.value);
    if (!percent.isPositive() || percent.compare(Exact.of(100)) >= 0)
      checker.report(reportFunding('TAR2435', alert.percent.span, {}));
  }
  const sizes = all(node.items, 'size');
  if (sizes.length === 0)
    checker.report(reportFunding('TAR2431', node.name.span, { product: node.name.text }));
  const unit = balanceUnit(checker, node, sizes);
  if (unit) checkSizes(checker, sizes, unit);
  return unit;
}

/** The unit of the sizes, or where no size is published, of the factors. */
function balanceUnit(checker: Checker, node: ast.Package, sizes: readonly ast.Size[]): UnitSymbol | null {
  const sized = sizes.find(({ quantity }) => quantity)?.quantity;
  if (sized) {
    if (sized.unit) return unitNamed(checker, sized.unit);
    checker.report(reportUnit('TAR2208', sized.span, { what: 'the size' }));
    return null;
  }
  for (const { factor } of all(node.items, 'covers')) {
    if (factor?.kind === 'factor' && factor.points.unit) return unitNamed(checker, factor.points.unit);
    if (factor?.kind === 'factor table' && factor.table.heading)
      return unitNamed(checker, factor.table.heading.amount);
  }
  if (sizes.length > 0) {
    const values = { kind: 'package', product: node.name.text };
    const help = 'write the unit of its factor: `covers … at 1 point / call`';
    checker.report(reportFunding('TAR2441', node.name.span, values, { help }));
  }
  return null;
}

function checkSizes(checker: Checker, sizes: readonly ast.Size[], unit: UnitSymbol): void {
  const first = new Map<string, ast.Size>();
  for (const size of sizes) {
    if (size.price.kind === 'money') currencyIs(checker, size.price.currency);
    else if (size.quantity) {
      const fixes = [removing(size.quantity.span, false, 'leave the size out')];
      const values = { page: size.price.page.value };
      checker.report(reportFunding('TAR2439', size.quantity.span, values, { fixes }));
      continue;
    }
    const value = size.quantity ? quantityIn(checker, size.quantity, unit, 'the size') : null;
    if (size.quantity && !value) continue;
    if (value && !value.isPositive())
      checker.report(reportFunding('TAR2422', size.quantity!.span, { what: 'a size' }));
    const key = value?.toString() ?? '';
    const before = first.get(key);
    if (before) {
      const related = [{ span: before.span, note: 'first stated here' }];
      const text = size.quantity ? quantityText(size.quantity) : '`unpublished`';
      const isSame = readSame(checker, before.span, size.span);
      const fixes = [removing(size.span, isSame, 'take the second one away')];
      checker.report(reportFunding('TAR2434', size.span, { size: text }, { related, fixes }));
    } else first.set(key, size);
  }
}
