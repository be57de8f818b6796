import { grouped } from '../../../runtime/number-text.ts';
import type { RatePart } from '../../ir/ir.ts';
import { perLabel } from '../../ir/labels.ts';
import type { AmountCharge } from './schedule.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Rates in the words of the price list, told under a heading that says once what they have in common. */

export interface Rates {
  /** `CNY / call`; `price` where the rates have nothing in common. */
  readonly heading: string;
  /** Whether all of them are numbers, which can stand under each other. */
  readonly areFigures: boolean;
  /** A rate as it stands under the heading. */
  readonly shown: (charge: AmountCharge) => string;
}

/** What the rates of a table have in common. */
export function ratesOf({ currency, words }: Vocabulary, charges: readonly AmountCharge[]): Rates {
  const per = commonPer(charges);
  if (per === null) return { heading: 'price', areFigures: false, shown: ({ label }) => words(label) };
  const figures = charges.flatMap(({ parts }) => parts.map(({ amount }) => amount));
  const decimals = figures.reduce((most, figure) => Math.max(most, decimalsIn(figure)), 0);
  return {
    heading: words(`${currency} / ${per}`),
    areFigures: true,
    shown: ({ label, parts: [part] }) =>
      part === undefined ? label : padded(grouped(part.amount), decimals),
  };
}

/** What all rates are for, `1,000 calls`; null where they have nothing in common. */
export function commonPer(charges: readonly AmountCharge[]): string | null {
  const [first, ...others] = charges.map(({ parts }) => onlyPer(parts));
  return first !== undefined && first !== '' && others.every((per) => per === first) ? first : null;
}

/** What a rate of one part is for. */
const onlyPer = ([first, ...others]: readonly RatePart[]): string =>
  first === undefined || others.length > 0 ? '' : perLabel(first);

const decimalsIn = (figure: string): number => figure.split('.')[1]?.replace('…', '').length ?? 0;

/** Figures with equally many decimals, so that their points stand under each other. */
export function evenFigures(figures: readonly string[]): readonly string[] {
  const most = figures.reduce((decimals, figure) => Math.max(decimals, decimalsIn(figure)), 0);
  return figures.map((figure) => padded(figure, most));
}

function padded(figure: string, decimals: number): string {
  if (!/^[\d,]+(\.\d+)?$/.test(figure)) return figure;
  const [whole = '', fraction = ''] = figure.split('.');
  return decimals === 0 ? whole : `${whole}.${fraction.padEnd(decimals, '0')}`;
}
