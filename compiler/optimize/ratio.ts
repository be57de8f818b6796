import type { ExactText } from '../ir/ir.ts';

/** A fraction of whole numbers, in lowest terms, the lower one positive. */
export interface Ratio {
  readonly top: bigint;
  readonly bottom: bigint;
}

export const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

export const lcm = (a: bigint, b: bigint): bigint => (a / gcd(a, b)) * b;

export const abs = (value: bigint): bigint => (value < 0n ? -value : value);

export function ratio(top: bigint, bottom: bigint): Ratio {
  const sign = bottom < 0n ? -1n : 1n;
  const shared = gcd(top, bottom) * sign;
  return { top: top / shared, bottom: bottom / shared };
}

/** Reads a number of the IR: a plain decimal or `p/q`. */
export function readRatio(text: ExactText): Ratio {
  const [top = '', bottom] = text.split('/');
  const above = decimal(top);
  if (bottom === undefined) return above;
  const below = decimal(bottom);
  return ratio(above.top * below.bottom, above.bottom * below.top);
}

function decimal(text: string): Ratio {
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new RangeError(`not an exact number: ${text}`);
  const [whole = '', fraction = ''] = text.split('.');
  return ratio(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
}

/** A number of the IR as a count of parts of `scale`; an error where the scale was not made for it. */
export function scaled(text: ExactText, scale: bigint): bigint {
  const { top, bottom } = readRatio(text);
  if (scale % bottom !== 0n) throw new Error(`${text} is no whole count at scale ${scale}`);
  return top * (scale / bottom);
}
