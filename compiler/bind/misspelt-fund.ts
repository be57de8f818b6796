import type * as ast from '../../grammar/ast.ts';
import { all } from '../../grammar/statements-of.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { isPrice } from './fund.ts';
import type { Product } from './made-product.ts';

/** Where funds are named. */
interface Named {
  /** Those of `deduct`. */
  readonly funds: readonly ast.Name[];
  /** All that is sold, as it is written. */
  readonly sold: readonly Product[];
  readonly consume: readonly ast.Consume[];
  readonly features: Iterable<{ readonly node: ast.Feature }>;
}

/**
 * A fund that `deduct` names and nothing is sold in, and a fund that something is sold in and `deduct` does not name, are
 * one where their names are near. The name that stands in fewer places is misspelt; as often as not, the one that is not
 * in `deduct`. By the misspelt name, the one that is meant, where it stands in `deduct` or is first sold in.
 */
export function misspeltFunds({ funds, sold, consume, features }: Named): ReadonlyMap<string, ast.Name> {
  const declared = new Map(funds.map((fund) => [fund.text, fund]));
  const filled = new Map<string, ast.Name>();
  for (const product of sold)
    if (product.kind !== 'licence' && !filled.has(product.fund.text))
      filled.set(product.fund.text, product.fund);
  const strangers = [...filled.keys()].filter((fund) => !declared.has(fund));
  const empty = [...declared.keys()].filter((fund) => !filled.has(fund));
  if (strangers.length === 0 || empty.length === 0) return new Map();
  const places = new Map<string, number>();
  const named = (fund: string): void => void places.set(fund, (places.get(fund) ?? 0) + 1);
  for (const { text } of funds) named(text);
  for (const product of sold) if (product.kind !== 'licence') named(product.fund.text);
  for (const each of consume) for (const { text } of each.funds) named(text);
  for (const { node } of features)
    for (const accepts of all(node.items, 'accepts'))
      for (const fund of accepts.funds) if (!isPrice(fund)) named(fund.text);
  const misspelt = new Map<string, ast.Name>();
  for (const fund of empty) {
    const stranger = nearest(fund, strangers);
    if (stranger === null) continue;
    if (places.get(fund)! < places.get(stranger)!) misspelt.set(fund, filled.get(stranger)!);
    else misspelt.set(stranger, declared.get(fund)!);
  }
  return misspelt;
}
