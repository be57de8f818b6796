import { NOT_PUBLISHED } from '../../../runtime/unsold.ts';
import type { Feature, FundUse } from '../../ir/ir.ts';
import type { Row } from '../../html/table-html.ts';
import { absent, type Anchor, inlines, joined, link, type Inline, type Text } from '../../words/text.ts';
import { paragraph, type Block } from './document.ts';
import { factorBrief } from './factor.ts';
import { meterWords } from './meter.ts';
import { onlyPage, pageBlocks } from './only-page.ts';
import type { PriceWords } from './price.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A feature, and what it costs in words. */
export interface Described {
  readonly feature: Feature;
  readonly price: PriceWords;
}

/**
 * Features side by side: a row each, or a list where they have everything in common. `hasMeters`: they are measured in
 * different ways, which then stand with each. `placeOf`: where what needs more room is told.
 */
export function overview(
  vocabulary: Vocabulary,
  features: readonly Described[],
  placeOf: ReadonlyMap<string, Anchor>,
  hasMeters: boolean,
): readonly Block[] {
  const [first] = features;
  const terms = features.map(termsKey);
  if (!hasMeters && first?.price.brief != null && terms.every((one) => one === terms[0]))
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
  const funds = vocabulary.ir.funds
    .map(({ name }) => name)
    .filter((name) => features.some(({ feature }) => feature.funds.some(({ fund }) => fund === name)));
  const page = onlyPage(features.flatMap(({ price }) => (price.page === null ? [] : [price.page])));
  return [
    ...pageBlocks(page),
    {
      kind: 'table',
      caption: funds.length === 0 ? 'Prices' : 'What pays, in the order of the columns',
      columns: [
        { title: 'feature', isKey: true },
        ...(hasMeters ? [{ title: 'measured in' }] : []),
        ...funds.map((fund) => ({ title: vocabulary.words(fund) })),
        { title: 'price' },
      ],
      rows: features.map((one) => rowOf(vocabulary, one, { funds, page, placeOf, hasMeters })),
    },
  ];
}

/** What two features have to have in common to stand in one list. */
const termsKey = ({ feature: { funds }, price }: Described): string =>
  JSON.stringify([funds.map(({ fund }) => fund), price.brief]);

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

interface Columns {
  readonly funds: readonly string[];
  /** The page that has all prices which are not here; null where there is not one. */
  readonly page: string | null;
  readonly placeOf: ReadonlyMap<string, Anchor>;
  readonly hasMeters: boolean;
}

function rowOf(vocabulary: Vocabulary, { feature, price }: Described, columns: Columns): Row {
  const title = vocabulary.title(feature.name);
  const measured = columns.hasMeters ? [meterWords(vocabulary, feature.meter)] : [];
  const ways = columns.funds.map((fund): Text => {
    const use = feature.funds.find((one) => one.fund === fund);
    return use === undefined ? [absent('–')] : wayText(vocabulary, feature, use);
  });
  const place = columns.placeOf.get(feature.name);
  if (price.brief === null && place !== undefined)
    return { cells: [[link(place, title)], ...measured, ...ways, [link(place, 'see below')]] };
  const isElsewhere = price.page !== null && columns.page !== null;
  const own: Text = isElsewhere ? [absent(NOT_PUBLISHED)] : (price.brief ?? '');
  return { cells: [title, ...measured, ...ways, own], anchor: vocabulary.featureAnchor(feature.name) };
}

/** What a fund does for a feature, in a word or two that lead to what is sold. */
function wayText(vocabulary: Vocabulary, feature: Feature, { products }: FundUse): Text {
  const each = products.map((use): Text => {
    const brief = use.kind === 'capacity' ? '✓' : factorBrief(vocabulary, feature, use);
    return [link(vocabulary.productAnchor(use.product), typeof brief === 'string' ? brief : '✓')];
  });
  return joined(each, ', ');
}
