import { describe, expect, it } from 'vitest';
import { amounts, eachRated, lineAmounts, type Short } from './support/raters.ts';

/** The decisions of `docs/decisions.md` by number: each case would come out otherwise if it were decided otherwise. */

const day = (date: string): string => `${date}T12:00:00+08:00`;
const on = (date: string, quantity: string, more?: Short[2]): Short => [day(date), quantity, more];
const TIERS = `feature f { meter call price graduated monthly {
    <= 10 calls  CNY 1 / call
    >  10 calls  CNY 0.5 / call
  } }`;

describe('1: exact until the one rounding', () => {
  it('a third of a minute stays a third', () => {
    const thirds = [0, 1, 2].map(() => on('2026-01-01', '20', { unit: 'second' }));
    eachRated('feature f { meter minute price CNY 0.01 / minute }', thirds, (rated) => {
      expect(rated.charges.map(({ quantity }) => quantity)).toEqual(['1/3', '1/3', '1/3']);
      expect(rated.lines[0]).toMatchObject({ quantity: '1', exact: '0.01', amount: '0.01' });
    });
  });
  it('thirty digits are kept', () => {
    eachRated(
      'feature f { meter second price CNY 0.000000000001 / second }',
      [on('2026-01-01', '123456789012345678.000000000001')],
      (rated) => {
        expect(rated.lines[0]!.exact).toBe('123456.789012345678000000000001');
      },
    );
  });
});

describe('2: one rounding a line', () => {
  const halves = [0, 1, 2, 3].map(() => on('2026-01-01', '1'));
  it('shares telescope: four halves of a cent are two cents', () => {
    eachRated('feature f { meter call price CNY 0.005 / call }', halves, (rated) => {
      expect(amounts(rated)).toEqual(['u0 0.01', 'u1 0.00', 'u2 0.01', 'u3 0.00']);
      expect(lineAmounts(rated)).toEqual(['2026-01 0.02']);
    });
  });
  it('`per event` rounds every event: four cents', () => {
    eachRated('feature f { meter call price CNY 0.005 / call per event }', halves, (rated) => {
      expect(lineAmounts(rated)).toEqual(['2026-01 0.04']);
    });
  });
  it('a line ends with the month of the zone', () => {
    const records: Short[] = [
      ['2026-01-31T15:59:59Z', '1'],
      ['2026-01-31T16:00:00Z', '1'],
    ];
    eachRated('feature f { meter call price CNY 0.005 / call }', records, (rated) => {
      expect(lineAmounts(rated)).toEqual(['2026-01 0.01', '2026-02 0.01']);
    });
  });
});

describe('3: a bound belongs to the side of its operator', () => {
  const price = (low: string, high: string): string =>
    `feature f { meter call price volume monthly { ${low} 10 calls CNY 1 / call\n ${high} 10 calls CNY 0.5 / call\n } }`;
  it('`<= 10` owns 10', () => {
    eachRated(price('<=', '>'), [on('2026-01-01', '10')], (rated) =>
      expect(lineAmounts(rated)).toEqual(['2026-01 10.00']),
    );
  });
  it('`< 10` does not', () => {
    eachRated(price('<', '>='), [on('2026-01-01', '10')], (rated) =>
      expect(lineAmounts(rated)).toEqual(['2026-01 5.00']),
    );
  });
  it('fractions of a measure fall on the right side', () => {
    const measured = price('<', '>=').replaceAll('call', 'second').replaceAll('seconds', 'seconds');
    eachRated(measured, [on('2026-01-01', '9.999999')], (rated) =>
      expect(rated.lines[0]!.exact).toBe('9.999999'),
    );
    eachRated(measured, [on('2026-01-01', '10')], (rated) => expect(rated.lines[0]!.exact).toBe('5'));
  });
});

describe('4: periods are the calendar’s, in the zone', () => {
  it('a day of daylight saving has 23 hours', () => {
    const records: Short[] = [
      ['2026-03-08T05:00:00Z', '10'],
      ['2026-03-09T03:59:59Z', '10'],
      ['2026-03-09T04:00:00Z', '10'],
    ];
    eachRated(
      TIERS.replace('monthly', 'daily'),
      records,
      (rated) => expect(lineAmounts(rated)).toEqual(['2026-03 25.00']),
      { zone: 'America/New_York' },
    );
  });
  it('a yearly counter runs across lines', () => {
    eachRated(
      TIERS.replace('monthly', 'yearly'),
      [on('2026-01-01', '10'), on('2026-02-01', '10'), on('2027-01-01', '10')],
      (rated) => expect(lineAmounts(rated)).toEqual(['2026-01 10.00', '2026-02 5.00', '2027-01 10.00']),
    );
  });
  it('`ever` never starts again', () => {
    eachRated(TIERS.replace('monthly', 'ever'), [on('2026-01-01', '10'), on('2031-01-01', '10')], (rated) =>
      expect(lineAmounts(rated)).toEqual(['2026-01 10.00', '2031-01 5.00']),
    );
  });
});

describe('6: the order is fixed', () => {
  it('at one instant the smaller id by code point comes first', () => {
    eachRated(
      'feature f { meter call price CNY 0.005 / call }',
      [on('2026-01-01', '1'), on('2026-01-01', '1')],
      (rated) => expect(amounts(rated)).toEqual(['u0 0.01', 'u1 0.00']),
    );
  });
});

