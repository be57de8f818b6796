import type { Feature, FundUse } from '../../ir/ir.ts';
import { counted } from '../../words/figures.ts';
import { inlines, joined, link, type Inline, type Text } from '../../words/text.ts';
import { paragraph, type Block, type Section } from './document.ts';
import { factorBrief } from './factor.ts';
import { meterText } from './meter.ts';
import { overview, type Described } from './overview.ts';
import { axesWords } from './grid-table.ts';
import { priceOf, tablePart } from './price.ts';
import { priceGrid, tableKey, type Tabled } from './price-table.ts';
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
    note: counted(features.length, 'feature'),
    blocks: own.blocks,
    sections: [
      ...own.sections,
      ...[...groups].map(([name, group]): Section => ({
        anchor: vocabulary.categoryAnchor(name!),
        title: vocabulary.category(name!),
        note: counted(group.length, 'feature'),
        ...told(vocabulary, group, 2),
      })),
    ],
  };
}

/** Features that can be told in a row each are a table together; the others are parts of their own. */
function told(
  vocabulary: Vocabulary,
  features: readonly Described[],
  least: number,
): { readonly blocks: readonly Block[]; readonly sections: readonly Section[] } {
  const isTable = features.filter(({ price }) => price.brief !== null).length >= least;
  const meter = features.length > 1 ? sharedMeter(vocabulary, features) : null;
  const apart = isTable ? features.filter(({ price }) => price.brief === null) : features;
  const parts = alikeTables(apart).map((group) =>
    group.length === 1
      ? featurePart(vocabulary, group[0]!, meter !== null)
      : groupPart(vocabulary, group, meter !== null),
  );
  const placeOf = new Map(
    parts.flatMap(({ names, section }) => names.map((name) => [name, section.anchor] as const)),
  );
  return {
    blocks: [
      ...(meter === null ? [] : [paragraph(...meter)]),
      ...(isTable ? overview(vocabulary, features, placeOf, meter === null) : []),
    ],
    sections: parts.map(({ section }) => section),
  };
}

/** A part of the page, and the features that it tells of. */
interface Part {
  readonly names: readonly string[];
  readonly section: Section;
}

/** Features whose prices are tables of one form, together, where the first of them stands. */
function alikeTables(features: readonly Described[]): readonly (readonly Described[])[] {
  const groups = new Map<string, Described[]>();
  for (const one of features) {
    const tabled = tabledOf(one);
    const key = tabled === null ? one.feature.name : tableKey(tabled);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

/** The price of a feature that has one table and nothing by date. */
function tabledOf({ feature, price: { brief } }: Described): Tabled | null {
  const [price] = feature.prices;
  const isOne = feature.prices.length === 1 && price?.from === null && price.table.axes.length > 0;
  return isOne && brief === null ? { feature, price } : null;
}

/** Several features whose prices are one table. */
function groupPart(vocabulary: Vocabulary, group: readonly Described[], hasMeter: boolean): Part {
  const members = group.flatMap((one) => tabledOf(one) ?? []);
  const { feature } = group[0]!;
  const labels = members.map((one) => vocabulary.title(one.feature.name));
  const grid = priceGrid(vocabulary, members, { title: 'feature', labels });
  const ways = feature.funds.map(({ fund }) => vocabulary.words(fund)).join(', then ');
  return {
    names: group.map((one) => one.feature.name),
    section: {
      anchor: vocabulary.anchors.of('prices', feature.name),
      title: `By ${axesWords({ ...grid, axes: grid.axes.slice(1) })}`,
      note: counted(group.length, 'feature'),
      blocks: [
        ...(hasMeter ? [] : [paragraph(...meterText(vocabulary, feature.meter))]),
        ...(ways === '' ? [] : [paragraph(`All are paid by ${ways}, then by their price.`)]),
        ...tablePart(vocabulary, members, grid),
      ],
    },
  };
}

/** What all features of a group count, where it is one thing. */
function sharedMeter(vocabulary: Vocabulary, features: readonly Described[]): readonly Inline[] | null {
  const [first, ...others] = features.map(({ feature }) => JSON.stringify(feature.meter));
  if (first === undefined || others.some((other) => other !== first)) return null;
  return meterText(vocabulary, features[0]!.feature.meter);
}

/** One feature by itself: what counts, what pays in which order, what it costs. */
function featurePart(vocabulary: Vocabulary, { feature, price }: Described, hasMeter: boolean): Part {
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
  return {
    names: [name],
    section: { anchor: vocabulary.featureAnchor(name), title: vocabulary.title(name), blocks },
  };
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
