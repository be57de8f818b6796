import type { Ir, Period, Price, TierCharge } from './ir.ts';

/** The words of a price list for its periods. */
export const PERIOD_WORDS: Readonly<Record<Period, string>> = {
  day: 'daily',
  month: 'monthly',
  year: 'yearly',
  ever: 'ever',
};

/** What is owed by the period, in the words of its step. */
export const flatLabel = (ir: Ir, flat: NonNullable<Price['flat']>): string =>
  `${ir.currency.code} ${flat.amount} ${PERIOD_WORDS[flat.period]}`;
export const atLeastLabel = (ir: Ir, bounds: NonNullable<Price['bounds']>): string =>
  `at least ${ir.currency.code} ${bounds.atLeast ?? '0'} ${PERIOD_WORDS[bounds.period]}`;
export const atMostLabel = (ir: Ir, bounds: NonNullable<Price['bounds']>): string =>
  `at most ${ir.currency.code} ${bounds.atMost ?? ''}`;

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
