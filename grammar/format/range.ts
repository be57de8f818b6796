import { linesOf, type Written } from '../print/page.ts';
import type { Parsed } from '../parse.ts';
import { positionAt, sourceFile, type SourceFile } from '../text/source-file.ts';
import { checkSame, written } from './format.ts';

/** Lines from 1, both ends included. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** New lines in the place of old ones. */
interface LineEdit extends LineRange {
  readonly lines: readonly string[];
}

/**
 * The text of a file with the statements that touch some of its lines as they would be if all of it were formatted, and
 * everything else as it is, to the last byte. `text` is the file as it is; `parsed`, how it was read to be formatted.
 */
export function formatRange(parsed: Parsed, text: string, range: LineRange): string {
  const all = written(parsed);
  const whole = { from: 1, to: parsed.file.lineStarts.length, lines: linesOf(all) };
  const edit = editIn(parsed.file, all, range);
  if (edit === null) return text;
  const next = replaced(text, edit === 'wider' ? whole : edit);
  checkSame(parsed, sourceFile(parsed.file.path, next));
  return next;
}

/** The smallest statements that touch the lines; `wider` where they share a line with something else. */
function editIn(file: SourceFile, list: readonly Written[], range: LineRange): LineEdit | 'wider' | null {
  const touched = list.filter(
    ({ start, end }) => lineOf(file, start) <= range.to && lineOf(file, end) >= range.from,
  );
  const [first, last] = [touched[0], touched.at(-1)];
  if (first === undefined || last === undefined) return null;
  const [inner, innerEnd] = [first.inner[0], first.inner.at(-1)];
  if (first === last && inner !== undefined && innerEnd !== undefined) {
    const holds = lineOf(file, inner.start) <= range.from && lineOf(file, innerEnd.end) >= range.to;
    const edit = holds ? editIn(file, first.inner, range) : 'wider';
    if (edit !== 'wider') return edit;
  }
  const before = file.text.slice(file.lineStarts[lineOf(file, first.start) - 1], first.start);
  const after = file.text.slice(last.end, file.lineStarts[lineOf(file, last.end)]);
  if (`${before}${after}`.trim() !== '') return 'wider';
  return { from: lineOf(file, first.start), to: lineOf(file, last.end), lines: linesOf(touched) };
}

const lineOf = (file: SourceFile, offset: number): number => positionAt(file, offset).line;

/** Puts lines into a text, ended as the first of those that they replace is, or the one before it. */
function replaced(text: string, { from, to, lines }: LineEdit): string {
  const { lineStarts } = sourceFile('', text);
  const start = from === 1 ? /^\ufeff?/.exec(text)![0].length : lineStarts[from - 1]!;
  const end = lineStarts[to] ?? text.length;
  const lineEnd = /\r\n?|\n/.exec(text)?.[0] ?? '\n';
  const hadEnd = /[\r\n]$/.test(text.slice(start, end));
  return text.slice(0, start) + lines.join(lineEnd) + (hadEnd ? lineEnd : '') + text.slice(end);
}
