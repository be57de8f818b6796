import { Exact } from '../../runtime/exact.ts';
import { fixed, grouped as groupedDigits } from '../../runtime/number-text.ts';
import { decimalsOf } from '../../runtime/rounding.ts';

/** Decimals that are shown of a number that has no finite decimal. */
const SHOWN_DECIMALS = 4;

/** Decimals that are shown of one that has: prices have at most so many, products of two have twice as many. */
const MOST_DECIMALS = 12;
/** Digits that are shown of a number so small that all others are zeros. */
const LEAST_DIGITS = 4;

/**
 * A number as a price page writes it: `20,000,000`, `0.0015`. A third is cut, and says so: `37.3333…`, and so is what
 * has more decimals than anybody reads. Only what is shown is cut, never what is reckoned with or written to files.
 */
export function grouped(text: string): string {
  if (text.includes('/')) return `${grouped(cut(text))}…`;
  const [whole = '', fraction = ''] = text.split('.');
  const shown = Math.max(MOST_DECIMALS, /^0*/.exec(fraction)![0].length + LEAST_DIGITS);
  return groupedDigits(fraction.length > shown ? `${whole}.${fraction.slice(0, shown)}…` : text);
}

function cut(text: string): string {
  const scale = Exact.of(10 ** SHOWN_DECIMALS);
  const exact = Exact.of(text);
  const [whole = '', fraction = ''] = exact.abs().times(scale).floor().over(scale).toString().split('.');
  return `${exact.isNegative() ? '-' : ''}${whole}.${fraction.padEnd(SHOWN_DECIMALS, '0')}`;
}

/** An amount with at least the decimals of the rounding step, and all that it has. */
export const money = (text: string, step: string): string =>
  grouped(text.includes('/') ? text : fixed(text, decimalsOf(step)));

/** A figure as money, with its sign where accountants write it: `-CNY 16.00`. */
export const inCurrency = (code: string, figure: string): string =>
  figure.startsWith('-') ? `-${code} ${figure.slice(1)}` : `${code} ${figure}`;

/** `1 file`, `2 files`. */
export const counted = (count: number, singular: string, plural = `${singular}s`): string =>
  `${grouped(String(count))} ${count === 1 ? singular : plural}`;

/** A number with nothing cut off: `20,000,000`, `0.0015`, `1/3`. */
export const exactFigure = (text: string): string =>
  text
    .split('/')
    .map((part) => groupedDigits(part))
    .join('/');

/** A number that is no quantity, such as 1080 lines: its digits are grouped from five on. */
export const plainFigure = (text: string): string =>
  /^-?\d{1,4}(\.\d+)?$/.test(text) ? text : exactFigure(text);

/** An amount with nothing cut off, and at least the decimals of the rounding step where it has a finite decimal. */
export const exactMoney = (text: string, step: string): string =>
  exactFigure(text.includes('/') ? text : fixed(text, decimalsOf(step)));
