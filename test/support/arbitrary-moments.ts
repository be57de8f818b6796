import fc from 'fast-check';

/** Where and when a life goes on. */
export interface Place {
  readonly zone: string;
  /** Midnights of these days meet what lasts for days, months and years. */
  readonly days: readonly string[];
  readonly offsets: readonly string[];
  /** Just before and after the zone's clocks change, and within the hours that come twice. */
  readonly changes: readonly string[];
  /** Before everything else. */
  readonly first: string;
}

const DAYS_2026 = [
  '2026-01-01',
  '2026-01-10',
  '2026-01-11',
  '2026-01-31',
  '2026-02-01',
  '2026-02-28',
  '2026-03-01',
  '2026-12-31',
  '2027-01-01',
  '2027-01-10',
];
const FIRST_2026 = '2025-12-31T00:00:00Z';

/** Zones in a year of their own rules: half an hour of daylight saving, none at all, the hour that comes twice. */
export const PLACES: readonly Place[] = [
  {
    zone: 'Asia/Shanghai',
    days: DAYS_2026,
    offsets: ['+08:00', 'Z'],
    changes: ['2026-01-31T23:59:59.999999999+08:00', '2026-12-31T16:00:00Z'],
    first: FIRST_2026,
  },
  {
    zone: 'America/New_York',
    days: [...DAYS_2026, '2026-03-08', '2026-11-01'],
    offsets: ['-05:00', '-04:00', 'Z'],
    changes: [
      '2026-03-08T01:59:59.999999999-05:00',
      '2026-03-08T03:00:00-04:00',
      '2026-11-01T01:30:00-04:00',
      '2026-11-01T01:30:00-05:00',
    ],
    first: FIRST_2026,
  },
  {
    zone: 'Australia/Lord_Howe',
    days: [...DAYS_2026, '2026-04-05', '2026-10-04'],
    offsets: ['+11:00', '+10:30', 'Z'],
    changes: [
      '2026-04-05T01:45:00+11:00',
      '2026-04-05T01:45:00+10:30',
      '2026-10-04T01:59:59.999999999+10:30',
      '2026-10-04T02:30:00+11:00',
    ],
    first: FIRST_2026,
  },
  {
    zone: 'Europe/London',
    days: [...DAYS_2026, '2026-03-29', '2026-10-25'],
    offsets: ['Z', '+01:00'],
    changes: [
      '2026-03-29T00:59:59.999999999Z',
      '2026-03-29T02:00:00+01:00',
      '2026-10-25T01:30:00+01:00',
      '2026-10-25T01:30:00Z',
    ],
    first: FIRST_2026,
  },
];

/** The week in which Samoa left out a day: the 30th of December 2011 never was. */
const APIA_2011: Place = {
  zone: 'Pacific/Apia',
  days: [
    '2011-11-30',
    '2011-12-01',
    '2011-12-20',
    '2011-12-29',
    '2011-12-31',
    '2012-01-01',
    '2012-01-30',
    '2012-01-31',
    '2012-04-01',
  ],
  offsets: ['-10:00', '+14:00', 'Z'],
  changes: [
    '2011-12-29T23:59:59.999999999-10:00',
    '2011-12-31T00:00:00+14:00',
    '2012-04-01T03:30:00+14:00',
    '2012-04-01T03:30:00+13:00',
  ],
  first: '2011-11-29T00:00:00Z',
};

export const ALL_PLACES: readonly Place[] = [...PLACES, APIA_2011];

/** Few instants, so that expiries, upgrades and uses meet; each is shifted by nothing or a nanosecond either way. */
export const instantIn = ({ days, offsets, changes }: Place): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 7,
      arbitrary: fc
        .tuple(
          fc.constantFrom(...days),
          fc.constantFrom('00:00:00', '00:00:00', '00:00:00.000000001', '12:00:00', '23:59:59.999999999'),
          fc.constantFrom(...offsets),
        )
        .map(([date, clock, offset]) => `${date}T${clock}${offset}`),
    },
    { weight: 1, arbitrary: fc.constantFrom(...changes) },
  );
