import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curveOf, moneyAt } from '../../../compiler/analyze/curve.ts';
import { losses, type Loss } from '../../../compiler/analyze/curve-losses.ts';
import { contains } from '../../../compiler/analyze/interval.ts';
import type * as ir from '../../../compiler/ir/ir.ts';
import { Exact } from '../../../runtime/exact.ts';
import { arbitrarySchedule } from '../../support/arbitrary-ir.ts';
import { amount, graduated, tier, volume } from '../../support/ir-builder.ts';

function found(schedule: ir.Schedule, counted: boolean): readonly Loss[] {
  const list = losses(curveOf(schedule, counted));
  if ('decided' in list) throw new Error(list.reason);
  return list;
}

const told = ({ dearerFrom, peak, bottom, regained, loss }: Loss): string =>
  [dearerFrom, peak.at, bottom.at, regained, loss].map((each) => each?.toString() ?? 'never').join(' ');

describe('where using more costs less', () => {
  it('is at the bound of a volume tier that is cheaper for all', () => {
    const cliff = volume(tier('1000', amount({ rate: '0.1' })), tier(null, amount({ rate: '0.08' })));
    // 1,001 calls cost 80.08, as much as 800.8; 1,250 cost 100 again.
    expect(found(cliff, true).map(told)).toEqual(['801 1000 1001 1250 19.92']);
    expect(found(cliff, false).map(told)).toEqual(['800 1000 1000 1250 20']);
  });

  it('is nowhere in graduated tiers, and goes on for good under a flat that ends all', () => {
    expect(found(graduated(tier('10', amount({ rate: '1' })), tier(null, amount())), true)).toEqual([]);
    const capped = volume(tier('10', amount({ rate: '5' })), tier(null, amount({ flat: '20' })));
    expect(found(capped, true).map(told)).toEqual(['5 10 11 never 30']);
  });

  it('holds two falls together that are one stretch, and keeps apart those that are not', () => {
    const stairs = volume(
      tier('100', amount({ rate: '1' })),
      tier('110', amount({ rate: '0.5' })),
      tier(null, amount({ rate: '0.25' })),
    );
    expect(found(stairs, true).map(told)).toEqual(['28 100 111 400 72.25']);
    const apart = volume(
      tier('100', amount({ rate: '1' })),
      tier('1000', amount({ rate: '0.5' })),
      tier(null, amount({ rate: '0.25' })),
    );
    expect(found(apart, true).map(told)).toEqual(['51 100 101 200 49.5', '501 1000 1001 2000 249.75']);
  });

  it('agrees with every whole quantity looked at in turn', () => {
    fc.assert(
      fc.property(arbitrarySchedule(true), (schedule) => {
        const curve = curveOf(schedule, true);
        const list = found(schedule, true);
        let highest = Exact.zero;
        let largest = Exact.zero;
        for (let quantity = 0; quantity <= 1300; quantity++) {
          const at = Exact.of(quantity);
          const money = moneyAt(curve, at);
          if (money === null) break;
          const inside = list.some(({ peak, regained }) =>
            contains({ from: peak.at, fromClosed: false, to: regained, toClosed: false }, at),
          );
          if (money.compare(highest) < 0) {
            expect(inside, `${quantity}`).toBe(true);
            largest = Exact.max(largest, highest.minus(money));
          }
          highest = Exact.max(highest, money);
        }
        const most = list.reduce((sum, { loss }) => Exact.max(sum, loss), Exact.zero);
        expect(most.toString()).toBe(largest.toString());
      }),
      { numRuns: 100, seed: 40 },
    );
  });
});
