import type { Step } from '../../runtime/result.ts';
import { grouped, money } from './numbers.ts';
import { printableLine } from './printable.ts';
import type { Align } from './table.ts';

/** How amounts are written: the currency's code and the step to which the catalog rounds. */
export interface MoneyStyle {
  readonly currency: string;
  readonly step: string;
}

/** A price for each unit, which is what one may write `×` before. Blocks and flat parts are not. */
const PER_UNIT = /^[A-Z]{3} [\d.,]+ \/ (?!started |complete )/;

export const STEP_ALIGNS: readonly Align[] = ['right', 'left', 'left', 'left', 'left', 'right'];

/** A step as the cells of a table: `10,000 | calls | × | CNY 0.15 / call | = | 1,500.00`. */
export function stepCells(step: Step, unit: string, style: MoneyStyle): readonly string[] {
  const rate = printableLine(step.rate);
  const amount = money(step.amount, style.step);
  // What is owed by the period counts nothing.
  if (step.quantity === '0') return ['', '', '', rate, '=', amount];
  return [grouped(step.quantity), printableLine(unit), PER_UNIT.test(step.rate) ? '×' : 'at', rate, '=', amount];
}

/** Which cell of a price table a step is of, as far as there is one to name. */
export const cellText = ({ cell }: Step): string => (cell === '' ? '' : `(${printableLine(cell)})`);
