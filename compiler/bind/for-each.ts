import type * as ast from '../../grammar/ast.ts';
import type { Diagnostic } from '../../grammar/text/diagnostic.ts';
import { all } from '../../grammar/statements-of.ts';
import type { FeatureSymbol, Symbols } from '../stages.ts';
import { reportBind } from './bind-diagnostics.ts';
import { reportSaidOnce } from './said-once-diagnostics.ts';
import { accepts } from './fund.ts';
import { fundOf, madeFor, type Product } from './made-product.ts';
import { unknownName } from './unknown-name.ts';

/** Far above what any price list sells: a few lines must not make more than memory holds. */
const MOST_PRODUCTS = 100_000;

type Names = Pick<Symbols, 'features' | 'categories' | 'funds'>;

/**
 * Puts in the place of every product `for each a.*` the products that it makes: one for each feature of its scopes that
 * accepts its fund and has none of that name declared by itself. Their nodes keep the places of what was written.
 */
export function expandProducts(
  written: readonly Product[],
  names: Names,
): { readonly products: readonly Product[]; readonly diagnostics: readonly Diagnostic[] } {
  const alone = new Map<string, Product>();
  for (const product of written) if (!product.forEach) alone.set(product.name.text, product);
  const made = new Map<string, Product>();
  const products: Product[] = [];
  const diagnostics: Diagnostic[] = [];

  /** What keeps a made product from standing beside the others; null where nothing does. */
  const clash = (rule: Product, { name: { text: name } }: Product, feature: string): Diagnostic | null => {
    const own = alone.get(name);
    if (own && (own.kind !== rule.kind || fundOf(own) !== fundOf(rule))) {
      const related = [{ span: rule.name.span, note: 'made for each feature here' }];
      return reportBind('TAR2025', own.name.span, { name, kind: rule.kind, feature }, { related });
    }
    const first = made.get(name);
    if (!first || own) return null;
    const related = [{ span: first.name.span, note: 'first made here' }];
    return reportBind('TAR2026', rule.name.span, { name }, { related });
  };

  for (const rule of written) {
    if (!rule.forEach) {
      products.push(rule);
      continue;
    }
    const values = { kind: rule.kind, name: rule.name.text };
    if (coversOnlyOthers(rule)) diagnostics.push(reportBind('TAR2028', rule.name.span, values));
    const [faults, madeBefore] = [diagnostics.length, made.size];
    const features = featuresOf(rule, rule.forEach, names, diagnostics);
    for (const feature of features) {
      const product = madeFor(rule, feature);
      const fault = clash(rule, product, feature.name);
      if (fault) diagnostics.push(fault);
      if (fault || alone.has(product.name.text)) continue;
      if (made.size === MOST_PRODUCTS) {
        diagnostics.push(reportBind('TAR2027', rule.name.span, { limit: '100,000' }));
        return { products, diagnostics };
      }
      made.set(product.name.text, rule);
      products.push(product);
    }
    if (made.size > madeBefore || diagnostics.length > faults) continue;
    const { file, start } = rule.forEach[0]!.span;
    const span = { file, start, end: rule.forEach.at(-1)!.span.end };
    diagnostics.push(reportSaidOnce('TAR3204', span, { why: whyNone(rule, features.length) }));
  }
  return { products, diagnostics };
}

/** Whether a product is made for each feature and says what it covers, but not that feature. */
function coversOnlyOthers(rule: Product): boolean {
  if (rule.kind === 'licence') return false;
  const lines = all<ast.PackageItem | ast.CapacityItem, 'covers'>(rule.items, 'covers');
  return lines.length > 0 && lines.every(({ scopes }) => scopes.every(({ name, star }) => name || star));
}

function whyNone(rule: Product, features: number): string {
  if (features > 0) return `each feature has a ${rule.kind} of that name of its own`;
  const fund = fundOf(rule);
  return fund === null ? 'no feature stands there' : `no feature there accepts fund \`${fund}\``;
}

/** The features of some scopes that may have the product, in the order in which they are declared. */
function featuresOf(
  rule: Product,
  scopes: readonly ast.Scope[],
  { features, categories, funds }: Names,
  diagnostics: Diagnostic[],
): readonly FeatureSymbol[] {
  const fund = fundOf(rule);
  // Of a fund that nobody declares it cannot be told who accepts it; that it is missing is said elsewhere.
  const known = fund !== null && funds.some(({ text }) => text === fund);
  const takes = (feature: FeatureSymbol): boolean => !known || accepts(feature, fund);
  let everything = false;
  const inCategories = new Set<string>();
  const named = new Set<FeatureSymbol>();
  for (const { name, star, span } of scopes) {
    if (!name) {
      if (star) everything = true;
      else diagnostics.push(reportBind('TAR2029', span, {}));
    } else if (star) {
      inCategories.add(name.text);
      if (!categories.has(name.text)) diagnostics.push(unknownName('category', name, categories.keys()));
    } else {
      const feature = features.get(name.text);
      if (!feature) diagnostics.push(unknownName('feature', name, features.keys()));
      else if (takes(feature)) named.add(feature);
      else diagnostics.push(reportSaidOnce('TAR2438', span, { feature: feature.name, fund: fund! }));
    }
  }
  return [...features.values()].filter(
    (feature) =>
      named.has(feature) ||
      ((everything || inCategories.has(feature.category?.name.text ?? '')) && takes(feature)),
  );
}
