import type * as ast from '../../grammar/ast.ts';
import { Exact } from '../../runtime/exact.ts';
import { durationUnit } from '../check/duration.ts';
import { all } from '../../grammar/statements-of.ts';
import { valueIn } from '../check/unit.ts';
import type * as ir from '../ir/ir.ts';
import type { ProductSymbol, UnitSymbol } from '../stages.ts';
import { exactText } from './exact-text.ts';
import { placeOf } from './place.ts';
import { lowerTermPrices } from './price.ts';
import type { Lowering } from './spans.ts';

/** What is sold: a package, a capacity or a licence. */
export function lowerProduct(checked: Lowering, symbol: ProductSymbol): ir.Product {
  const product = lowerKind(checked, symbol);
  checked.spans.mark(product, symbol.node.span);
  return checked.spans.mark(product, symbol.node.name.span, 'name');
}

function lowerKind(checked: Lowering, { name, node }: ProductSymbol): ir.Product {
  const unit = checked.productUnits.get(name)!;
  switch (node.kind) {
    case 'package':
      return lowerPackage(checked, node, unit);
    case 'capacity':
      return lowerCapacity(checked, node, unit);
    case 'licence':
      return lowerLicence(checked, node, unit);
  }
}

const titleOf = (node: ProductSymbol['node']): string => node.title?.value ?? node.name.text;

function lowerPackage(checked: Lowering, node: ast.Package, unit: UnitSymbol): ir.Package {
  const [valid] = all(node.items, 'valid');
  const [alert] = all(node.items, 'alert');
  const sizes = all(node.items, 'size');
  const unpublished = sizes.find(({ price }) => price.kind === 'unpublished')?.price;
  return {
    kind: 'package',
    name: node.name.text,
    title: titleOf(node),
    fund: node.fund.text,
    unit: unit.name,
    valid: valid ? lowerSpan(valid) : null,
    alert: alert ? Exact.of(alert.percent.value).over(Exact.of(100)).toString() : null,
    sizes: sizes.flatMap(({ quantity, price, span }) => {
      if (!quantity || price.kind === 'unpublished') return [];
      const size = valueIn(quantity, checked.symbols.units, unit)!.toString();
      const sold = { size, price: exactText(price.value), at: placeOf(checked, span) };
      return [checked.spans.mark(sold, span)];
    }),
    unpublished: unpublished?.kind === 'unpublished' ? unpublished.page.value : null,
    at: placeOf(checked, node.span),
  };
}

function lowerCapacity(checked: Lowering, node: ast.Capacity, unit: UnitSymbol): ir.Capacity {
  const [sell] = all(node.items, 'sell');
  const [allows] = all(node.items, 'allows');
  const [upgrade] = all(node.items, 'upgrade');
  const capacity: ir.Capacity = {
    kind: 'capacity',
    name: node.name.text,
    title: titleOf(node),
    fund: node.fund.text,
    unit: unit.name,
    counted: unit.counted,
    ...lowerTermPrices(checked, checked.prices.get(node)!),
    sellUpTo: sell ? valueIn(sell.upTo, checked.symbols.units, unit)!.toString() : null,
    allows: allows?.changes.map(({ change }) => change) ?? [],
    upgrade: upgrade?.price.page.value ?? null,
    at: placeOf(checked, node.span),
  };
  if (sell) checked.spans.mark(capacity, sell.span, 'sell');
  return capacity;
}

function lowerLicence(checked: Lowering, node: ast.Licence, unit: UnitSymbol): ir.Licence {
  const [term] = all(node.items, 'term');
  return {
    kind: 'licence',
    name: node.name.text,
    title: titleOf(node),
    unit: unit.name,
    ...lowerTermPrices(checked, checked.prices.get(node)!),
    activateWithin: term ? lowerSpan(term) : null,
    at: placeOf(checked, node.span),
  };
}

function lowerSpan({ count, unit }: { readonly count: ast.Num; readonly unit: ast.Name }): ir.Span {
  // Checked: a whole count of a calendar unit, well below any bound of numbers.
  return { count: Number(count.value), unit: durationUnit(unit)! };
}
