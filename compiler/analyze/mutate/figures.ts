import { Exact } from '../../../runtime/exact.ts';
import type { ExactText } from '../../ir/ir.ts';
import { grouped } from '../../../runtime/number-text.ts';

/** A grouped one step up or down, and how both are written. */
export interface Changed {
  readonly value: ExactText;
  readonly before: string;
  readonly after: string;
}

const plain = (text: string): string => text.replaceAll(',', '');

/** The smallest step of a figure: one of its last decimal; 1 of a whole number. */
export function smallestStep(text: string): Exact {
  const decimals = plain(text).split('.')[1]?.length ?? 0;
  return Exact.of(decimals === 0 ? '1' : `0.${'0'.repeat(decimals - 1)}1`);
}

/** A number as a price list writes it, with at least so many decimals. */
export function written(value: Exact, like: string): string {
  const decimals = plain(like).split('.')[1]?.length ?? 0;
  const text = value.toString();
  const [whole = '', fraction = ''] = text.split('.');
  if (text.includes('/')) return text;
  const padded = fraction.padEnd(decimals, '0');
  return grouped(padded === '' ? whole : `${whole}.${padded}`);
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

const PER_UNIT = /^[A-Z]{3} ([\d.,]+) \/ (?!events?$|started |complete )/;
const PERCENT = /^([\d.,]+)% of /;
const FLAT = /^(?:at (?:least|most) )?[A-Z]{3} ([\d.,]+)(?: \/ events?)?$/;
const BLOCK = /^[A-Z]{3} ([\d.,]+) \/ (?:started|complete) /;

/** A rate, a percentage, a flat part or a block's price, changed as the words of its charge have it. */
export function changedInWords(
  label: string,
  value: ExactText,
  what: 'rate' | 'flat' | 'block',
  code: string,
): readonly Changed[] {
  const exact = Exact.of(value);
  if (exact.isZero()) return [];
  const patterns = { rate: [PER_UNIT, PERCENT], flat: [FLAT], block: [BLOCK] }[what];
  const parts = label.split(' + ').flatMap((part) =>
    patterns.flatMap((pattern) => {
      const found = pattern.exec(part)?.[1];
      return found === undefined || Exact.of(plain(found)).isZero() ? [] : [{ part, text: found }];
    }),
  );
  const [only] = parts;
  // Two rates that add are one number by now; it is changed as it stands.
  if (only === undefined || parts.length > 1) return changedNumber(value, { before: `${code} ` });
  const shown = Exact.of(plain(only.text));
  const scale = exact.over(shown);
  return neighbours(plain(only.text), smallestStep(only.text)).map((next) => ({
    value: next.times(scale).toString(),
    before: only.part,
    after: only.part.replace(only.text, () => written(next, only.text)),
  }));
}
