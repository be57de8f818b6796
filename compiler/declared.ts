import { all } from '../grammar/statements-of.ts';
import { Exact } from '../runtime/exact.ts';
import type { Compilation } from './compile.ts';
import { catalogIndex } from './ir/catalog-index.ts';
import type { ExactText, Ir } from './ir/ir.ts';

/** What a price list says of a feature that makes no difference to any bill, and that readers are told. */
export interface Declared {
  /** All funds in the order of `deduct`: those that some product fills for it, and why the others are passed over. */
  readonly funds: readonly {
    readonly name: string;
    readonly how: 'filled' | 'nothing sold' | 'not accepted';
  }[];
  /** What is free where there is no price. */
  readonly freeUpTo: { readonly quantity: ExactText; readonly unit: string } | null;
}

/** Null for what is no feature of the price list. */
export function declaredOf({ bound }: Compilation, ir: Ir, name: string): Declared | null {
  const symbol = bound.symbols.features.get(name);
  const feature = catalogIndex(ir).features.get(name);
  if (symbol === undefined || feature === undefined) return null;
  const { items } = symbol.node;
  const accepted = new Set(all(items, 'accepts').flatMap(({ funds }) => funds.map(({ text }) => text)));
  const filled = new Set(feature.funds.map(({ fund }) => fund));
  const upTo = all(items, 'otherwise')[0]?.upTo ?? null;
  return {
    funds: ir.funds.map((fund) => ({
      name: fund.name,
      how: filled.has(fund.name) ? 'filled' : accepted.has(fund.name) ? 'nothing sold' : 'not accepted',
    })),
    freeUpTo: upTo && { quantity: Exact.of(upTo.value.value).toString(), unit: upTo.unit?.text ?? '' },
  };
}
