import type * as ast from '../../grammar/ast.ts';
import { reportBind } from '../bind/bind-diagnostics.ts';
import { reportSaidOnce } from '../bind/said-once-diagnostics.ts';
import { accepts, isPrice } from '../bind/fund.ts';
import type { Fix } from '../../grammar/text/diagnostic.ts';
import type { Span } from '../../grammar/text/span.ts';
import { fromEndOf, inserting, removing } from '../diagnostics/fix.ts';
import type { Checker, FeatureSymbol, ProductSymbol, UnitSymbol } from '../stages.ts';
import type { CheckedMeter, Coverage } from './checked.ts';
import { featureIndex } from './feature-index.ts';
import { checkFactor, type CheckedFactor } from './factor.ts';
import { reportFunding } from './funding-diagnostics.ts';
import { categoryNamed, featureNamed, isInDeduct } from './name.ts';
import { all } from '../../grammar/statements-of.ts';

type Covering = ast.Package | ast.Capacity;

/** How closely a scope names a feature: `*`, `category.*`, the feature itself. */
type Closeness = 0 | 1 | 2;

interface Claim {
  readonly covers: ast.Covers;
  readonly closeness: Closeness;
}

/**
 * What a product covers: `claimed` holds every feature named, `coverage` those whose meter and factor are known, `useful`
 * the places of the lines that some feature takes.
 */
export interface Covered {
  readonly claimed: ReadonlySet<string>;
  readonly coverage: ReadonlyMap<string, Coverage>;
  readonly useful: ReadonlySet<Span>;
}

/**
 * Which features a product covers, each by its closest line, with that line's factor. A product whose fund is unknown
 * covers nothing here: which features accept it cannot be told.
 */
export function checkCovers(
  checker: Checker,
  product: ProductSymbol & { readonly node: Covering },
  meters: ReadonlyMap<string, CheckedMeter>,
  points: UnitSymbol | null,
): Covered {
  const { node } = product;
  const lines = all<ast.PackageItem | ast.CapacityItem, 'covers'>(node.items, 'covers');
  const values = { kind: node.kind, product: product.name };
  if (lines.length === 0) checker.report(reportFunding('TAR2430', node.name.span, values));

  const claims = claimed(checker, product, lines);
  const coverage = new Map<string, Coverage>();
  const factors = new Map<ast.Covers, Map<string, CheckedFactor | null>>();
  for (const covers of lines) {
    if (node.kind === 'package' && !covers.factor) checker.report(reportFunding('TAR2432', covers.span, {}));
    if (node.kind === 'capacity' && covers.factor)
      checker.report(reportFunding('TAR2433', covers.factor.span, {}, { fixes: [withoutFactor(covers)] }));
  }
  for (const [name, { covers }] of claims) {
    const meter = meters.get(name);
    if (!meter) continue;
    if (node.kind === 'capacity') coverage.set(name, { product, covers, factor: null });
    else if (covers.factor && points) {
      // One line covers many features; those with one meter share one reading of it.
      const byUnit = factors.get(covers) ?? new Map<string, CheckedFactor | null>();
      factors.set(covers, byUnit);
      const unit = meter.unit?.name ?? '';
      if (!byUnit.has(unit)) byUnit.set(unit, checkFactor(checker, covers.factor, meter.unit, points));
      const factor = byUnit.get(unit) ?? null;
      if (factor) coverage.set(name, { product, covers, factor });
    }
  }
  const useful = new Set([...claims.values()].map(({ covers }) => covers.span));
  return { claimed: new Set(claims.keys()), coverage, useful };
}

