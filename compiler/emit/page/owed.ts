import type { Period, Price } from '../../ir/ir.ts';
import type { Fact } from './document.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a period costs beside its use: a flat price and the bounds, and what is owed of them where nothing is used. */

const SINCE = 'from the first use on';

/** `CNY 99 a month from the first use on, whatever the quantity, even none` */
export function flatWords(vocabulary: Vocabulary, { amount, period }: NonNullable<Price['flat']>): string {
  const price = `${vocabulary.money(amount)} ${vocabulary.per(period)}`;
  if (period === 'ever') return `${price}, ${SINCE}, whatever the quantity`;
  return `${price} ${SINCE}, whatever the quantity, even none`;
}

/** `at least CNY 5 and at most CNY 50 a month from the first use on, even without use` */
export function boundsWords(vocabulary: Vocabulary, bounds: NonNullable<Price['bounds']>): string {
  const { atLeast, atMost, period } = bounds;
  const limits = [
    ...(atLeast === null ? [] : [`at least ${vocabulary.money(atLeast)}`]),
    ...(atMost === null ? [] : [`at most ${vocabulary.money(atMost)}`]),
  ];
  const since = atLeast === null || period === 'ever' ? '' : ` ${SINCE}, even without use`;
  return `${limits.join(' and ')} ${vocabulary.per(period)}${since}`;
}

/** From when to when something is owed without use, where anything is. */
export function owedFacts({ ir }: Vocabulary): readonly Fact[] {
  const prices = ir.features.flatMap((feature) => feature.prices);
  const periods = new Set(prices.flatMap(periodsOwed));
  if (periods.size === 0) return [];
  const each = [...periods].map((period) => `calendar ${period}`);
  return [
    {
      what: 'owed without use',
      is: `what a price asks ${SINCE} is owed in full for every ${each.join(' or ')}, with use or without: from that of an account's first use of the feature, however that use was paid, to that in which what is billed ends`,
    },
  ];
}

const periodsOwed = ({ flat, bounds }: Price): readonly Period[] =>
  [flat?.period, bounds?.atLeast == null ? undefined : bounds.period].filter(
    (period) => period !== undefined && period !== 'ever',
  );
