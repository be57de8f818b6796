import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curveOf, flatCurve, moneyAt, type Curve } from '../../../compiler/analyze/curve.ts';
import { difference, rescaled, scaled, sum } from '../../../compiler/analyze/curve-algebra.ts';
import { extremes, type Extreme } from '../../../compiler/analyze/curve-extremes.ts';
import { isZeroCurve, signs } from '../../../compiler/analyze/curve-signs.ts';
import { contains, EVERYTHING, type Interval } from '../../../compiler/analyze/interval.ts';
import type * as ir from '../../../compiler/ir/ir.ts';
import { closing, shares } from '../../../compiler/ir/schedule.ts';
import { Exact } from '../../../runtime/exact.ts';
import { total } from '../../../runtime/share.ts';
import { arbitrarySchedule } from '../../support/arbitrary-ir.ts';
import { amount, graduated, tier, volume } from '../../support/ir-builder.ts';

const exact = (value: string | number): Exact => Exact.of(value);

/** What the interpreter's rules charge for a quantity; null beyond a closing tier. */
function direct(schedule: ir.Schedule, quantity: Exact): Exact | null {
  const end = closing(schedule);
  return end !== null && quantity.compare(end.limit) > 0 ? null : total(shares(schedule, '', quantity));
}

/** Every bound, what lies just beside it, the ends of blocks, and quantities in between and far out. */
function quantities(schedules: readonly ir.Schedule[], counted: boolean, more: readonly number[]): Exact[] {
  const edges = schedules.flatMap(({ tiers }) =>
    tiers.flatMap(({ upTo, charge }) => [
      ...(upTo === null ? [] : [Exact.of(upTo)]),
      ...(charge.kind === 'amount' ? charge.blocks.map(({ size }) => Exact.of(size)) : []),
    ]),
  );
  const beside = counted ? ['-1', '0', '1'] : ['-1/7', '-1/1000', '0', '1/1000', '1/7'];
  const found = edges.flatMap((edge) =>
    [1, 2, 3].flatMap((times) => beside.map((step) => edge.times(exact(times)).plus(exact(step)))),
  );
  const rest = more.map((each) => (counted ? exact(each) : exact(each).over(exact(7))));
  return [Exact.zero, ...found, ...rest].filter((each) => !each.isNegative());
}

const more = fc.array(fc.integer({ min: 0, max: 2_000_000 }), { maxLength: 20 });
const one = fc.boolean().chain((counted) => fc.tuple(fc.constant(counted), arbitrarySchedule(counted), more));
const two = fc
  .boolean()
  .chain((counted) =>
    fc.tuple(fc.constant(counted), arbitrarySchedule(counted), arbitrarySchedule(counted), more),
  );

const signOf = (value: Exact): number => (value.isZero() ? 0 : value.isPositive() ? 1 : -1);

describe('the curve of a schedule', () => {
  it('gives what the interpreter charges, and ends where it refuses', () => {
    fc.assert(
      fc.property(one, ([counted, schedule, extra]) => {
        const curve = curveOf(schedule, counted);
        for (const quantity of quantities([schedule], counted, extra))
          expect(moneyAt(curve, quantity)?.toString(), quantity.toString()).toBe(
            direct(schedule, quantity)?.toString(),
          );
      }),
      { numRuns: 300, seed: 32 },
    );
  });

  it('says the sign of a difference at every quantity', () => {
    fc.assert(
      fc.property(two, ([counted, a, b, extra]) => {
        const found = signs(difference(curveOf(a, counted), curveOf(b, counted)));
        if (!found.decided) return;
        for (const quantity of quantities([a, b], counted, extra)) {
          const [one, other] = [direct(a, quantity), direct(b, quantity)];
          const span = found.spans.filter((each) => contains(each, quantity));
          if (one === null || other === null) expect(span).toEqual([]);
          else {
            expect(span.length, quantity.toString()).toBe(1);
            const { sign } = span[0]!;
            if (sign !== 'mixed') expect(sign, quantity.toString()).toBe(signOf(one.minus(other)));
          }
        }
      }),
      { numRuns: 300, seed: 33 },
    );
  });

  it('finds the least and the most of a difference on a stretch', () => {
    const stretch = fc.tuple(fc.nat(500), fc.option(fc.nat(100_000)), fc.boolean(), fc.boolean());
    fc.assert(
      fc.property(two, stretch, ([counted, a, b, extra], [from, length, fromClosed, toClosed]) => {
        const within: Interval = {
          from: exact(from),
          fromClosed,
          to: length === null ? null : exact(from + length),
          toClosed: length !== null && toClosed,
        };
        const curve = difference(curveOf(a, counted), curveOf(b, counted));
        const found = extremes(curve, within);
        if (found !== null && 'decided' in found) return;
        const inside = quantities([a, b], counted, extra).filter((each) => contains(within, each));
        for (const quantity of inside) {
          const money = moneyAt(curve, quantity);
          if (money === null) continue;
          expect(found).not.toBeNull();
          expect(isAtMost(money, found!.most), `most at ${quantity.toString()}`).toBe(true);
          expect(isAtMost(money.negated(), upsideDown(found!.least)), quantity.toString()).toBe(true);
        }
        for (const each of found === null ? [] : [found.least, found.most])
          if (each.bounded && each.reached) {
            expect(contains(within, each.at)).toBe(true);
            expect(moneyAt(curve, each.at)?.toString()).toBe(each.money.toString());
          } else if (each.bounded) expect(nearby(curve, within, each.at, each.money)).toBe(true);
      }),
      { numRuns: 400, seed: 34 },
    );
  });

  it('adds and takes away amount by amount', () => {
    fc.assert(
      fc.property(two, ([counted, a, b, extra]) => {
        const together = sum(curveOf(a, counted), scaled(curveOf(b, counted), exact('-0.5')));
        for (const quantity of quantities([a, b], counted, extra)) {
          const [one, other] = [direct(a, quantity), direct(b, quantity)];
          const expected = one === null || other === null ? null : one.minus(other.over(exact(2)));
          expect(moneyAt(together, quantity)?.toString()).toBe(expected?.toString());
        }
      }),
    );
  });

  it('is the same in another unit', () => {
    fc.assert(
      fc.property(arbitrarySchedule(false), more, (schedule, extra) => {
        const seconds = rescaled(curveOf(schedule, false), exact(60), false);
        for (const quantity of quantities([schedule], false, extra))
          expect(moneyAt(seconds, quantity.times(exact(60)))?.toString()).toBe(
            direct(schedule, quantity)?.toString(),
          );
      }),
    );
  });
});

