/**
 * Calendar arithmetic in one time zone, given as the instants at which its offset changes (`Zone` of the IR). The
 * offsets come from a time-zone library when a catalog is compiled; what is left is adding an offset, and the
 * proleptic Gregorian calendar of `Date` in UTC.
 */
export interface ZoneOffsets {
  readonly offsets: readonly (readonly [since: number, offset: number])[];
}

/** A wall-clock time; months and days from 1. */
export interface Local {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export type PeriodUnit = 'day' | 'month' | 'year' | 'ever';

/** A calendar period: from its first instant, up to but not including its last. Seconds since 1970 UTC. */
export interface CalendarPeriod {
  /** `2026`, `2026-01`, `2026-01-31` or `ever`. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Times are taken from 1970 up to, not including, 2100, both in UTC. */
export const EARLIEST = 0;
export const LATEST = Date.UTC(2100, 0, 1) / 1000;

const DAY = 86_400;
const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

/** The offset in force at an instant, in seconds east of UTC. */
export function offsetAt(zone: ZoneOffsets, seconds: number): number {
  let low = 0;
  let high = zone.offsets.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (zone.offsets[middle]![0] <= seconds) low = middle;
    else high = middle - 1;
  }
  return zone.offsets[low]![1];
}

/** The wall-clock time of an instant. */
export function localAt(zone: ZoneOffsets, seconds: number): Local {
  const date = new Date((seconds + offsetAt(zone, seconds)) * 1000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

const wallSeconds = (local: Local): number =>
  Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute, local.second) / 1000;

/**
 * The instant of a wall-clock time: the first of two where clocks were put back, null where they were put forward
 * over it.
 */
export function instantAt(zone: ZoneOffsets, local: Local): number | null {
  const wall = wallSeconds(local);
  // Offsets within a day either side of the wall time are all that can apply; the larger offset is the earlier instant.
  const candidates = [
    offsetAt(zone, wall - DAY - DAY),
    offsetAt(zone, wall - DAY),
    offsetAt(zone, wall + DAY),
  ];
  const instants = candidates
    .map((offset) => wall - offset)
    .filter((instant) => instant + offsetAt(zone, instant) === wall);
  return instants.length === 0 ? null : Math.min(...instants);
}

/** The first instant whose wall-clock time is not before this one: where a gap swallows it, the end of the gap. */
export function firstInstantFrom(zone: ZoneOffsets, local: Local): number {
  const exact = instantAt(zone, local);
  if (exact !== null) return exact;
  const wall = wallSeconds(local);
  const change = zone.offsets.find(
    ([since, offset]) => since + offset > wall && since + offsetAt(zone, since - 1) <= wall,
  );
  if (change === undefined) throw new RangeError('a wall-clock time that no offset explains');
  return change[0];
}

/** The first instant of a calendar day; `day` and `month` may run over (32 January is 1 February). */
export function startOfDay(zone: ZoneOffsets, year: number, month: number, day: number): number {
  const date = new Date(Date.UTC(year, month - 1, day));
  return firstInstantFrom(zone, {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: 0,
    minute: 0,
    second: 0,
  });
}

/** The calendar period that an instant lies in. */
export function periodAt(zone: ZoneOffsets, unit: PeriodUnit, seconds: number): CalendarPeriod {
  const { year, month, day } = localAt(zone, seconds);
  switch (unit) {
    case 'day':
      return {
        name: `${pad(year, 4)}-${pad(month)}-${pad(day)}`,
        start: startOfDay(zone, year, month, day),
        end: startOfDay(zone, year, month, day + 1),
      };
    case 'month':
      return {
        name: `${pad(year, 4)}-${pad(month)}`,
        start: startOfDay(zone, year, month, 1),
        end: startOfDay(zone, year, month + 1, 1),
      };
    case 'year':
      return {
        name: pad(year, 4),
        start: startOfDay(zone, year, 1, 1),
        end: startOfDay(zone, year + 1, 1, 1),
      };
    case 'ever':
      return { name: 'ever', start: EARLIEST - 2 * DAY, end: LATEST + 2 * DAY };
  }
}

/** Minutes since Monday 00:00 by the local clock. */
export function minuteOfWeek(zone: ZoneOffsets, seconds: number): number {
  const date = new Date((seconds + offsetAt(zone, seconds)) * 1000);
  return ((date.getUTCDay() + 6) % 7) * 1440 + date.getUTCHours() * 60 + date.getUTCMinutes();
}

/**
 * The same local time `count` units later; a day that the month lacks becomes its last, and a time that a change of
 * clocks swallows becomes the end of the gap. Counting several terms starts from the first each time, so that the
 * 31st comes back after a short month.
 */
export function addCalendar(
  zone: ZoneOffsets,
  seconds: number,
  count: number,
  unit: 'day' | 'month' | 'year',
): number {
  const from = localAt(zone, seconds);
  const months = unit === 'month' ? count : unit === 'year' ? 12 * count : 0;
  const days = unit === 'day' ? count : 0;
  const month = from.month - 1 + months;
  const year = from.year + Math.floor(month / 12);
  const monthOfYear = (((month % 12) + 12) % 12) + 1;
  const lastDay = new Date(Date.UTC(year, monthOfYear, 0)).getUTCDate();
  const date = new Date(Date.UTC(year, monthOfYear - 1, Math.min(from.day, lastDay) + days));
  return firstInstantFrom(zone, {
    ...from,
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  });
}

/** An instant as RFC 3339 with the zone's offset: `2026-01-31T23:59:59+08:00`. */
export function formatInstant(zone: ZoneOffsets, seconds: number, nanos = 0): string {
  const offset = offsetAt(zone, seconds);
  const { year, month, day, hour, minute, second } = localAt(zone, seconds);
  const fraction = nanos === 0 ? '' : `.${pad(nanos, 9).replace(/0+$/, '')}`;
  const size = Math.abs(offset);
  const sign = offset < 0 ? '-' : '+';
  return (
    `${pad(year, 4)}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:${pad(second)}${fraction}` +
    `${sign}${pad(Math.floor(size / 3600))}:${pad(Math.floor((size % 3600) / 60))}`
  );
}