describe('12 and 14: nothing disappears', () => {
  it('a closing bound rates up to it and rejects the rest with its quantity', () => {
    const closed = `feature f { meter call price graduated monthly { <= 10 calls CNY 1 / call\n > 10 calls reject "ask sales"\n } }`;
    eachRated(closed, [on('2026-01-01', '8'), on('2026-01-02', '5'), on('2026-01-03', '1')], (rated) => {
      expect(amounts(rated)).toEqual(['u0 8.00', 'u1 2.00']);
      expect(rated.refused.map(({ record, quantity, code }) => [record, quantity, code])).toEqual([
        ['u1', '3', 'TAR5108'],
        ['u2', '1', 'TAR5108'],
      ]);
    });
  });
  it('each fault has its code', () => {
    const feature =
      `feature f { meter call price CNY 1 / call by quality { | sd | 1\n | hd | unpublished "the HD page"\n | "8k" | reject "no 8k"\n } }`
        .replace('CNY 1 / call by', 'CNY / call by')
        .replaceAll('{ | sd', '{\n | sd')
        .replaceAll('1\n', '1 |\n')
        .replaceAll('page"\n', 'page" |\n')
        .replaceAll('8k"\n', '8k" |\n');
    const records: Short[] = [
      on('2026-01-01', '1', { feature: 'g' }),
      on('2026-01-01', '1', { unit: 'minute' }),
      on('2026-01-01', '1.5', { attributes: { quality: 'sd' } }),
      on('2026-01-01', '1', { attributes: { quality: 'toString' } }),
      on('2026-01-01', '1', { attributes: { quality: 'sd', shape: 'x' } }),
      on('2026-01-01', '1'),
      on('2026-01-01', '1', { attributes: { quality: 'hd' } }),
      on('2026-01-01', '1', { attributes: { quality: '8k' } }),
    ];
    eachRated(feature, records, (rated) =>
      expect(rated.refused.map(({ code }) => code)).toEqual([
        'TAR5102',
        'TAR5103',
        'TAR5104',
        'TAR5105',
        'TAR5105',
        'TAR5106',
        'TAR5107',
        'TAR5108',
      ]),
    );
  });
});

describe('13: counters, cells and dated prices', () => {
  it('a new price goes on counting', () => {
    const dated = `feature f { meter call
      price graduated monthly { <= 10 calls CNY 1 / call\n > 10 calls CNY 0.5 / call\n }
      price from 2026-01-15 graduated monthly { <= 10 calls CNY 2 / call\n > 10 calls CNY 0.1 / call\n } }`;
    eachRated(dated, [on('2026-01-10', '10'), on('2026-01-20', '10')], (rated) =>
      expect(amounts(rated)).toEqual(['u0 10.00', 'u1 1.00']),
    );
  });
  it('each cell counts for itself, though both name one schedule', () => {
    const cells = `schedule s graduated monthly { <= 10 calls CNY 1 / call\n > 10 calls CNY 0.5 / call\n }
      feature f { meter call price by quality {\n | sd | s |\n | hd | s |\n } otherwise free }`;
    const sd = { attributes: { quality: 'sd' } };
    eachRated(
      cells,
      [
        on('2026-01-01', '10', sd),
        on('2026-01-02', '10', { attributes: { quality: 'hd' } }),
        on('2026-01-03', '1', sd),
      ],
      (rated) => expect(amounts(rated)).toEqual(['u0 10.00', 'u1 10.00', 'u2 0.50']),
    );
  });
  it('`at most` holds the sum, and the price at the end of the period says how much', () => {
    const bounded = `feature f { meter call
      price CNY 1 / call monthly at most CNY 5
      price from 2026-01-20 CNY 1 / call monthly at most CNY 8 }`;
    eachRated(bounded, [on('2026-01-01', '6'), on('2026-01-25', '6')], (rated) => {
      expect(amounts(rated)).toEqual(['u0 6.00', 'u1 2.00']);
    });
  });
  it('`at least` is owed for each period from the first use on', () => {
    eachRated(
      'feature f { meter call price CNY 1 / call monthly at least CNY 5 }',
      [on('2026-01-10', '2'), on('2026-03-10', '7')],
      (rated) => expect(lineAmounts(rated)).toEqual(['2026-01 5.00', '2026-03 7.00', '2026-02 5.00']),
    );
  });
  it('a flat price is owed once a period, used or not', () => {
    eachRated(
      'feature f { meter call price CNY 99 monthly }',
      [on('2026-01-31', '1'), on('2026-03-01', '1')],
      (rated) =>
        expect(lineAmounts(rated).sort()).toEqual(['2026-01 99.00', '2026-02 99.00', '2026-03 99.00']),
    );
  });
  it('under `volume` a share may be negative; the line is what counts', () => {
    const volume = `feature f { meter call price volume monthly { <= 10 calls CNY 1 / call\n > 10 calls CNY 0.5 / call\n } }`;
    eachRated(volume, [on('2026-01-01', '10'), on('2026-01-02', '1')], (rated) => {
      expect(amounts(rated)).toEqual(['u0 10.00', 'u1 -4.50']);
      expect(lineAmounts(rated)).toEqual(['2026-01 5.50']);
    });
  });
});

describe('meters: convert, where, step, minimum, times', () => {
  it('takes them in this order', () => {
    const feature = `feature f { meter second where status is success rounded up to 5 seconds each at least 10 seconds each times scenes
      price CNY 1 / second }`;
    eachRated(
      feature,
      [
        on('2026-01-01', '0.1', { unit: 'minute', attributes: { scenes: '3' } }),
        on('2026-01-01', '11', { attributes: { scenes: '2' } }),
        on('2026-01-01', '11', { attributes: { scenes: '2', status: 'failed' } }),
      ],
      (rated) => {
        expect(rated.charges.map(({ fund, quantity }) => `${fund} ${quantity}`)).toEqual([
          'price 30',
          'price 30',
          'unbilled 11',
        ]);
      },
    );
  });
});
