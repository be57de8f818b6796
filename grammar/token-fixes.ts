import { inThrees } from './digits.ts';
import type { Extras, Fix } from './text/diagnostic.ts';
import type { Span } from './text/span.ts';
import { reservedWords } from './tokens.ts';

const reserved: ReadonlySet<string> = new Set(reservedWords);

/** A fix that writes something else in the place of one token, and says so. */
export const writing = (span: Span, text: string, safe: boolean): Fix => ({
  title: `write \`${text}\``,
  safe,
  edits: [{ span, text }],
});

const mended = (span: Span, text: string, safe: boolean): Extras => ({
  help: `write \`${text}\``,
  fixes: [writing(span, text, safe)],
});

/** A malformed number says what is wrong with it, and is mended where one number was probably meant. */
export function numberExtras(text: string, span: Span): Extras {
  if (text.startsWith('-')) return { help: 'numbers of a price list are never below 0' };
  if (/^\.\d+$/.test(text)) return mended(span, `0${text}`, true);
  const zeros = /^0+([1-9]\d*|0)(\.\d+)?$/.exec(text);
  if (zeros !== null) return mended(span, `${inThrees(zeros[1]!)}${zeros[2] ?? ''}`, true);
  const short = /^([1-9]\d{0,2})([kKmM])$/.exec(text);
  if (short !== null) return mended(span, `${short[1]},000${/m/i.test(short[2]!) ? ',000' : ''}`, false);
  if (/^\d+(_\d+)+$/.test(text)) return mended(span, inThrees(text.replaceAll('_', '')), true);
  const attached = /^((?:0|[1-9]\d{0,2}(?:,\d{3})*|[1-9]\d*)(?:\.\d+)?)([a-z]{2,})$/i.exec(text);
  if (attached !== null) return mended(span, `${attached[1]} ${attached[2]}`, true);
  if (/^\d[\d,]*(\.\d+)?$/.test(text))
    return {
      help: 'a comma groups exactly three digits, as in `10,000`; a list has a space after its comma',
      fixes: commaFixes(text, span),
    };
  return { help: 'numbers are written `10,000` or `0.15`, and a unit stands apart' };
}

/** `10,00` may be a comma for the point, or groups gone wrong: neither is safe. */
function commaFixes(text: string, span: Span): readonly Fix[] {
  const [whole = '', places] = text.split('.');
  const digits = whole.replaceAll(',', '').replace(/^0+(?=\d)/, '');
  const point = /^(0|[1-9]\d{0,2}),(\d{1,2})$/.exec(text);
  const asGroups = writing(span, inThrees(digits) + (places === undefined ? '' : `.${places}`), false);
  return point === null ? [asGroups] : [writing(span, `${point[1]}.${point[2]}`, false), asGroups];
}

/** A date or hours with a digit left out: `2026-1-01`, `8:00-22:00`. `isRight` says whether what comes out exists. */
export function paddedExtras(text: string, span: Span, isRight: (text: string) => boolean): Extras {
  const padded = text.replaceAll('/', '-').replace(/(?<!\d)\d(?!\d)/g, '0$&');
  return padded !== text && isRight(padded) ? mended(span, padded, true) : {};
}

/** A text without its end: what follows a brace at the end of the line is no part of it. */
export function openTextFix(text: string, span: Span): Fix {
  const trimmed = text.trimEnd();
  const own = trimmed.endsWith('{') ? trimmed.slice(0, -1).trimEnd() : trimmed;
  const at = span.start + own.length;
  return {
    title: 'close the text',
    safe: false,
    edits: [{ span: { ...span, start: at, end: at }, text: '"' }],
  };
}

/** The words that people write for a period: `per month`. */
const PERIODS: Readonly<Record<string, string>> = { day: 'daily', month: 'monthly', year: 'yearly' };

/** What was meant where a rule expected something else; `before` is the place of the token in front. */
export function expectationExtras(code: string, text: string, span: Span, before: Span): Extras {
  const period = Object.hasOwn(PERIODS, text) ? PERIODS[text]! : null;
  if (code === 'TAR1007' && period !== null) return mended({ ...span, start: before.start }, period, true);
  if (code === 'TAR1017') {
    const edits = [{ span: { ...span, end: span.start }, text: '\n      ' }];
    return { fixes: [{ title: 'begin a new line', safe: true, edits }] };
  }
  // Where a line ends, what is underlined is the last word before.
  if (code === 'TAR1005' && reserved.has(text) && span.start !== before.start) {
    const fix = { title: 'write it in backticks', safe: false, edits: [{ span, text: `\`${text}\`` }] };
    return { help: `\`${text}\` is a word of the language: as a name it stands in backticks`, fixes: [fix] };
  }
  if (code === 'TAR1025' && /^[a-z]{3}$/i.test(text)) return mended(span, text.toUpperCase(), true);
  return {};
}
