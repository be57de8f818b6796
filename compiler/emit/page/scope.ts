import type { CapacityUse, DrawUse, Feature, Package } from '../../ir/ir.ts';
import { inlines, joined, link, plainText, type Inline, type Text } from '../../words/text.ts';
import type { Block } from './document.ts';
import { factorBrief, factorGrid, factorTable, factorText, factorWords } from './factor.ts';
import type { See, Vocabulary } from './vocabulary.ts';

/** What of a product pays for a feature. */
export interface Use {
  readonly feature: Feature;
  readonly use: CapacityUse | DrawUse;
}

/** What each product pays for, in the order of the features. */
export function usesByProduct(vocabulary: Vocabulary): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  for (const feature of vocabulary.ir.features)
    for (const { products } of feature.funds)
      for (const use of products) {
        const known = uses.get(use.product);
        if (known === undefined) uses.set(use.product, [{ feature, use }]);
        else known.push({ feature, use });
      }
  return uses;
}

/** The number of points that one unit takes, where all that is paid for takes the same; else null. */
export function oneFactor(
  vocabulary: Vocabulary,
  uses: readonly Use[],
): { readonly factor: string; readonly unit: string; readonly whole: boolean } | null {
  const found = uses.map(({ feature, use }) => {
    if (use.kind === 'capacity') return null;
    const grid = factorGrid(vocabulary, feature, use);
    const outcome = grid.axes.length > 0 ? null : grid.cell([]);
    return outcome?.kind === 'factor'
      ? { factor: outcome.factor, unit: feature.meter.unit, whole: use.whole }
      : null;
  });
  const [first = null, ...others] = found;
  return others.every((other) => JSON.stringify(other) === JSON.stringify(first)) ? first : null;
}

/** What a package pays for, and what that takes. */
export interface Scope {
  /** Where what takes no table takes one thing: which features it pays for, and what each takes. */
  readonly only: { readonly features: Text; readonly takes: Text } | null;
  /** Else a line for all that take the same, and a table for each feature that has one. */
  readonly blocks: readonly Block[];
}

interface Line {
  readonly takes: Text;
  readonly features: Feature[];
}

export function scopeOf(
  vocabulary: Vocabulary,
  { name, unit: points }: Package,
  uses: readonly Use[],
  see: See,
): Scope {
  const lines = new Map<string, Line>();
  const tabled: Line[] = [];
  const tables: Block[] = [];
  for (const { feature, use } of uses) {
    if (use.kind === 'capacity') continue;
    const grid = factorGrid(vocabulary, feature, use);
    if (grid.axes.length > 0) {
      const anchor = vocabulary.anchors.of('factors', `${name} ${feature.name}`);
      const brief = factorBrief(vocabulary, feature, use);
      tabled.push({ takes: [link(anchor, plainText(brief))], features: [feature] });
      tables.push(...factorTable(vocabulary, grid, { of: points, feature, see, anchor }));
      continue;
    }
    const outcome = grid.cell([]);
    const takes: Text =
      outcome?.kind === 'factor'
        ? factorWords(vocabulary, outcome.factor, points, feature.meter.unit)
        : [factorText(outcome, see)];
    const key = JSON.stringify(takes);
    const line = lines.get(key);
    if (line === undefined) lines.set(key, { takes, features: [feature] });
    else line.features.push(feature);
  }
  const [only, ...others] = lines.values();
  if (only === undefined) return { only: null, blocks: tables };
  if (others.length > 0)
    return { only: null, blocks: [linesTable(vocabulary, [only, ...others, ...tabled]), ...tables] };
  const all = uses.flatMap(({ feature, use }) => (use.kind === 'capacity' ? [] : [feature]));
  const apart = tabled.map(({ takes, features }): Text => [
    `${vocabulary.title(features[0]!.name)}: `,
    ...inlines(takes),
  ]);
  return {
    only: { features: featureNames(vocabulary, all), takes: joined([only.takes, ...apart], '; ') },
    blocks: tables,
  };
}

const linesTable = (vocabulary: Vocabulary, lines: readonly Line[]): Block => ({
  kind: 'table',
  caption: 'What it pays for',
  columns: [{ title: 'pays for', isKey: true }, { title: 'takes' }],
  rows: lines.map(({ takes, features }) => ({ cells: [featureNames(vocabulary, features), takes] })),
});

/** Few are left out of many: those are named, and not the many. */
const MOST_LEFT_OUT = 3;
const LEAST_NAMED = 6;

/** Features by name; a category of which none, or few, are missing is named as a whole. */
export function featureNames(vocabulary: Vocabulary, features: readonly Feature[]): Text {
  const byCategory = new Map<string | null, Feature[]>();
  for (const feature of features) {
    const known = byCategory.get(feature.category);
    if (known === undefined) byCategory.set(feature.category, [feature]);
    else known.push(feature);
  }
  const parts = [...byCategory].map(([category, own]) => categoryNames(vocabulary, category, own));
  return parts.flatMap((part, index) => (index === 0 ? part : ['; ', ...part]));
}

function categoryNames(
  vocabulary: Vocabulary,
  category: string | null,
  features: readonly Feature[],
): readonly Inline[] {
  const names = (some: readonly Feature[]): string =>
    some.map(({ name }) => vocabulary.title(name)).join(', ');
  if (category === null || features.length < LEAST_NAMED) return [names(features)];
  const whole = link(vocabulary.categoryAnchor(category), vocabulary.category(category));
  const all = vocabulary.ir.features.filter((one) => one.category === category);
  const missing = all.filter((one) => !features.includes(one));
  if (missing.length === 0) return [`all ${all.length} of `, whole];
  if (missing.length <= MOST_LEFT_OUT) return ['all of ', whole, ` but ${names(missing)}`];
  return ['of ', whole, `: ${names(features)}`];
}
