import { js, type Code } from './code.ts';

/**
 * Numbers to and from text. A count of `1 / (10^places × rest)`, with no 2 or 5 in `rest`, is a finite decimal just
 * where `rest` divides it, and else a quotient in lowest terms. Both kinds of number come in; `rest` is of the same.
 */
export const textPrelude: Code = js`
const decimalText = (value, places) => {
  if (places === 0) return value == 0 ? "0" : String(value);
  const isNegative = value < 0;
  const digits = String(isNegative ? -value : value).padStart(places + 1, "0");
  const point = digits.length - places;
  let end = digits.length;
  while (end > point && digits.charCodeAt(end - 1) === 48) end--;
  const text = end === point ? digits.slice(0, point) : digits.slice(0, point) + "." + digits.slice(point, end);
  return isNegative && value != 0 ? "-" + text : text;
};
const fixedText = (value, places) => {
  if (places === 0) return value == 0 ? "0" : String(value);
  const isNegative = value < 0;
  const digits = String(isNegative ? -value : value).padStart(places + 1, "0");
  const point = digits.length - places;
  return (isNegative && value != 0 ? "-" : "") + digits.slice(0, point) + "." + digits.slice(point);
};
const quotientText = (top, bottom) => {
  let a = top < 0n ? -top : top;
  let b = bottom;
  while (b !== 0n) { const rest = a % b; a = b; b = rest; }
  const above = top / a;
  let below = bottom / a;
  if (below === 1n) return String(above);
  let twos = 0;
  let fives = 0;
  while (below % 2n === 0n) { below /= 2n; twos++; }
  while (below % 5n === 0n) { below /= 5n; fives++; }
  if (below !== 1n) return above + "/" + bottom / a;
  return twos > fives
    ? decimalText(above * 5n ** BigInt(twos - fives), twos)
    : decimalText(above * 2n ** BigInt(fives - twos), fives);
};
const exactText = (value, places, rest) => {
  if (rest == 1) return decimalText(value, places);
  if (value % rest == 0) return decimalText(value / rest, places);
  return quotientText(BigInt(value), BigInt(rest) * 10n ** BigInt(places));
};
/** Digits in groups of three, as labels have them. */
const groupedText = (text) => {
  const [whole, fraction] = text.split(".");
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? digits : digits + "." + fraction;
};
const notExact = (text) => new RangeError("not an exact number: " + text);
const tooFine = (text) => new UnsupportedRecords("a number with more decimals than compiled catalogs take: " + text);

/** A record that a compiled catalog does not rate: the interpreter does. */
class UnsupportedRecords extends Error {
  constructor(message) {
    super(message);
    this.name = "UnsupportedRecords";
  }
}

let digits = 0;
let places = 0;
/** Reads a decimal into digits and places; false where plain numbers may not hold the digits. */
const readNumber = (text) => {
  const length = text.length;
  if (length > 15) { if (!PLAIN.test(text)) throw notExact(text); return false; }
  let value = 0;
  let point = -1;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 48 && unit <= 57) value = value * 10 + (unit - 48);
    else if (unit === 46 && point === -1 && i > 0 && i < length - 1) point = i;
    else throw notExact(text);
  }
  if (length === 0) throw notExact(text);
  digits = value;
  places = point === -1 ? 0 : length - 1 - point;
  return true;
};
const PLAIN = /^\d+(\.\d+)?$/;
const readBigint = (text) => {
  if (!PLAIN.test(text)) throw notExact(text);
  const point = text.indexOf(".");
  if (point === -1) { digits = BigInt(text); places = 0; }
  else { digits = BigInt(text.slice(0, point) + text.slice(point + 1)); places = text.length - 1 - point; }
  return true;
};
const POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
const numberPower = (exponent) => POWERS[exponent];
const bigintPower = (exponent) => 10n ** BigInt(exponent);

/** Where a number stands between cuts that are whole at a scale: twice its floor there, and 1 more if it has a rest. */
const encodeAttribute = (text, scale) => {
  if (!readBigint(text)) return 0n;
  const top = digits * scale;
  const bottom = bigintPower(places);
  return 2n * (top / bottom) + (top % bottom === 0n ? 0n : 1n);
};
const encodeSmall = (text, scale) => {
  if (text.length <= 9 && scale <= 1000000) {
    readNumber(text);
    const top = digits * scale;
    const rest = top % POWERS[places];
    return 2 * ((top - rest) / POWERS[places]) + (rest === 0 ? 0 : 1);
  }
  const exact = encodeAttribute(text, BigInt(scale));
  // All cuts are below 2^51: whatever is beyond them is the same.
  return exact > 4503599627370496n ? 4503599627370496 : Number(exact);
};
`;
