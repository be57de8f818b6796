import type * as ast from '../../grammar/ast.ts';
import type { Checker, UnitSymbol } from '../stages.ts';
import { reportFunding } from './funding-diagnostics.ts';
import { all } from '../../grammar/statements-of.ts';
import { unitNamed } from './unit.ts';

/**
 * In which unit a capacity or a licence is sold: that of its price, else of `sell`, else of what a feature that it
 * covers falls back to (`otherwise free up to 2 qps`). Null, and reported, where nothing says.
 */
export function soldIn(checker: Checker, node: ast.Capacity | ast.Licence): UnitSymbol | null {
  const items: readonly (ast.CapacityItem | ast.LicenceItem)[] = node.items;
  for (const price of all(items, 'price')) {
    const name = priceUnit(price.body);
    if (name) return unitNamed(checker, name);
  }
  for (const { upTo } of all(items, 'sell')) if (upTo.unit) return unitNamed(checker, upTo.unit);
  for (const covers of all(items, 'covers'))
    for (const scope of covers.scopes) {
      const feature = scope.name && !scope.star ? checker.bound.symbols.features.get(scope.name.text) : null;
      const [otherwise] = feature ? all(feature.node.items, 'otherwise') : [];
      if (otherwise?.upTo?.unit) return unitNamed(checker, otherwise.upTo.unit);
    }
  const values = { kind: node.kind, product: node.name.text };
  checker.report(reportFunding('TAR2441', node.name.span, values));
  return null;
}

function priceUnit(body: ast.Charge | ast.Tiers | ast.Table): ast.Name | null {
  switch (body.kind) {
    case 'table':
      return body.heading?.unit ?? null;
    case 'tiers':
      return body.tiers[0]?.bound.quantity.unit ?? null;
    case 'sum':
      return body.parts.find((part) => part.kind === 'rate')?.unit ?? null;
    default:
      return null;
  }
}
