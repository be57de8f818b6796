import type { Comment } from '../ast.ts';
import type { Parsed, TokenPlace } from '../parse.ts';

/** A text with its tokens and comments, each in the order of the text. */
export interface Source {
  readonly text: string;
  readonly tokens: readonly TokenPlace[];
  readonly comments: readonly Comment[];
}

export const sourceOf = ({ file, tree, tokens }: Parsed): Source => ({
  text: file.text,
  tokens: tokens.filter(({ kind }) => kind !== 'comment'),
  comments: tree.comments,
});

/** Those that stand from one offset to another. */
export function within<T extends Pick<Comment, 'span'>>(
  list: readonly T[],
  start: number,
  end: number,
): readonly T[] {
  const from = firstAt(list, start);
  return list.slice(from, firstAt(list, end, from));
}

/** The index of the first that begins at an offset or after it. */
function firstAt(list: readonly Pick<Comment, 'span'>[], offset: number, from = 0): number {
  let low = from;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.span.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The offsets of the braces of a statement that ends at `end`: its first, and that one's partner. */
export function bracesOf(
  { tokens }: Source,
  start: number,
  end: number,
): { readonly open: number; readonly close: number } | null {
  let open: number | null = null;
  let depth = 0;
  for (let index = firstAt(tokens, start); index < tokens.length; index++) {
    const { text, span } = tokens[index]!;
    if (span.start >= end) return null;
    if (text === '{') {
      depth++;
      open ??= span.start;
    } else if (text === '}' && --depth === 0) return { open: open!, close: span.start };
  }
  return null;
}

export const isLineComment = ({ text }: Comment): boolean => text.startsWith('//');
/** Whether nothing else stands on a comment's line. */
export function isAlone({ text }: Source, { span }: Comment): boolean {
  let [first, last] = [span.start - 1, span.end];
  while (isSpace(text[first])) first--;
  while (isSpace(text[last])) last++;
  return [first, last].every((index) => text[index] === undefined || text[index] === '\n');
}

const isSpace = (character: string | undefined): boolean =>
  character !== undefined && character !== '\n' && character.trim() === '';

export const isBroken = (text: string): boolean => text.includes('\n');
/** Whether an empty line lies in what is between two things. */
export const hasBlank = (between: string): boolean => (between.match(/\n/g) ?? []).length > 1;

/**
 * A comment as it is written again: no space at the ends of its lines, and the lines of one whose every line begins with
 * a star below one another.
 */
export function commentText({ text }: Comment, indent: string): string {
  const [first, ...rest] = text.split('\n').map((line) => line.trimEnd());
  const isStarred = rest.every((line) => line.trimStart().startsWith('*'));
  return [first!, ...rest.map((line) => (isStarred ? `${indent} ${line.trimStart()}` : line))].join('\n');
}
