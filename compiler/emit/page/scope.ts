import type { CapacityUse, DrawUse, Feature } from '../../ir/ir.ts';
import { paragraph, type Block, type Inline, type Text } from './document.ts';
import { factorGrid, factorTable, factorText, factorWords } from './factor.ts';
import type { Vocabulary } from './vocabulary.ts';

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

/** What a package pays for and what that takes: one line for all that take the same, and a table for each that has one. */
export function scopeBlocks(vocabulary: Vocabulary, points: string, uses: readonly Use[]): readonly Block[] {
  const lines = new Map<string, { readonly takes: Text; readonly features: Feature[] }>();
  const tables: Block[] = [];
  for (const { feature, use } of uses) {
    if (use.kind === 'capacity') continue;
    const grid = factorGrid(vocabulary, feature, use);
    if (grid.axes.length > 0) {
      tables.push(...factorTable(vocabulary, grid, points, feature));
      continue;
    }
    const outcome = grid.cell([]);
    const takes: Text =
      outcome?.kind === 'factor'
        ? factorWords(vocabulary, outcome.factor, points, feature.meter.unit)
        : [factorText(outcome)];
    const key = JSON.stringify(takes);
    const line = lines.get(key);
    if (line === undefined) lines.set(key, { takes, features: [feature] });
    else line.features.push(feature);
  }
  return [...linesBlocks(vocabulary, [...lines.values()]), ...tables];
}

function linesBlocks(
  vocabulary: Vocabulary,
  lines: readonly { readonly takes: Text; readonly features: readonly Feature[] }[],
): readonly Block[] {
  const [only] = lines;
  if (only === undefined) return [];
  if (lines.length === 1)
    return [
      {
        kind: 'facts',
        facts: [
          { what: 'pays for', is: featureNames(vocabulary, only.features) },
          { what: 'takes', is: only.takes },
        ],
      },
    ];
  return [
    {
      kind: 'table',
      caption: 'what it pays for',
      columns: [{ title: 'pays for', isKey: true }, { title: 'takes' }],
      rows: lines.map(({ takes, features }) => ({ cells: [featureNames(vocabulary, features), takes] })),
    },
  ];
}

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
  const title = ({ name }: Feature): string => vocabulary.title(name);
  const parts = [...byCategory].map(([category, own]): readonly Inline[] => {
    if (category === null || own.length < LEAST_NAMED) return [own.map(title).join(', ')];
    const named = { kind: 'link' as const, to: vocabulary.categoryAnchor(category), text: vocabulary.category(category) };
    const all = vocabulary.ir.features.filter((one) => one.category === category);
    const missing = all.filter((one) => !own.includes(one));
    if (missing.length === 0) return [`all ${all.length} of `, named];
    if (missing.length <= MOST_LEFT_OUT) return [`all of `, named, ` but ${missing.map(title).join(', ')}`];
    return ['of ', named, `: ${own.map(title).join(', ')}`];
  });
  return parts.flatMap((part, index) => (index === 0 ? part : ['; ', ...part]));
}

/** Said of a package or a capacity that no feature accepts. */
export const PAYS_FOR_NOTHING: Block = paragraph('It pays for nothing in this list.');
