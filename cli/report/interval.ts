import type { Interval } from '../../compiler/analyze/interval.ts';
import { grouped } from './numbers.ts';
import type { Wording } from './wording.ts';

/** A stretch of quantities: `from 61 calls on`, `from 1 up to 500 calls`. */
export function intervalWords(
  { from, fromClosed, to, toClosed }: Interval,
  unit: string,
  wording: Wording,
): string {
  const first = grouped(from.toString());
  const low = `${fromClosed ? 'from' : 'above'} ${first}`;
  if (to === null) return `${low} ${wording.unit(unit, from.toString())} on`;
  const units = wording.unit(unit, to.toString());
  if (to.equals(from)) return `at ${first} ${units}`;
  return `${low} ${toClosed ? 'up to' : 'up to, not with,'} ${grouped(to.toString())} ${units}`;
}
