import { Temporal } from 'temporal-polyfill';
import type * as ast from '../grammar/ast.ts';
import { instantAt, startOfDay } from '../runtime/calendar.ts';
import type * as ir from './ir/ir.ts';

const FIRST_YEAR = 1970;
const LAST_YEAR = 2099;

/** Zones read so far: reading one walks two changes a year, and every catalog of a run asks for few. */
const known = new Map<string, ir.Zone | null>();

/** The offsets of a zone from 1970 to 2100; null for a name that is no zone, or not the zone's own spelling. */
export function findZone(name: string): ir.Zone | null {
  let zone = known.get(name);
  if (zone === undefined) known.set(name, (zone = readZone(name)));
  return zone;
}

/** The offsets of a zone that was found to exist. */
export function zoneOf(name: string): ir.Zone {
  const zone = findZone(name);
  if (!zone) throw new Error(`zone of an unchecked catalog: ${name}`);
  return zone;
}

function readZone(name: string): ir.Zone | null {
  // An offset such as `+08:00` is not a zone: it does not say whose clock is meant, nor follow it when it changes.
  if (!/^[A-Za-z][\w+/-]*$/.test(name)) return null;
  let at: Temporal.ZonedDateTime;
  try {
    at = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
  } catch {
    return null;
  }
  if (at.timeZoneId !== name) return null;
  const offsets: [number, number][] = [[0, at.offsetNanoseconds / 1e9]];
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.year > LAST_YEAR + 1) break;
    const offset = next.offsetNanoseconds / 1e9;
    if (offset !== offsets.at(-1)![1]) offsets.push([next.epochMilliseconds / 1000, offset]);
    at = next;
  }
  return { name, offsets };
}

/**
 * The first instant of a date in a zone, in seconds since 1970 UTC: of the year, the month, the day, the minute. Null
 * where there is none: a day that the calendar lacks, or a time of day that the clock skips.
 */
export function instantOf(zone: ir.Zone, date: ast.DateTime): number | null {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(date.text);
  if (!parts) return null;
  // What is not written is the first of its kind: January, the 1st, 0 o'clock.
  const part = (index: number, first: number): number => Number(parts[index] ?? first);
  const [year, month, day] = [part(1, 1), part(2, 1), part(3, 1)];
  const [hour, minute, second] = [part(4, 0), part(5, 0), part(6, 0)];
  if (year < FIRST_YEAR || year > LAST_YEAR || hour > 23 || minute > 59 || second > 59) return null;
  const midnight = new Date(Date.UTC(year, month - 1, day));
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return null;
  const timed = date.precision === 'minute' || date.precision === 'second';
  return timed
    ? instantAt(zone, { year, month, day, hour, minute, second })
    : startOfDay(zone, year, month, day);
}

/** Names of zones, to guess which was meant; which of them there are is decided by `findZone`. */
export const zoneNames = (): readonly string[] => Intl.supportedValuesOf('timeZone');
