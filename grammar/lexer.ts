import { Lexer, type IToken } from 'chevrotain';
import type { Comment } from './ast.ts';
import type { Diagnostic } from './text/diagnostic.ts';
import type { SourceFile } from './text/source-file.ts';
import type { Span } from './text/span.ts';
import { maxNameLength, maxNesting, maxNumberDigits, maxStringLength } from './limits.ts';
import { syntax } from './syntax-diagnostics.ts';
import { numberExtras, openTextFix, paddedExtras, writing } from './token-fixes.ts';
import * as t from './tokens.ts';

/** What the lexer gives the parser: tokens without trivia, and the faults that a single token can have. */
export interface Tokens {
  readonly tokens: IToken[];
  readonly comments: readonly Comment[];
  readonly diagnostics: readonly Diagnostic[];
  /** Opening braces less closing ones: above 0 some brace is not closed, below 0 one too many is. */
  readonly unclosed: number;
  readonly tooDeep: boolean;
}

const lexer = new Lexer([...t.allTokens], { positionTracking: 'full', skipValidations: true });

/** Where a token stands. Chevrotain's ends are inclusive, and the end of the file has no place: here alone that is mended. */
export function placeOf(token: IToken, file: SourceFile): Span {
  if (Number.isNaN(token.startOffset))
    return { file: file.path, start: file.text.length, end: file.text.length };
  return { file: file.path, start: token.startOffset, end: token.startOffset + token.image.length };
}

export function tokenize(file: SourceFile): Tokens {
  const { tokens, groups, errors } = lexer.tokenize(file.text);
  const diagnostics: Diagnostic[] = [];
  const comments: Comment[] = [];
  for (const token of groups['comments'] ?? []) {
    const span = placeOf(token, file);
    comments.push({ text: token.image, span });
    if (token.tokenType === t.OpenComment) {
      diagnostics.push(syntax.report('TAR1035', { ...span, end: span.start + 2 }, {}));
    }
  }
  // A run of characters that belong to nothing is one finding, though spaces part it.
  const runs: { start: number; end: number }[] = [];
  for (const { offset, length } of errors) {
    const last = runs.at(-1);
    const continues = last !== undefined && file.text.slice(last.end, offset).trim() === '';
    if (continues) last.end = offset + length;
    else runs.push({ start: offset, end: offset + length });
  }
  for (const run of runs) diagnostics.push(badCharacters({ file: file.path, ...run }, file));

  let depth = 0;
  let tooDeep = false;
  for (const token of tokens) {
    const type = token.tokenType;
    if (type === t.OpenBrace) {
      if (++depth > maxNesting && !tooDeep) {
        tooDeep = true;
        diagnostics.push(syntax.report('TAR1040', placeOf(token, file), { limit: String(maxNesting) }));
      }
    } else if (type === t.CloseBrace) depth--;
    else checkToken(token, file, diagnostics);
  }
  return { tokens, comments, diagnostics, unclosed: depth, tooDeep };
}

function checkToken(token: IToken, file: SourceFile, diagnostics: Diagnostic[]): void {
  const type = token.tokenType;
  const text = token.image;
  if (type === t.Word || type === t.Backticks || type === t.OpenBackticks) {
    const length = type === t.Word ? text.length : text.length - 2;
    if (length > maxNameLength) {
      diagnostics.push(syntax.report('TAR1042', placeOf(token, file), { limit: String(maxNameLength) }));
    } else if (type === t.OpenBackticks) {
      const closed = text.length > 1 && text.endsWith('`');
      const help = closed ? {} : { help: 'close the name with a backtick' };
      diagnostics.push(syntax.report('TAR1037', placeOf(token, file), {}, help));
    }
  } else if (type === t.GoodNumber || type === t.BadNumber) {
    const digits = text.replace(/[^0-9]/g, '').length;
    if (digits > maxNumberDigits) {
      diagnostics.push(syntax.report('TAR1044', placeOf(token, file), { limit: String(maxNumberDigits) }));
    } else if (type === t.BadNumber) {
      const span = placeOf(token, file);
      diagnostics.push(syntax.report('TAR1030', span, { text }, numberExtras(text, span)));
    }
  } else if (type === t.BadDate || (type === t.GoodDate && !isDate(text))) {
    const span = placeOf(token, file);
    diagnostics.push(syntax.report('TAR1031', span, { text }, paddedExtras(text, span, isWrittenDate)));
  } else if (type === t.BadHours || (type === t.GoodHours && !areHours(text))) {
    const span = placeOf(token, file);
    diagnostics.push(syntax.report('TAR1032', span, { text }, paddedExtras(text, span, areWrittenHours)));
  } else if (type === t.GoodString || type === t.OpenString || type === t.CurlyString) {
    checkText(token, file, diagnostics);
  }
}

