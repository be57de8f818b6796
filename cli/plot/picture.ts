import type { Comparison } from '../../compiler/analyze/plot/comparison.ts';
import type { Cost, Stretch } from '../../compiler/analyze/plot/cost.ts';
import type { Drawn, Range } from '../../compiler/analyze/plot/strokes.ts';
import type { Curve } from '../../compiler/analyze/curve.ts';
import type { Exact } from '../../runtime/exact.ts';

/** All that a picture shows, before it is known on what. Texts are on one line, and show their control characters. */
export interface Picture {
  /** The feature, and the values of its attributes. */
  readonly title: string;
  /** What the lines are, in a sentence. */
  readonly subtitle: string;
  readonly currency: string;
  /** `calls in a month`. */
  readonly quantities: string;
  /** `call`. */
  readonly unit: string;
  readonly stretch: Stretch;
  readonly range: Range;
  readonly lines: readonly PictureLine[];
  /** What is to be known of them: break-evens, and what the picture leaves out. */
  readonly notes: readonly string[];
}

export interface PictureLine {
  readonly name: string;
  readonly cost: Cost;
  readonly curve: Curve;
  readonly drawn: Drawn;
  /** The price in the words of the list, a row for each tier: its quantities, and what one pays. */
  readonly rows: readonly PriceRow[];
  /** The bounds of its tiers and where a purchase is used up, to be marked. */
  readonly bounds: readonly Exact[];
  /** How it stands to the first line; null for that one. */
  readonly comparison: Comparison | null;
}

export interface PriceRow {
  readonly quantities: string;
  readonly price: string;
}
