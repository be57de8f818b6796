import { seePage } from '../../../runtime/unsold.ts';
import type { Product } from '../../ir/ir.ts';
import { absent } from '../../words/text.ts';
import { paragraph, type Block, type Fact, type Section } from './document.ts';
import { termsOf, type Sold, type Terms } from './product-facts.ts';
import { usesByProduct } from './scope.ts';
import { pagesOf, termsKey } from './product-form.ts';
import type { Vocabulary } from './vocabulary.ts';

const KINDS: Readonly<Record<Product['kind'], { readonly title: string; readonly noun: string }>> = {
  package: { title: 'Packages', noun: 'packages' },
  capacity: { title: 'Capacity bought ahead', noun: 'capacities' },
  licence: { title: 'Licences', noun: 'licences' },
};

/** What is sold, a section for each kind; what is sold on the same terms for several features is told once. */
export function productSections(vocabulary: Vocabulary): readonly Section[] {
  const uses = usesByProduct(vocabulary);
  return (['package', 'capacity', 'licence'] as const).flatMap((kind): Section[] => {
    const sold = vocabulary.ir.products
      .filter((product) => product.kind === kind)
      .map((product): Sold => ({ product, uses: uses.get(product.name) ?? [] }));
    if (sold.length === 0) return [];
    const { title, noun } = KINDS[kind];
    const parts = onSameTerms(sold).map((group) =>
      group.length === 1 ? productPart(vocabulary, group[0]!) : groupPart(vocabulary, group),
    );
    const shared = sharedFacts(parts);
    return [
      {
        anchor: vocabulary.anchors.of('sold', kind),
        title,
        ...(sold.length === 1 ? {} : { note: `${sold.length} ${noun}` }),
        blocks: shared.length === 0 ? [] : [paragraph(`Of all ${noun}:`), { kind: 'facts', facts: shared }],
        sections: parts.map((part) => sectionOf(part, shared)),
      },
    ];
  });
}

/** What is told of one product, or of several at once. */
interface Part {
  readonly head: Omit<Section, 'blocks'>;
  readonly before: readonly Block[];
  readonly terms: Terms;
}

/** What every part of a section says is said once, over all of them. */
function sharedFacts(parts: readonly Part[]): readonly Fact[] {
  const [first, ...others] = parts;
  if (first === undefined || others.length === 0) return [];
  return first.terms.facts.filter((fact) => others.every(({ terms }) => terms.facts.some(isSame(fact))));
}

const isSame =
  <T>(one: T) =>
  (other: T): boolean =>
    JSON.stringify(one) === JSON.stringify(other);

function sectionOf({ head, before, terms }: Part, shared: readonly Fact[]): Section {
  const facts = terms.facts.filter((fact) => !shared.some(isSame(fact)));
  const own: readonly Block[] = facts.length === 0 ? [] : [{ kind: 'facts', facts }];
  return { ...head, blocks: [...before, ...own, ...terms.blocks] };
}

/** Products of one feature each that say the same of it, together, where the first of them stands. */
function onSameTerms(sold: readonly Sold[]): readonly (readonly Sold[])[] {
  const groups = new Map<string, Sold[]>();
  for (const one of sold) {
    const key = one.uses.length === 1 ? termsKey(one) : one.product.name;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [one]);
    else known.push(one);
  }
  return [...groups.values()];
}

function productPart(vocabulary: Vocabulary, sold: Sold): Part {
  const { name } = sold.product;
  return {
    head: { anchor: vocabulary.productAnchor(name), title: vocabulary.title(name) },
    before: [],
    terms: termsOf(vocabulary, sold, { isOneOfMany: false, see: seePage }),
  };
}

const seeEach = (): string => 'see the page that is named for each';

/** Several products of one form: which there are, then what holds for each of them. */
function groupPart(vocabulary: Vocabulary, group: readonly Sold[]): Part {
  const [first] = group;
  const pages = group.map(pagesOf);
  const isOne = pages.every((own) => isSame(own)(pages[0]!));
  return {
    head: {
      anchor: vocabulary.anchors.of('like', first!.product.name),
      title: sharedTitle(vocabulary, group),
      note: `${group.length}, one for each feature`,
    },
    before: [namesBlock(vocabulary, group, isOne ? null : pages)],
    terms: termsOf(vocabulary, first!, { isOneOfMany: true, see: isOne ? seePage : seeEach }),
  };
}

function namesBlock(
  vocabulary: Vocabulary,
  group: readonly Sold[],
  pages: readonly (readonly string[])[] | null,
): Block {
  const names = group.map(({ product, uses }) => ({
    text: shortTitle(vocabulary, product.name, uses[0]!.feature.name),
    anchor: vocabulary.productAnchor(product.name),
  }));
  if (pages === null) return { kind: 'list', style: 'names', items: names };
  return {
    kind: 'table',
    caption: 'For which features',
    columns: [{ title: 'feature', isKey: true }, { title: 'what is not published' }],
    rows: names.map(({ text, anchor }, row) => ({
      cells: [text, pages[row]!.map((page) => absent(seePage(page)))],
      anchor,
    })),
  };
}

/** The feature, where the product is called after it: the rest of its title is that of all. */
function shortTitle(vocabulary: Vocabulary, product: string, feature: string): string {
  const [title, name] = [vocabulary.title(product), vocabulary.title(feature)];
  return title.toLowerCase().includes(name.toLowerCase()) ? name : `${title}, for ${name}`;
}

/** What the titles of several products have in common, with dots for what they have not, and their category. */
function sharedTitle(vocabulary: Vocabulary, group: readonly Sold[]): string {
  const titles = group.map(({ product }) => vocabulary.title(product.name).split(' '));
  const shortest = titles.reduce((least, { length }) => Math.min(least, length), Infinity);
  const start = commonStart(titles).slice(0, shortest - 1);
  const end = commonStart(titles.map((words) => words.toReversed()))
    .slice(0, shortest - 1 - start.length)
    .toReversed();
  const shared = [...start, '…', ...end].join(' ');
  const { category } = group[0]!.uses[0]!.feature;
  return category === null ? shared : `${vocabulary.category(category)}: ${shared}`;
}

function commonStart(texts: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = texts;
  const length = first.findIndex((word, at) => others.some((other) => other[at] !== word));
  return length === -1 ? first : first.slice(0, length);
}
