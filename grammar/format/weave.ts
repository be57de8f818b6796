import type { Comment } from '../ast.ts';
import { tokenize } from '../lexer.ts';
import type { TokenPlace } from '../parse.ts';
import { flat, type Piece } from '../print/pieces.ts';
import { sourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { commentText, isAlone, isBroken, isLineComment, type Source } from './source.ts';

/** A statement as it was written: its tokens up to the brace, those from the closing one on, and the comments among them. */
export interface AsWritten {
  readonly head: readonly TokenPlace[];
  readonly tail: readonly TokenPlace[];
  readonly comments: readonly Comment[];
}

/** The text of a statement with its comments. */
export interface Woven {
  readonly line: Piece;
  /** The closing brace and what follows it; empty where there is none. */
  readonly closing: string;
  /** Whether the line is still one, so that it can stand in columns. */
  readonly inColumns: boolean;
  /** Comments that come last before the brace now. */
  readonly last: readonly Comment[];
  /** Comments that come after the end now. */
  readonly ending: readonly Comment[];
}

/** Puts the comments inside a statement into its new text, each after the token that it came after. */
export function weave(
  source: Source,
  printed: { readonly line: Piece; readonly closing: string },
  { head, tail, comments }: AsWritten,
  indent: string,
): Woven {
  if (comments.length === 0) return { ...printed, inColumns: true, last: [], ending: [] };
  const tokens = [...head, ...tail];
  const ofHead = tokensOf(flat(printed.line));
  const texts = [...ofHead, ...tokensOf(printed.closing)].map(({ image }) => image);
  const place = placesOf(texts, tokens);
  const keepsLine = (one: Comment): boolean =>
    !isLineComment(one) && !isBroken(one.text) && !isAlone(source, one);
  if (!comments.every(keepsLine)) {
    const again = tokens.map(({ span, text }, index) => {
      const now = texts[place[index]!]!;
      return { span, text: said(now) === said(text) ? now : text };
    });
    const [one, other] = [again.slice(0, head.length), again.slice(head.length)].map((list) =>
      inLines(source, list, comments, indent),
    );
    return { line: one!, closing: other!, inColumns: false, last: [], ending: [] };
  }
  const after = new Map<number, Comment[]>();
  let before = 0;
  for (const comment of comments) {
    while (before + 1 < tokens.length && tokens[before + 1]!.span.start < comment.span.start) before++;
    const index = place[before]!;
    after.set(index, [...(after.get(index) ?? []), comment]);
  }
  const take = (index: number): readonly Comment[] => {
    const taken = after.get(index) ?? [];
    after.delete(index);
    return taken;
  };
  const ending = take(texts.length - 1);
  const last = take(ofHead.length - 1);
  const cursor = { next: 0 };
  const put = (text: string): string => insert(text, after, cursor);
  const line = mapWords(printed.line, put);
  return { line, closing: put(printed.closing), inColumns: true, last, ending };
}

/** The same piece with other words. */
function mapWords(piece: Piece, put: (text: string) => string): Piece {
  if (typeof piece === 'string') return put(piece);
  if ('figure' in piece) return { figure: put(piece.figure) };
  return { ...piece, pieces: piece.pieces.map((one) => mapWords(one, put)) };
}

/** A part of a line with the comments that come after its tokens; the cursor counts tokens over all parts. */
function insert(
  text: string,
  after: ReadonlyMap<number, readonly Comment[]>,
  cursor: { next: number },
): string {
  let out = '';
  let from = 0;
  for (const { startOffset, image } of tokensOf(text)) {
    const end = startOffset + image.length;
    out += text.slice(from, end);
    for (const comment of after.get(cursor.next) ?? []) out += ` ${comment.text}`;
    cursor.next++;
    from = end;
  }
  return out + text.slice(from);
}

interface Part {
  readonly span: Span;
  readonly text: string;
}

/**
 * What its comments keep from being one line: it keeps its lines, since what begins a line may read as a statement, and
 * only the space between its tokens is new. `from`: where that ends which it follows.
 */
export function inLines(
  { text: written }: Source,
  tokens: readonly Part[],
  comments: readonly Comment[],
  indent: string,
  from: number | null = null,
): string {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (first === undefined || last === undefined) return '';
  const start = from ?? first.span.start;
  const among = comments.filter(({ span }) => span.start >= start && span.end <= last.span.end);
  const parts = [...tokens, ...among.map((one) => ({ ...one, text: commentText(one, indent) }))];
  parts.sort((a, b) => a.span.start - b.span.start);
  let out = '';
  let before: Part | null = null;
  for (const part of parts) {
    const isNewLine = isBroken(written.slice(before?.span.end ?? start, part.span.start));
    const isTight = /^[,.%]$/.test(part.text) || before === null || before.text === '.';
    out += (isNewLine ? `\n${indent}` : isTight ? '' : ' ') + part.text;
    before = part;
  }
  return out;
}

const tokensOf = (text: string) => tokenize(sourceFile('', text)).tokens;

/** What a token says, however it is written; texts are told by their order. */
const said = (token: string): string =>
  token.startsWith('"') ? '"' : /^\d/.test(token) ? token.replaceAll(',', '') : token.replaceAll('`', '');

/**
 * Where each token that was written stands in the printed text, of which terms may have changed places: at the first
 * that is the same and still free, or else says the same.
 */
function placesOf(printed: readonly string[], written: readonly TokenPlace[]): number[] {
  const places = new Map<number, number>();
  const left = new Set(printed.keys());
  for (const key of [(text: string) => text, said]) {
    const free = new Map<string, number[]>();
    // From the last on, so that the first is the one to be taken off the end.
    for (const index of [...left].reverse()) {
      const alike = free.get(key(printed[index]!));
      if (alike === undefined) free.set(key(printed[index]!), [index]);
      else alike.push(index);
    }
    written.forEach(({ text }, index) => {
      const place = places.has(index) ? undefined : free.get(key(text))?.pop();
      if (place === undefined) return;
      places.set(index, place);
      left.delete(place);
    });
  }
  return written.map((_, index) => places.get(index) ?? Math.min(index, printed.length - 1));
}
