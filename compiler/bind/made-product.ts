import type * as ast from '../../grammar/ast.ts';
import type { FeatureSymbol } from '../stages.ts';

export type Product = ast.Package | ast.Capacity | ast.Licence;

/** The fund that a product fills; null for a licence. */
export const fundOf = (product: Product): string | null =>
  product.kind === 'licence' ? null : product.fund.text;

/** The product that `for each` makes for one feature: `qps` becomes `face_fusion_qps`, and `each` the feature. */
export function madeFor(rule: Product, feature: FeatureSymbol): Product {
  const head = {
    name: { ...rule.name, text: `${feature.name}_${rule.name.text}` },
    title: rule.title && { ...rule.title, value: titleFor(rule.title.value, titleOf(feature)) },
    forEach: null,
  };
  switch (rule.kind) {
    case 'package':
      return { ...rule, ...head, items: rule.items.map((item) => covering(item, feature)) };
    case 'capacity':
      return { ...rule, ...head, items: rule.items.map((item) => covering(item, feature)) };
    case 'licence':
      return { ...rule, ...head };
  }
}

const titleOf = ({ name, node }: FeatureSymbol): string => node.title?.value ?? name;

/**
 * The title of a made product: the feature's stands where the written one has three dots, with a capital if it begins
 * there ("... resource package"), and after a comma where there are none ("Prepaid QPS").
 */
function titleFor(written: string, feature: string): string {
  const dots = /\.\.\.|…/.exec(written);
  if (!dots) return `${written}, ${feature}`;
  const [first = '', ...rest] = feature;
  const put = dots.index === 0 ? [first.toUpperCase(), ...rest].join('') : feature;
  return written.slice(0, dots.index) + put + written.slice(dots.index + dots[0].length);
}

/** A statement of the made product, where `covers each` names its feature. */
function covering<I extends ast.PackageItem | ast.CapacityItem>(item: I, { node }: FeatureSymbol): I {
  if (item.kind !== 'covers') return item;
  const scopes = item.scopes.map((scope) =>
    scope.name || scope.star ? scope : { ...scope, name: { ...node.name, span: scope.span } },
  );
  return { ...item, scopes };
}
