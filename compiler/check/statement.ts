import { all } from '../../grammar/statements-of.ts';
import type { Span } from '../../grammar/text/span.ts';
import { removing } from '../diagnostics/fix.ts';
import type { Checker } from '../stages.ts';
import { readSame } from './source-text.ts';
import { reportFunding } from './funding-diagnostics.ts';

/** The one statement of a kind in a block; a second one is reported, and the first counts. */
export function single<T extends { readonly kind: string; readonly span: Span }, K extends T['kind']>(
  checker: Checker,
  items: readonly T[],
  kind: K,
): Extract<T, { kind: K }> | null {
  const [first = null, ...others] = all(items, kind);
  for (const other of others) {
    const related = [{ span: first!.span, note: 'first stated here' }];
    const isSame = readSame(checker, first!.span, other.span);
    const fixes = [removing(other.span, isSame, 'take the second one away')];
    checker.report(reportFunding('TAR2401', other.span, { word: kind }, { related, fixes }));
  }
  return first;
}
