import { catalogText, irOf } from '../../support/compile-text.ts';
import { expectFindings, type Expected } from '../../support/expect-findings.ts';
import type { Price } from '../../../compiler/ir/ir.ts';

/** A catalog whose one feature has these prices. */
const withPrice = (price: string, meter = 'call', before = ''): string =>
  catalogText(`${before}
feature ocr "OCR" {
  meter ${meter}
${price}
}`);

/** The lowered prices of a feature. */
export const pricesOf = (price: string, meter?: string, before?: string): readonly Price[] =>
  irOf(withPrice(price, meter, before)).features[0]!.prices;

/** Expects just these findings in a feature's prices. */
export const expectInPrice = (price: string, meter: string, ...expected: Expected[]): void =>
  expectFindings(withPrice(price, meter), ...expected);

/** The same beside other declarations. */
export const expectBeside = (before: string, price: string, ...expected: Expected[]): void =>
  expectFindings(withPrice(price, 'call', before), ...expected);
