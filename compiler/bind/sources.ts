import type * as ast from '../../grammar/ast.ts';
import { parse, type Parsed } from '../../grammar/parse.ts';
import type { Diagnostic } from '../../grammar/text/diagnostic.ts';
import { sourceFile } from '../../grammar/text/source-file.ts';
import { removing } from '../diagnostics/fix.ts';
import type { Host, ReadSources } from '../stages.ts';
import { reportBind } from './bind-diagnostics.ts';
import { resolveInclude } from './include-path.ts';

const DEEPEST = 16;
const MOST_FILES = 1000;

/** Reads and parses the main file and, depth first, all that it includes. */
export function readSources(host: Host, main: string): ReadSources {
  const files = new Map<string, Parsed>();
  const diagnostics: Diagnostic[] = [];
  const found: Diagnostic[] = [];
  const report = (fault: Diagnostic): void => {
    diagnostics.push(fault);
    found.push(fault);
  };
  const includedAt = new Map<string, ast.Include>();

  const parseInto = (path: string, text: string): Parsed => {
    const parsed = parse(sourceFile(path, text));
    files.set(path, parsed);
    diagnostics.push(...parsed.diagnostics);
    for (const fault of parsed.found) found.push(fault);
    return parsed;
  };

  const follow = (parsed: Parsed, way: readonly string[]): void => {
    for (const include of includesOf(parsed.tree)) {
      const fault = take(include, way);
      if (fault) report(fault);
    }
  };

  /** Reads one include and what it includes; the diagnostic says why it was not read. */
  const take = (include: ast.Include, way: readonly string[]): Diagnostic | null => {
    const { span, value } = include.path;
    const resolved = resolveInclude(include.span.file, value);
    if ('why' in resolved) return reportBind('TAR2010', span, { path: value, why: resolved.why });
    const { path } = resolved;
    if (way.includes(path)) {
      const loop = way.slice(way.indexOf(path)).map((file) => `\`${file}\``);
      return reportBind('TAR2013', span, { path, way: loop.join(', ') });
    }
    const first = includedAt.get(path);
    if (first) {
      const related = [{ span: first.span, note: 'first included here' }];
      const fixes = [removing(include.span, true, 'take the second one away')];
      return reportBind('TAR2014', span, { path }, { related, fixes });
    }
    if (way.length > DEEPEST) return reportBind('TAR2015', span, { limit: String(DEEPEST) });
    if (files.size >= MOST_FILES) {
      // Said once: a catalog this large would say it a thousand times.
      const said = diagnostics.some((diagnostic) => diagnostic.code === 'TAR2016');
      return said ? null : reportBind('TAR2016', span, { limit: String(MOST_FILES) });
    }
    includedAt.set(path, include);
    const read = host.read(path);
    if ('failure' in read) {
      if (read.failure === 'outside')
        return reportBind('TAR2010', span, { path: value, why: 'leads out of the folder' });
      return reportBind(read.failure === 'missing' ? 'TAR2011' : 'TAR2012', span, { path });
    }
    follow(parseInto(path, read.text), [...way, path]);
    return null;
  };

  const read = host.read(main);
  if ('failure' in read) {
    const nowhere = { file: main, start: 0, end: 0 };
    report(reportBind(read.failure === 'missing' ? 'TAR2011' : 'TAR2012', nowhere, { path: main }));
  } else follow(parseInto(main, read.text), [main]);
  return { files, diagnostics, found };
}

/** The includes of a file, wherever they stand. */
function includesOf(tree: ast.File): ast.Include[] {
  const found: ast.Include[] = [];
  const visit = (items: readonly (ast.Catalog | ast.CategoryItem)[]): void => {
    for (const item of items) {
      if (item.kind === 'include') found.push(item);
      else if (item.kind === 'catalog' || item.kind === 'category') visit(item.items);
    }
  };
  visit(tree.items);
  return found;
}
