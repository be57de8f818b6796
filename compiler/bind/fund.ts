import type * as ast from '../../grammar/ast.ts';
import { all } from '../../grammar/statements-of.ts';

/** Whether a name in a list of funds is the reserved word for the feature's own price. */
export const isPrice = (name: ast.Name): boolean => name.text === 'price' && name.form === 'bare';

/** Whether a feature takes a fund; one without `accepts`, its own or its category's, takes every fund. */
export function accepts({ node }: { readonly node: ast.Feature }, fund: string): boolean {
  const [accepted] = all(node.items, 'accepts');
  return !accepted || accepted.funds.some((name) => !isPrice(name) && name.text === fund);
}
