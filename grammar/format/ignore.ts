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

/** The comments between which all is left as it is: the index of the last by that of the first. */
export function ignoredRanges(things: readonly Thing[]): ReadonlyMap<number, number> {
  const ranges = new Map<number, number>();
  let open: number | null = null;
  things.forEach((thing, index) => {
    const words = thing.kind === 'comment' ? said(thing.comment) : null;
    if (words === 'prettier-ignore-start') open ??= index;
    if (words !== 'prettier-ignore-end' || open === null) return;
    ranges.set(open, index);
    open = null;
  });
  return ranges;
}
