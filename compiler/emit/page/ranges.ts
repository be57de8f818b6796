import { exactFigure } from '../../words/figures.ts';

/** Where one range ends and the next begins; `closed`: the value belongs to the range below it. */
export interface Bound {
  readonly value: string;
  readonly closed: boolean;
}

/** `over 10,000 to 100,000`; which of two ranges a bound belongs to can be told from the words. */
export function rangeWords(
  lower: Bound | null,
  upper: Bound | null,
  figure: (value: string) => string = exactFigure,
): string {
  const from = lower && `${lower.closed ? 'over' : 'from'} ${figure(lower.value)}`;
  if (upper === null) return from ?? 'any';
  const to = figure(upper.value);
  if (from === null) return upper.closed ? `up to ${to}` : `below ${to}`;
  return upper.closed ? `${from} to ${to}` : `${from} to below ${to}`;
}
