import type { Fix } from '../../grammar/text/diagnostic.ts';
import type { Span } from '../../grammar/text/span.ts';
import { inserting } from '../diagnostics/fix.ts';
import type { Checker } from '../stages.ts';

const fileText = (checker: Checker, file: string): string => checker.bound.files.get(file)?.file.text ?? '';

/** What is written at a place. */
export const textAt = (checker: Checker, { file, start, end }: Span): string =>
  fileText(checker, file).slice(start, end);

/** Whether the same is written at two places, white space aside. */
export const readSame = (checker: Checker, a: Span, b: Span): boolean =>
  words(textAt(checker, a)) === words(textAt(checker, b));

const words = (text: string): string => text.trim().replace(/\s+/g, ' ');

/** A place with the word before it: the tree keeps what `from` or `otherwise` says, not where the word stands. */
export function withWord(checker: Checker, word: string, span: Span): Span {
  const start = fileText(checker, span.file).lastIndexOf(word, span.start - 1);
  return start === -1 ? span : { ...span, start };
}

/** A fix that adds a line below the one on which a place ends, as far in as the one on which it begins. */
export function addingLine(checker: Checker, { file, start, end }: Span, text: string, title: string): Fix {
  const source = fileText(checker, file);
  let first = start;
  while (first > 0 && /[ \t]/.test(source[first - 1]!)) first--;
  const indent = source.slice(first, start);
  // What stands behind the place on its line stays there where it is a comment.
  const comment = /^[ \t]*(\/\/[^\n]*)?(?=\r?\n|$)/.exec(source.slice(end));
  return inserting(file, end + (comment?.[0].length ?? 0), `\n${indent}${text}`, false, title);
}

/** A fix that adds a setting below the ones that the catalog has; none where it has none. */
export function addingSetting(checker: Checker, text: string): readonly Fix[] {
  const { currency, timezone, round } = checker.bound.symbols.settings;
  const { file } = checker.bound.catalog.span;
  const stated = [currency, timezone, round].filter((one) => one?.span.file === file);
  const last = stated.toSorted((a, b) => a!.span.end - b!.span.end).at(-1);
  return last ? [addingLine(checker, last.span, text, `add \`${text}\``)] : [];
}
