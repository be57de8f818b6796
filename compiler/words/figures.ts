import { Exact } from '../../runtime/exact.ts';
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
export function grouped(text: string, most = MOST_DECIMALS): string {
  if (text.includes('/')) return `${grouped(cut(text))}…`;
  const [whole = '', all] = text.split('.');
  const shown = Math.max(most, /^0*/.exec(all ?? '')![0].length + LEAST_DIGITS);
  const fraction = all !== undefined && all.length > shown ? `${all.slice(0, shown)}…` : all;
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}

function cut(text: string): string {
  const scale = Exact.of(10 ** SHOWN_DECIMALS);
  const exact = Exact.of(text);
  const size = exact.isNegative() ? exact.negated() : exact;
  const [whole = '', fraction = ''] = size.times(scale).floor().over(scale).toString().split('.');
  return `${exact.isNegative() ? '-' : ''}${whole}.${fraction.padEnd(SHOWN_DECIMALS, '0')}`;
}

/** An amount with at least the decimals of the rounding step, and all that it has. */
export const money = (text: string, step: string): string =>
  grouped(text.includes('/') ? text : withDecimals(text, step));

function withDecimals(text: string, step: string): string {
  const [whole = '', fraction = ''] = text.split('.');
  const padded = fraction.padEnd(decimalsOf(step), '0');
  return padded === '' ? whole : `${whole}.${padded}`;
}

/** `1 file`, `2 files`. */
export const counted = (count: number, singular: string, plural = `${singular}s`): string =>
  `${grouped(String(count))} ${count === 1 ? singular : plural}`;

/** A number with nothing cut off: `20,000,000`, `0.0015`, `1/3`. */
export const exactFigure = (text: string): string =>
  text
    .split('/')
    .map((part) => grouped(part, Infinity))
    .join('/');

/** A number that is no quantity, such as 1080 lines: its digits are grouped from five on. */
export const plainFigure = (text: string): string =>
  /^-?\d{1,4}(\.\d+)?$/.test(text) ? text : exactFigure(text);

/** An amount with nothing cut off, and at least the decimals of the rounding step where it has a finite decimal. */
export const exactMoney = (text: string, step: string): string =>
  exactFigure(text.includes('/') ? text : withDecimals(text, step));
