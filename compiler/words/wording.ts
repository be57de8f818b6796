import { escapeControls } from '../diagnostics/escape.ts';
import type { Ir } from '../ir/ir.ts';
import { fixed } from '../../runtime/number-text.ts';
import type { RateForm } from '../../runtime/result.ts';
import { cellWords } from './cell-words.ts';
import { inCurrency, money } from './figures.ts';
import { spaced } from './text.ts';

/** How a catalog's figures are put into words. */
export interface Wording {
  /** An amount without its currency, with the decimals to which the catalog rounds. */
  amount(text: string): string;
  /** The same with the currency. */
  money(text: string): string;
  /** `call` or `calls`, as the quantity asks for. */
  unit(name: string, quantity: string): string;
  /** A rate as people read it: an amount that stands alone with the digits of the currency, units in words. */
  rate(label: string, form: RateForm): string;
  /** A cell of a price table. */
  cell(name: string): string;
  /** A feature's or a product's title; its name where it has none. */
  title(name: string): string;
}

/** What a unit is called, the singular first. */
export type UnitNames = ReadonlyMap<string, { readonly names: readonly string[] }>;

/** An amount with a fraction, in a rate. */
const FRACTION = /\d+\.\d+/;

/** The words of a catalog; its units are named in the price list, not in the IR. */
export function wordingOf(ir: Ir, units: UnitNames): Wording {
  const titles = new Map([...ir.features, ...ir.products].map(({ name, title }) => [name, title]));
  const cell = cellWords(ir);
  const fraction = (text: string): string => fixed(text, ir.currency.digits);
  const amount = (text: string): string => money(text, ir.rounding.step);
  return {
    amount,
    money: (text) => inCurrency(ir.currency.code, amount(text)),
    unit: (name, quantity) => {
      const [singular = name, plural = singular] = units.get(name)?.names ?? [];
      return escapeControls(spaced(quantity === '1' ? singular : plural));
    },
    rate: (label, form) => {
      const isMoney = form === 'flat' || form === 'at least' || form === 'at most';
      return escapeControls(spaced(isMoney ? label.replace(FRACTION, fraction) : label));
    },
    cell: (name) => escapeControls(cell(name)),
    title: (name) => escapeControls(titles.get(name) || name),
  };
}
