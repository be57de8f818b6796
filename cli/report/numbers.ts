import { Exact } from '../../runtime/exact.ts';
import { decimalsOf } from '../../runtime/rounding.ts';

/** Decimals that are shown of a number that has no finite decimal. */
const SHOWN_DECIMALS = 4;

/** A number as a price page writes it: `20,000,000`, `0.0015`; a third is cut, and says so: `37.3333…`. */
export function grouped(text: string): string {
  if (text.includes('/')) return `${grouped(cut(text))}…`;
  const [whole = '', fraction] = text.split('.');
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
export function money(text: string, step: string): string {
  if (text.includes('/')) return grouped(text);
  const [whole = '', fraction = ''] = text.split('.');
  const padded = fraction.padEnd(decimalsOf(step), '0');
  return grouped(padded === '' ? whole : `${whole}.${padded}`);
}

/** `1 file`, `2 files`. */
export const counted = (count: number, singular: string, plural = `${singular}s`): string =>
  `${grouped(String(count))} ${count === 1 ? singular : plural}`;
