import type * as ast from './ast.ts';
import { declaration } from './print/declarations.ts';

export { step as printStep } from './print/examples.ts';

/**
 * A tree as text that reads back as the same tree, places aside: two spaces a level, tables in columns, names in
 * backticks where they need them. Comments are left out; keeping them is the formatter's work.
 */
export function print(file: ast.File): string {
  return file.items.map((item) => `${declaration(item)}\n`).join('\n');
}
