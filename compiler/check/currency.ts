import type * as ast from '../../grammar/ast.ts';
import type { Checker } from '../stages.ts';
import { reportUnit } from './unit-diagnostics.ts';

/**
 * Whether an amount's currency is the catalog's; reports another one. Where the catalog's own is missing or
 * unknown, that has been said already, and every currency passes.
 */
export function currencyIs(checker: Checker, name: ast.Name): boolean {
  const expected = checker.bound.currency;
  if (expected === '' || name.text === expected) return true;
  const declared = checker.bound.symbols.settings.currency;
  checker.report(
    reportUnit(
      'TAR2210',
      name.span,
      { found: name.text, expected },
      declared ? { related: [{ span: declared.span, note: `the catalog's currency` }] } : {},
    ),
  );
  return false;
}

/** Whether ISO 4217 knows the code, as far as the platform's own list goes. */
export const currencyExists = (code: string): boolean => Intl.supportedValuesOf('currency').includes(code);

/** How many digits follow the point in the currency's own notation: 2 for CNY, 0 for JPY. */
export function currencyDigits(code: string): number {
  // The locale changes separators, never the number of digits.
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: code });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}
