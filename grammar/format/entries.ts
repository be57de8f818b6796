import type { Comment } from '../ast.ts';
import { indentation, onOneLine, standApart, type Entry } from '../print/page.ts';
import type { Body } from '../print/statement.ts';
import { ignoredRanges, isIgnored } from './ignore.ts';
import { bracesOf, commentText, hasBlank, isBroken, isLineComment, within, type Source } from './source.ts';
import { thingsIn, type StatementThing, type Thing } from './things.ts';
import { inLines, weave } from './weave.ts';

/** What becomes of a thing, and what its neighbours have to know of it; `kind` is null where it is no statement. */
interface Laid {
  readonly entry: Entry;
  readonly kind: string | null;
  readonly isTall: boolean;
}

/** The entries of a whole file. */
export const entriesOfFile = (source: Source, body: Body): readonly Entry[] =>
  entriesOf(source, body, thingsIn(source, body.statements, 0, source.text.length, false).things, '');

function entriesOf(source: Source, { layout }: Body, things: readonly Thing[], indent: string): Entry[] {
  const laid: Laid[] = [];
  const ignored = ignoredRanges(things);
  for (let index = 0; index < things.length; index++) {
    const first = index;
    index = ignored.get(first) ?? first;
    const { start } = things[first]!;
    const { end } = things[index]!;
    const blankBefore = first > 0 && hasBlank(source.text.slice(things[first - 1]!.end, start));
    const at = { start, end, blankBefore };
    laid.push(index > first ? asWritten(source, at, indent) : lay(source, things, index, at, indent));
  }
  return withBlanks(laid, layout);
}

/** Adds the empty lines that the style asks for where none was written: before the comments of what they set apart. */
function withBlanks(laid: readonly Laid[], layout: Body['layout']): Entry[] {
  const blanks = new Set<number>();
  let before: number | null = null;
  laid.forEach(({ kind, isTall }, index) => {
    if (kind === null) return;
    if (before !== null) {
      const one = laid[before]!;
      const isParted = laid.slice(before + 1, index + 1).some(({ entry }) => entry.blankBefore);
      const apart = standApart(layout, { kind: one.kind!, isTall: one.isTall }, { kind, isTall });
      if (apart && !isParted) blanks.add(before + 1);
    }
    before = index;
  });
  return laid.map(({ entry }, index) => (blanks.has(index) ? { ...entry, blankBefore: true } : entry));
}

type Where = Pick<Entry, 'start' | 'end' | 'blankBefore'>;

function lay(source: Source, things: readonly Thing[], index: number, at: Where, indent: string): Laid {
  const thing = things[index]!;
  if (thing.kind === 'statement') {
    if (!isIgnored(things, index)) return statementEntry(source, thing, at, indent);
    const { kind, body } = thing.statement;
    const kept = asWritten(source, at, indent);
    return { ...kept, kind, isTall: kept.isTall && body !== null };
  }
  const text = indent + commentText(thing.comment, indent);
  return { entry: { kind: 'text', ...at, text }, kind: null, isTall: false };
}

/** What is not to be formatted: only where it begins is new. */
function asWritten({ text }: Source, at: Where, indent: string): Laid {
  const kept = text.slice(at.start, at.end);
  return { entry: { kind: 'text', ...at, text: indent + kept }, kind: null, isTall: isBroken(kept) };
}

function statementEntry(
  source: Source,
  { statement, before, after }: StatementThing,
  at: Where,
  indent: string,
): Laid {
  const { span, kind, body } = statement;
  const comments = within(source.comments, span.start, span.end);
  const brief = comments.length === 0 ? onOneLine(statement, indent) : null;
  const written = body === null ? null : bracesOf(source, span.start, span.end);
  const { open, close } = written ?? { open: span.end, close: span.end };
  const head = within(source.tokens, span.start, open);
  const headEnd = head.at(-1)!.span.end;
  // Around nothing, braces can be left out.
  const isEmpty = body?.isBrief === true && body.statements.length === 0;
  const isBare = isEmpty && within(comments, headEnd, close).length === 0;
  const braces = brief !== null || isBare ? null : written;
  const further = `${indent}${indentation}${indentation}`;
  const woven = weave(
    source,
    { line: brief ?? statement.line, closing: braces === null ? '' : `} ${statement.tail}`.trimEnd() },
    {
      head,
      tail: braces === null ? [] : within(source.tokens, close, span.end),
      comments: [...within(comments, span.start, headEnd), ...within(comments, close, span.end)],
    },
    further,
  );
  const inner = braces && thingsIn(source, body!.statements, open + 1, close, true);
  const texts = (list: readonly Comment[]): string =>
    list.map((comment) => commentText(comment, indent)).join(' ');

  return {
    entry: {
      kind: 'statement',
      ...at,
      line: woven.line,
      inColumns: woven.inColumns,
      inner: inner && entriesOf(source, body!, inner.things, indent + indentation),
      layout: body?.layout ?? 'statements',
      opening: braces === null ? '' : openingOf(source, headEnd, open, woven.last, inner!.opened, further),
      closing: woven.closing,
      before: texts(before),
      after: texts([...woven.ending, ...after]),
    },
    kind,
    isTall: inner !== null,
  };
}

/**
 * An opening brace with the comments on its line. Those before it go behind it, unless one of them begins a line or
 * would have to share one.
 */
function openingOf(
  source: Source,
  headEnd: number,
  open: number,
  last: readonly Comment[],
  opened: readonly Comment[],
  indent: string,
): string {
  const before = within(source.comments, headEnd, open);
  const texts = (list: readonly Comment[]): string[] => list.map((one) => commentText(one, indent));
  const beginsLine = before.some(({ span }, index) =>
    isBroken(source.text.slice(before[index - 1]?.span.end ?? headEnd, span.start)),
  );
  const keepsPlace = beginsLine || (opened.length > 0 && before.some(isLineComment));
  if (!keepsPlace) return ['{', ...texts([...last, ...before, ...opened])].join(' ');
  const brace = { span: { file: '', start: open, end: open + 1 }, text: '{' };
  const kept = inLines(source, [brace], before, indent, headEnd);
  const lines = last.length === 0 || kept.startsWith('\n') ? kept : ` ${kept}`;
  return [texts(last).join(' ') + lines, ...texts(opened)].join(' ');
}
