import { printableLine } from './printable.ts';

/** What XML 1.0 cannot hold at all, whatever it is escaped as; controls are spelt out before. */
const NO_CHARACTER = /[\ufffe\uffff]/g;

/** A text of several lines as the content of an element. */
export const xmlText = (text: string): string => text.split('\n').map(xmlLine).join('\n');

/** A text for an attribute, in which a parser would turn a tab into a space. */
export const xmlAttribute = (text: string): string => xmlLine(text).replaceAll('\t', '&#9;');

/**
 * A line for the builder, which escapes `<` and `>`, and `&` but where it takes what follows for an entity: so every `&`
 * is one. The runner of a GitHub workflow, which takes `::…::` at a line's start and `##[…]` anywhere for commands, finds
 * none.
 */
const xmlLine = (text: string): string =>
  printableLine(text)
    .replace(NO_CHARACTER, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`)
    .replaceAll('&', '&amp;')
    .replace(/^(\s*):(?=:)/, '$1&#58;')
    .replaceAll('##[', '##&#91;');
