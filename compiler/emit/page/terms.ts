import type { Capacity, Licence, Schedule, TermPrice } from '../../ir/ir.ts';
import { capital, type Text } from '../../words/text.ts';
import { paragraph, type Block } from './document.ts';
import { ratesOf } from './rates.ts';
import { chargeText, modeWords, pricedCharge, tierRanges, tiersInline } from './schedule.ts';
import { elsewhere, type See, type Vocabulary } from './vocabulary.ts';

/** What a quantity costs by term: terms side by side where they have the same tiers, else a row each. */
export function termBlocks(vocabulary: Vocabulary, product: Capacity | Licence, see: See): readonly Block[] {
  const { terms, unpublished, unit } = product;
  if (unpublished !== null) return [paragraph('Its price is ', elsewhere(unpublished, { see }), '.')];
  const schedules = terms.flatMap(({ price }) => ('tiers' in price ? [price] : []));
  const priced = schedules.flatMap(({ tiers }) => tiers.flatMap(({ charge }) => pricedCharge(charge)));
  const rates = ratesOf(vocabulary, priced);
  const first = schedules[0];
  const isOne = first !== undefined && schedules.every((other) => sameTiers(first, other));
  const one = vocabulary.unit(unit, '1');
  if (isOne && first.tiers.length > 1) {
    const ranges = tierRanges(first.tiers);
    return [
      {
        kind: 'table',
        caption: rates.areFigures
          ? `${rates.heading}, ${modeWords(first, one)}`
          : capital(modeWords(first, one)),
        columns: [
          { title: vocabulary.unit(unit), isKey: true },
          ...terms.map(({ term }) => ({ title: `by the ${term}`, isFigure: rates.areFigures })),
        ],
        rows: ranges.map((range, row) => ({
          cells: [range, ...terms.map(({ price }) => tierCell(vocabulary, price, row, see))],
        })),
      },
    ];
  }
  return [
    {
      kind: 'table',
      caption: 'By term',
      columns: [
        { title: 'term', isKey: true },
        { title: rates.heading, isFigure: rates.areFigures },
      ],
      rows: terms.map(({ term, price }) => ({
        cells: [
          `a ${term}`,
          'tiers' in price ? tiersInline(price, rates.shown, see) : [elsewhere(price.page, { see })],
        ],
      })),
    },
    ...[
      ...new Set(schedules.filter(({ tiers }) => tiers.length > 1).map((each) => modeWords(each, one))),
    ].map((words) => paragraph(`${capital(words)}.`)),
  ];
}

const sameTiers = (one: Schedule, other: Schedule): boolean =>
  one.mode === other.mode &&
  JSON.stringify(one.tiers.map(({ upTo, closed }) => [upTo, closed])) ===
    JSON.stringify(other.tiers.map(({ upTo, closed }) => [upTo, closed]));

/** A tier of one term; the figures of a term stand under each other. */
function tierCell(vocabulary: Vocabulary, price: TermPrice['price'], row: number, see: See): Text {
  if (!('tiers' in price)) return [elsewhere(price.page, { see })];
  const { shown } = ratesOf(
    vocabulary,
    price.tiers.flatMap(({ charge }) => pricedCharge(charge)),
  );
  return chargeText(price.tiers[row]!.charge, shown, see);
}