/** The closest line for each feature, in the order in which features are declared. */
function claimed(
  checker: Checker,
  product: ProductSymbol & { readonly node: Covering },
  lines: readonly ast.Covers[],
): ReadonlyMap<string, Claim> {
  const { features, funds } = checker.bound.symbols;
  const { rank, byCategory } = featureIndex(features);
  const fund = product.node.fund.text;
  const known = funds.some(({ text }) => text === fund);
  const written = new Map<string, ast.Scope>();
  const claims = new Map<string, Claim>();
  const claim = (feature: FeatureSymbol, covers: ast.Covers, closeness: Closeness): void => {
    if (!known || !accepts(feature, fund)) return;
    const before = claims.get(feature.name);
    if (!before || before.closeness < closeness) claims.set(feature.name, { covers, closeness });
  };

  for (const covers of lines) {
    for (const scope of covers.scopes) {
      const text = scopeText(scope);
      const before = written.get(text);
      if (before) {
        const related = [{ span: before.span, note: 'first covered here' }];
        const values = { product: product.name, scope: text };
        const fixes = withoutScope(covers, scope);
        checker.report(reportFunding('TAR2437', scope.span, values, { related, fixes }));
        continue;
      }
      written.set(text, scope);
      if (!scope.name && !scope.star) checker.report(reportBind('TAR2029', scope.span, {}));
      else if (!scope.name) for (const feature of features.values()) claim(feature, covers, 0);
      else if (scope.star) {
        if (categoryNamed(checker, scope.name))
          for (const feature of byCategory.get(scope.name.text) ?? []) claim(feature, covers, 1);
      } else {
        const feature = featureNamed(checker, scope.name);
        if (!feature) continue;
        if (known && !accepts(feature, fund)) refuse(checker, scope, feature, fund);
        claim(feature, covers, 2);
      }
    }
  }
  if (claims.size < 2) return claims;
  return new Map([...claims].sort(([a], [b]) => rank.get(a)! - rank.get(b)!));
}

/** A line that names several features keeps the others. */
function withoutScope(covers: ast.Covers, scope: ast.Scope): readonly Fix[] {
  const before = covers.scopes[covers.scopes.indexOf(scope) - 1];
  const span = before ? fromEndOf(before.span, scope.span) : covers.span;
  return before || covers.scopes.length === 1 ? [removing(span, false, 'take the second one away')] : [];
}

function withoutFactor({ scopes, factor }: ast.Covers): Fix {
  return removing(fromEndOf(scopes.at(-1)!.span, factor!.span), false, 'take the factor away');
}

function refuse(checker: Checker, scope: ast.Scope, feature: FeatureSymbol, fund: string): void {
  const [accepted] = all(feature.node.items, 'accepts');
  // A misspelt fund has been spoken of, and it may be this one.
  if (accepted?.funds.some((name) => !isPrice(name) && !isInDeduct(checker, name))) return;
  const related = accepted ? [{ span: accepted.span, note: 'what it accepts' }] : [];
  const first = accepted?.funds[0]?.span;
  const fixes = first
    ? [inserting(first.file, first.start, `${fund}, `, false, `let \`${feature.name}\` accept \`${fund}\``)]
    : [];
  checker.report(reportSaidOnce('TAR2438', scope.span, { feature: feature.name, fund }, { related, fixes }));
}

/**
 * Warns of the lines that no feature takes; one with a fault of its own has been spoken of. A line of what is sold for
 * each feature is one line in all the products that are made, and has one place.
 */
export function warnUseless(checker: Checker, useful: ReadonlySet<Span>): void {
  for (const { node } of checker.bound.symbols.products.values())
    if (node.kind !== 'licence')
      for (const covers of all<ast.PackageItem | ast.CapacityItem, 'covers'>(node.items, 'covers'))
        if (!useful.has(covers.span)) reportUseless(checker, covers);
}

function reportUseless(checker: Checker, covers: ast.Covers): void {
  const { categories, funds } = checker.bound.symbols;
  if (funds.length === 0) return;
  if (!covers.scopes.every(({ name, star }) => star && (!name || categories.has(name.text)))) return;
  const scope = covers.scopes.map(scopeText).join(', ');
  const fixes = [removing(covers.span, true, 'take the line away')];
  checker.report(reportFunding('TAR3202', covers.span, { scope }, { fixes }));
}

function scopeText({ name, star }: ast.Scope): string {
  if (!name) return star ? '*' : 'each';
  return `${name.text}${star ? '.*' : ''}`;
}
