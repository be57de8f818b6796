import { escapeControls } from '../../compiler/diagnostics/escape.ts';

/** A text of a file or an argument on one line: a line break in a name cannot start a line of its own. */
export const printableLine = escapeControls;

/** The color codes that picocolors writes, and nothing else that starts with an escape. */
export const COLOR = new RegExp(`(${'\u001b'}\\[\\d{1,2}m)`, 'g');

/**
 * The last gate before a terminal: our own colors pass, every other control is spelt out as `\u{1b}`. In the log of a
 * workflow, nothing that was not meant for its runner is a command to it.
 */
export function guarded(text: string, hasColors: boolean, isInWorkflow = false): string {
  return text
    .split('\n')
    .map((line) => (hasColors ? guardedLine(line) : escapeControls(line)))
    .map((line) => (isInWorkflow ? withoutCommands(line) : line))
    .join('\n');
}

/** A runner obeys `::error::` at the start of a line, and `##[error]` anywhere in it. */
const withoutCommands = (line: string): string =>
  line.replace(/^(\s*):(?=:)/, '$1\\u{3a}').replaceAll('##[', '##\\u{5b}');

const guardedLine = (line: string): string =>
  line
    .split(COLOR)
    .map((part, index) => (index % 2 === 1 ? part : escapeControls(part)))
    .join('');
