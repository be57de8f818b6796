import type { Scenario } from '../../ir/scenario.ts';
import { counted } from '../../words/figures.ts';
import type { Block, Section } from './document.ts';
import { workedExample } from './example.ts';
import { usesByProduct } from './scope.ts';
import type { Vocabulary } from './vocabulary.ts';

/** So many examples need no headings. */
const MOST_UNSORTED = 12;

/** The examples of a price list, worked out; many of them by the category that they are about. */
export function exampleSections(vocabulary: Vocabulary, scenarios: readonly Scenario[]): readonly Section[] {
  if (scenarios.length === 0) return [];
  const anchor = vocabulary.anchors.of('page', 'examples');
  const head = { anchor, title: 'Worked examples', note: counted(scenarios.length, 'example') };
  const isFolded = scenarios.length > MOST_UNSORTED;
  const blocks = scenarios.map((scenario) => ({ ...workedExample(vocabulary, scenario), isFolded }));
  if (!isFolded) return [{ ...head, blocks }];
  const groups = new Map<string | null, Block[]>();
  const categories = categoriesOf(vocabulary, scenarios);
  for (const { name } of vocabulary.ir.features) {
    const category = vocabulary.feature(name)?.category ?? null;
    if (category !== null && !groups.has(category)) groups.set(category, []);
  }
  groups.set(null, []);
  for (const [index, category] of categories.entries()) groups.get(category)!.push(blocks[index]!);
  const sections = [...groups]
    .filter(([, own]) => own.length > 0)
    .map(([category, own]): Section => ({
      anchor: vocabulary.anchors.of('examples', category ?? ''),
      title: category === null ? 'The rules, and several categories' : vocabulary.category(category),
      note: counted(own.length, 'example'),
      blocks: own,
    }));
  return [sections.length === 1 ? { ...head, blocks } : { ...head, blocks: [], sections }];
}

/** The category that all of an example is about; null where that is several, or none. */
function categoriesOf(vocabulary: Vocabulary, scenarios: readonly Scenario[]): readonly (string | null)[] {
  const uses = usesByProduct(vocabulary);
  return scenarios.map(({ usage, orders, quotes }) => {
    const products = [
      ...orders.flatMap((order) => (order.type === 'order' ? [order.product] : [])),
      ...quotes.map(({ product }) => product),
    ];
    const categories = new Set([
      ...usage.map(({ feature }) => vocabulary.feature(feature)?.category ?? null),
      ...products.flatMap((product) => (uses.get(product) ?? []).map(({ feature }) => feature.category)),
    ]);
    const [only = null] = categories;
    return categories.size === 1 ? only : null;
  });
}
