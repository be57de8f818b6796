export interface Survey {
  /** How many `"name":` the text holds. */
  readonly keys: number;
  readonly depth: number;
  /** Whether every number is plain and short enough for a double to give back each of its digits. */
  readonly isPlain: boolean;
}

/** Any decimal of so many digits survives the way through a double and back. */
const EXACT_DIGITS = 15;

const QUOTE = 34;
const PLUS = 43;
const MINUS = 45;
const DOT = 46;
const ZERO = 48;
const NINE = 57;
const COLON = 58;
const UPPER_E = 69;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const LOWER_E = 101;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/**
 * What has to be known of a JSON text before it is parsed. It is right for valid JSON; on anything else it may say what
 * it likes, since the parser then refuses the text.
 */
export function surveyJson(text: string): Survey {
  let keys = 0;
  let depth = 0;
  let deepest = 0;
  let isPlain = true;
  let i = 0;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) {
      i = afterString(text, i);
      if (text.charCodeAt(i) === COLON) keys++;
    } else if (isNumberPart(code)) {
      const start = i;
      let digits = 0;
      let part = code;
      while (isNumberPart(part)) {
        if (part >= ZERO && part <= NINE) digits++;
        // A letter counts only inside a number: `true` and `false` hold one as well.
        else if ((part === LOWER_E || part === UPPER_E) && i > start) isPlain = false;
        part = text.charCodeAt(++i);
      }
      if (digits > EXACT_DIGITS) isPlain = false;
    } else {
      if (code === OPEN_BRACE || code === OPEN_BRACKET) deepest = Math.max(deepest, ++depth);
      else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth--;
      i++;
    }
  }
  return { keys, depth: deepest, isPlain };
}

/** Where the text goes on after a string and the white space behind it. */
function afterString(text: string, open: number): number {
  let i = open + 1;
  while (i < text.length && text.charCodeAt(i) !== QUOTE) i += text.charCodeAt(i) === BACKSLASH ? 2 : 1;
  i++;
  while (i < text.length && isWhitespace(text.charCodeAt(i))) i++;
  return i;
}

const isWhitespace = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13;

const isNumberPart = (code: number): boolean =>
  (code >= ZERO && code <= NINE) ||
  code === MINUS ||
  code === PLUS ||
  code === DOT ||
  code === LOWER_E ||
  code === UPPER_E;
