import { NOT_PUBLISHED, NOT_SOLD, notSold } from '../../../runtime/unsold.ts';
import type { Feature, Outcome, Price, Rated, Refusal, Select } from '../../ir/ir.ts';
import { absent, capital, inlines, type Inline, type Text } from '../../words/text.ts';
import { paragraph, type Block } from './document.ts';
import { flatBelow } from './flat-part.ts';
import { gridOf, groupsOf, type Grid } from './grid.ts';
import { axesWords, gridTable } from './grid-table.ts';
import { onlyPage, pageBlocks } from './only-page.ts';
import { commonPer, ratesOf, type Rates } from './rates.ts';
import {
  chargeText,
  modeWords,
  onlyCharge,
  pricedCharge,
  remembers,
  tierRanges,
  tiersInline,
  type AmountCharge,
} from './schedule.ts';
import { elsewhere, type Vocabulary } from './vocabulary.ts';

/** A price that is told in a table, alone or with those of other features. */
export interface Tabled {
  readonly feature: Feature;
  readonly price: Price;
}

/** An outcome, and whose it is. */
interface Priced {
  readonly outcome: Outcome;
  readonly member: number;
}

export type PriceGrid = Grid<Priced>;

/** What tells several prices in one table apart: the features, or the dates from which they hold. */
interface Members {
  readonly title: string;
  readonly labels: readonly string[];
}

/** The axis of the members has a name that no attribute can have. */
const MEMBERS = '';

/** Prices as one table; of several, which have the same axes, it is asked first which of them. */
export function priceGrid(
  vocabulary: Vocabulary,
  members: readonly Tabled[],
  { title, labels }: Members = { title: '', labels: [] },
): PriceGrid {
  const outcomes: Priced[] = [];
  const cells: number[] = [];
  for (const [member, { price }] of members.entries()) {
    const start = outcomes.length;
    for (const cell of price.table.cells) cells.push(start + cell);
    for (const outcome of price.table.outcomes) outcomes.push({ outcome, member });
  }
  const { feature, price } = members[0]!;
  const joint: Select<Priced> = {
    axes: [
      ...(members.length > 1 ? [{ kind: 'choice' as const, attribute: MEMBERS, values: labels }] : []),
      ...price.table.axes,
    ],
    cells,
    outcomes,
  };
  return gridOf(joint, {
    vocabulary,
    where: feature.meter.where,
    keyOf: pricedKey,
    isOutside: ({ outcome }) => outcome.kind === 'reject',
    ...(members.length > 1 ? { own: { attribute: MEMBERS, title } } : {}),
  });
}

/** Two cells that count for themselves are not one, even if they say the same. */
function pricedKey({ outcome, member }: Priced): string {
  const isApart = outcome.kind === 'rated' && remembers(outcome.schedule) && outcome.period !== null;
  const said = JSON.stringify(outcome, (key, value: unknown) =>
    key === 'at' || key === 'period' || (key === 'cell' && !isApart) ? undefined : value,
  );
  return isApart ? `${member} ${said}` : said;
}

/** What prices must have in common to be told in one table. */
export function tableKey({ feature, price }: Tabled): string {
  const { meter, funds } = feature;
  const { table, countingAll, flat, bounds, perEvent } = price;
  const per = commonPer(table.outcomes.flatMap(outcomeRates));
  const isTiered = table.outcomes.some(isTieredOutcome);
  return JSON.stringify([
    [meter, funds.map(({ fund }) => fund)],
    [table.axes, per, isTiered],
    [countingAll, flat, bounds, perEvent],
  ]);
}

interface PriceTable {
  readonly blocks: readonly Block[];
  /** How the table counts, to be put into a sentence. */
  readonly clauses: readonly string[];
}

/** The table of a price, or of those of several features, and what is said beside it. */
export function priceTable(vocabulary: Vocabulary, members: readonly Tabled[], grid: PriceGrid): PriceTable {
  const outcomes = members.flatMap(({ price }) => price.table.outcomes);
  const rates = ratesOf(vocabulary, outcomes.flatMap(outcomeRates));
  const tiered = outcomes.filter(isTieredOutcome);
  const cells = groupsOf(grid.axes).map((groups) => grid.cell(groups).outcome);
  const page = onlyPage(cells.flatMap((one) => (one.kind === 'unpublished' ? [one.page] : [])));
  const refusals = refusalsOf(cells);
  const { unit } = members[0]!.feature.meter;
  const spread = spreadOf(vocabulary, tiered, unit, rates);
  return {
    blocks: [
      gridTable(grid, {
        caption: `${rates.areFigures ? `${rates.heading}, by` : 'By'} ${axesWords(grid)}`,
        heading: rates.heading,
        areFigures: rates.areFigures && (tiered.length === 0 || spread !== null),
        text: ({ outcome }) => {
          if (outcome.kind === 'unpublished' && page !== null) return [absent(NOT_PUBLISHED)];
          const mark = outcome.kind === 'reject' ? refusals.get(outcome.message) : undefined;
          return mark === undefined ? cellText(outcome, rates) : [absent(mark)];
        },
        ...(spread === null ? {} : { spread }),
      }),
      ...(grid.elsewhere === undefined
        ? []
        : [paragraph('Anything else is ', ...inlines(cellText(grid.elsewhere.outcome, rates)), '.')]),
      ...reasonBlocks(refusals, grid.elsewhere?.outcome),
      ...pageBlocks(page),
    ],
    clauses: clausesOf(vocabulary, outcomes, unit, spread !== null),
  };
}

