import type { Step } from '../../runtime/result.ts';
import { escapeControls } from '../diagnostics/escape.ts';
import { grouped } from './figures.ts';
import type { Wording } from './wording.ts';

/** A step in words: `10,000`, `calls`, `×`, `CNY 0.15 / call`, `1,500.00`. */
export interface StepWords {
  /** Both are empty for what is owed by the period, which counts nothing. */
  readonly quantity: string;
  readonly unit: string;
  readonly sign: '×' | 'at' | '';
  /** With the terms that it is owed for, where a purchase is for several: `CNY 2 / qps × 3`. */
  readonly rate: string;
  readonly amount: string;
  /** Which cell of a price table it is of, as far as there is one to name. */
  readonly cell: string;
}

export function stepWords(step: Step, unit: string, wording: Wording): StepWords {
  const words = {
    rate: rateText(step),
    amount: wording.amount(step.amount),
    cell: escapeControls(step.cell),
  };
  return step.quantity === '0'
    ? { quantity: '', unit: '', sign: '', ...words }
    : {
        quantity: grouped(step.quantity),
        unit: wording.unit(unit, step.quantity),
        sign: signOf(step),
        ...words,
      };
}

/** A step as the cells of a table: quantity | unit | sign | rate | = | amount | cell. */
export const stepCells = (words: StepWords): readonly string[] => {
  const { quantity, unit, sign, rate, amount, cell } = words;
  return [quantity, unit, sign, rate, '=', amount, cell === '' ? '' : `(${cell})`];
};

/** The steps that an amount is reckoned by; none where it is the price of a whole purchase. */
export const reckonedBy = (steps: readonly Step[]): readonly Step[] =>
  steps.length === 1 && isWhole(steps[0]!) ? [] : steps;

/** Whether a step is one amount for all of a purchase, of which nothing has to be reckoned. */
export const isWhole = ({ form, terms }: Step): boolean => form === 'flat' && terms === undefined;

/** Only a price for each unit is what the quantity is multiplied by. */
function signOf({ form }: Step): StepWords['sign'] {
  switch (form) {
    case 'rate':
      return '×';
    case 'free':
    case 'at least':
    case 'at most':
      return '';
    case 'started':
    case 'complete':
    case 'percent':
    case 'flat':
    case 'event':
    case 'sum':
      return 'at';
  }
}

function rateText({ rate, form, terms }: Step): string {
  const one = escapeControls(rate);
  if (terms === undefined) return one;
  return `${form === 'sum' ? `(${one})` : one} × ${terms}`;
}
