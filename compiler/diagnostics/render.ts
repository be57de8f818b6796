import type { Diagnostic } from '../../grammar/text/diagnostic.ts';
import { lineText, positionAt, type SourceFile } from '../../grammar/text/source-file.ts';
import type { Span } from '../../grammar/text/span.ts';
import { escapeControls, widthOf } from './escape.ts';

/** Colors of the parts of a finding; `plain` has none. */
export interface Paint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  /** Places, line numbers and bars. */
  readonly dim: (text: string) => string;
  readonly help: (text: string) => string;
}

const same = (text: string): string => text;
export const plain: Paint = { error: same, warning: same, dim: same, help: same };

/** Beyond this many characters a line is shown around the fault only. */
const LONGEST_LINE = 200;
const AROUND = 80;

/**
 * A finding for people: the place and what is wrong, the line with the span underlined and the line above it, the
 * other places, and the way out. It ends without a line break.
 */
export function render(
  files: ReadonlyMap<string, SourceFile>,
  diagnostic: Diagnostic,
  paint: Paint = plain,
): string {
  const { code, severity, message, span, label, help, related } = diagnostic;
  const color = paint[severity];
  const gutter = Math.max(
    2,
    ...[span, ...related.map((one) => one.span)].map((one) => lastDigits(files, one)),
  );
  const title = `${color(`${severity} ${code}`)}: ${escapeControls(message)}`;
  const lines = [`${paint.dim(placeText(files, span))} ${title}`];
  lines.push(...frame(files, span, label ?? '', gutter, { color, paint, above: true }));
  for (const { span: other, note } of related) {
    lines.push(`   ${paint.dim(placeText(files, other))} ${escapeControls(note)}`);
    lines.push(...frame(files, other, '', gutter, { color: paint.dim, paint, above: false }));
  }
  if (help !== undefined) lines.push(`   ${paint.help('help:')} ${escapeControls(help)}`);
  return lines.join('\n');
}

/** `main.tarifa:12:9`. */
function placeText(files: ReadonlyMap<string, SourceFile>, span: Span): string {
  const file = files.get(span.file);
  const { line, column } = file ? positionAt(file, span.start) : { line: 1, column: 1 };
  return `${escapeControls(span.file)}:${line}:${column}`;
}

function lastDigits(files: ReadonlyMap<string, SourceFile>, span: Span): number {
  const file = files.get(span.file);
  return file ? String(positionAt(file, span.start).line).length : 0;
}

interface Style {
  readonly color: (text: string) => string;
  readonly paint: Paint;
  /** Whether the line above is shown too. */
  readonly above: boolean;
}

function frame(
  files: ReadonlyMap<string, SourceFile>,
  span: Span,
  label: string,
  gutter: number,
  { color, paint, above }: Style,
): string[] {
  const file = files.get(span.file);
  if (!file || file.text.trim() === '') return [];
  const { line, column } = positionAt(file, span.start);
  const text = lineText(file, line);
  const start = Math.min(column - 1, text.length);
  // A span over several lines is underlined to the end of its first.
  const end = Math.max(start, Math.min(start + (span.end - span.start), text.length));
  const cut = window(text, start);
  const numbered = (number: number | null, content: string): string =>
    `${paint.dim(`   ${String(number ?? '').padStart(gutter)} |`)} ${content}`.trimEnd();

  const lines: string[] = [];
  const before = lineText(file, line - 1);
  if (above && before.trim() !== '') lines.push(numbered(line - 1, shown(before, window(before, start))));
  lines.push(numbered(line, shown(text, cut)));
  const lead = blank(text.slice(cut.from, start), cut.from > 0);
  const length = Math.max(1, columns(text.slice(start, Math.min(end, cut.to))));
  const note = label === '' ? '' : ` ${escapeControls(label)}`;
  lines.push(numbered(null, `${lead}${color(`${'^'.repeat(length)}${note}`)}`));
  return lines;
}

interface Window {
  readonly from: number;
  readonly to: number;
}

/** The part of a line that is shown: all of it, or what lies around the fault. */
function window(text: string, start: number): Window {
  if (text.length <= LONGEST_LINE) return { from: 0, to: text.length };
  const from = Math.min(Math.max(0, start - AROUND), text.length - 1);
  return { from, to: Math.min(text.length, from + 2 * AROUND) };
}

const shown = (text: string, { from, to }: Window): string =>
  `${from > 0 ? '…' : ''}${escapeControls(text.slice(from, to))}${to < text.length ? '…' : ''}`;

/** White space as wide as a text; tabs stay tabs, so that the underline stands below what it speaks of. */
function blank(text: string, cutBefore: boolean): string {
  let out = cutBefore ? ' ' : '';
  for (const character of text) out += character === '\t' ? '\t' : ' '.repeat(widthOf(character));
  return out;
}

function columns(text: string): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
}
