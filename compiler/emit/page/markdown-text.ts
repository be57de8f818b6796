import { escapeControls } from '../../diagnostics/escape.ts';

/** What means something to Markdown, or to GitHub, wherever it stands. */
const SIGNS = /[\\`*_[\]<>|~&#]/g;
/** An address without marks around it becomes a link, and so does what begins like one. */
const LINKS = /:(?=\/\/)|\bwww(?=\.)/gi;
/** What means something at the beginning of a block. */
const START = /^(?:[-+=]|\d{1,9}[.)](?=\s|$))/;

/** A text that means itself, in the middle of a line. */
export const markdownText = (text: string): string =>
  escapeControls(text)
    .replace(SIGNS, '\\$&')
    .replace(LINKS, (found) => (found === ':' ? '\\:' : `${found}&#8203;`));

/** The same where a block begins. */
export const blockStart = (markdown: string): string =>
  markdown.trimStart().replace(START, (found) => `${found.slice(0, -1)}\\${found.slice(-1)}`);

/** A word that is printed as it is typed; a word with marks of its own is only a text. */
export const codeSpan = (word: string): string =>
  /^[\w.:@/ -]*\w$/.test(word) && !word.startsWith(' ') ? `\`${word}\`` : markdownText(word);

/** Words between marks; the marks must touch what they are for. */
export function between(mark: string, markdown: string): string {
  const words = markdown.trim();
  return words === '' ? '' : `${mark}${words}${mark}`;
}
