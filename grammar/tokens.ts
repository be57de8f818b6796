import { createToken, Lexer, type IToken, type TokenType } from 'chevrotain';

/**
 * The one table of tokens. Keywords are contextual: all but the reserved ones belong to the category `Name`, so that a
 * rule that asks for a name takes them too.
 */

/** Words that are never names without backticks. */
const reserved = 'price free otherwise reject';

/** Words that mean something in their place, and are names elsewhere. */
const contextual = [
  'catalog currency timezone round unit measure attribute deduct consume activation include category',
  'feature schedule package capacity licence example',
  'half even up down to in one of default by soonest expiry earliest order id required each',
  'meter where is not and or rounded at least most times accepts',
  'from unpublished graduated volume started complete counting all usage',
  'per event daily monthly yearly ever',
  'covers valid alert remaining draw whole units fractions size sell allows renewal upgrade temporary',
  'term starts on within',
  'use with quote buy for until renew activate charge total covered rejected nearest the',
] as const;

type WordsOf<T extends string> = T extends `${infer First} ${infer Rest}` ? First | WordsOf<Rest> : T;
export type ReservedWord = WordsOf<typeof reserved>;
export type ContextualWord = WordsOf<(typeof contextual)[number]>;
export type KeyWord = ReservedWord | ContextualWord;

export const reservedWords = reserved.split(' ') as readonly ReservedWord[];
export const contextualWords = contextual.join(' ').split(' ') as readonly ContextualWord[];

/** A bare word, a keyword in the place of one, or a name in backticks. */
export const Name = createToken({ name: 'Name', pattern: Lexer.NA, label: 'a name' });
/** Any number; a malformed one stands in for the number it was meant to be, so that it is one finding. */
export const Num = createToken({ name: 'Num', pattern: Lexer.NA, label: 'a number' });
export const Date = createToken({ name: 'Date', pattern: Lexer.NA, label: 'a date' });
/** `08:00-22:00`. */
export const Hours = createToken({ name: 'Hours', pattern: Lexer.NA, label: 'hours such as `08:00-22:00`' });
export const Str = createToken({ name: 'Str', pattern: Lexer.NA, label: 'a string' });

export const Word = createToken({ name: 'Word', pattern: /[A-Za-z_][A-Za-z0-9_]*/, categories: [Name] });
export const Backticks = createToken({
  name: 'Backticks',
  pattern: /`[A-Za-z_][A-Za-z0-9_]*`/,
  categories: [Name],
});
export const OpenBackticks = createToken({
  name: 'OpenBackticks',
  pattern: /`(?:[^`\r\n]*`|[A-Za-z0-9_]*)/,
  categories: [Name],
});
/** Three capitals are a currency wherever they stand. */
export const Currency = createToken({
  name: 'Currency',
  pattern: /[A-Z]{3}(?![A-Za-z0-9_])/,
  label: 'a currency such as `CNY`',
});

// A date, a time or a number must not run on: `4k`, `10,00` and `2026-1` are each one malformed token.
const runOn = '(?![A-Za-z0-9_.]|[,:-][0-9])';
const rest = '(?:[A-Za-z0-9_.]|[,:-](?=[0-9]))*';
const pattern = (source: string): RegExp => new RegExp(source);

export const GoodDate = createToken({
  name: 'GoodDate',
  pattern: pattern(`\\d{4}-\\d{2}(?:-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2})?)?)?${runOn}`),
  categories: [Date],
});
export const GoodHours = createToken({
  name: 'GoodHours',
  pattern: pattern(`\\d{2}:\\d{2}-\\d{2}:\\d{2}${runOn}`),
  categories: [Hours],
});
export const GoodNumber = createToken({
  name: 'GoodNumber',
  pattern: pattern(`(?:[1-9]\\d{0,2}(?:,\\d{3})+|0|[1-9]\\d*)(?:\\.\\d+)?${runOn}`),
  categories: [Num],
});
export const BadHours = createToken({
  name: 'BadHours',
  pattern: pattern(`\\d{1,2}:\\d${rest}`),
  categories: [Hours],
});
export const BadDate = createToken({
  name: 'BadDate',
  pattern: pattern(`\\d{4}-\\d${rest}`),
  categories: [Date],
});
export const BadNumber = createToken({
  name: 'BadNumber',
  pattern: pattern(`-?\\.?\\d${rest}`),
  categories: [Num],
});

export const GoodString = createToken({
  name: 'GoodString',
  pattern: /"(?:[^"\\\r\n]|\\[^\r\n])*"/,
  categories: [Str],
});

/**
 * A string that is not closed ends with its line, but leaves a last brace or bar of the line standing: it was meant as
 * one, and taking it away would make a second fault of the first.
 */
function matchOpenString(text: string, offset: number): RegExpExecArray | null {
  if (text[offset] !== '"') return null;
  const line = /[^\r\n]*/y;
  line.lastIndex = offset;
  const match = line.exec(text)!;
  match[0] = match[0].trimEnd();
  if (match[0].length > 1 && /[{}|]$/.test(match[0])) match[0] = match[0].slice(0, -1).trimEnd();
  return match;
}

export const OpenString = createToken({
  name: 'OpenString',
  pattern: matchOpenString,
  start_chars_hint: ['"'],
  line_breaks: false,
  categories: [Str],
});

/** A text in typographer's quotation marks: one fault with an obvious end. */
export const CurlyString = createToken({
  name: 'CurlyString',
  pattern: /[“”„][^“”„\r\n]*[“”]/,
  categories: [Str],
});

export const Space = createToken({
  name: 'Space',
  pattern: /[ \t\r\n\u00a0\ufeff]+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});
export const LineComment = createToken({ name: 'LineComment', pattern: /\/\/[^\r\n]*/, group: 'comments' });
export const BlockComment = createToken({
  name: 'BlockComment',
  pattern: /\/\*[^]*?\*\//,
  group: 'comments',
  line_breaks: true,
});
/** A comment that is never closed runs to the end of the file. */
export const OpenComment = createToken({
  name: 'OpenComment',
  pattern: /\/\*[^]*/,
  group: 'comments',
  line_breaks: true,
});

const punctuation = (name: string, text: string): TokenType =>
  createToken({ name, pattern: text, label: `\`${text}\`` });

