import { EOF, type IToken } from 'chevrotain';
import { blocksOf, type Block } from './blocks.ts';
import { suggest } from './suggest.ts';
import { syntax } from './syntax-diagnostics.ts';
import type { Diagnostic, Fix } from './text/diagnostic.ts';
import type { SourceFile } from './text/source-file.ts';
import type { Span } from './text/span.ts';
import { contextualWords, isWord, reservedWords, type KeyWord } from './tokens.ts';

/**
 * What stands where something else was expected. Where the line or the file ends there, the last token before is
 * pointed at: the next line is not where to look.
 */
export function foundIn(
  file: SourceFile,
  span: Span,
  last: IToken,
  token: IToken,
): { readonly span: Span; readonly found: string } {
  const isEnd = token.tokenType === EOF;
  if (last.tokenType !== EOF && (isEnd || token.startLine !== last.endLine)) {
    const start = last.startOffset;
    const found = isEnd ? 'the file ends here' : 'the line ends here';
    return { span: { file: file.path, start, end: start + last.image.length }, found };
  }
  if (isEnd) return { span, found: 'the file ends here' };
  const text = token.image.length > 40 ? `${token.image.slice(0, 40)}…` : token.image;
  return { span, found: text.startsWith('`') ? text : `\`${text}\`` };
}

/** A line begins with a word that begins no statement here. */
export function statementFault(word: string, span: Span, block: Block): Diagnostic {
  const others = blocksOf(word);
  if (others.length > 0) {
    const places = others.map(({ title }) => title).join(' or ');
    return syntax.report('TAR1004', span, { word, block: block.title }, { help: `it stands in ${places}` });
  }
  const meant = suggest(word, block.words);
  const fault = syntax.report('TAR1003', span, { word: shortened(word), block: block.title });
  return meant === null ? fault : withMeant(fault, meant);
}

const known: ReadonlySet<string> = new Set([...reservedWords, ...contextualWords]);
/** Words that may follow within a statement, and are long enough to be recognised in another. */
// prettier-ignore
const wordsWithin: readonly KeyWord[] = [
  'daily', 'monthly', 'yearly', 'counting', 'least', 'most', 'otherwise', 'where', 'rounded', 'times', 'default',
  'remaining', 'within', 'until', 'unpublished', 'graduated', 'volume',
];

/** The brace that closes a block where a file ends. */
export const closingAtEnd = (last: Span): Fix => ({
  title: 'close it at the end',
  safe: false,
  edits: [{ span: { ...last, start: last.end }, text: '\n}' }],
});

/** The brace that closes a block on a line above the statement that belongs further out. */
export const closingBefore = (span: Span, { startColumn }: IToken): Fix => ({
  title: 'close it above this',
  safe: false,
  edits: [{ span: { ...span, end: span.start }, text: `}\n${' '.repeat(startColumn! - 1)}` }],
});

/** A closing brace too many. */
export function strayBrace(span: Span): Diagnostic {
  const fixes = [{ title: 'take it away', safe: false, edits: [{ span, text: '' }] }];
  return syntax.report('TAR1022', span, {}, { fixes });
}

/** A word too many within a line. */
export function wordFault(word: string, span: Span): Diagnostic {
  const fault = syntax.report('TAR1001', span, { found: `\`${shortened(word)}\`` });
  const meant = known.has(word) ? null : suggest(word, wordsWithin);
  return meant === null ? fault : withMeant(fault, meant);
}

/** Asks for the word that was probably meant. */
function withMeant(fault: Diagnostic, meant: string): Diagnostic {
  const title = `write \`${meant}\``;
  return {
    ...fault,
    message: `${fault.message}; did you mean \`${meant}\`?`,
    fixes: [{ title, safe: false, edits: [{ span: fault.span, text: meant }] }],
  };
}

const shortened = (word: string): string => (word.length > 30 ? `${word.slice(0, 30)}…` : word);

/** Whether a keyword was wanted, and a word much like it stands there. */
export function isNear(wanted: string, token: IToken): boolean {
  const word = /^`(\w+)`$/.exec(wanted)?.[1];
  return word !== undefined && isWord(token.tokenType) && suggest(token.image, [word]) !== null;
}

/** Proposes the word that was wanted in the place of the one that stands there. */
export function withFix(fault: Diagnostic, wanted: string): Diagnostic {
  const edits = [{ span: fault.span, text: wanted.replaceAll('`', '') }];
  return { ...fault, help: `write ${wanted}`, fixes: [{ title: `write ${wanted}`, safe: false, edits }] };
}
