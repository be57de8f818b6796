import { mistake, told, untold, type Family, type Mistake } from './mistake.ts';
import { misspelt } from './slips.ts';
import { exchanged, instead, pairs, put, type Source } from './source.ts';
import type { Span } from '../../grammar/text/span.ts';
import type { TokenPlace } from '../../grammar/parse.ts';

/** Marks left out, doubled or typed in another form. */

const tokens = (source: Source, text: string): readonly TokenPlace[] =>
  source.tokens.filter((token) => token.text === text);

const numbers = (source: Source): readonly TokenPlace[] =>
  source.tokens.filter(({ text }) => /^\d[\d,]*(\.\d+)?$/.test(text));

const strings = (source: Source): readonly TokenPlace[] =>
  source.tokens.filter(({ text }) => text.startsWith('"') && text.endsWith('"') && text.length > 2);

const changed = (list: readonly TokenPlace[], change: (text: string) => string | null): readonly Mistake[] =>
  list.flatMap(({ text, span }) => {
    const other = change(text);
    return other === null || other === text ? [] : [instead(span, other)];
  });

/** The first words of statements, as they are typed most. */
const STATEMENTS =
  /^(feature|category|package|capacity|meter|price|covers|valid|alert|size|sell|accepts|use|charge)$/;
const INNER =
  /^(graduated|volume|monthly|yearly|unpublished|otherwise|reject|remaining|by|at|of|on|is|where)$/;

const words = (source: Source, pattern: RegExp): readonly TokenPlace[] =>
  source.tokens.filter(({ kind, text }) => pattern.test(text) && kind === 'keyword');

/** Where a block begins, and the line that its brace is missed at: each one at or below the block's own. */
function braces(source: Source, brace: '{' | '}'): readonly Mistake[] {
  const owners = (
    ['feature', 'category', 'package', 'capacity', 'licence', 'example', 'tiers', 'table'] as const
  ).flatMap((kind) => source.all(kind));
  const nextTo = (span: Span): readonly Span[] =>
    source.tokens
      .filter(({ span: at }) => at.file === span.file && at.start >= span.end)
      .slice(0, 1)
      .map((token) => token.span);
  return owners.flatMap((owner) => {
    const inside = tokens(source, brace).filter(({ span }) => source.isIn(span, owner.span));
    const own = brace === '{' ? inside[0] : inside.at(-1);
    return own === undefined ? [] : [instead(own.span, '', [owner.span, ...nextTo(own.span)])];
  });
}

const bars = (source: Source, which: 'last' | 'inner'): readonly Mistake[] =>
  source.all('row').flatMap(({ span }) => {
    const own = tokens(source, '|').filter((bar) => source.isIn(bar.span, span));
    return (which === 'last' ? own.slice(-1) : own.slice(1, -1)).map((bar) => instead(bar.span, '', [span]));
  });

/** `10.000` for `10,000`: of a unit that is counted, or of money and of what is measured. */
function thousands(source: Source, counted: boolean): readonly Mistake[] {
  const units = new Set(
    source
      .all('unit')
      .filter((unit) => unit.counted)
      .flatMap(({ names }) => names.map(({ text }) => text)),
  );
  const figures = [
    ...source
      .all('quantity')
      .filter(({ unit }) => units.has(unit?.text ?? '') === counted)
      .map(({ value }) => value),
    ...(counted ? [] : source.all('money').map(({ value }) => value)),
  ];
  return figures.flatMap(({ span }) => {
    const text = source.text(span);
    return /^\d{1,3},\d{3}$/.test(text) ? [instead(span, text.replace(',', '.'))] : [];
  });
}

