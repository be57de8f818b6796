import { grouped } from '../../runtime/number-text.ts';
import type { ExactText, Ir, Period, Price, RatePart, TierCharge } from './ir.ts';

/** The words of a price list for its periods. */
export const PERIOD_WORDS: Readonly<Record<Period, string>> = {
  day: 'daily',
  month: 'monthly',
  year: 'yearly',
  ever: 'ever',
};

/** An amount: `CNY 1,200`. */
export const moneyLabel = (code: string, amount: ExactText): string => `${code} ${grouped(amount)}`;

/** Nothing to pay. */
export const FREE = 'free';

/** A rate. */
export const rateLabel = (code: string, parts: readonly RatePart[]): string =>
  parts.length === 0 ? FREE : parts.map((part) => partLabel(code, part)).join(' + ');

/** One part of a rate. */
export function partLabel(code: string, part: RatePart): string {
  const money = moneyLabel(code, part.amount);
  switch (part.kind) {
    case 'flat':
      return money;
    case 'at least':
    case 'at most':
      return `${part.kind} ${money}`;
    case 'percent':
      return `${grouped(part.amount)}% of ${part.of}`;
    case 'event':
    case 'rate':
    case 'started':
    case 'complete':
      return `${money} / ${perLabel(part)}`;
  }
}

/** What stands after the stroke of a part: `started 1,000,000 tokens`. Empty for one without a stroke. */
export function perLabel(part: RatePart): string {
  if (part.kind === 'event') return 'event';
  if (!('unit' in part)) return '';
  const { kind, count, unit } = part;
  const words = [...(kind === 'rate' ? [] : [kind]), ...(count === null ? [] : [grouped(count)]), unit];
  return words.join(' ');
}

/** What is owed by the period, in the words of its step. */
export const flatLabel = (
  { currency }: Pick<Ir, 'currency'>,
  { amount, period }: NonNullable<Price['flat']>,
): string => `${moneyLabel(currency.code, amount)} ${PERIOD_WORDS[period]}`;
export const atLeastLabel = ({ currency }: Ir, { atLeast, period }: NonNullable<Price['bounds']>): string =>
  `at least ${moneyLabel(currency.code, atLeast ?? '0')} ${PERIOD_WORDS[period]}`;
export const atMostLabel = ({ currency }: Ir, { atMost, period }: NonNullable<Price['bounds']>): string =>
  `at most ${moneyLabel(currency.code, atMost ?? '')} ${PERIOD_WORDS[period]}`;

/** What a tier charges, in the words of the price list. */
export function chargeLabel(charge: TierCharge): string {
  switch (charge.kind) {
    case 'amount':
      return charge.label;
    case 'reject':
      return `reject "${charge.message}"`;
    case 'unpublished':
      return `unpublished "${charge.page}"`;
  }
}
