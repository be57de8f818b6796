import type { Feature, Outcome, Price } from '../../ir/ir.ts';
import { capital, inlines, joined, plainText, strong, type Text } from '../../words/text.ts';
import { paragraph, type Block } from './document.ts';
import { flatBeside } from './flat-part.ts';
import { boundsWords, flatWords } from './owed.ts';
import { priceGrid, priceTable, refusalText, tableKey, type PriceGrid, type Tabled } from './price-table.ts';
import { chargeText, onlyCharge, remembers, tierTable } from './schedule.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A price in words. */
export interface PriceWords {
  /** In a few words, for the cell of a table; null where it needs tables of its own. */
  readonly brief: Text | null;
  /** The page that has it, where there is nothing else to say. */
  readonly page: string | null;
  /** All of it. */
  readonly blocks: readonly Block[];
}

/** What a feature costs where nothing that was bought pays for it. */
export function priceOf(vocabulary: Vocabulary, feature: Feature): PriceWords {
  const { prices, otherwise } = feature;
  const [only] = prices;
  if (only === undefined) {
    const brief = otherwise === null ? null : otherwiseText(vocabulary, feature, otherwise);
    const text = brief ?? 'no price: what nothing that was bought pays for is refused';
    return { brief: text, page: pageOf(otherwise), blocks: [paragraph(...inlines(text))] };
  }
  if (prices.length === 1 && only.from === null) return oneOf(vocabulary, feature, only);
  return { brief: null, page: null, blocks: datedBlocks(vocabulary, feature) };
}

function otherwiseText(
  vocabulary: Vocabulary,
  { name }: Feature,
  otherwise: Exclude<Feature['otherwise'], null>,
): Text {
  if (otherwise.kind !== 'free') return [refusalText(otherwise)];
  return ['free', vocabulary.freeUpTo(name) ?? ''].join(' ').trimEnd();
}

const pageOf = (outcome: Outcome | null): string | null =>
  outcome?.kind === 'unpublished' ? outcome.page : null;

/** Several prices by date: a table where each is a few words, else one after the other. */
function datedBlocks(vocabulary: Vocabulary, feature: Feature): readonly Block[] {
  const { prices } = feature;
  const all = prices.map((price) => oneOf(vocabulary, feature, price));
  const dates = prices.map(({ from }, index) => {
    const next = prices[index + 1]?.from ?? null;
    if (from !== null) return `from ${vocabulary.date(from)}`;
    return next === null ? 'at any time' : `before ${vocabulary.date(next)}`;
  });
  const [first] = prices;
  const before: readonly Block[] =
    first?.from == null ? [] : [paragraph(`It has no price before ${vocabulary.date(first.from)}.`)];
  if (all.every(({ brief }) => brief !== null))
    return [
      {
        kind: 'table',
        caption: 'By the time of use',
        columns: [{ title: 'time', isKey: true }, { title: 'price' }],
        rows: all.map(({ brief }, index) => ({ cells: [dates[index]!, brief!] })),
      },
      ...before,
    ];
  const counting = prices.some(isCounted)
    ? [paragraph('A new price goes on counting where the old one stood.')]
    : [];
  const members = prices.map((price) => ({ feature, price }));
  const [key, ...keys] = members.map(tableKey);
  if (keys.length > 0 && keys.every((other) => other === key)) {
    const grid = priceGrid(vocabulary, members, { title: 'time of use', labels: dates });
    return [...tablePart(vocabulary, members, grid), ...before, ...counting];
  }
  return [
    ...all.flatMap(({ blocks }, index) => [paragraph({ kind: 'strong', text: dates[index]! }), ...blocks]),
    ...before,
    ...counting,
  ];
}

const isCounted = ({ table }: Price): boolean =>
  table.outcomes.some((outcome) => outcome.kind === 'rated' && remembers(outcome.schedule));

function oneOf(vocabulary: Vocabulary, feature: Feature, price: Price): PriceWords {
  const grid = priceGrid(vocabulary, [{ feature, price }]);
  const besides = besidesOf(vocabulary, price);
  if (grid.axes.length > 0)
    return { brief: null, page: null, blocks: tablePart(vocabulary, [{ feature, price }], grid) };
  const { outcome } = grid.cell([]);
  if (outcome.kind === 'rated' && onlyCharge(outcome.schedule) === null) {
    const { unit } = feature.meter;
    const table = tierTable(vocabulary, outcome.schedule, unit, outcome.period);
    return { brief: null, page: null, blocks: [table, ...sentence([...besides, ...covered(price)])] };
  }
  const base = briefOutcome(vocabulary, price, outcome);
  const brief = joined(base === null ? besides : [base, ...besides], ', ');
  const page = besides.length === 0 ? pageOf(outcome) : null;
  // By itself it is what the reader came for.
  const isPlain = brief.every((part) => typeof part === 'string');
  return { brief, page, blocks: [isPlain ? paragraph(strong(plainText(brief))) : paragraph(...brief)] };
}

/** A table of prices, with what is said of all of them. */
export function tablePart(
  vocabulary: Vocabulary,
  members: readonly Tabled[],
  grid: PriceGrid,
): readonly Block[] {
  const { blocks, clauses } = priceTable(vocabulary, members, grid);
  const { price } = members[0]!;
  return [...blocks, ...sentence([...clauses, ...covered(price)]), ...sentence(besidesOf(vocabulary, price))];
}

/** What an outcome of one tier says; null for nothing beside a flat price. */
function briefOutcome(vocabulary: Vocabulary, price: Price, outcome: Outcome): Text | null {
  switch (outcome.kind) {
    case 'free':
      return price.flat === null ? 'free' : null;
    case 'reject':
    case 'unpublished':
      return [refusalText(outcome)];
    case 'rated': {
      const { schedule, period } = outcome;
      const charge = onlyCharge(schedule)!;
      const text = inlines(chargeText(charge, ({ label }) => vocabulary.words(label)));
      if (charge.kind !== 'amount') return text;
      const counted = charge.blocks.length > 0 ? ` ${vocabulary.in(period)}` : '';
      return [...text, [counted, ...flatBeside(vocabulary, charge, period)].join(', ')];
    }
  }
}

/** What is owed beside what each unit costs. */
function besidesOf(vocabulary: Vocabulary, { flat, bounds, perEvent }: Price): Text[] {
  const besides: Text[] = [];
  if (flat !== null) besides.push(flatWords(vocabulary, flat));
  if (bounds !== null) besides.push(boundsWords(vocabulary, bounds));
  if (perEvent) besides.push('each record rounded by itself');
  return besides;
}

const covered = ({ countingAll }: Price): readonly Text[] =>
  countingAll ? ['use that was paid ahead moves the tiers as well'] : [];

/** Clauses as a sentence of its own. */
function sentence(clauses: readonly Text[]): readonly Block[] {
  if (clauses.length === 0) return [];
  const [first, ...rest] = joined(clauses, '; ');
  const start = typeof first === 'string' ? capital(first) : first!;
  return [paragraph(start, ...rest, '.')];
}
