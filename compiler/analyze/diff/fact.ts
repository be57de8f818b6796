import type { ExactText, Place as SourcePlace, RatePart, Schedule, Span } from '../../ir/ir.ts';
import { chargeLabel } from '../../ir/labels.ts';
import { isBound } from '../../ir/rate-parts.ts';
import { Exact } from '../../../runtime/exact.ts';
import type { Alone, Fact, Place, PriceWords, Words } from './changes.ts';

/** A fact where two values differ as texts; nothing where they say the same. */
export function fact<T>(
  what: string | Words,
  old: T,
  now: T,
  words: (value: T) => Words | null,
  where: readonly Place[] = [],
): Fact[] {
  const [before, after] = [words(old), words(now)];
  const told = typeof what === 'string' ? [what] : what;
  return sameWords(before, after) ? [] : [{ what: told, where, old: before, new: after }];
}

/** Something that cannot be told by a value before and one now. */
export const remark = (what: string): Fact => ({ what: [what], where: [], old: null, new: null });

/** Of what came or went alone, one side says nothing. */
export const againstNothing = (kind: Alone, facts: readonly Fact[]): readonly Fact[] =>
  facts.map((one) => (kind === 'added' ? { ...one, old: null } : { ...one, new: null }));

export const sameWords = (a: Words | null, b: Words | null): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** A number in one spelling, whatever it was written as. */
const plain = (value: ExactText): ExactText => Exact.of(value).toString();

export const moneyWords = (money: ExactText, currency: string): Words => [{ money: plain(money), currency }];
export const quantityWords = (quantity: ExactText, unit: string): Words => [
  { quantity: plain(quantity), unit },
];
export const spanWords = ({ count, unit }: Span): Words => [`${count} ${unit}${count === 1 ? '' : 's'}`];
/** Two spans that end at one instant, whenever they begin: a year is twelve months. */
export const isSameSpan = (a: Span, b: Span): boolean =>
  inMonths(a).unit === inMonths(b).unit && inMonths(a).count === inMonths(b).count;
const inMonths = ({ count, unit }: Span): Span =>
  unit === 'year' ? { count: 12 * count, unit: 'month' } : { count, unit };
export const text = (value: string | null): Words | null => (value === null ? null : [value]);
export const list = (values: readonly string[]): Words => [values.length === 0 ? 'none' : values.join(', ')];
export const yesNo = (value: boolean): Words => [value ? 'yes' : 'no'];

/** A price that has no tiers. */
export const single = (words: Words): PriceWords => ({ mode: null, tiers: [words] });

/** A schedule as the price list words it, tier by tier. */
export function scheduleWords({ mode, tiers }: Schedule, unit: string): PriceWords {
  const [only] = tiers;
  if (tiers.length === 1 && only !== undefined) return single([chargeLabel(only.charge)]);
  // The bounds of one event are tiers by now; they are told as they are written, after the price that they hold.
  const charges = tiers.map(({ charge }) => charge);
  const bounds = charges.filter(isBound);
  if (bounds.length > 0) {
    const held = charges.filter((charge) => !isBound(charge));
    return single([...held.map(chargeLabel), 'per event', ...bounds.map(chargeLabel)]);
  }
  return {
    mode,
    tiers: tiers.map(({ upTo, closed, charge }, i): Words => {
      const last = tiers[i - 1];
      const bound =
        upTo !== null
          ? [closed ? '<=' : '<', { quantity: plain(upTo), unit }]
          : [last?.closed === true ? '>' : '>=', { quantity: plain(last?.upTo ?? '0'), unit }];
      return [...bound, chargeLabel(charge)];
    }),
  };
}

/** What something says apart from its words for people: for telling whether two say the same. */
export function meaningOf(value: unknown): string {
  return JSON.stringify(value, (key, one: unknown) =>
    WORDING.has(key) ? undefined : typeof one === 'string' && NUMBER.test(one) ? plain(one) : one,
  );
}

const NUMBER = /^-?\d+(\.\d+)?(\/\d+)?$/;
const WORDING: ReadonlySet<string> = new Set<
  keyof { at: SourcePlace; label: string; parts: RatePart[]; title: string; name: string }
>(['at', 'label', 'parts', 'title', 'name']);
