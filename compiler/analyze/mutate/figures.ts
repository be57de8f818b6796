import { Exact } from '../../../runtime/exact.ts';
import type { ExactText, RatePart } from '../../ir/ir.ts';
import { partLabel } from '../../ir/labels.ts';
import { fixed, grouped } from '../../../runtime/number-text.ts';

/** A grouped one step up or down, and how both are written. */
export interface Changed {
  readonly value: ExactText;
  readonly before: string;
  readonly after: string;
}

const decimalsIn = (text: ExactText): number => text.split('.')[1]?.length ?? 0;

/** The smallest step of a figure: one of its last decimal; 1 of a whole number. */
export function smallestStep(text: ExactText): Exact {
  const decimals = decimalsIn(text);
  return Exact.of(decimals === 0 ? '1' : `0.${'0'.repeat(decimals - 1)}1`);
}

/** A number as a price list writes it, with at least so many decimals. */
export function written(value: Exact, like: ExactText): string {
  const text = value.toString();
  return text.includes('/') ? text : grouped(fixed(text, decimalsIn(like)));
}

/** A number one step up and one down; not below `least` (0 itself is left out, since it is no grouped). */
export function neighbours(text: ExactText, step: Exact = smallestStep(text)): readonly Exact[] {
  const value = Exact.of(text);
  return [value.plus(step), value.minus(step)].filter((next) => next.isPositive());
}

/** A number by itself: `10,000 → 10,001`. `unit` stands behind it, `code` before it. */
export const changedNumber = (
  text: ExactText,
  { step, before = '', behind = '' }: { step?: Exact; before?: string; behind?: string } = {},
): readonly Changed[] =>
  text.includes('/')
    ? []
    : neighbours(text, step ?? smallestStep(text)).map((next) => ({
        value: next.toString(),
        before: `${before}${grouped(text)}${behind}`,
        after: `${before}${written(next, text)}${behind}`,
      }));

/** A rate, a flat part or a block's price, changed in the parts of its charge that add up to it. */
export function changedInWords(
  parts: readonly RatePart[],
  value: ExactText,
  code: string,
): readonly Changed[] {
  const exact = Exact.of(value);
  if (exact.isZero()) return [];
  const [only, ...others] = parts.filter(({ amount }) => !Exact.of(amount).isZero());
  // Two rates that add are one number by now; it is changed as it stands.
  if (only === undefined || others.length > 0) return changedNumber(value, { before: `${code} ` });
  const scale = exact.over(Exact.of(only.amount));
  return neighbours(only.amount).map((next) => ({
    value: next.times(scale).toString(),
    before: partLabel(code, only),
    after: partLabel(code, { ...only, amount: fixed(next.toString(), decimalsIn(only.amount)) }),
  }));
}
