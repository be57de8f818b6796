import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { zoneOf } from '../../compiler/zone.ts';
import {
  addCalendar,
  formatInstant,
  instantAt,
  localAt,
  minuteOfWeek,
  periodAt,
  startOfDay,
} from '../../runtime/calendar.ts';

/** Zones with half-hour changes, negative daylight saving, changes at midnight, skipped days, and none at all. */
const ZONES = [
  'Asia/Shanghai',
  'UTC',
  'America/New_York',
  'Europe/Berlin',
  'Europe/London',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Europe/Dublin',
  'Africa/Casablanca',
  'America/St_Johns',
  'Asia/Tehran',
  'Australia/Sydney',
  'Pacific/Auckland',
  'Pacific/Chatham',
  'America/Havana',
  'Asia/Beirut',
  'Africa/Cairo',
  'America/Asuncion',
  'America/Santiago',
  'Asia/Gaza',
  'Asia/Amman',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Asia/Seoul',
  'Europe/Moscow',
  'Europe/Istanbul',
  'America/Caracas',
  'Asia/Pyongyang',
  'Pacific/Kiritimati',
  'Pacific/Marquesas',
  'America/Los_Angeles',
  'America/Denver',
  'America/Phoenix',
  'America/Anchorage',
  'Africa/Johannesburg',
  'Atlantic/Azores',
  'America/Nuuk',
  'Asia/Singapore',
] as const;

const FIRST_YEAR = 2007;
const YEARS = 20;
const seconds = (zoned: Temporal.ZonedDateTime): number => Math.floor(zoned.epochMilliseconds / 1000);

describe.each(ZONES)('%s', (name) => {
  const zone = zoneOf(name);

  it('starts days, months and years where the zone library does', () => {
    for (let year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
      for (let date = new Temporal.PlainDate(year, 1, 1); date.year === year; date = date.add({ days: 1 })) {
        const start = date.toZonedDateTime(name);
        expect(startOfDay(zone, date.year, date.month, date.day)).toBe(seconds(start));
        // The library gives a day that the zone skipped the start of the next: periods are those of real days.
        if (!start.toPlainDate().equals(date)) continue;
        const next = date.add({ days: 1 }).toZonedDateTime(name);
        const last = seconds(next) - 1;
        for (const instant of [seconds(start), last])
          expect(periodAt(zone, 'day', instant)).toEqual({
            name: String(date),
            start: seconds(start),
            end: seconds(next),
          });
        const month = date.with({ day: 1 });
        expect(periodAt(zone, 'month', last)).toEqual({
          name: String(month).slice(0, 7),
          start: seconds(month.toZonedDateTime(name)),
          end: seconds(month.add({ months: 1 }).toZonedDateTime(name)),
        });
        expect(periodAt(zone, 'year', last).name).toBe(String(year));
      }
    }
  });

  it('tells the wall clock around every change of offset, and finds the way back', () => {
    for (const [since] of zone.offsets.slice(1)) {
      for (const instant of [since - 3601, since - 1, since, since + 1799, since + 3600]) {
        if (instant < 0) continue;
        const zoned = Temporal.Instant.fromEpochMilliseconds(instant * 1000).toZonedDateTimeISO(name);
        const { year, month, day, hour, minute, second } = zoned;
        const local = { year, month, day, hour, minute, second };
        expect(localAt(zone, instant)).toEqual(local);
        expect(instantAt(zone, local)).toBe(
          seconds(zoned.toPlainDateTime().toZonedDateTime(name, { disambiguation: 'earlier' })),
        );
        expect(minuteOfWeek(zone, instant)).toBe((zoned.dayOfWeek - 1) * 1440 + hour * 60 + minute);
        expect(Temporal.Instant.from(formatInstant(zone, instant)).epochMilliseconds).toBe(instant * 1000);
      }
    }
  });

  it('adds days, months and years to the same local time', () => {
    for (const text of [
      '2024-01-31T00:00',
      '2024-02-29T23:59:59',
      '2023-10-31T12:00',
      '2011-11-30T08:00',
      '2025-03-30T02:30',
    ]) {
      const start = Temporal.PlainDateTime.from(text).toZonedDateTime(name);
      for (const unit of ['day', 'month', 'year'] as const) {
        for (let count = 1; count <= 24; count++) {
          const wanted = start.toPlainDateTime().add({ [`${unit}s`]: count });
          const later = wanted.toZonedDateTime(name, { disambiguation: 'earlier' });
          const found = addCalendar(zone, seconds(start), count, unit);
          // A wall time that does not exist becomes the end of the gap; all others are the library's.
          if (later.toPlainDateTime().equals(wanted)) expect(found).toBe(seconds(later));
          else expect(zone.offsets.some(([since]) => since === found)).toBe(true);
        }
      }
    }
  });
});

it('has days of 23 and of 25 hours where clocks change', () => {
  const zone = zoneOf('America/New_York');
  const length = (day: string): number => {
    const { start, end } = periodAt(zone, 'day', Date.parse(`${day}T12:00:00Z`) / 1000);
    return (end - start) / 3600;
  };
  expect([length('2026-03-08'), length('2026-11-01'), length('2026-06-01')]).toEqual([23, 25, 24]);
});

it('has no wall-clock time in a gap', () => {
  const zone = zoneOf('America/New_York');
  expect(instantAt(zone, { year: 2026, month: 3, day: 8, hour: 2, minute: 30, second: 0 })).toBeNull();
});
