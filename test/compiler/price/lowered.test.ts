import { describe, expect, it } from 'vitest';
import { pick } from '../../../compiler/ir/interpret/select.ts';
import type { Outcome, Price, Schedule } from '../../../compiler/ir/ir.ts';
import { pricesOf } from './in-feature.ts';

const outcome = (price: Price | undefined, index = 0): Outcome => price!.table.outcomes[index]!;

function scheduleOf(price: string, meter?: string): Schedule {
  const found = outcome(pricesOf(price, meter)[0]);
  if (found.kind !== 'rated') throw new Error(`not rated: ${found.kind}`);
  return found.schedule;
}

/** Tiers as text: where each ends, and what it says. */
const tiersText = ({ tiers }: Schedule): string[] =>
  tiers.map(({ upTo, closed, charge }) => {
    const end = upTo === null ? '∞' : `${closed ? '<=' : '<'} ${upTo}`;
    return `${end}: ${charge.kind === 'amount' ? `${charge.label} = ${charge.flat} + ${charge.rate}` : charge.kind}`;
  });

describe('tiers', () => {
  it('have their labels in canonical grouping, and free ones cost nothing', () => {
    const text = tiersText(
      scheduleOf('price graduated monthly { <= 10000 calls free\n> 10000 calls CNY 1250.50/call }'),
    );
    expect(text).toEqual(['<= 10000: free = 0 + 0', '∞: CNY 1,250.50 / call = 0 + 1250.5']);
  });

  it('of counted units end closed', () => {
    const text = tiersText(scheduleOf('price volume monthly { < 10 calls free\n>= 10 calls CNY 1 / call }'));
    expect(text).toEqual(['<= 9: free = 0 + 0', '∞: CNY 1 / call = 0 + 1']);
  });

  it('of measures end as their operator says, in the unit of the meter', () => {
    const price = 'price volume monthly { < 1 minute free\n>= 60 seconds CNY 1 / minute }';
    expect(tiersText(scheduleOf(price, 'second'))).toEqual([
      '< 60: free = 0 + 0',
      '∞: CNY 1 / minute = 0 + 1/60',
    ]);
  });

  it('close with a refusal, and carry flat parts and blocks', () => {
    const schedule = scheduleOf(
      'price volume monthly {\n<= 5 minutes CNY 5 + CNY 1 / started 30 seconds\n> 5 minutes reject "ask"\n}',
      'minute',
    );
    expect(schedule.tiers[0]!.charge).toEqual({
      kind: 'amount',
      label: 'CNY 5 + CNY 1 / started 30 seconds',
      parts: [
        { kind: 'flat', amount: '5' },
        { kind: 'started', amount: '1', count: '30', unit: 'seconds' },
      ],
      flat: '5',
      rate: '0',
      blocks: [{ size: '0.5', price: '1', part: 'started' }],
    });
    expect(schedule.tiers[1]!.charge).toEqual({ kind: 'reject', message: 'ask' });
  });
});

describe('a whole price', () => {
  it('that is flat is owed by the period, and use is free', () => {
    const [price] = pricesOf('price CNY 99 monthly');
    expect(price).toMatchObject({ flat: { period: 'month', amount: '99' }, perEvent: false });
    expect(outcome(price)).toEqual({ kind: 'free', cell: '' });
  });

  it('with a flat part and a rate owes the one and rates the other', () => {
    const [price] = pricesOf('price CNY 99 + CNY 0.1 / call monthly');
    expect(price!.flat).toEqual({ period: 'month', amount: '99' });
    expect(outcome(price)).toMatchObject({ kind: 'rated', period: 'month' });
    expect(tiersText(scheduleOf('price CNY 99 + CNY 0.1 / call monthly'))).toEqual([
      '∞: CNY 0.1 / call = 0 + 0.1',
    ]);
  });

  it('for each event keeps its flat part in the event', () => {
    const [price] = pricesOf('price 2.9% of amount + CNY 0.30 / event per event', 'amount in CNY');
    expect(price).toMatchObject({ flat: null, perEvent: true });
    expect(outcome(price)).toMatchObject({ kind: 'rated', period: null });
    expect(
      tiersText(scheduleOf('price 2.9% of amount + CNY 0.30 / event per event', 'amount in CNY')),
    ).toEqual(['∞: 2.9% of amount + CNY 0.30 / event = 0.3 + 0.029']);
  });

  it('held between bounds for each event is flat at both ends', () => {
    const price = 'price CNY 2 / call per event at least CNY 5 at most CNY 15';
    expect(pricesOf(price)[0]!.bounds).toBeNull();
    expect(tiersText(scheduleOf(price))).toEqual([
      '<= 2: at least CNY 5 = 5 + 0',
      '<= 7: CNY 2 / call = 0 + 2',
      '∞: at most CNY 15 = 15 + 0',
    ]);
    expect(tiersText(scheduleOf('price 0.8% of amount per event at most CNY 5', 'amount in CNY'))).toEqual([
      '<= 625: 0.8% of amount = 0 + 0.008',
      '∞: at most CNY 5 = 5 + 0',
    ]);
  });

  it('has bounds and counting by the period', () => {
    const [price] = pricesOf(
      'price graduated yearly counting all usage { >= 0 calls CNY 1 / call } at least CNY 5 at most CNY 5,000',
    );
    expect(price).toMatchObject({
      countingAll: true,
      bounds: { period: 'year', atLeast: '5', atMost: '5000' },
    });
  });

  it('that names a schedule is that schedule', () => {
    const [price] = pricesOf('price b', 'call', 'schedule a CNY 9 daily\nschedule b a');
    expect(price!.flat).toEqual({ period: 'day', amount: '9' });
  });

  it('holds from a date', () => {
    const prices = pricesOf('price free\nprice from 2026-01 CNY 1 / call');
    expect(prices.map(({ from }) => from)).toEqual([null, Date.parse('2025-12-31T16:00:00Z') / 1000]);
  });
});

