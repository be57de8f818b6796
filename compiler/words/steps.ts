import { Exact } from '../../runtime/exact.ts';
import type { Step } from '../../runtime/result.ts';
import { escapeControls } from '../diagnostics/escape.ts';
import { grouped } from './figures.ts';
import type { Wording } from './wording.ts';

/** A price for each unit, which is what one may write `×` before. Blocks and flat parts are not. */
const PER_UNIT = /^[A-Z]{3} ([\d.,]+) \/ (?:([\d.,]+) )?(?!started\b|complete\b)\S+$/;

/** The price of a whole purchase. */
const WHOLE = /^([A-Z]{3}) (\d+(?:\.\d+)?)$/;

/** A step as the cells of a table: `10,000 | calls | × | CNY 0.15 / call | = | 1,500.00`. */
export function stepCells(
  step: Step,
  unit: string,
  wording: Wording,
  isPurchase: boolean,
): readonly string[] {
  const rate = rateText(step.rate) + (isPurchase ? termsText(step) : '');
  const amount = wording.amount(step.amount);
  // What is owed by the period counts nothing.
  if (step.quantity === '0') return ['', '', '', rate, '=', amount];
  const sign = PER_UNIT.test(step.rate) ? '×' : /^(?:at |free$)/.test(step.rate) ? '' : 'at';
  return [grouped(step.quantity), wording.unit(unit, step.quantity), sign, rate, '=', amount];
}

/** Whether a step is the price of a whole purchase, of which nothing has to be reckoned. */
export const isWhole = ({ rate }: Step): boolean => WHOLE.test(rate);

/** A rate in the words of the price list; the price of a whole purchase comes as a bare number. */
function rateText(rate: string): string {
  const [, currency, price] = WHOLE.exec(rate) ?? [];
  return price === undefined ? escapeControls(rate) : `${currency} ${grouped(price)}`;
}

/** ` × 3` where a purchase is for three terms: the rate is for one, the amount for all. */
function termsText({ quantity, rate, amount }: Step): string {
  const [, price, count = '1'] = PER_UNIT.exec(rate) ?? [];
  if (price === undefined) return '';
  const one = Exact.of(quantity)
    .times(Exact.of(price.replaceAll(',', '')))
    .over(Exact.of(count.replaceAll(',', '')));
  if (one.isZero()) return '';
  const terms = Exact.of(amount).over(one);
  return terms.isWhole() && terms.compare(Exact.one) > 0 ? ` × ${terms.toString()}` : '';
}

/** Which cell of a price table a step is of, as far as there is one to name. */
export const cellText = ({ cell }: Step): string => (cell === '' ? '' : `(${escapeControls(cell)})`);
