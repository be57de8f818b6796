import type * as ast from './ast.ts';
import { fileBody } from './print/declarations.ts';
import { step } from './print/examples.ts';
import { indentation, linesOf, onOneLine, standApart, write, type Entry } from './print/page.ts';
import { flat } from './print/pieces.ts';
import type { Body, Statement } from './print/statement.ts';

/**
 * A tree as text that reads back as the same tree, places aside, in the one style. Comments are left out; the formatter
 * keeps them.
 */
export const print = (file: ast.File): string =>
  linesOf(write(entriesOf(fileBody(file), ''), 'declarations'))
    .map((line) => `${line}\n`)
    .join('');

/** One step of an example. */
export const printStep = (one: ast.Step): string => flat(step(one).line).trimEnd();

function entriesOf({ statements, layout }: Body, indent: string): Entry[] {
  const brief = statements.map((statement) => onOneLine(statement, indent));
  const isTall = (index: number): boolean => brief[index] === null && hasBraces(statements[index]!);
  const placed = (index: number) => ({ kind: statements[index]!.kind, isTall: isTall(index) });
  return statements.map((statement, index): Entry => ({
    kind: 'statement',
    start: 0,
    end: 0,
    blankBefore:
      index > 0 &&
      (standApart(layout, placed(index - 1), placed(index)) ||
        (layout === 'declarations' && familyOf(statements[index - 1]!) !== familyOf(statement))),
    line: brief[index] ?? statement.line,
    inColumns: true,
    inner: isTall(index) ? entriesOf(statement.body!, indent + indentation) : null,
    layout: statement.body?.layout ?? layout,
    opening: '{',
    closing: statement.tail === '' ? '}' : `} ${statement.tail}`,
    before: '',
    after: '',
  }));
}

const hasBraces = ({ body }: Statement): boolean =>
  body !== null && !(body.isBrief && body.statements.length === 0);

const families = [
  ['currency', 'timezone', 'round'],
  ['deduct', 'consume', 'activation'],
  ['meter', 'accepts', 'price', 'otherwise'],
];

/** Declarations of one line that belong together, where nobody has written how they stand. */
const familyOf = ({ kind }: Statement): string => families.find((kinds) => kinds.includes(kind))?.[0] ?? kind;
