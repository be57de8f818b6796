import type * as ast from '../../grammar/ast.ts';
import { isFeatureItem } from '../../grammar/blocks.ts';
import type { Diagnostic } from '../../grammar/text/diagnostic.ts';
import { reportSaidOnce } from './said-once-diagnostics.ts';
import { all } from '../../grammar/statements-of.ts';
import { removing } from '../diagnostics/fix.ts';
import { isPrice } from './fund.ts';

/** What a category says once for its features, and which of it some feature takes. */
export class CategoryStatements {
  readonly #said = new Map<ast.Category, readonly ast.FeatureItem[]>();
  readonly #taken = new Set<ast.FeatureItem>();

  /** The feature with what its category says for it; the one that was written where that is nothing. */
  completed(feature: ast.Feature, category: ast.Category | null): ast.Feature {
    const said = category ? this.#of(category) : [];
    const added = said.length === 0 ? [] : missing(feature.items, said);
    if (added.length === 0) return feature;
    for (const item of added) this.#taken.add(item);
    // What says `otherwise` has no price to accept.
    const priced = feature.items.every(({ kind }) => kind !== 'otherwise');
    return { ...feature, items: [...feature.items, ...(priced ? added : added.map(withoutPrice))] };
  }

  /** A warning for every statement that no feature has taken. */
  unused(categories: readonly ast.Category[]): readonly Diagnostic[] {
    return categories.flatMap((category) =>
      this.#of(category)
        .filter((item) => !this.#taken.has(item))
        .map(({ kind, span }) =>
          reportSaidOnce(
            'TAR3203',
            span,
            { category: category.name.text, word: kind },
            { fixes: [removing(span, true, 'take it away')] },
          ),
        ),
    );
  }

  #of(category: ast.Category): readonly ast.FeatureItem[] {
    const said = this.#said.get(category) ?? category.items.filter(isFeatureItem);
    this.#said.set(category, said);
    return said;
  }
}

const withoutPrice = (item: ast.FeatureItem): ast.FeatureItem =>
  item.kind === 'accepts' ? { ...item, funds: item.funds.filter((fund) => !isPrice(fund)) } : item;

/**
 * What a feature takes of its category: each word that it does not say itself. A price is all of the category's dated
 * prices or none; a feature that says `otherwise`, or accepts funds without `price`, takes none. `otherwise` is for a
 * feature that is left without a price.
 */
function missing(
  own: readonly ast.FeatureItem[],
  said: readonly ast.FeatureItem[],
): readonly ast.FeatureItem[] {
  const says = (kind: ast.FeatureItem['kind']): boolean => own.some((item) => item.kind === kind);
  const [accepted] = all(own, 'accepts');
  const takesPrice = !says('price') && !says('otherwise') && (accepted?.funds.some(isPrice) ?? true);
  const prices = takesPrice ? all(said, 'price') : [];
  const takesOtherwise = !says('otherwise') && !says('price') && prices.length === 0;
  return [
    ...(says('meter') ? [] : all(said, 'meter')),
    ...(accepted ? [] : all(said, 'accepts')),
    ...prices,
    ...(takesOtherwise ? all(said, 'otherwise') : []),
  ];
}
