import type * as ast from '../../grammar/ast.ts';
import type { Checker } from '../stages.ts';
import { reportUnit } from '../bind/unit-diagnostics.ts';

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