function isAtMost(money: Exact, most: Extreme): boolean {
  return !most.bounded || (most.reached ? money.compare(most.money) <= 0 : money.compare(most.money) < 0);
}

const upsideDown = (least: Extreme): Extreme =>
  least.bounded ? { ...least, money: least.money.negated() } : least;

/** Whether the curve comes as near to an amount as one likes beside a quantity. */
function nearby(curve: Curve, within: Interval, at: Exact, money: Exact): boolean {
  const tiny = exact('1/1000000000');
  return [at.minus(tiny), at.plus(tiny)].some((quantity) => {
    const near = contains(within, quantity) ? moneyAt(curve, quantity) : null;
    if (near === null) return false;
    const gap = near.minus(money);
    return (gap.isNegative() ? gap.negated() : gap).compare(exact('1/1000')) < 0;
  });
}

const each = (price: string): ir.Schedule => graduated(tier(null, amount({ rate: price })));
const blocks = (price: string, size: string, part: 'started' | 'complete'): ir.Schedule =>
  graduated(tier(null, amount({ blocks: [{ size, price, part }] })));

describe('equality is decided', () => {
  const same = (a: ir.Schedule, b: ir.Schedule, counted: boolean): boolean | null =>
    isZeroCurve(difference(curveOf(a, counted), curveOf(b, counted)));

  it('knows one schedule written in two ways', () => {
    const split = graduated(tier('100', amount({ rate: '1/3' })), tier(null, amount({ rate: '1/3' })));
    expect(same(each('1/3'), split, false)).toBe(true);
    expect(same(each('2'), blocks('2', '1', 'started'), true)).toBe(true);
    expect(same(each('2'), blocks('2', '1', 'started'), false)).toBe(false);
    expect(
      same(volume(tier('10', amount({ rate: '1' })), tier(null, amount({ rate: '1' }))), each('1'), true),
    ).toBe(true);
    // On calls, `< 11` is `<= 10`.
    const open = graduated(
      tier('11', amount({ rate: '1' }), false),
      tier(null, amount({ flat: '1', rate: '2' })),
    );
    const closed = graduated(tier('10', amount({ rate: '1' })), tier(null, amount({ flat: '2', rate: '2' })));
    expect(same(open, closed, true)).toBe(false);
  });

  it('sees through blocks that add up to others, for good', () => {
    const twice = graduated(
      tier(
        null,
        amount({
          blocks: [
            { size: '2', price: '1', part: 'complete' },
            { size: '2', price: '1', part: 'started' },
          ],
        }),
      ),
    );
    // Of whole quantities, the complete and the started pairs are together as many as the units.
    expect(same(twice, each('1'), true)).toBe(true);
    expect(same(twice, each('1'), false)).toBe(false);
  });

  it('says so where it cannot decide', () => {
    const one = graduated(tier(null, amount({ blocks: [{ size: '1000003', price: '1', part: 'started' }] })));
    const other = graduated(
      tier(null, amount({ blocks: [{ size: '999983', price: '1', part: 'started' }] })),
    );
    expect(same(one, other, true)).toBeNull();
    expect(signs(difference(curveOf(one, true), curveOf(other, true)))).toMatchObject({ decided: false });
    expect(extremes(difference(curveOf(one, true), curveOf(other, true)))).toMatchObject({ decided: false });
  });
});

describe('steps against slopes', () => {
  const apart = (a: ir.Schedule, b: ir.Schedule): Curve => difference(curveOf(a, true), curveOf(b, true));
  const told = (curve: Curve): string[] => {
    const found = signs(curve);
    if (!found.decided) return ['not decided'];
    return found.spans.map(({ from, to, sign }) => `${from.toString()}..${to?.toString() ?? ''} ${sign}`);
  };

  it('finds the far end of a stretch that wavers', () => {
    // Started thousands at 1 against 0.0009 a call: never less. Against 0.001: equal at whole thousands.
    const thousands = blocks('1', '1000', 'started');
    expect(told(apart(thousands, each('0.0009')))).toEqual(['0..0 0', '1.. 1']);
    expect(told(apart(thousands, each('0.001')))).toEqual(['0..0 0', '1..999 1', '1000.. mixed']);
    const wavering = told(apart(thousands, each('0.00101')));
    expect(wavering).toEqual(['0..0 0', '1..990 1', '991..99009 mixed', '99010.. -1']);
  });

  it('knows the most and the least, and what grows without bound', () => {
    const thousands = blocks('1', '1000', 'started');
    const found = extremes(apart(thousands, each('0.001')), EVERYTHING);
    expect(found).toMatchObject({
      least: { bounded: true, reached: true },
      most: { bounded: true, reached: true },
    });
    const growing = extremes(sum(apart(thousands, each('0.0005')), flatCurve(exact(3), true)));
    expect(
      growing !== null && 'most' in growing && !growing.most.bounded && growing.most.perUnit.toString(),
    ).toBe('0.0005');
  });
});
