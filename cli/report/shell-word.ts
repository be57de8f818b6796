import { printableLine } from './printable.ts';

/** A text as a shell takes it for one word, with no more quotation marks than that takes. */
export function shellWord(text: string): string {
  const shown = printableLine(text);
  if (/^[\w./@%+=:,][\w./@%+=:,-]*$/.test(shown)) return shown;
  return /["$`\\!]/.test(shown) ? `'${shown.replaceAll("'", `'\\''`)}'` : `"${shown}"`;
}
