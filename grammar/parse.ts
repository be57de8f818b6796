import type * as ast from './ast.ts';
import { placeOf, tokenize, type Tokens } from './lexer.ts';
import { oncePerLine } from './line-faults.ts';
import { maxFaults, maxFileLength, maxFindings, maxKeptFaults } from './limits.ts';
import { TarifaParser, type Reading } from './parser.ts';
import { syntax } from './syntax-diagnostics.ts';
import type { Diagnostic } from './text/diagnostic.ts';
import { sourceFile, type SourceFile } from './text/source-file.ts';
import type { Span } from './text/span.ts';
import { kindOf, type TokenKind } from './tokens.ts';
import type { IToken } from 'chevrotain';

/** A token, or a comment, and where it stands. */
export interface TokenPlace {
  readonly kind: TokenKind;
  readonly text: string;
  readonly span: Span;
}

/** A file that was read: whatever is wrong with it, there is a tree of what could be read. */
export interface Parsed {
  readonly file: SourceFile;
  readonly tree: ast.File;
  /** In the order of the text, comments among them; a keyword that stands for a name has the kind of a name. */
  readonly tokens: readonly TokenPlace[];
  /** No more than somebody would read: the last one may count the rest. */
  readonly diagnostics: readonly Diagnostic[];
  /** All of them, also those that are not shown. */
  readonly found: readonly Diagnostic[];
}

let made: TarifaParser | undefined;
/** One parser serves all files: making it costs more than most of them. */
const parser = (): TarifaParser => (made ??= new TarifaParser());

/** Reads a file of a catalog. */
export function parse(file: SourceFile): Parsed {
  const span = { file: file.path, start: 0, end: file.text.length };
  const tree: ast.File = { kind: 'file', path: file.path, items: [], comments: [], span };
  if (file.text.length > maxFileLength) {
    const limit = String(maxFileLength / 1024 / 1024);
    const found = [syntax.report('TAR1041', { ...span, end: 0 }, { limit })];
    return { file, tree, tokens: [], diagnostics: found, found };
  }
  const tokens = tokenize(file);
  if (tokens.tooDeep) {
    const found = depthFault(tokens);
    return { file, tree, tokens: [], diagnostics: found, found };
  }
  const { result, diagnostics, keywordsAsNames } = parser().readFile(file, tokens);
  let places: readonly TokenPlace[] | undefined;
  const found = inOrder(oncePerLine(file, [...tokens.diagnostics, ...diagnostics]));
  return {
    file,
    tree: { ...tree, items: result, comments: tokens.comments },
    get tokens() {
      return (places ??= tokenPlaces(file, tokens, keywordsAsNames));
    },
    diagnostics: shown(found),
    found: found.slice(0, maxKeptFaults),
  };
}

/** A sentence of a command line that was read; null where it is at fault. */
export interface ParsedStep<T> {
  readonly step: T | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the sentence of `tarifa quote`: a use or a quote, whose first word may be left out. */
export const parseStep = (text: string): ParsedStep<ast.Use | ast.Quote> =>
  parseSentence(text, (file, tokens) => parser().readSentence(file, tokens));

/** Reads what `tarifa plot` draws: a use without its quantity. */
export const parseUsed = (text: string): ParsedStep<ast.Use> =>
  parseSentence(text, (file, tokens) => parser().readUsed(file, tokens));

/** Reads a purchase in the words of an example, whose first word may be left out. */
export const parsePurchase = (text: string): ParsedStep<ast.Buy> =>
  parseSentence(text, (file, tokens) => parser().readPurchase(file, tokens));

function parseSentence<T>(
  text: string,
  read: (file: SourceFile, tokens: Tokens) => Reading<T | null>,
): ParsedStep<T> {
  const file = sourceFile('<sentence>', text);
  if (text.length > maxFileLength) return { step: null, diagnostics: parse(file).diagnostics };
  const tokens = tokenize(file);
  if (tokens.tooDeep) return { step: null, diagnostics: depthFault(tokens) };
  const { result, diagnostics } = read(file, tokens);
  return { step: result, diagnostics: shown(inOrder([...tokens.diagnostics, ...diagnostics])) };
}

const depthFault = (tokens: Tokens): readonly Diagnostic[] =>
  tokens.diagnostics.filter(({ code }) => code === 'TAR1040');

const inOrder = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);

/** No more of them than somebody would read. */
function shown(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length <= maxFindings) return diagnostics;
  const first = diagnostics.slice(0, maxFindings - 1);
  const more = diagnostics.length - first.length;
  const count = diagnostics.length >= maxFaults ? `at least ${more}` : String(more);
  return [...first, syntax.report('TAR1047', diagnostics[maxFindings - 1]!.span, { count })];
}

function tokenPlaces(
  file: SourceFile,
  { tokens, comments }: Tokens,
  keywordsAsNames: ReadonlySet<IToken>,
): readonly TokenPlace[] {
  const places: TokenPlace[] = [];
  let next = 0;
  const addComments = (before: number): void => {
    for (; next < comments.length && comments[next]!.span.start < before; next++) {
      places.push({ kind: 'comment', ...comments[next]! });
    }
  };
  for (const token of tokens) {
    addComments(token.startOffset);
    const kind = keywordsAsNames.has(token) ? 'name' : kindOf(token);
    places.push({ kind, text: token.image, span: placeOf(token, file) });
  }
  addComments(Infinity);
  return places;
}
