import { NOT_PUBLISHED } from '../../../runtime/unsold.ts';
import type { DrawUse, FactorOutcome, Feature } from '../../ir/ir.ts';
import { exactFigure } from '../../words/figures.ts';
import { absent, type Anchor, type Inline, type Text } from '../../words/text.ts';
import type { Block } from './document.ts';
import { gridOf, type Grid } from './grid.ts';
import { axesWords, gridTable } from './grid-table.ts';
import { elsewhere, type See, type Vocabulary } from './vocabulary.ts';

/** What one unit of a feature takes from a package, as a table is read. */
export const factorGrid = (
  vocabulary: Vocabulary,
  feature: Feature,
  { factor }: DrawUse,
): Grid<FactorOutcome | null> =>
  gridOf(factor, {
    vocabulary,
    where: feature.meter.where,
    keyOf: (outcome) => JSON.stringify(outcome),
    isOutside: (outcome) => outcome === null,
  });

/** `0.2 points / call` */
export const factorWords = (vocabulary: Vocabulary, points: string, of: string, unit: string): string =>
  `${exactFigure(points)} ${vocabulary.unit(of, points)} / ${vocabulary.unit(unit, '1')}`;

/** What a use takes, in a few words. */
export function factorBrief(vocabulary: Vocabulary, feature: Feature, use: DrawUse): Text {
  const points = vocabulary.product(use.product)?.unit ?? '';
  const grid = factorGrid(vocabulary, feature, use);
  if (grid.axes.length > 0) return `${vocabulary.unit(points)} by ${axesWords(grid)}`;
  const outcome = grid.cell([]);
  return outcome?.kind === 'factor'
    ? factorWords(vocabulary, outcome.factor, points, feature.meter.unit)
    : [
        outcome === null
          ? absent('not covered')
          : elsewhere(outcome.page, { what: `${vocabulary.unit(points)} ${NOT_PUBLISHED}` }),
      ];
}

/** What a cell of a table of factors says. */
export function factorText(outcome: FactorOutcome | null, see: See): Inline {
  if (outcome === null) return absent('not covered');
  return outcome.kind === 'factor' ? exactFigure(outcome.factor) : elsewhere(outcome.page, { see });
}

interface FactorTelling {
  /** The unit of the package. */
  readonly of: string;
  readonly feature: Feature;
  readonly see: See;
  readonly anchor: Anchor;
}

/** A table of factors: how many points a unit takes, by what. */
export function factorTable(
  vocabulary: Vocabulary,
  grid: Grid<FactorOutcome | null>,
  { of, feature, see, anchor }: FactorTelling,
): readonly Block[] {
  const heading = `${vocabulary.unit(of)} / ${vocabulary.unit(feature.meter.unit, '1')}`;
  return [
    {
      ...gridTable(grid, {
        caption: `${vocabulary.title(feature.name)}: ${heading}, by ${axesWords(grid)}`,
        heading,
        areFigures: true,
        text: (outcome) => [factorText(outcome, see)],
      }),
      anchor,
    },
    ...(grid.elsewhere === undefined
      ? []
      : [{ kind: 'paragraph' as const, text: 'Anything else it does not pay for.' }]),
  ];
}
