import fc from 'fast-check';

/** One thing that a hand does to a text by mistake; null where there is nothing of the kind. */
type Slip = (text: string, pick: number) => string | null;

/** Replaces one of the places that a pattern finds. */
const atOne =
  (pattern: RegExp, put: (...parts: string[]) => string): Slip =>
  (text, pick) => {
    const found = [...text.matchAll(pattern)];
    const match = found[pick % Math.max(1, found.length)];
    if (match === undefined) return null;
    return text.slice(0, match.index) + put(...match) + text.slice(match.index + match[0].length);
  };

const linesOf =
  (change: (lines: string[], at: number) => void): Slip =>
  (text, pick) => {
    const lines = text.split('\n');
    change(lines, pick % lines.length);
    return lines.join('\n');
  };

const SLIPS: readonly Slip[] = [
  // A bound without its unit, with another number, with the other operator, another unit.
  atOne(/((?:<=?|>=?) +[\d,.]+) \w+/g, (_, bound) => bound!),
  atOne(/((?:<=?|>=?) +)([\d,.]+)/g, (_, sign, number) => `${sign}${number}7`),
  atOne(/<= /g, () => '< '),
  atOne(/((?:<=?|>=?) +[\d,.]+) \w+/g, (_, bound) => `${bound} tokens`),
  // Numbers as they are written elsewhere.
  atOne(/\b0(\.\d+)/g, (_, places) => places!),
  atOne(/(\d),(\d{3})\b/g, (_, before, after) => `${before}_${after}`),
  atOne(/(\d),(\d{3})\b/g, (_, before, after) => `${before},${after!.slice(0, 2)}`),
  // A period left out, said twice, or in other words; a word left out.
  atOne(/ (monthly|daily|yearly|ever|per event)\b/g, () => ''),
  atOne(/ (monthly|daily|yearly)\b/g, (_, word) => ` ${word} monthly`),
  atOne(/ monthly\b/g, () => ' per month'),
  atOne(/ otherwise [^\n]*/g, () => ''),
  // Letters and signs.
  atOne(/\b(\w)(\w)(\w\w+)\b/g, (_, a, b, rest) => `${b}${a}${rest}`),
  atOne(/\b(\w+)(\w)\b/g, (_, word) => word!),
  atOne(/(\w)\n/g, (_, letter) => `${letter};\n`),
  atOne(/[{}]/g, () => ''),
  // Lines left out, written twice, exchanged.
  linesOf((lines, at) => lines.splice(at, 1)),
  linesOf((lines, at) => lines.splice(at, 0, lines[at]!)),
  linesOf((lines, at) => lines.splice(at, 2, ...lines.slice(at, at + 2).reverse())),
];

/** A text with so many slips in it, or fewer. */
export const arbitrarySlip = (text: string, most: number): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.nat(SLIPS.length - 1), fc.nat()), { minLength: 1, maxLength: most })
    .map((slips) => slips.reduce((now, [slip, pick]) => SLIPS[slip]!(now, pick) ?? now, text));
