import { faultOf, shortened, type Fault } from './fault.ts';

/** JSON's grammar of numbers, whether the number stands in quotes, in a CSV cell or bare. */
const NUMBER = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

const DECIMALS_MAX = 12;
const WHOLE_DIGITS_MAX = 24;
const EXPONENT_MIN = -12;
const EXPONENT_MAX = 24;

/**
 * The plain decimal that a number text stands for: no exponent, no needless zeros, no `-0`. Limits are those of the
 * value, so `1.50` and `1.5` are one number; at most 24 whole digits (or 10^24 itself) and 12 decimals stay
 * below the 40 digits that the language knows.
 */
export function readDecimal(name: string, text: string): { readonly decimal: string } | Fault {
  const match = NUMBER.exec(text);
  if (match === null)
    return faultOf('TAR5005', '`{name}` is `{text}`, not a number', { name, text: shortened(text) });
  const [, sign = '', whole = '', fraction = '', exponentText = '0'] = match;
  const exponent = Number(exponentText);
  if (exponent < EXPONENT_MIN || exponent > EXPONENT_MAX)
    return outside(name, text, `an exponent outside ${EXPONENT_MIN} to +${EXPONENT_MAX}`);

  const digits = (whole + fraction).padEnd(whole.length + exponent, '0');
  const point = whole.length + exponent;
  const wholePart = withoutLeadingZeros(point > 0 ? digits.slice(0, point) : '');
  const decimals = withoutTrailingZeros(point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits);
  if (decimals.length > DECIMALS_MAX) return outside(name, text, `more than ${DECIMALS_MAX} decimals`);
  if (wholePart.length > WHOLE_DIGITS_MAX) {
    const isLimit = wholePart.length === WHOLE_DIGITS_MAX + 1 && /^10*$/.test(wholePart) && decimals === '';
    if (!isLimit) return outside(name, text, `a value beyond 10^${WHOLE_DIGITS_MAX}`);
  }

  const plain = decimals === '' ? wholePart || '0' : `${wholePart || '0'}.${decimals}`;
  return { decimal: plain === '0' ? plain : sign + plain };
}

function outside(name: string, text: string, what: string): Fault {
  return faultOf('TAR5007', '`{name}` is `{text}`, a number with {what}', {
    name,
    text: shortened(text),
    what,
  });
}

// Loops rather than patterns: a pattern anchored at the end alone looks at every run of zeros anew.
function withoutLeadingZeros(digits: string): string {
  let start = 0;
  while (digits[start] === '0') start++;
  return digits.slice(start);
}

function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}
