import type { Diagnostic, DiagnosticKind } from '../../grammar/text/diagnostic.ts';
import { lineText, positionAt, type SourceFile } from '../../grammar/text/source-file.ts';
import type { Span } from '../../grammar/text/span.ts';
import { silenceDiagnostics } from './lint-diagnostics.ts';

/** A file with its comments. */
interface Commented {
  readonly file: SourceFile;
  readonly tree: { readonly comments: readonly { readonly text: string; readonly span: Span }[] };
}

/** One code of one comment `// allow TAR3103, TAR3102: the reason`. */
interface Silencing {
  readonly code: string;
  /** The place of the code. */
  readonly span: Span;
  readonly comment: Span;
  /** Whether the comment speaks of no other code. */
  readonly alone: boolean;
  readonly file: SourceFile;
  /** The line that it speaks of: its own if something stands before it, else the next that is no comment. */
  readonly line: number;
}

/** What is left to say, and how many warnings a comment has silenced. */
interface Silenced {
  readonly diagnostics: readonly Diagnostic[];
  readonly silenced: number;
}

const ALLOW = /^\/\/\s*allow\s+(TAR[A-Z]*\d\w*(?:\s*,\s*TAR[A-Z]*\d\w*)*)(.*)$/i;

/**
 * Takes away the warnings that comments silence, and adds what is wrong with such comments. `complete`: every rule has
 * looked, so that what was not found is not there.
 */
export function silence(
  files: ReadonlyMap<string, Commented>,
  diagnostics: readonly Diagnostic[],
  codes: ReadonlyMap<string, DiagnosticKind>,
  complete: boolean,
): Silenced {
  const added: Diagnostic[] = [];
  const silencings = [...files.values()].flatMap((file) => readSilencings(file, codes, added));
  if (silencings.length === 0) return { diagnostics: [...diagnostics, ...added], silenced: 0 };

  const byLine = new Map(silencings.map((one) => [keyOf(one.code, one.file.path, one.line), one]));
  const needed = new Set<Silencing>();
  const left = diagnostics.filter(({ code, severity, span }) => {
    const file = files.get(span.file)?.file;
    if (severity === 'error' || file === undefined) return true;
    const silencing = byLine.get(keyOf(code, span.file, positionAt(file, span.start).line));
    if (silencing !== undefined) needed.add(silencing);
    return silencing === undefined;
  });
  if (complete)
    for (const silencing of silencings) if (!needed.has(silencing)) added.push(unneeded(silencing));
  return { diagnostics: [...left, ...added], silenced: diagnostics.length - left.length };
}

const keyOf = (code: string, path: string, line: number): string => `${code} ${line} ${path}`;

function readSilencings(
  { file, tree }: Commented,
  codes: ReadonlyMap<string, DiagnosticKind>,
  added: Diagnostic[],
): readonly Silencing[] {
  const commented = new Set(tree.comments.map(({ span }) => positionAt(file, span.start).line));
  return tree.comments.flatMap(({ text, span }) => {
    const match = ALLOW.exec(text);
    if (match === null) return [];
    const [, list = '', rest = ''] = match;
    const named = [...list.matchAll(/TAR\w*/gi)].map(({ 0: code, index }) => {
      const start = span.start + text.indexOf(list) + index;
      return { code, span: { file: span.file, start, end: start + code.length } };
    });
    if (!/^\s*:\s*\S/.test(rest)) {
      const values = { codes: named.map(({ code }) => code).join(', ') };
      added.push(silenceDiagnostics.report('TAR3901', span, values));
    }
    const line = lineOf(file, span, commented);
    return named.flatMap((one): Silencing[] => {
      const why = whyNot(one.code, codes);
      if (why === null) return [{ ...one, comment: span, alone: named.length === 1, file, line }];
      added.push(silenceDiagnostics.report('TAR3903', one.span, { code: one.code, why }));
      return [];
    });
  });
}

function whyNot(code: string, codes: ReadonlyMap<string, DiagnosticKind>): string | null {
  const kind = codes.get(code);
  if (/^TAR5\d{3}$/.test(code)) return 'it is about a record, and no warning';
  if (kind === undefined) return 'there is no such code';
  if (kind.severity === 'error') return 'it is an error';
  return code in silenceDiagnostics.kinds ? 'it is about silencing itself' : null;
}

function lineOf(file: SourceFile, span: Span, commented: ReadonlySet<number>): number {
  const { line, column } = positionAt(file, span.start);
  if (
    lineText(file, line)
      .slice(0, column - 1)
      .trim() !== ''
  )
    return line;
  let next = line + 1;
  while (commented.has(next) && isComment(lineText(file, next))) next++;
  return next;
}

const isComment = (text: string): boolean => text.trimStart().startsWith('//');

function unneeded({ code, span, comment, alone, file, line }: Silencing): Diagnostic {
  const where = positionAt(file, comment.start).line === line ? 'on this line' : 'on the line below';
  const title = 'take the comment away';
  const fixes = alone ? [{ title, safe: true, edits: [{ span: wholeLine(file, comment), text: '' }] }] : [];
  return silenceDiagnostics.report('TAR3902', span, { code, where }, { fixes });
}

/** A comment with the space before it, and with its line end if nothing else stands on the line. */
function wholeLine(file: SourceFile, { file: path, start, end }: Span): Span {
  const { line } = positionAt(file, start);
  const first = file.lineStarts[line - 1]!;
  const before = file.text.slice(first, start);
  if (before.trim() === '') return { file: path, start: first, end: file.lineStarts[line] ?? end };
  return { file: path, start: first + before.trimEnd().length, end };
}
