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

/** East Asian scripts, full-width forms and pictures take two columns of a terminal; combining marks take none. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NO_WIDTH = /[\p{Mn}\p{Me}\u200b-\u200d]/u;

/** How many columns of a terminal a character takes, as it is shown. */
export function widthOf(character: string): number {
  if (isHostile(character)) return escaped(character).length;
  return NO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
}
