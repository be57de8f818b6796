import { expect, it } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { catalogText } from '../../support/compile-text.ts';
import { ratedOnce, use, type Rated } from './priced.ts';

// Elsewhere, the end of a day was taken in UTC and not in the zone of the account, an offset was taken from before a
// change of the clock, an anchor day came out as the 1st instead of the 31st, and an invoice was made without end.

const ZONES = [
  'UTC Asia/Shanghai America/New_York Europe/Berlin Europe/London Australia/Lord_Howe Pacific/Apia',
  'America/Sao_Paulo Asia/Kathmandu Europe/Dublin Africa/Casablanca America/St_Johns Asia/Tehran Australia/Sydney',
  'Pacific/Auckland Pacific/Chatham America/Havana Asia/Beirut Africa/Cairo America/Asuncion America/Santiago',
  'Asia/Gaza Asia/Amman Asia/Kolkata Asia/Tokyo Asia/Seoul Europe/Moscow Europe/Istanbul America/Caracas',
  'Asia/Pyongyang Pacific/Kiritimati Pacific/Marquesas America/Los_Angeles America/Denver America/Phoenix',
  'America/Anchorage Africa/Johannesburg Atlantic/Azores America/Nuuk Asia/Singapore',
].flatMap((line) => line.split(' '));
const BACKENDS = ['js', 'interpret'] as const;
/** A year in which Apia skipped a day, Cairo and Moscow gave up changing their clocks, and Caracas had half an hour. */
const YEAR = 2011;

const zoned = (zone: string, plain: Temporal.PlainDateTime): string => {
  const at = plain.toZonedDateTime(zone, { disambiguation: 'earlier' });
  return at.toInstant().toString({ fractionalSecondDigits: 9 });
};

it('there are forty zones', () => expect(new Set(ZONES).size).toBe(40));

it.each(ZONES)(
  'in %s, the last nanosecond of a day is of that day, and midnight of the next',
  async (zone) => {
    // Each day has a counter of its own: the first call of a day is dear, the others are cheap.
    const catalog = catalogText(
      'feature f { meter call price graduated daily {\n <= 1 call CNY 1 / call\n > 1 call CNY 0.01 / call\n} }',
      { zone },
    );
    const records: object[] = [];
    const months = new Map<string, string>();
    const days = new Set<string>();
    for (
      let day = Temporal.PlainDate.from({ year: YEAR, month: 1, day: 1 });
      day.year === YEAR;
      day = day.add({ days: 1 })
    ) {
      const start = day.toZonedDateTime(zone);
      // A day that the zone left out has no first and no last moment.
      if (!start.toPlainDate().equals(day)) continue;
      const last = day.add({ days: 1 }).toZonedDateTime(zone).subtract({ nanoseconds: 1 });
      days.add(day.toString());
      for (const [edge, at] of [
        ['first', start],
        ['last', last],
      ] as const) {
        const id = `${day.toString()} ${edge}`;
        records.push(use(id, at.toInstant().toString({ fractionalSecondDigits: 9 })));
        months.set(id, day.toString().slice(0, 7));
      }
    }
    for (const backend of BACKENDS) {
      const { charges } = await ratedOnce(catalog, records, ['--backend', backend]);
      expect(charges).toHaveLength(records.length);
      for (const { record, period, amount } of charges) {
        const id = record ?? '';
        expect([id, period]).toEqual([id, months.get(id)]);
        // The first moment of each day begins its counter, and the last goes on with it.
        expect([id, amount]).toEqual([id, id.endsWith('first') ? '1.00' : '0.01']);
      }
      expect(days.size).toBeGreaterThanOrEqual(364);
    }
  },
);

