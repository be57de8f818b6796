import { name } from '../../grammar/print/words.ts';
import { suggest } from '../../grammar/suggest.ts';
import type { Extras } from '../../grammar/text/diagnostic.ts';
import type { Span } from '../../grammar/text/span.ts';
import { replacing } from './fix.ts';

/** Names longer than this are not compared, nor are more than so many: a message is not worth quadratic time. */
const LONGEST = 100;
const MOST = 10_000;

/**
 * The declared name that was probably meant by the one at `span`, as help and as a fix; nothing where none is near. A
 * word of the language that may stand beside the names is written as it is.
 */
export function didYouMean(
  span: Span,
  written: string,
  names: Iterable<string>,
  word: string | null = null,
): Extras {
  const near = nearest(written, word === null ? names : [...names, word]);
  if (near === null) return {};
  const text = near === word ? word : asWritten(near);
  return {
    help: `did you mean \`${near}\`?`,
    fixes: [replacing(span, text, false, `write \`${near}\``)],
  };
}

/** The nearest of some names by edit distance, if it is near enough to be the same word. */
export function nearest(written: string, names: Iterable<string>): string | null {
  if (written.length > LONGEST) return null;
  const compared: string[] = [];
  for (const name of names) {
    if (compared.length === MOST) break;
    if (name.length <= LONGEST) compared.push(name);
  }
  return suggest(written, compared);
}

/** A word of the language stands in backticks, and what is no name is a string. */
export const asWritten = (text: string): string =>
  name({ kind: 'name', text, form: 'bare', span: { file: '', start: 0, end: 0 } });
