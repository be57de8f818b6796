import type { Zone } from '../../ir/ir.ts';
import { js, list, type Code } from './code.ts';

/**
 * The calendar of the catalog's zone, as `runtime/calendar.ts` defines it. An instant is looked up in the offsets once
 * and the stretch of its month is kept: within one offset, a local month is one unbroken stretch of instants.
 */
export function calendarPrelude(zone: Zone): Code {
  return js`
const SINCE = ${list(zone.offsets.map(([since]) => since))};
const OFFSETS = ${list(zone.offsets.map(([, offset]) => offset))};
const DAY = 86400;
const pad = (value, width) => String(value).padStart(width, "0");
const offsetIndex = (seconds) => {
  let low = 0;
  let high = ${zone.offsets.length - 1};
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (SINCE[middle] <= seconds) low = middle;
    else high = middle - 1;
  }
  return low;
};
const offsetAt = (seconds) => OFFSETS[offsetIndex(seconds)];
${LOCAL}`;
}

const LOCAL = js`
let stretchFrom = Infinity;
let stretchTo = -Infinity;
let stretchOffset = 0;
let monthFrom = Infinity;
let monthTo = -Infinity;
let monthIndex = 0;
let monthName = "";
const localAt = (seconds) => {
  if (seconds < stretchFrom || seconds >= stretchTo) {
    const index = offsetIndex(seconds);
    stretchFrom = index === 0 ? -Infinity : SINCE[index];
    stretchTo = index + 1 < SINCE.length ? SINCE[index + 1] : Infinity;
    stretchOffset = OFFSETS[index];
  }
  return seconds + stretchOffset;
};
/** Months since the year 0, by the local clock. */
const monthAt = (seconds) => {
  if (seconds >= monthFrom && seconds < monthTo) return monthIndex;
  const date = new Date(localAt(seconds) * 1000);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  monthIndex = year * 12 + month;
  monthName = pad(year, 4) + "-" + pad(month + 1, 2);
  monthFrom = Math.max(stretchFrom, Date.UTC(year, month, 1) / 1000 - stretchOffset);
  monthTo = Math.min(stretchTo, Date.UTC(year, month + 1, 1) / 1000 - stretchOffset);
  return monthIndex;
};
const yearAt = (seconds) => { const month = monthAt(seconds); return (month - month % 12) / 12; };
const dayAt = (seconds) => Math.floor(localAt(seconds) / DAY);
const minuteAt = (seconds) => {
  const local = localAt(seconds);
  const day = Math.floor(local / DAY);
  return ((day + 3) % 7 + 7) % 7 * 1440 + Math.floor((local - day * DAY) / 60);
};
/** The first instant whose wall-clock time is not before this one. */
const firstFrom = (wall) => {
  let first = Infinity;
  for (const near of [wall - DAY - DAY, wall - DAY, wall + DAY]) {
    const instant = wall - offsetAt(near);
    if (instant + offsetAt(instant) === wall && instant < first) first = instant;
  }
  if (first !== Infinity) return first;
  for (let i = 0; i < SINCE.length; i++)
    if (SINCE[i] + OFFSETS[i] > wall && SINCE[i] + offsetAt(SINCE[i] - 1) <= wall) return SINCE[i];
  throw new RangeError("a wall-clock time that no offset explains");
};
const startOfDay = (year, month, day) => firstFrom(Date.UTC(year, month, day) / 1000);
/** The same local time so many units later; a day that the month lacks is its last. */
const addCalendar = (seconds, count, unit) => {
  const wall = localAt(seconds);
  const from = new Date(wall * 1000);
  const month = from.getUTCMonth() + (unit === "month" ? count : unit === "year" ? 12 * count : 0);
  const year = from.getUTCFullYear() + Math.floor(month / 12);
  const monthOfYear = (month % 12 + 12) % 12;
  const lastDay = new Date(Date.UTC(year, monthOfYear + 1, 0)).getUTCDate();
  const day = Math.min(from.getUTCDate(), lastDay) + (unit === "day" ? count : 0);
  return firstFrom(Date.UTC(year, monthOfYear, day) / 1000 + (wall - Math.floor(wall / DAY) * DAY));
};
const PERIODS = ["day", "month", "year", "ever"];
const periodIndex = (unit, seconds) => {
  switch (unit) {
    case "day": return dayAt(seconds);
    case "month": return monthAt(seconds);
    case "year": return yearAt(seconds);
    default: return 0;
  }
};
const EVER_END = Date.UTC(2100, 0, 1) / 1000 + 2 * DAY;
const periodEnds = [new Map(), new Map(), new Map()];
/** The first instant after the period that an instant lies in. */
const periodEnd = (unit, seconds) => {
  if (unit === "ever") return EVER_END;
  const ends = periodEnds[PERIODS.indexOf(unit)];
  const index = periodIndex(unit, seconds);
  let end = ends.get(index);
  if (end === undefined) {
    const date = new Date(localAt(seconds) * 1000);
    const year = date.getUTCFullYear();
    const month = date.getUTCMonth();
    const day = date.getUTCDate();
    end = unit === "day" ? startOfDay(year, month, day + 1)
      : unit === "month" ? startOfDay(year, month + 1, 1)
      : startOfDay(year + 1, 0, 1);
    ends.set(index, end);
  }
  return end;
};
const instantText = (seconds, nanos) => {
  const local = localAt(seconds);
  const offset = stretchOffset;
  const date = new Date(local * 1000);
  const fraction = nanos === 0 ? "" : "." + pad(nanos, 9).replace(/0+$/, "");
  const size = Math.abs(offset);
  return pad(date.getUTCFullYear(), 4) + "-" + pad(date.getUTCMonth() + 1, 2) + "-" + pad(date.getUTCDate(), 2) +
    "T" + pad(date.getUTCHours(), 2) + ":" + pad(date.getUTCMinutes(), 2) + ":" + pad(date.getUTCSeconds(), 2) +
    fraction + (offset < 0 ? "-" : "+") + pad(Math.floor(size / 3600), 2) + ":" + pad(Math.floor(size % 3600 / 60), 2);
};
`;
export const periodOf = (period: 'day' | 'month' | 'year' | 'ever'): Code => PERIOD_CODE[period];
const PERIOD_CODE = {
  day: js`dayAt(seconds)`,
  month: js`monthAt(seconds)`,
  year: js`yearAt(seconds)`,
  ever: js`0`,
} as const;
