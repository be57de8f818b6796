import type { Comment } from '../ast.ts';
import type { Thing } from './things.ts';

/** What a comment says, if it is about formatting. */
function said({ text }: Comment): string | null {
  const words = text.startsWith('//') ? text.slice(2) : text.slice(2, -2);
  return /^\s*(prettier-ignore(?:-start|-end)?)\s*$/.exec(words)?.[1] ?? null;
}

/** Whether the statement at an index is to be left as it is: the comment before it says so. */
export function isIgnored(things: readonly Thing[], index: number): boolean {
  const thing = things[index]!;
  if (thing.kind === 'comment') return false;
  const before = things[index - 1];
  const comment = thing.before.at(-1) ?? (before?.kind === 'comment' ? before.comment : undefined);
  return comment !== undefined && said(comment) === 'prettier-ignore';
}

/** The index of the comment up to which all is left as it is, if the one at an index begins that; else null. */
export function endOfIgnored(things: readonly Thing[], index: number): number | null {
  const isComment = (at: number, words: string): boolean => {
    const thing = things[at]!;
    return thing.kind === 'comment' && said(thing.comment) === words;
  };
  if (!isComment(index, 'prettier-ignore-start')) return null;
  for (let at = index + 1; at < things.length; at++) if (isComment(at, 'prettier-ignore-end')) return at;
  return null;
}