export const OpenBrace = punctuation('OpenBrace', '{');
export const CloseBrace = punctuation('CloseBrace', '}');
export const Bar = punctuation('Bar', '|');
export const AtMost = punctuation('AtMost', '<=');
export const AtLeast = punctuation('AtLeast', '>=');
export const Below = punctuation('Below', '<');
export const Above = punctuation('Above', '>');
export const Slash = punctuation('Slash', '/');
export const Percent = punctuation('Percent', '%');
export const Plus = punctuation('Plus', '+');
export const Equals = punctuation('Equals', '=');
export const Comma = punctuation('Comma', ',');
export const Dot = punctuation('Dot', '.');
export const Star = punctuation('Star', '*');

const byWord = new Map<string, TokenType>();
const addWord = (text: string, categories: TokenType[]): void => {
  const label = `\`${text}\``;
  byWord.set(text, createToken({ name: `word:${text}`, pattern: text, longer_alt: Word, label, categories }));
};
for (const text of reservedWords) addWord(text, []);
for (const text of contextualWords) addWord(text, [Name]);

/** The keywords as tokens: `W.price`. */
export const W = Object.fromEntries(byWord) as { readonly [word in KeyWord]: TokenType };

// Of two words that begin alike the longer is tried first: `in` must not win over `include`.
const words = [...byWord.values()].sort((a, b) => b.name.length - a.name.length);

const comments = [LineComment, BlockComment, OpenComment];
const names = [Word, Backticks, OpenBackticks];
const dates = [GoodDate, GoodHours];
const numbers = [GoodNumber];
// A malformed one is tried after every good one.
const badDates = [BadHours, BadDate];
const badNumbers = [BadNumber];
const strings = [GoodString, OpenString, CurlyString];
const operators = [AtMost, AtLeast, Below, Above, Slash, Percent, Plus, Equals, Star];
const marks = [OpenBrace, CloseBrace, Bar, Comma, Dot];
const categories = [Name, Num, Date, Hours, Str];

/** Every token, in the order in which the lexer tries them. */
export const allTokens: readonly TokenType[] = [Space].concat(
  comments,
  words,
  Currency,
  names,
  dates,
  numbers,
  badDates,
  badNumbers,
  strings,
  operators,
  marks,
  categories,
);

/** What a token is to somebody who colours text. */
export type TokenKind =
  'keyword' | 'name' | 'currency' | 'number' | 'date' | 'string' | 'operator' | 'punctuation' | 'comment';

const kinds = new Map<TokenType, TokenKind>();
const setKind = (kind: TokenKind, ...types: readonly TokenType[]): void => {
  for (const type of types) kinds.set(type, kind);
};
setKind('keyword', ...words);
setKind('name', ...names);
setKind('currency', Currency);
setKind('number', ...numbers, ...badNumbers);
setKind('date', ...dates, ...badDates);
setKind('string', ...strings);
setKind('operator', ...operators);
setKind('punctuation', ...marks);
setKind('comment', ...comments);

export const kindOf = (token: IToken): TokenKind => kinds.get(token.tokenType) ?? 'punctuation';

/** Whether a token is a keyword, in whatever place it stands. */
export const isKeyword = (type: TokenType): boolean => kinds.get(type) === 'keyword';
/** Whether a token reads as a word: a keyword or a bare name. */
export const isWord = (type: TokenType): boolean => type === Word || isKeyword(type);
