import fc from 'fast-check';
import type { AccountInput } from '../../runtime/rater.ts';
import { compareInstants, compareRecords, type OrderRecord, type Usage } from '../../runtime/record.ts';
import { changeAt, recordsOf } from './arbitrary-changes.ts';
import { ALL_PLACES, instantIn, PLACES, type Place } from './arbitrary-moments.ts';
import { rulesIn, type LifeRules } from './arbitrary-rules.ts';
import { epoch, usageOf } from './arbitrary-usage.ts';

/** Lives of accounts: what they activate, buy, raise, renew, convert and use, with much of it at one instant. */

const quantity = fc.oneof(
  fc.integer({ min: 0, max: 60 }).map(String),
  fc.constantFrom('1', '1', '2.5', '0.333333', '1000'),
);

const usageAt = (instant: fc.Arbitrary<string>) =>
  fc.record({
    feature: fc.constantFrom('scan', 'scan', 'look', 'film'),
    time: instant,
    quantity,
    resolution: fc.constantFrom('480', '720', '1080', '2160', null),
    status: fc.constantFrom('success', 'success', 'success', 'failed'),
  });

/** One account's records at a place, in the order in which they are taken. */
export function lifeIn(place: Place): fc.Arbitrary<AccountInput> {
  const instant = instantIn(place);
  // What is bought late finds nobody to use it.
  const early = fc
    .tuple(instant, instant)
    .map(([a, b]) => (compareInstants(epoch(a), epoch(b)) <= 0 ? a : b));
  return fc
    .record({
      first: fc.oneof({ weight: 8, arbitrary: fc.constant(place.first) }, { weight: 1, arbitrary: instant }),
      changes: fc.array(fc.tuple(changeAt(instant), early, fc.option(instant, { freq: 2 })), {
        minLength: 1,
        maxLength: 12,
        size: '+1',
      }),
      uses: fc.array(usageAt(instant), { minLength: 1, maxLength: 25, size: '+1' }),
      later: fc.constantFrom(0, 0, 40 * 86_400),
    })
    .map(({ first, changes, uses, later }) => {
      const opening = {
        id: 'a0',
        account: 'acme',
        time: first,
        at: epoch(first),
        origin: { file: 'orders', line: 1, raw: 'a0' },
      };
      const orders: OrderRecord[] = [
        { ...opening, type: 'activation', category: null, order: null },
        ...recordsOf(changes),
      ];
      const used: Usage[] = uses.map(({ feature, time, quantity: amount, resolution, status }, index) =>
        usageOf(`u${index}`, feature, time, amount, {
          attributes: { status, ...(resolution === null ? {} : { resolution }) },
        }),
      );
      const until = Math.max(...[...orders, ...used].map(({ at }) => at.seconds)) + later;
      return {
        account: 'acme',
        orders: [...orders].sort(compareRecords),
        usage: used.sort(compareRecords),
        until,
      };
    });
}

/** A life anywhere: its clocks need not be those of the price list. */
export const arbitraryLife: fc.Arbitrary<AccountInput> = fc.constantFrom(...PLACES).chain(lifeIn);

/** A price list, and lives at the place whose zone it has. */
export const arbitraryLived = (
  lives: number,
): fc.Arbitrary<readonly [rules: LifeRules, lives: readonly AccountInput[]]> =>
  fc
    .constantFrom(...ALL_PLACES)
    .chain((place) =>
      fc.tuple(rulesIn(place.zone), fc.array(lifeIn(place), { minLength: lives, maxLength: lives })),
    );