const zone = { name: 'UTC', offsets: [[0, 0]] as [number, number][] };

/** Which cell an event falls in. */
function cellOf(price: Price, attributes: Record<string, string>, time = '2026-01-05T00:00:00Z'): string {
  const situation = { attributes: new Map(Object.entries(attributes)), seconds: Date.parse(time) / 1000 };
  return pick(price.table, situation, zone).cell;
}

describe('a table', () => {
  it('is cut by the bounds of all its groups', () => {
    const [price] = pricesOf(`price CNY / call by quality, resolution, frame_rate {
      |      |           | <= 30 fps | > 30 fps |
      | sd   | <=  720 p |      4.00 |     8.00 |
      | sd   | <  1440 p |      8.00 |    16.00 |
      | hd   | <= 1440 p |     10.00 |          |
    } otherwise reject "not sold"`);
    const { axes, cells, outcomes } = price!.table;
    expect(axes[1]).toMatchObject({
      cuts: [
        { value: '720', closed: true },
        { value: '1440', closed: false },
        { value: '1440', closed: true },
      ],
    });
    expect(cells).toHaveLength(3 * 4 * 2);
    expect(outcomes.map(({ cell }) => cell)).toEqual([
      'sd, <= 720 p, <= 30 fps',
      'sd, <= 720 p, > 30 fps',
      'sd, < 1440 p, <= 30 fps',
      'sd, < 1440 p, > 30 fps',
      'hd, <= 1440 p, <= 30 fps',
      'otherwise',
    ]);
    expect(outcomes[0]).toMatchObject({
      schedule: { tiers: [{ charge: { label: 'CNY 4.00 / call', rate: '4' } }] },
    });
    const at = (quality: string, resolution: string, frame_rate: string): string =>
      cellOf(price!, { quality, resolution, frame_rate });
    expect(at('sd', '720', '30')).toBe('sd, <= 720 p, <= 30 fps');
    expect(at('sd', '720.1', '30.5')).toBe('sd, < 1440 p, > 30 fps');
    expect(at('sd', '1440', '30')).toBe('otherwise');
    expect(at('hd', '1440', '0')).toBe('hd, <= 1440 p, <= 30 fps');
    expect(at('hd', '1', '31')).toBe('otherwise');
    expect(at('8k', '1', '1')).toBe('otherwise');
  });

  it('by time goes round midnight and the end of the week', () => {
    const [price] = pricesOf(`price CNY / call by time {
      | sunday 22:00-06:00     | 1 |
      | weekdays 08:00-24:00   | 2 |
    } otherwise CNY 3 / call`);
    const at = (time: string): string => cellOf(price!, {}, `2026-01-${time}:00Z`);
    expect(at('04T21:59')).toBe('otherwise');
    expect(at('04T22:00')).toBe('sunday 22:00-06:00');
    expect(at('05T05:59')).toBe('sunday 22:00-06:00');
    expect(at('05T06:00')).toBe('otherwise');
    expect(at('05T08:00')).toBe('weekdays 08:00-24:00');
    expect(at('05T23:59')).toBe('weekdays 08:00-24:00');
    expect(at('10T09:00')).toBe('otherwise');
  });

  it('in tiers has one schedule for each column', () => {
    const [price] = pricesOf(`price CNY / call by quality graduated monthly {
      |            | sd   | hd |
      | <= 5 calls | free |  2 |
      | >  5 calls | 1    |  3 |
    } otherwise reject "no"`);
    const found = price!.table.outcomes.map((one) =>
      one.kind === 'rated' ? [one.cell, ...tiersText(one.schedule)] : one.cell,
    );
    expect(found).toEqual([
      ['sd', '<= 5: free = 0 + 0', '∞: CNY 1 / call = 0 + 1'],
      ['hd', '<= 5: CNY 2 / call = 0 + 2', '∞: CNY 3 / call = 0 + 3'],
      'otherwise',
    ]);
  });

  it('may name one schedule in many cells, each with its own counter', () => {
    const [price] = pricesOf(
      `price by quality {\n| sd | tiers |\n| hd | tiers |\n| "8k" | CNY 1 / call |\n}`,
      'call',
      'schedule tiers graduated monthly { <= 5 calls free\n> 5 calls CNY 1 / call }',
    );
    const found = price!.table.outcomes.map((one) => [one.cell, one.kind === 'rated' && one.period]);
    expect(found).toEqual([
      ['sd', 'month'],
      ['hd', 'month'],
      ['8k', null],
    ]);
  });
});