it.each([
  [
    'an hour that does not exist',
    'Europe/Berlin',
    ['2026-03-29T00:59:59.999999999Z', '2026-03-29T01:00:00Z'],
    ['1', '3'],
  ],
  ['an hour that comes twice', 'Europe/Berlin', ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'], ['2', '2']],
  [
    'half an hour that comes twice',
    'Australia/Lord_Howe',
    ['2026-04-04T14:45:00Z', '2026-04-04T15:15:00Z'],
    ['1', '1'],
  ],
])('%s in %s is priced by its local time', async (_, zone, times, hours) => {
  const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
  const rows = Array.from(
    { length: 24 },
    (__, hour) => `| ${clock(hour)}-${clock(hour + 1)} | ${hour + 1} |`,
  );
  const table = `price CNY / call by time {\n${rows.join('\n')}\n}`;
  const catalog = catalogText(`feature f { meter call ${table} }`, { zone });
  for (const backend of BACKENDS) {
    const { charges } = await ratedOnce(
      catalog,
      times.map((time, index) => use(`u-${index}`, time)),
      ['--backend', backend],
    );
    expect(charges.map(({ amount }) => amount)).toEqual(hours.map((hour) => `${Number(hour) + 1}.00`));
  }
});

const PACKAGE = `
  measure point, points
  deduct pack > price
  consume pack by soonest expiry, earliest order, order id
  feature f { meter call accepts pack, price price CNY 1 / call }
  package p "P" in pack { covers f at 1 point / call valid 1 month size 100 points CNY 5 }
  package y "Y" in pack { covers f at 1 point / call valid 1 year size 100 points CNY 5 }
`;
/** Bought then, valid until: the anchor day is cut to the month, whatever the clock does there. */
const ANCHORS = [
  ['p', '2026-01-31T10:00', '2026-02-28T10:00'],
  ['p', '2024-01-31T10:00', '2024-02-29T10:00'],
  ['p', '2026-03-31T00:00', '2026-04-30T00:00'],
  ['p', '2026-10-31T23:59', '2026-11-30T23:59'],
  ['p', '2026-02-28T10:00', '2026-03-28T10:00'],
  ['y', '2024-02-29T10:00', '2025-02-28T10:00'],
  ['y', '2023-12-31T00:00', '2024-12-31T00:00'],
] as const;

it.each(ZONES)(
  'in %s, an order of the 31st or of 29 February ends on the last day there is',
  async (zone) => {
    const records = ANCHORS.flatMap(([product, from, until], index) => {
      const account = `account-${index}`;
      const end = Temporal.PlainDateTime.from(until).toZonedDateTime(zone);
      const buy = { type: 'order', id: 'o', account, product, size: 100 };
      return [
        { ...buy, time: zoned(zone, Temporal.PlainDateTime.from(from)) },
        use(
          'in-time',
          end.subtract({ nanoseconds: 1 }).toInstant().toString({ fractionalSecondDigits: 9 }),
          1,
          { account },
        ),
        use('too-late', end.toInstant().toString(), 1, { account }),
      ];
    });
    for (const backend of BACKENDS) {
      const { charges } = await ratedOnce(catalogText(PACKAGE, { zone }), records, ['--backend', backend]);
      for (const index of ANCHORS.keys())
        expect(
          charges
            .filter(({ account }) => account === `account-${index}`)
            .map(({ record, fund }) => [ANCHORS[index], record, fund]),
        ).toEqual([
          [ANCHORS[index], 'in-time', 'pack'],
          [ANCHORS[index], 'too-late', 'price'],
        ]);
    }
  },
);

it('flat prices of 130 years by the day are as many as there are days, and no more steps than that', async () => {
  const count = ({ charges }: Rated): number => charges.filter(({ record }) => record == null).length;
  for (const zone of ['Pacific/Apia', 'America/Sao_Paulo'])
    for (const backend of BACKENDS) {
      const rated = await ratedOnce(
        catalogText('feature f { meter call price CNY 1 daily }', { zone }),
        [use('a', '1970-01-02T12:00:00Z'), use('b', '2099-12-30T12:00:00Z')],
        ['--backend', backend],
      );
      const first = Temporal.Instant.from('1970-01-02T12:00:00Z').toZonedDateTimeISO(zone).toPlainDate();
      const last = Temporal.Instant.from('2099-12-30T12:00:00Z').toZonedDateTimeISO(zone).toPlainDate();
      let days = 0;
      for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 }))
        if (day.toZonedDateTime(zone).toPlainDate().equals(day)) days++;
      expect(count(rated)).toBe(days);
    }
});
