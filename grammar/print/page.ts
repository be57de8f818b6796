import { blocks } from '../blocks.ts';
import { textWidth } from '../text/width.ts';
import { align, columns, flat, padded, type Piece } from './pieces.ts';
import type { Body, Statement } from './statement.ts';

/** What stands in a body, in its order: statements with the comments around them, and text that stays as it is. */
export type Entry = StatementEntry | TextEntry;

interface Placed {
  /** Where it stands in the text it was read from, with the comments on its lines. */
  readonly start: number;
  readonly end: number;
  readonly blankBefore: boolean;
}

export interface StatementEntry extends Placed {
  readonly kind: 'statement';
  readonly line: Piece;
  /** Whether its line stands in columns with its neighbours. */
  readonly inColumns: boolean;
  /** Null where it has no braces, or they stand on its line. */
  readonly inner: readonly Entry[] | null;
  readonly layout: Body['layout'];
  /** The opening brace and the comments on its line. */
  readonly opening: string;
  /** The closing brace and what follows it. */
  readonly closing: string;
  /** Comments before it and after it on its lines. */
  readonly before: string;
  readonly after: string;
}

/** Own lines of comments, and what is not to be formatted, complete with their indentation. */
interface TextEntry extends Placed {
  readonly kind: 'text';
  readonly text: string;
}

/** An entry as it is written, and what of it can be written by itself: not the rows of a table, which share columns. */
export interface Written extends Placed {
  readonly lines: readonly string[];
  readonly inner: readonly Written[];
}

export const indentation = '  ';
/** One statement between braces shares their line up to here. */
const longestLine = 120;

/** `feature a "A" { accepts b, price }`, where that is all and no longer than a line may be; else null. */
export function onOneLine({ line, body }: Statement, indent: string): Piece | null {
  const [only, ...others] = body?.statements ?? [];
  if (body?.isBrief !== true || only === undefined || only.body !== null || others.length > 0) return null;
  const braces = `{ ${flat(only.line).trimEnd()} }`;
  if (textWidth(`${indent}${flat(line)} ${braces}`) > longestLine) return null;
  if (typeof line === 'string' || 'figure' in line) return `${flat(line)} ${braces}`;
  const last = line.pieces.at(-1)!;
  return columns(line.shape, ...line.pieces.slice(0, -1), `${flat(last)} ${braces}`);
}

const featureWords: readonly string[] = blocks.feature.words;

/** Whether two neighbours stand apart by an empty line, whatever was written. */
export function standApart(
  layout: Body['layout'],
  one: { readonly kind: string; readonly isTall: boolean },
  other: { readonly kind: string; readonly isTall: boolean },
): boolean {
  if (layout !== 'declarations') return false;
  const said = [one, other].filter(({ kind }) => featureWords.includes(kind)).length;
  return said === 1 || (said === 0 && (one.isTall || other.isTall));
}

/** The lines of a body's entries. */
export function write(entries: readonly Entry[], layout: Body['layout'], indent = ''): Written[] {
  const heads = headsOf(entries, layout);
  const texts = entries.map((entry, index) => {
    if (entry.kind === 'text') return { text: entry.text, inner: [] };
    const first = [entry.before, heads[index]!].filter((part) => part !== '').join(' ');
    if (entry.inner === null) return { text: `${indent}${first}`, inner: [] };
    const inner = write(entry.inner, entry.layout, indent + indentation);
    const opening = first.trimEnd() + (entry.opening.startsWith('\n') ? '' : ' ') + entry.opening;
    if (inner.length === 0 && entry.opening === '{')
      return { text: `${indent}${opening} ${entry.closing}`, inner };
    return {
      text: [`${indent}${opening}`, ...linesOf(inner), `${indent}${entry.closing}`].join('\n'),
      inner: entry.layout === 'rows' ? [] : inner,
    };
  });
  const commented = withComments(
    entries,
    texts.map(({ text }) => text),
  );
  return entries.map(({ start, end, blankBefore }, index) => ({
    start,
    end,
    blankBefore,
    lines: commented[index]!.split('\n'),
    inner: texts[index]!.inner,
  }));
}

/** The lines of what was written, with the empty ones between. */
export const linesOf = (written: readonly Written[]): string[] =>
  written.flatMap(({ lines, blankBefore }, index) => (blankBefore && index > 0 ? ['', ...lines] : lines));

/** The line of each statement up to its brace, in columns with those that stand with it. */
function headsOf(entries: readonly Entry[], layout: Body['layout']): string[] {
  const heads = entries.map((entry) => (entry.kind === 'statement' ? flat(entry.line) : ''));
  let run: number[] = [];
  const close = (): void => {
    const lines = run.map((index) => (entries[index] as StatementEntry).line);
    align(lines).forEach((text, at) => (heads[run[at]!] = text));
    run = [];
  };
  entries.forEach((entry, index) => {
    if (entry.blankBefore && layout !== 'rows') close();
    if (entry.kind === 'text') return;
    if (entry.inner !== null) close();
    else if (entry.inColumns) run.push(index);
  });
  close();
  return heads;
}

/** Puts the comments after each entry's last line; those of lines that follow one another stand in a column. */
function withComments(entries: readonly Entry[], texts: readonly string[]): string[] {
  const done = texts.map((text, index) => (entries[index]!.kind === 'text' ? text : text.trimEnd()));
  let run: number[] = [];
  const close = (): void => {
    const ends = padded(
      run.map((index) => done[index]!),
      'left',
    );
    run.forEach((index, at) => (done[index] = `${ends[at]!} ${(entries[index] as StatementEntry).after}`));
    run = [];
  };
  entries.forEach((entry, index) => {
    const isOneLine = entry.kind === 'statement' && !`${done[index]!}${entry.after}`.includes('\n');
    const hasComment = entry.kind === 'statement' && entry.after !== '';
    if (entry.blankBefore || !hasComment || !isOneLine) close();
    if (!hasComment) return;
    if (isOneLine) run.push(index);
    else done[index] = `${done[index]!} ${entry.after}`;
  });
  close();
  return done;
}
