import type * as ast from '../../grammar/ast.ts';
import type { Diagnostic } from '../../grammar/text/diagnostic.ts';
import type { Sources } from '../stages.ts';
import { reportBind } from './bind-diagnostics.ts';
import { resolveInclude } from './include-path.ts';

/** A declaration, and the category that it belongs to. */
export interface Placed {
  readonly node: Exclude<ast.Declaration, ast.Include | ast.Category>;
  readonly category: ast.Category | null;
}

export interface Declarations {
  /** Null, and reported, where the main file has none. */
  readonly catalog: ast.Catalog | null;
  readonly categories: readonly ast.Category[];
  /** In the order of reading: an included file stands in the place of its `include`. */
  readonly placed: readonly Placed[];
  readonly diagnostics: readonly Diagnostic[];
}

const SETTINGS: ReadonlySet<string> = new Set([
  'currency',
  'timezone',
  'round',
  'deduct',
  'consume',
  'activation',
]);

/** Lays all files of a catalog out as one list of declarations. */
export function gather(sources: Sources, main: string): Declarations {
  const categories: ast.Category[] = [];
  const placed: Placed[] = [];
  const diagnostics: Diagnostic[] = [];
  const visited = new Set<string>();

  const visit = (items: readonly (ast.Catalog | ast.CategoryItem)[], category: ast.Category | null): void => {
    for (const item of items) {
      switch (item.kind) {
        case 'meter':
        case 'accepts':
        case 'price':
        case 'otherwise':
          // What is said of each feature of the category stays with it.
          break;
        case 'catalog':
          diagnostics.push(reportBind('TAR2003', item.name.span, { name: item.name.text }));
          visit(item.items, category);
          break;
        case 'include':
          enter(item, category);
          break;
        case 'category':
          if (category) {
            const values = { name: item.name.text, outer: category.name.text };
            const related = [{ span: category.name.span, note: 'the outer category' }];
            diagnostics.push(reportBind('TAR2005', item.name.span, values, { related }));
          } else categories.push(item);
          visit(item.items, category ?? item);
          break;
        default:
          if (category && SETTINGS.has(item.kind)) {
            const values = { word: item.kind, category: category.name.text };
            diagnostics.push(reportBind('TAR2006', item.span, values));
          }
          placed.push({ node: item, category });
      }
    }
  };

  const enter = (include: ast.Include, category: ast.Category | null): void => {
    const resolved = resolveInclude(include.span.file, include.path.value);
    if ('why' in resolved || visited.has(resolved.path)) return;
    visited.add(resolved.path);
    const parsed = sources.files.get(resolved.path);
    if (parsed) visit(parsed.tree.items, category);
  };

  visited.add(main);
  const items = sources.files.get(main)?.tree.items ?? [];
  const catalogs = items.filter((item) => item.kind === 'catalog');
  const [catalog = null, ...others] = catalogs;
  for (const other of others) {
    const related = [{ span: catalog!.name.span, note: 'the first catalog' }];
    diagnostics.push(reportBind('TAR2002', other.name.span, { name: other.name.text }, { related }));
  }
  if (catalog) {
    for (const item of items)
      if (item.kind !== 'catalog')
        diagnostics.push(reportBind('TAR2004', item.span, { name: catalog.name.text }));
    visit(catalog.items, null);
  } else if (sources.files.has(main)) {
    diagnostics.push(reportBind('TAR2001', { file: main, start: 0, end: 0 }, {}));
  }
  return { catalog, categories, placed, diagnostics };
}
