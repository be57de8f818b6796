import { compareCosts, type Comparison } from '../../compiler/analyze/plot/comparison.ts';
import {
  payAsYouGo,
  plottedUse,
  toldIn,
  type Cost,
  type Refused,
  type Stretch,
} from '../../compiler/analyze/plot/cost.ts';
import type { Ir, Meter } from '../../compiler/ir/ir.ts';
import { withPurchase, type BoughtCost, type NotDrawn } from '../../compiler/analyze/plot/purchase.ts';
import { rangeOf } from '../../compiler/analyze/plot/range.ts';
import { drawn, type Range } from '../../compiler/analyze/plot/strokes.ts';
import { meterFactor } from '../../compiler/analyze/diff/meters.ts';
import type { PurchaseWords, UsedWords } from '../../compiler/sentence.ts';
import { Exact } from '../../runtime/exact.ts';
import type { SoundCatalog } from '../catalog.ts';
import { printableLine } from '../report/printable.ts';
import { wordingOf, type Wording } from '../report/wording.ts';
import { attributesHelp } from './attributes-help.ts';
import type { Picture, PictureLine } from './picture.ts';
import { comparedWords, notDrawnWords, purchaseTitle, remarks, stretchWords } from './picture-words.ts';
import { priceRows } from './price-rows.ts';

/** One price list of a picture, what is used by its names, and how the list is called beside another. */
export interface Side {
  readonly catalog: SoundCatalog;
  readonly used: UsedWords;
  readonly name: string;
}

export interface Asked {
  readonly sides: readonly [Side, ...Side[]];
  readonly purchases: readonly PurchaseWords[];
  /** The ends of what is drawn; null: so that all that happens is seen. */
  readonly from: Exact | null;
  readonly to: Exact | null;
}

/** Why nothing can be drawn: by the code of a reject, where the price list has no price. */
export interface NoPicture {
  readonly code: string | null;
  readonly message: string;
  /** What to write instead, where that is known. */
  readonly help: string | null;
}

/** The picture that was asked for, or why there is none. */
export function pictureOf({ sides, purchases, from, to }: Asked): Picture | NoPicture {
  const [first, ...others] = sides;
  const cost = costOf(first);
  if ('message' in cost) return cost;
  const wording = wordingOf(first.catalog);
  const name = others.length > 0 ? first.name : 'Pay as you go';
  const lines: Named[] = [{ name, cost, comparison: null, wording }];
  for (const side of others) {
    const beside = besideOf(first, cost, side);
    if ('message' in beside) return beside;
    const comparison = compareCosts(beside, cost);
    lines.push({ name: side.name, cost: beside, comparison, wording: wordingOf(side.catalog) });
  }
  for (const purchase of purchases) {
    const bought = withPurchase(cost, purchase);
    if (!('bought' in bought)) return refused(bought, purchase, cost, first);
    const comparison = compareCosts(bought, cost);
    lines.push({ name: purchaseTitle(bought, wording), cost: bought, comparison, wording });
  }
  return laidOut(first, wording, lines, { from, to });
}

interface Named {
  readonly name: string;
  readonly cost: Cost | BoughtCost;
  readonly comparison: Comparison | null;
  /** The words of its own price list. */
  readonly wording: Wording;
}

function costOf({ catalog: { ir }, used }: Side): Cost | NoPicture {
  const use = plottedUse(ir, used);
  const cost = 'code' in use ? use : payAsYouGo(ir, use);
  return 'code' in cost ? refusedUse(cost, ir, used) : cost;
}

function refusedUse({ code, message }: Refused, ir: Ir, used: UsedWords): NoPicture {
  return { code, message, help: code === 'TAR5106' ? attributesHelp(ir, used) : null };
}

