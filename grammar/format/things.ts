import type { Comment } from '../ast.ts';
import type { Statement } from '../print/statement.ts';
import { isBroken, isLineComment, within, type Source } from './source.ts';

/** What stands in a body: a comment on lines of its own, or a statement with the comments on its lines. */
export type Thing = CommentThing | StatementThing;

interface CommentThing {
  readonly kind: 'comment';
  readonly comment: Comment;
  readonly start: number;
  readonly end: number;
}

export interface StatementThing {
  readonly kind: 'statement';
  readonly statement: Statement;
  readonly before: readonly Comment[];
  readonly after: readonly Comment[];
  readonly start: number;
  readonly end: number;
}

/** The things from one offset to another, and the comments that follow an opening brace on its line. */
export function thingsIn(
  source: Source,
  statements: readonly Statement[],
  from: number,
  to: number,
  isBraced: boolean,
): { readonly opened: readonly Comment[]; readonly things: readonly Thing[] } {
  const gaps = [...statements, null].map((next, index) => {
    const last = statements[index - 1];
    const before = last === undefined ? (isBraced ? from : null) : last.span.end;
    return gap(source, last?.span.end ?? from, before, next?.span.start ?? null, to);
  });
  const things = gaps.flatMap(({ own, before }, index): Thing[] => {
    const statement = statements[index];
    const comments = own.map((comment): Thing => ({ kind: 'comment', comment, ...comment.span }));
    if (statement === undefined) return comments;
    const { after } = gaps[index + 1]!;
    const start = (before[0] ?? statement).span.start;
    const { end } = (after.at(-1) ?? statement).span;
    return [...comments, { kind: 'statement', statement, before, after, start, end }];
  });
  return { opened: gaps[0]!.after, things };
}

interface Gap {
  /** On the line on which what stands before the gap ends. */
  readonly after: readonly Comment[];
  readonly own: readonly Comment[];
  /** On the line on which what stands after the gap begins. */
  readonly before: readonly Comment[];
}

/** Sorts the comments between two statements by the lines on which they stand. */
function gap(
  { text, comments }: Source,
  from: number,
  last: number | null,
  next: number | null,
  to: number,
): Gap {
  const list = within(comments, from, next ?? to);
  const isOneLine = (start: number, end: number): boolean => !isBroken(text.slice(start, end));
  let first = list.length;
  for (let start = next; start !== null && first > 0; first--) {
    const comment = list[first - 1]!;
    if (isLineComment(comment) || isBroken(comment.text) || !isOneLine(comment.span.end, start)) break;
    ({ start } = comment.span);
  }
  let count = 0;
  for (let end = last; end !== null && count < first; count++) {
    const { span } = list[count]!;
    if (!isOneLine(end, span.start)) break;
    ({ end } = span);
  }
  return { after: list.slice(0, count), own: list.slice(count, first), before: list.slice(first) };
}
