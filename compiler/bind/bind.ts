import type * as ast from '../../grammar/ast.ts';
import { currencyExists } from '../currency.ts';
import type { Bound, Sources } from '../stages.ts';
import { gather } from './declarations.ts';
import { collectSymbols } from './symbols.ts';

/**
 * Finds the declarations of all files and the names that they declare. A catalog that is missing is reported, and
 * stands here as an empty one, so that an editor has something to work with.
 */
export function bind(sources: Sources, main: string): Bound {
  const found = gather(sources, main);
  const { symbols, diagnostics } = collectSymbols(found);
  const code = symbols.settings.currency?.code.text ?? '';
  return {
    files: sources.files,
    diagnostics: [...sources.diagnostics, ...found.diagnostics, ...diagnostics],
    catalog: found.catalog ?? emptyCatalog(main),
    currency: currencyExists(code) ? code : '',
    symbols,
  };
}

function emptyCatalog(main: string): ast.Catalog {
  const span = { file: main, start: 0, end: 0 };
  const name: ast.Name = { kind: 'name', text: '', form: 'bare', span };
  return { kind: 'catalog', name, title: null, items: [], span };
}
