import type * as ast from '../../grammar/ast.ts';
import type { Diagnostic } from '../../grammar/text/diagnostic.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import { reportBind } from './bind-diagnostics.ts';

/** Says that nothing of a kind has this name, and which declared name was probably meant, unless the help is given. */
export function unknownName(
  kind: string,
  name: ast.Name,
  declared: Iterable<string>,
  help: string | null = null,
): Diagnostic {
  const extras = help === null ? didYouMean(name.span, name.text, declared) : { help };
  return reportBind('TAR2022', name.span, { kind, name: name.text }, extras);
}
