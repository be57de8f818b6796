import type { Feature, FundUse } from '../../ir/ir.ts';
import {
  inlines,
  joined,
  link,
  paragraph,
  type Block,
  type Inline,
  type Section,
  type Text,
} from './document.ts';
import { factorBrief } from './factor.ts';
import { meterText } from './meter.ts';
import { overview, type Described } from './overview.ts';
import { priceOf } from './price.ts';
import type { Vocabulary } from './vocabulary.ts';

/** So many features without a category are a table; fewer are easier to read one by one. */
const LEAST_IN_TABLE = 4;

/** The features with their methods and prices, category by category; those without one come first. */
export function pricesSection(vocabulary: Vocabulary): Section {
  const { features } = vocabulary.ir;
  const groups = new Map<string | null, Described[]>();
  for (const feature of features) {
    const described = { feature, price: priceOf(vocabulary, feature) };
    const group = groups.get(feature.category);
    if (group === undefined) groups.set(feature.category, [described]);
    else group.push(described);
  }
  const alone = groups.get(null) ?? [];
  groups.delete(null);
  const own = told(vocabulary, alone, LEAST_IN_TABLE);
  return {
    anchor: vocabulary.anchors.of('page', 'prices'),
    title: 'Prices',
    note: countWords(features.length),
    blocks: own.blocks,
    sections: [
      ...own.sections,
      ...[...groups].map(([name, group]): Section => ({
        anchor: vocabulary.categoryAnchor(name!),
        title: vocabulary.category(name!),
        note: countWords(group.length),
        ...told(vocabulary, group, 2),
      })),
    ],
  };
}

const countWords = (count: number): string => `${count} ${count === 1 ? 'feature' : 'features'}`;

/** Features that can be told in a row each are a table together; the others are parts of their own. */
function told(
  vocabulary: Vocabulary,
  features: readonly Described[],
  least: number,
): { readonly blocks: readonly Block[]; readonly sections: readonly Section[] } {
  const isTable = features.filter(({ price }) => price.brief !== null).length >= least;
  const meter = features.length > 1 ? sharedMeter(vocabulary, features) : null;
  const apart = isTable ? features.filter(({ price }) => price.brief === null) : features;
  return {
    blocks: [
      ...(meter === null ? [] : [paragraph(...meter)]),
      ...(isTable ? overview(vocabulary, features, meter === null) : []),
    ],
    sections: apart.map((one) => featureSection(vocabulary, one, meter !== null)),
  };
}

/** What all features of a group count, where it is one thing. */
function sharedMeter(vocabulary: Vocabulary, features: readonly Described[]): readonly Inline[] | null {
  const [first, ...others] = features.map(({ feature }) => JSON.stringify(feature.meter));
  if (first === undefined || others.some((other) => other !== first)) return null;
  return meterText(vocabulary, features[0]!.feature.meter);
}

/** One feature by itself: what counts, what pays in which order, what it costs. */
function featureSection(vocabulary: Vocabulary, { feature, price }: Described, hasMeter: boolean): Section {
  const { name, meter, funds } = feature;
  const blocks: Block[] = hasMeter ? [] : [paragraph(...meterText(vocabulary, meter))];
  if (funds.length === 0) blocks.push(...price.blocks);
  else {
    const ways = funds.map((use) => ({ text: fundText(vocabulary, feature, use) }));
    const own = price.brief === null ? 'its price, below' : joined(['its price: ', price.brief], '');
    blocks.push(paragraph('Paid by, in this order:'), {
      kind: 'list',
      style: 'numbered',
      items: [...ways, { text: own }],
    });
    if (price.brief === null) blocks.push(...price.blocks);
  }
  return { anchor: vocabulary.featureAnchor(name), title: vocabulary.title(name), blocks };
}

/** `prepaid qps: Prepaid QPS, no charge while it is valid`. */
function fundText(vocabulary: Vocabulary, feature: Feature, { fund, products }: FundUse): Text {
  const each = products.map((use): Text => {
    const name = link(vocabulary.productAnchor(use.product), vocabulary.title(use.product));
    return use.kind === 'capacity'
      ? [name, ' (no charge while it is valid)']
      : [name, ' (', ...inlines(factorBrief(vocabulary, feature, use)), ')'];
  });
  return [`${vocabulary.words(fund)}: `, ...joined(each, ', ')];
}