/** The cost by another price list, with quantities in the unit of the first. */
function besideOf(first: Side, { feature }: Cost, side: Side): Cost | NoPicture {
  const fail = (message: string): NoPicture => ({ code: null, message, help: null });
  const [one, other] = [first.catalog.ir.currency.code, side.catalog.ir.currency.code];
  if (one !== other) return fail(`prices in ${one} and in ${other} cannot be drawn over each other`);
  const cost = costOf(side);
  if ('message' in cost) return { ...cost, message: `${side.name}: ${cost.message}` };
  const factor = meterFactor(cost.feature.meter, feature.meter);
  if (factor !== null) return toldIn(cost, factor, feature);
  const whole = wholeOnOneSide(first.name, feature.meter, side.name, cost.feature.meter);
  if (whole !== null) return fail(whole);
  return fail(
    `${side.name} counts ${cost.feature.meter.unit}, which does not convert to ${feature.meter.unit}`,
  );
}

/** What differs where only one of two price lists counts in whole numbers what both speak of; null where more does. */
function wholeOnOneSide(one: string, meter: Meter, other: string, beside: Meter): string | null {
  if (meterFactor({ ...beside, counted: meter.counted }, meter) === null) return null;
  const [counting, { unit }, measuring] = meter.counted ? [one, meter, other] : [other, beside, one];
  return `${counting} counts ${unit} in whole numbers, and ${measuring} does not: they cannot be drawn over each other`;
}

function refused(why: NotDrawn, purchase: PurchaseWords, cost: Cost, { catalog, used }: Side): NoPicture {
  if ('code' in why) return refusedUse(why, cost.ir, used);
  return { code: null, message: notDrawnWords(why, purchase, cost, wordingOf(catalog)), help: null };
}

function laidOut(
  { catalog, used }: Side,
  wording: Wording,
  named: readonly Named[],
  asked: { readonly from: Exact | null; readonly to: Exact | null },
): Picture | NoPicture {
  const [{ cost }] = named as readonly [Named, ...Named[]];
  const range = rangeFor(named, asked);
  if (range === null) return { code: null, message: 'there is nothing between --from and --to', help: null };
  const lines = named.map(({ name, cost: own, comparison, wording: words }): PictureLine => ({
    name,
    cost: own,
    curve: own.line,
    drawn: drawn(own.line, range),
    rows: 'bought' in own ? [] : priceRows(own, words),
    bounds: boundsOf(own),
    comparison,
  }));
  const { unit } = cost.feature.meter;
  const stretch = stretchOf(named);
  const given = [...used.attributes].map(([name, value]) => `${name} ${value}`).join(', ');
  return {
    title: wording.title(cost.feature.name) + (given === '' ? '' : printableLine(` with ${given}`)),
    currency: cost.ir.currency.code,
    unit: wording.unit(unit, '1'),
    ...stretchWords(stretch, wording.unit(unit, '2'), catalog, used),
    stretch,
    range,
    lines,
    notes: [...comparedWords(lines, wording), ...remarks(lines)],
  };
}

/** Prices in proportion take the stretch of the others. */
const stretchOf = (named: readonly Named[]): Stretch =>
  named.map(({ cost }) => cost.stretch).find((stretch) => stretch !== 'any') ?? 'any';

function rangeFor(
  named: readonly Named[],
  { from, to }: { readonly from: Exact | null; readonly to: Exact | null },
): Range | null {
  const points = named.flatMap(({ cost, comparison }) => [
    ...(comparison?.breakEvens ?? []).map(({ at }) => at),
    ...('bought' in cost && cost.covered !== null ? [cost.covered] : []),
  ]);
  const found = rangeOf(
    named.map(({ cost }) => cost.line),
    points,
    named.some(({ cost }) => 'bought' in cost),
  );
  const range = { from: from ?? found.from, to: to ?? found.to };
  return range.from.compare(range.to) < 0 ? range : null;
}

/** Quantities at which a tier ends, a bound of the whole price begins to hold, or a purchase is used up, each once. */
function boundsOf(cost: Cost | BoughtCost): readonly Exact[] {
  if ('bought' in cost) return cost.covered === null ? [] : [cost.covered];
  const { line } = cost;
  const bounds = line.pieces.flatMap(({ to }) => (to?.isPositive() === true ? [to] : []));
  return bounds.filter((bound, index) => !bounds.slice(0, index).some(bound.equals));
}