function checkText(token: IToken, file: SourceFile, diagnostics: Diagnostic[]): void {
  const span = placeOf(token, file);
  if (token.tokenType === t.OpenString) {
    diagnostics.push(syntax.report('TAR1033', span, {}, { fixes: [openTextFix(token.image, span)] }));
  } else if (token.tokenType === t.CurlyString) {
    const title = 'use straight quotation marks';
    const fixes = [
      { title, safe: true, edits: [{ span, text: `"${token.image.slice(1, -1).replaceAll('"', '\\"')}"` }] },
    ];
    const mark = { ...span, end: span.start + 1 };
    diagnostics.push(
      syntax.report('TAR1036', mark, { what: `\`${token.image[0]}\`` }, { help: title, fixes }),
    );
  } else if (token.image.length - 2 > maxStringLength) {
    diagnostics.push(syntax.report('TAR1043', span, { limit: String(maxStringLength) }));
  } else {
    // The first is enough: whoever does not know the escapes wrote all of them with one mistake in mind.
    const escape = /\\[^"\\nrt]/.exec(token.image.replace(/\\["\\nrt]/g, '__'));
    if (escape === null) return;
    const start = span.start + escape.index;
    const place = { ...span, start, end: start + 2 };
    const fixes = [writing(place, `\\${escape[0]}`, true)];
    diagnostics.push(syntax.report('TAR1034', place, { text: escape[0] }, { fixes }));
  }
}

function badCharacters(span: Span, file: SourceFile): Diagnostic {
  const text = file.text.slice(span.start, span.end);
  const what = text.length <= 12 ? `\`${text}\`` : `characters \`${text.slice(0, 12)}…\``;
  const help = /[“”„«»]/.test(text)
    ? { help: 'texts stand in straight quotation marks: `"`' }
    : /['‘’]/.test(text)
      ? { help: 'texts stand in double quotation marks: `"`' }
      : /-|\P{ASCII}/u.test(text)
        ? { help: 'what is no name is written as a text, such as `"cn-shanghai"`' }
        : {};
  const fixes = text === ';' ? [{ title: 'take it away', safe: true, edits: [{ span, text: '' }] }] : [];
  return syntax.report('TAR1036', span, { what }, { ...help, fixes });
}

const isWrittenDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && isDate(text);

const areWrittenHours = (text: string): boolean => /^\d\d:\d\d-\d\d:\d\d$/.test(text) && areHours(text);

/** Whether a date of the right shape exists. */
export function isDate(text: string): boolean {
  const [, month, day, hour, minute, second] = /^\d{4}-(\d\d)(?:-(\d\d))?(?:T(\d\d):(\d\d))?(?::(\d\d))?$/
    .exec(text)!
    .map((part) => (part === undefined ? undefined : Number(part)));
  if (month! < 1 || month! > 12) return false;
  if (day !== undefined && (day < 1 || day > daysOf(Number(text.slice(0, 4)), month!))) return false;
  return (hour ?? 0) < 24 && (minute ?? 0) < 60 && (second ?? 0) < 60;
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** A day runs from 00:00 to 24:00, and only an end may be 24:00. */
function areHours(text: string): boolean {
  const [from, to] = text.split('-').map((time) => time.split(':').map(Number));
  const isTime = ([hour, minute]: number[]): boolean => hour! < 24 && minute! < 60;
  return isTime(from!) && (isTime(to!) || text.endsWith('24:00'));
}
