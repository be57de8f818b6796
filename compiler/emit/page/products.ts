import { Exact } from '../../../runtime/exact.ts';
import type { Capacity, Licence, Package, Product, Span } from '../../ir/ir.ts';
import type { Block, Fact, Section, Text } from './document.ts';
import { packageBlocks } from './package.ts';
import { featureNames, PAYS_FOR_NOTHING, scopeBlocks, usesByProduct, type Use } from './scope.ts';
import { termBlocks } from './terms.ts';
import { elsewhere, type Vocabulary } from './vocabulary.ts';

interface Sold<T extends Product = Product> {
  readonly product: T;
  readonly uses: readonly Use[];
}

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
    const groups = onSameTerms(sold);
    const note = sold.length === 1 ? undefined : `${sold.length} ${noun}`;
    const sections = groups.map((group) => productSection(vocabulary, group));
    const anchor = vocabulary.anchors.of('sold', kind);
    return [{ anchor, title, ...(note === undefined ? {} : { note }), blocks: [], sections }];
  });
}

/** Products of one feature each that say the same of it, together, where the first of them stands. */
function onSameTerms(sold: readonly Sold[]): readonly (readonly Sold[])[] {
  const groups = new Map<string, Sold[]>();
  for (const one of sold) {
    const key = termsKey(one);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [one]);
    else known.push(one);
  }
  return [...groups.values()];
}

function termsKey({ product, uses }: Sold): string {
  const [use] = uses;
  const own = uses.length === 1 && use !== undefined ? apart(use.use, use.feature) : product.name;
  return JSON.stringify([apart(product), own]);
}

/** What something says, without what it is called and where it stands. */
const apart = (value: object, feature?: Use['feature']): unknown =>
  JSON.stringify([value, feature?.meter], (key, one: unknown) =>
    ['at', 'name', 'title', 'product'].includes(key) ? undefined : one,
  );

function productSection(vocabulary: Vocabulary, group: readonly Sold[]): Section {
  const [first] = group;
  const { product } = first!;
  const blocks: Block[] = [];
  if (group.length === 1) {
    if (product.kind === 'package') blocks.push(...scopeBlocks(vocabulary, product.unit, first!.uses));
    if (product.kind === 'capacity' && first!.uses.length > 0)
      blocks.push(factsOf([{ what: 'covers', is: featureNames(vocabulary, first!.uses.map(({ feature }) => feature)) }]));
    if (product.kind !== 'licence' && first!.uses.length === 0) blocks.push(PAYS_FOR_NOTHING);
  } else blocks.push(...sharedScope(vocabulary, group));
  blocks.push(...termsOf(vocabulary, first!));
  if (group.length === 1) return { ...headed(vocabulary, product), blocks };
  const note = `${group.length}, one for each feature`;
  const anchor = vocabulary.anchors.of('like', product.name);
  return { anchor, title: sharedTitle(vocabulary, group), note, blocks };
}

const headed = (vocabulary: Vocabulary, { name }: Product) => ({
  anchor: vocabulary.productAnchor(name),
  title: vocabulary.title(name),
});

/** For each of several products, the feature that it is for; what a use takes is the same of all. */
function sharedScope(vocabulary: Vocabulary, group: readonly Sold[]): readonly Block[] {
  const [first] = group;
  const takes =
    first!.product.kind === 'package' ? scopeBlocks(vocabulary, first!.product.unit, first!.uses) : [];
  const facts = takes.flatMap((block) => (block.kind === 'facts' ? block.facts : []));
  return [
    {
      kind: 'list',
      style: 'names',
      items: group.map(({ product, uses }) => ({
        text: uses[0] === undefined ? vocabulary.title(product.name) : vocabulary.title(uses[0].feature.name),
        anchor: vocabulary.productAnchor(product.name),
      })),
    },
    factsOf(facts.filter(({ what }) => what !== 'pays for')),
    ...takes.filter(({ kind }) => kind !== 'facts'),
  ];
}

/** What the titles of several products have in common, with dots for what they have not. */
function sharedTitle(vocabulary: Vocabulary, group: readonly Sold[]): string {
  const titles = group.map(({ product }) => vocabulary.title(product.name).split(' '));
  const start = commonStart(titles);
  const end = commonStart(titles.map((words) => words.toReversed())).toReversed();
  const shortest = titles.reduce((least, { length }) => Math.min(least, length), Infinity);
  if (start.length >= shortest) return start.join(' ');
  const shared = [start.join(' '), end.slice(Math.max(0, end.length + start.length - shortest)).join(' ')];
  if (shared.every((part) => part === '')) return KINDS[group[0]!.product.kind].title;
  return shared
    .map((part, index) => (part === '' ? '…' : index === 0 ? `${part} …` : part))
    .join(' ')
    .replace('… …', '…');
}

function commonStart(texts: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = texts;
  const length = first.findIndex((word, at) => others.some((other) => other[at] !== word));
  return length === -1 ? first : first.slice(0, length);
}

function termsOf(vocabulary: Vocabulary, { product, uses }: Sold): readonly Block[] {
  switch (product.kind) {
    case 'package':
      return [factsOf(packageFacts(vocabulary, product, uses)), ...packageBlocks(vocabulary, product, uses)];
    case 'capacity':
      return [factsOf(capacityFacts(vocabulary, product)), ...termBlocks(vocabulary, product)];
    case 'licence':
      return [factsOf(licenceFacts(product)), ...termBlocks(vocabulary, product)];
  }
}

const factsOf = (facts: readonly Fact[]): Block => ({ kind: 'facts', facts });

const spanText = ({ count, unit }: Span): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

function packageFacts(vocabulary: Vocabulary, product: Package, uses: readonly Use[]): readonly Fact[] {
  const { valid, alert, unit, fund } = product;
  const share = alert === null ? null : Exact.of(alert).times(Exact.of(100)).toString();
  const isWhole = uses.some(({ use }) => use.kind === 'draw' && use.whole);
  return [
    { what: 'pays as', is: vocabulary.words(fund) },
    { what: 'valid', is: valid === null ? 'without end' : `${spanText(valid)} from its start` },
    ...(share === null
      ? []
      : [{ what: 'alert', is: `once ${share}% of its ${vocabulary.unit(unit)} or less are left` }]),
    ...(isWhole ? [{ what: 'pays', is: 'whole units only: what is left and cannot pay one stays on it' }] : []),
  ];
}

function capacityFacts(vocabulary: Vocabulary, product: Capacity): readonly Fact[] {
  const { fund, unit, sellUpTo, allows, upgrade } = product;
  const can = allows.length === 0 ? 'nothing' : allows.join(', ');
  return [
    { what: 'pays as', is: `${vocabulary.words(fund)}: while it is valid, what it covers costs nothing` },
    ...(sellUpTo === null
      ? []
      : [{ what: 'sold', is: `up to ${vocabulary.quantity(sellUpTo, unit)} an account at one time, over all its orders` }]),
    { what: 'allows', is: can },
    ...(upgrade === null ? [] : [{ what: 'an upgrade', is: [elsewhere(upgrade, 'price not published')] as Text }]),
  ];
}

const licenceFacts = ({ activateWithin }: Licence): readonly Fact[] =>
  activateWithin === null
    ? []
    : [
        {
          what: 'starts',
          is: `when it is activated, within ${spanText(activateWithin)} of the purchase; after that it is lost`,
        },
      ];
