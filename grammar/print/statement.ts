import type { Span } from '../text/span.ts';
import { columns, type Columns, type Piece } from './pieces.ts';

/** How one node stands on the page: a line, and what is between its braces if it has some. */
export interface Statement {
  readonly kind: string;
  readonly span: Span;
  readonly line: Piece;
  readonly body: Body | null;
  /** What follows the closing brace on its line. */
  readonly tail: string;
}

/** What is between two braces, or in a file. */
export interface Body {
  /**
   * `declarations` with braces stand apart. Lines share columns with those above and below, up to an empty line or to
   * braces; `rows` with all of their table.
   */
  readonly layout: 'declarations' | 'statements' | 'rows';
  readonly statements: readonly Statement[];
  /** Whether the braces may be left out around nothing, and stand on one line around one short statement. */
  readonly isBrief: boolean;
}

interface Printed {
  readonly kind: string;
  readonly span: Span;
}

/** A statement that begins with its word: the words of those below one another make a column. */
export const line = (word: string, rest: Piece): Columns => columns('line', word, rest);

export const statement = (
  { kind, span }: Printed,
  text: Piece,
  body: Body | null = null,
  tail = '',
): Statement => ({ kind, span, line: text, body, tail });

export const body = (layout: Body['layout'], statements: readonly Statement[], isBrief = false): Body => ({
  layout,
  statements,
  isBrief,
});
