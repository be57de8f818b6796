import { perUnitAlong, type Range, type Stroke } from '../../compiler/analyze/plot/strokes.ts';
import type { Exact } from '../../runtime/exact.ts';
import { fixed, grouped } from '../../runtime/number-text.ts';
import type { PictureLine } from './picture.ts';

/** For a place on a screen, and nothing else: amounts are written from their exact texts. */
export function toNumber(exact: Exact): number {
  const { numerator, denominator } = exact.fraction();
  return Number(numerator) / Number(denominator);
}

const STEPS = [1, 2, 2.5, 5, 10];

/** The smallest round step of which so many reach a number. */
export function roundStep(most: number, count: number): number {
  const least = most / count;
  if (!(least > 0)) return 1 / count;
  const power = 10 ** Math.floor(Math.log10(least));
  // What floats make of 0.3 must not ask for a larger step.
  return (STEPS.find((step) => step * power >= least * (1 - 1e-9)) ?? 10) * power;
}

/** Steps of a chart that has few rows: what is left above the highest line is lost. */
const ROW_STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8];

/** The rows of a chart, and what each is worth, such that the top one is as near to a number as can be. */
export function roundRows(
  most: number,
  [fewest, largest]: readonly [fewest: number, largest: number],
): { readonly rows: number; readonly step: number } {
  if (!(most > 0)) return { rows: fewest, step: 1 / fewest };
  const power = 10 ** (Math.floor(Math.log10(most / largest)) - 1);
  const shapes = [1, 10, 100].flatMap((tens) =>
    ROW_STEPS.map((step) => {
      const rows = Math.ceil((most / (step * tens * power)) * (1 - 1e-9));
      return { rows, step: step * tens * power, lost: rows * step * tens * power - most };
    }),
  );
  const fitting = shapes.filter(({ rows }) => rows >= fewest && rows <= largest);
  const nearest = fitting.reduce((best, shape) => {
    const gain = best.lost - shape.lost;
    return gain > most * 1e-9 || (gain > -most * 1e-9 && shape.rows > best.rows) ? shape : best;
  });
  return { rows: nearest.rows, step: nearest.step };
}

const LARGE = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 4 });

/** A number at an axis: `0.0015`, `2,500`, `10M`. */
export function tickText(value: number): string {
  if (value >= 1e7) return LARGE.format(value);
  const digits = value === 0 ? 0 : Math.max(0, 6 - Math.floor(Math.log10(Math.abs(value))) - 1);
  const [whole = '0', fraction = ''] = value.toFixed(Math.min(digits, 20)).split('.');
  const shown = fraction.replace(/0+$/, '');
  return grouped(shown === '' ? whole : `${whole}.${shown}`);
}

/** The numbers of an axis from the top down, all with as many decimals. */
export function tickTexts(step: number, rows: number): readonly string[] {
  const texts = Array.from({ length: rows + 1 }, (_, row) => tickText((rows - row) * step));
  const isPlain = (text: string): boolean => /^[\d,.]+$/.test(text);
  const decimalsOf = (text: string): number => (isPlain(text) ? (text.split('.')[1]?.length ?? 0) : 0);
  const most = texts.reduce((decimals, text) => Math.max(decimals, decimalsOf(text)), 0);
  return texts.map((text) => (isPlain(text) ? fixed(text, most) : text));
}

/** Near 0 a fixed part grows without end for one unit: only from this share of the range on does it count. */
const NEAR = 25;
/** So far above the lines that have a highest place is drawn of those that have none. */
const ABOVE = 1.8;

/** How high what one unit costs is drawn; above it the lines are cut. */
export function perUnitTop(lines: readonly PictureLine[], { from, to }: Range): number {
  const [low, high] = [toNumber(from), toNumber(to)];
  const near = low + (high - low) / NEAR;
  const tops = lines.map(({ drawn }) => drawn.strokes.map((stroke) => highest(stroke, near)));
  const bounded = tops.filter((line) => line.every(({ isBounded }) => isBounded)).flat();
  const most = (all: readonly { readonly top: number }[]): number =>
    all.reduce((found, { top }) => Math.max(found, top), 0);
  const isMixed = bounded.length > 0 && bounded.length < tops.flat().length;
  return isMixed && most(bounded) > 0 ? most(bounded) * ABOVE : most(tops.flat());
}

/** The most that one unit costs along a stroke, from `near` on where it has no highest place. */
function highest(stroke: Stroke, near: number): { readonly top: number; readonly isBounded: boolean } {
  const along = perUnitAlong(stroke);
  const [fixed, rate] = [toNumber(along.fixed), toNumber(along.rate)];
  const [first, last] = [toNumber(stroke.from), toNumber(stroke.to)];
  if (fixed === 0) return { top: rate, isBounded: true };
  const at = (quantity: number): number => fixed / quantity + rate;
  if (first > 0) return { top: Math.max(at(first), at(last)), isBounded: true };
  return { top: last > near ? at(Math.max(first, near)) : 0, isBounded: fixed < 0 };
}
