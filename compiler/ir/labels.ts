import type { Period } from './ir.ts';

/** The words of a price list for its periods. */
export const PERIOD_WORDS: Readonly<Record<Period, string>> = {
  day: 'daily',
  month: 'monthly',
  year: 'yearly',
  ever: 'ever',
};
