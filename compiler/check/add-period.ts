import type { Fix } from '../../grammar/text/diagnostic.ts';
import { inserting } from '../diagnostics/fix.ts';
import type { PriceTerms } from './price-terms.ts';

/** The fix that adds `monthly`, the period that most prices have; none for a table, whose cells may have their own. */
export function byTheMonth({ kind, span, ...body }: PriceTerms['body']): readonly Fix[] {
  if (kind === 'table') return [];
  const at = 'mode' in body && body.mode ? span.start + body.mode.length : span.end;
  return [inserting(span.file, at, ' monthly', false, 'add `monthly`')];
}