/** So many cells may say at length why nothing is sold; of more, a mark stands in each and the reason below the table. */
const MOST_REASONS = 2;

/** The reasons behind the marks; one that is told of all else already is not told again. */
const reasonBlocks = (refusals: ReadonlyMap<string, string>, elsewhereOutcome?: Outcome): readonly Block[] =>
  elsewhereOutcome?.kind === 'reject' && refusals.size === 1 && refusals.has(elsewhereOutcome.message)
    ? []
    : [...refusals].map(([message, mark]) =>
        paragraph(`${capital(mark === NOT_SOLD ? notSold(message) : `${mark}: ${message}`)}.`),
      );

/** The mark of each reason, by the reason. */
function refusalsOf(cells: readonly Outcome[]): ReadonlyMap<string, string> {
  const refused = cells.flatMap((outcome) => (outcome.kind === 'reject' ? [outcome.message] : []));
  const reasons = [...new Set(refused)];
  if (refused.length <= MOST_REASONS) return new Map();
  return new Map(
    reasons.map((reason, index) => [reason, reasons.length === 1 ? NOT_SOLD : `${NOT_SOLD} (${index + 1})`]),
  );
}

/** Tiers side by side, where all that have tiers have the same. */
function spreadOf(vocabulary: Vocabulary, tiered: readonly Rated[], unit: string, rates: Rates) {
  const [first] = tiered;
  if (first === undefined) return null;
  const ranges = tierRanges(first.schedule.tiers);
  const isLike = ({ schedule, period }: Rated): boolean =>
    period === first.period &&
    schedule.mode === first.schedule.mode &&
    JSON.stringify(tierRanges(schedule.tiers)) === JSON.stringify(ranges);
  if (!tiered.every(isLike)) return null;
  return {
    title: `${vocabulary.unit(unit)} ${vocabulary.in(first.period)}`,
    columns: ranges,
    texts: ({ outcome }: Priced): readonly Text[] | null =>
      isTieredOutcome(outcome)
        ? outcome.schedule.tiers.map(({ charge }) => chargeText(charge, rates.shown))
        : null,
  };
}

function clausesOf(
  vocabulary: Vocabulary,
  outcomes: readonly Outcome[],
  unit: string,
  isSpread: boolean,
): readonly string[] {
  const counted = outcomes.flatMap((outcome) =>
    outcome.kind === 'rated' && remembers(outcome.schedule) ? [outcome] : [],
  );
  const clauses: string[] = [];
  const tiered = counted.filter(isTieredOutcome);
  const [first] = tiered;
  if (first !== undefined) {
    const what = `tiers count ${vocabulary.unit(unit)} ${vocabulary.in(first.period)}`;
    // Any of the rows may have an amount beside its rate.
    const tiers = tiered.flatMap(({ schedule }) => schedule.tiers);
    const how = modeWords({ mode: first.schedule.mode, tiers }, vocabulary.unit(unit, '1'));
    clauses.push(...(isSpread ? [how] : [what, how]));
  }
  clauses.push(
    ...flatBelow(
      vocabulary,
      counted.filter((outcome) => !isTieredOutcome(outcome)),
    ),
  );
  if (counted.some(({ period }) => period !== null))
    clauses.push(`each ${isSpread ? 'row' : 'cell'} counts for itself`);
  return clauses;
}

const isTieredOutcome = (outcome: Outcome): outcome is Rated =>
  outcome.kind === 'rated' && onlyCharge(outcome.schedule) === null;

const outcomeRates = (outcome: Outcome): readonly AmountCharge[] =>
  outcome.kind === 'rated' ? outcome.schedule.tiers.flatMap(({ charge }) => pricedCharge(charge)) : [];

export const refusalText = (refusal: Refusal): Inline =>
  refusal.kind === 'reject' ? absent(notSold(refusal.message)) : elsewhere(refusal.page);

function cellText(outcome: Outcome, rates: Rates): Text {
  switch (outcome.kind) {
    case 'free':
      return 'free';
    case 'reject':
    case 'unpublished':
      return [refusalText(outcome)];
    case 'rated':
      return tiersInline(outcome.schedule, rates.shown);
  }
}
