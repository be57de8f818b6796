import type { Span } from '../../grammar/text/span.ts';
import type { Exact } from '../../runtime/exact.ts';
import { factorFigure, pairsOf, priceFigure, type Pair } from '../analyze/matrix-figures.ts';
import type { Axis } from '../ir/ir.ts';
import type { Linted } from './linted.ts';
import { count, money } from './words.ts';
import { catalogIndex } from '../ir/catalog-index.ts';

/** A table of prices or factors with what is compared in it. */
export interface Matrix {
  readonly axes: readonly Axis[];
  readonly pairs: readonly Pair[];
  /** The place of an outcome by its index. */
  readonly spanOf: (outcome: number) => Span | null;
  readonly figure: (value: Exact) => string;
}

const known = new WeakMap<Linted, readonly Matrix[]>();

/** Every table of a catalog: the prices of its features, and what packages take for them. Several rules look at them. */
export function matricesOf(catalog: Linted): readonly Matrix[] {
  let matrices = known.get(catalog);
  if (matrices === undefined) known.set(catalog, (matrices = [...matricesIn(catalog)]));
  return matrices;
}

function* matricesIn({ ir, spans, units }: Linted): Generator<Matrix> {
  const { products } = catalogIndex(ir);
  for (const { prices, funds } of ir.features) {
    for (const { table } of prices)
      yield {
        axes: table.axes,
        pairs: pairsOf(table, priceFigure),
        spanOf: (index) => {
          const outcome = table.outcomes[index]!;
          return outcome.kind === 'rated' ? spans.of(outcome.schedule.tiers[0]!.charge) : null;
        },
        figure: (value) => money(ir, value),
      };
    for (const fund of funds)
      for (const use of fund.products) {
        if (use.kind !== 'draw') continue;
        const { factor } = use;
        const unit = products.get(use.product)?.unit ?? '';
        yield {
          axes: factor.axes,
          pairs: pairsOf(factor, factorFigure),
          spanOf: (index) => {
            const outcome = factor.outcomes[index];
            return outcome ? spans.of(outcome) : null;
          },
          figure: (value) => count(units, value, unit),
        };
      }
  }
}
