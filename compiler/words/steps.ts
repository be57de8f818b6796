import type { RateForm, Step } from '../../runtime/result.ts';
import { grouped } from './figures.ts';
import { partsOf } from './fixed-rows.ts';
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

/** A step in words, in as many rows as it takes for each of them to multiply to its amount. */
export const stepWords = (step: Step, unit: string, wording: Wording): readonly StepWords[] =>
  partsOf(step).map(({ count, rate, form, amount }) => {
    const words = {
      rate: rateText(wording.rate(rate, form), form, step.terms),
      amount: wording.amount(amount),
      cell: wording.cell(step.cell),
    };
    if (count !== null) return { quantity: count[0], unit: count[1], sign: '×', ...words };
    if (step.quantity === '0') return { quantity: '', unit: '', sign: '', ...words };
    return {
      quantity: grouped(step.quantity),
      unit: wording.unit(unit, step.quantity),
      sign: signOf(form),
      ...words,
    };
  });

/** A step as the cells of a table: quantity | unit | sign | rate | = | amount | cell. */
export const stepCells = (words: StepWords): readonly string[] => {
  const { quantity, unit, sign, rate, amount, cell } = words;
  return [quantity, unit, sign, rate, '=', amount, cell === '' ? '' : `(${cell})`];
};

/**
 * Steps as they are reckoned: what a sum is held to comes after what makes it up. That usage costs nothing goes without
 * saying where a price by the period is all there is.
 */
export function asReckoned(steps: readonly Step[]): readonly Step[] {
  const sorted = steps.toSorted((a, b) => Number(isHeld(a)) - Number(isHeld(b)));
  const isFlat = steps.some(({ tier, form }) => tier === 0 && form === 'flat');
  const owed = sorted.filter(({ tier, form }) => tier === 0 || form !== 'free');
  return isFlat && owed.every(({ tier }) => tier === 0) ? owed : sorted;
}

const isHeld = ({ tier, form }: Step): boolean => tier === 0 && (form === 'at least' || form === 'at most');

/** The steps that an amount is reckoned by; none where it is the price of a whole purchase. */
export const reckonedBy = (steps: readonly Step[]): readonly Step[] =>
  steps.length === 1 && isWhole(steps[0]!) ? [] : steps;

/** Whether a step is one amount for all of a purchase, of which nothing has to be reckoned. */
export const isWhole = ({ form, terms }: Step): boolean => form === 'flat' && terms === undefined;

/** Only a price for each unit is what the quantity is multiplied by. */
function signOf(form: RateForm): StepWords['sign'] {
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

function rateText(rate: string, form: RateForm, terms: number | undefined): string {
  if (terms === undefined) return rate;
  return `${form === 'sum' ? `(${rate})` : rate} × ${terms}`;
}
