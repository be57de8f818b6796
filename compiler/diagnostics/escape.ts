import { characterWidth } from '../../grammar/text/width.ts';

/** C0 (but the tab), DEL, C1, line and paragraph separators, and what turns the direction of text. */
const HOSTILE = /(?!\t)[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;

/** Whether a character may not reach a terminal as it is. */
const isHostile = (character: string): boolean => HOSTILE.test(character);

/** A text that shows what it holds: a character that would steer the terminal is written `\u{1b}`. */
export function escapeControls(text: string): string {
  let shown = '';
  for (const character of text) shown += isHostile(character) ? escaped(character) : character;
  return shown;
}

const escaped = (character: string): string => `\\u{${character.codePointAt(0)!.toString(16)}}`;

/** How many columns of a terminal a character takes, as it is shown. */
export function widthOf(character: string): number {
  if (isHostile(character)) return escaped(character).length;
  return characterWidth(character);
}
