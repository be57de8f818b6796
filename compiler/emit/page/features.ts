import type { Feature, FundUse } from '../../ir/ir.ts';
import {
  absent,
  inlines,
  joined,
  link,
  paragraph,
  type Block,
  type Inline,
  type Row,
  type Section,
  type Text,
} from './document.ts';
import { factorBrief } from './factor.ts';
import { meterText } from './meter.ts';
import { priceOf, type PriceWords } from './price.ts';
import type { Vocabulary } from './vocabulary.ts';

interface Described {
  readonly feature: Feature;
  readonly price: PriceWords;
}

/** The features with their methods and prices, category by category; those without one come first. */
export function featureSections(vocabulary: Vocabulary): readonly Section[] {
  const groups = new Map<string | null, Described[]>();
  for (const feature of vocabulary.ir.features) {
    const described = { feature, price: priceOf(vocabulary, feature) };
    const group = groups.get(feature.category);
    if (group === undefined) groups.set(feature.category, [described]);
    else group.push(described);
  }
  const alone = groups.get(null) ?? [];
  groups.delete(null);
  return [
    ...blocksOf(vocabulary, alone, 'alone').sections,
    ...[...groups].map(([name, features]): Section => {
      const { blocks, sections } = blocksOf(vocabulary, features, 'category');
      return {
        anchor: vocabulary.categoryAnchor(name!),
        title: vocabulary.category(name!),
        note: features.length === 1 ? '1 feature' : `${features.length} features`,
        blocks,
        sections,
      };
    }),
  ];
}

/** Features that can be told in a row each are a table together; the others are parts of their own. */
function blocksOf(
  vocabulary: Vocabulary,
  features: readonly Described[],
  where: 'alone' | 'category',
): { readonly blocks: readonly Block[]; readonly sections: readonly Section[] } {
  const brief = features.filter(({ price }) => price.brief !== null);
  const isTable = where === 'category' && brief.length > 1;
  const meter = isTable ? sharedMeter(vocabulary, features) : null;
  const apart = isTable ? features.filter(({ price }) => price.brief === null) : features;
  return {
    blocks: [
      ...(meter === null ? [] : [paragraph(...meter)]),
      ...(isTable ? overview(vocabulary, features) : []),
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
    const own: Text =
      price.brief === null ? 'then its price, below' : joined(['then its price: ', price.brief], '');
    blocks.push({ kind: 'list', style: 'numbered', items: [...ways, { text: own }] });
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

/** All features of a category, a row each, or a list where they have everything in common. */
function overview(vocabulary: Vocabulary, features: readonly Described[]): readonly Block[] {
  const terms = features.map((one) => termsOf(one));
  const [first] = features;
  const isOne = first?.price.brief != null && terms.every((one) => one === terms[0]);
  const funds = vocabulary.ir.funds
    .map(({ name }) => name)
    .filter((name) => features.some(({ feature }) => feature.funds.some(({ fund }) => fund === name)));
  if (isOne)
    return [
      paragraph(...sharedTerms(vocabulary, first, features.length)),
      {
        kind: 'list',
        style: 'names',
        items: features.map(({ feature: { name } }) => ({
          text: vocabulary.title(name),
          anchor: vocabulary.featureAnchor(name),
        })),
      },
    ];
  const isEverySame = features.every(({ price }) => sameText(price.brief, first!.price.brief));
  return [
    {
      kind: 'table',
      caption: funds.length === 0 ? 'prices' : 'what pays, in the order of the columns',
      columns: [
        { title: 'feature', isKey: true },
        ...funds.map((fund) => ({ title: vocabulary.words(fund) })),
        { title: 'price' },
      ],
      rows: features.map((one) => overviewRow(vocabulary, one, funds, isEverySame)),
    },
  ];
}

const termsOf = ({ feature: { funds }, price }: Described): string =>
  JSON.stringify([funds.map(({ fund }) => fund), price.brief]);

const sameText = (a: Text | null, b: Text | null): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What holds for all features of a list. */
function sharedTerms(
  vocabulary: Vocabulary,
  { feature, price }: Described,
  count: number,
): readonly Inline[] {
  const own = inlines(price.brief!);
  const all = count === 2 ? 'Both' : `All ${count}`;
  if (feature.funds.length === 0) return [`${all} at one price: `, ...own, '.'];
  const ways = feature.funds.map(({ fund }) => vocabulary.words(fund)).join(', then ');
  return [`${all} are paid by ${ways}, then by their price: `, ...own, '.'];
}

function overviewRow(
  vocabulary: Vocabulary,
  { feature, price }: Described,
  funds: readonly string[],
  _isEverySame: boolean,
): Row {
  const anchor = vocabulary.featureAnchor(feature.name);
  const title = vocabulary.title(feature.name);
  const name: Text = price.brief === null ? [link(anchor, title)] : title;
  return {
    cells: [
      name,
      ...funds.map((fund): Text => {
        const use = feature.funds.find((one) => one.fund === fund);
        return use === undefined ? [absent('–')] : wayText(vocabulary, feature, use);
      }),
      price.brief ?? [link(anchor, 'below')],
    ],
    ...(price.brief === null ? {} : { anchor }),
  };
}

/** What a fund does for a feature, in a word or two that lead to what is sold. */
function wayText(vocabulary: Vocabulary, feature: Feature, { products }: FundUse): Text {
  const each = products.map((use): Text => {
    const brief = use.kind === 'capacity' ? '✓' : factorBrief(vocabulary, feature, use);
    return [link(vocabulary.productAnchor(use.product), typeof brief === 'string' ? brief : '✓')];
  });
  return joined(each, ', ');
}
