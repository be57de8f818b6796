import type * as ast from '../../grammar/ast.ts';
import type { Coverage } from '../check/checked.ts';
import { all } from '../../grammar/statements-of.ts';
import type * as ir from '../ir/ir.ts';
import type { FeatureSymbol, UnitSymbol } from '../stages.ts';
import { lowerFactor } from './factor.ts';
import { lowerMeter } from './meter.ts';
import { placeOf } from './place.ts';
import { lowerPlain, lowerPrices } from './price.ts';
import type { Lowering } from './spans.ts';

/** A feature's meter and its waterfall: the funds that products fill, then its price or what it falls back to. */
export function lowerFeature(checked: Lowering, feature: FeatureSymbol, zone: ir.Zone): ir.Feature {
  const { node, name } = feature;
  // Checked: every feature of a sound catalog has a meter, and with it prices, perhaps none.
  const meter = checked.meters.get(name)!;
  const prices = checked.prices.get(node)!;
  const [otherwise] = all(node.items, 'otherwise');
  const lowered: ir.Feature = {
    name,
    title: node.title?.value ?? name,
    category: feature.category?.name.text ?? null,
    meter: lowerMeter(checked, meter),
    funds: lowerFunds(checked, checked.coverage.get(name) ?? [], meter.unit),
    prices: lowerPrices(checked, prices, zone),
    otherwise: otherwise ? lowerPlain(otherwise.charge, '') : null,
    at: placeOf(checked, node.span),
  };
  checked.spans.mark(lowered, node.span);
  return checked.spans.mark(lowered, node.name.span, 'name');
}

function lowerFunds(
  checked: Lowering,
  coverage: readonly Coverage[],
  meter: UnitSymbol | null,
): readonly ir.FundUse[] {
  return checked.symbols.funds.flatMap(({ text: fund }) => {
    const products = coverage.flatMap(({ product, covers, factor }): (ir.CapacityUse | ir.DrawUse)[] => {
      const { node } = product;
      if (node.kind === 'licence' || node.fund.text !== fund) return [];
      const at = placeOf(checked, covers.span);
      const use: ir.CapacityUse | ir.DrawUse = factor
        ? {
            kind: 'draw',
            product: product.name,
            whole: (meter?.counted ?? false) && !drawsFractions(node),
            factor: lowerFactor(checked.spans, factor),
            at,
          }
        : { kind: 'capacity', product: product.name, at };
      return [checked.spans.mark(use, covers.span)];
    });
    return products.length === 0 ? [] : [{ fund, products }];
  });
}

const drawsFractions = (node: ast.Package | ast.Capacity): boolean =>
  node.kind === 'package' && all(node.items, 'draw').some(({ what }) => what === 'fractions');