export const writing: Family = {
  name: 'Writing',
  kinds: [
    told('a closing brace left out', (source) => braces(source, '}')),
    told('an opening brace left out', (source) => braces(source, '{')),
    told('a closing quotation mark left out', (source) =>
      changed(strings(source), (text) => text.slice(0, -1)),
    ),
    told('an opening quotation mark left out', (source) => changed(strings(source), (text) => text.slice(1))),
    told('curly quotation marks', (source) => changed(strings(source), (text) => `“${text.slice(1, -1)}”`)),
    told("the bar at a row's end left out", (source) => bars(source, 'last')),
    told('a bar between two cells left out', (source) => bars(source, 'inner')),
    told('a full-width bar', (source) => changed(tokens(source, '|'), () => '｜')),
    told('a full-width comma', (source) => changed(tokens(source, ','), () => '，')),
    told('full-width digits', (source) =>
      changed(numbers(source), (text) =>
        text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
      ),
    ),
    told('a letter O for a zero', (source) =>
      changed(numbers(source), (text) => text.replace(/(?<=.)0/, 'O')),
    ),
    told('a letter l for a one', (source) => changed(numbers(source), (text) => text.replace('1', 'l'))),
    told('a decimal comma', (source) =>
      changed(
        numbers(source).filter(({ text }) => /^\d+\.\d{1,2}$/.test(text)),
        (text) => text.replace('.', ','),
      ),
    ),
    told('a point between the thousands of a count', (source) => thousands(source, true)),
    untold(
      'a point between the thousands of an amount or a measure',
      'any example with the amount',
      (source) => thousands(source, false),
    ),
    told('a comma between the wrong digits', (source) =>
      changed(
        numbers(source).filter(({ text }) => /^[\d,]+$/.test(text)),
        (text) => text.replace(/,(\d\d)\d/, ',$1'),
      ),
    ),
    told('a space between thousands', (source) =>
      changed(
        numbers(source).filter(({ text }) => /,/.test(text)),
        (text) => text.replaceAll(',', ' '),
      ),
    ),
    told('`k` for thousand', (source) =>
      changed(
        numbers(source).filter(({ text }) => /^[\d,]+,000$/.test(text)),
        (text) => `${text.slice(0, -4)}k`,
      ),
    ),
    told("a statement's first word misspelt", (source) => changed(words(source, STATEMENTS), misspelt)),
    told('a word within a statement misspelt', (source) => changed(words(source, INNER), misspelt)),
    told('a statement with a capital letter', (source) =>
      changed(words(source, STATEMENTS), (text) => text[0]!.toUpperCase() + text.slice(1)),
    ),
    told('the slash of a rate left out', (source) => changed(tokens(source, '/'), () => '')),
    told('the percent sign of a share left out', (source) =>
      source.all('percent').flatMap(({ value }) => {
        const sign = { ...value.span, start: value.span.end, end: value.span.end + 1 };
        return source.text(sign) === '%' ? [instead(sign, '')] : [];
      }),
    ),
    told('a comma of a list left out', (source) => changed(tokens(source, ','), () => '')),
    told('`=<` for `<=`', (source) => changed(tokens(source, '<='), () => '=<')),
    told('`≤` for `<=`', (source) => changed(tokens(source, '<='), () => '≤')),
    told('the `<=` of a bound left out', (source) => changed(tokens(source, '<='), () => '')),
    told('two tiers on one line', (source) =>
      source
        .all('tiers')
        .flatMap(({ tiers }) =>
          pairs(tiers).map(([a, b]) => instead({ ...a.span, start: a.span.end, end: b.span.start }, '  ')),
        ),
    ),
    told('a comment with one slash', (source) =>
      source.tokens
        .filter(({ text }) => text.startsWith('// ') && !text.includes('allow'))
        .map(({ span }) => instead({ ...span, end: span.start + 2 }, '/')),
    ),
    told('currency and figure exchanged', (source) =>
      source.all('money').map(({ currency, value }) => exchanged(source, currency.span, value.span)),
    ),
    told('the currency of a price left out', (source) =>
      source
        .all('money')
        .map(({ currency, value }) => mistake([put({ ...currency.span, end: value.span.start }, '')])),
    ),
  ],
};
