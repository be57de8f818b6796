/** Days and hours of the local week, in minutes since Monday 00:00. */

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
export const DAY = 1440;
export const WEEK = 7 * DAY;

/** `weekdays`, `every day`, `saturday, sunday`; days from 0. */
export function dayWords(days: readonly number[]): string {
  const sorted = days.toSorted((a, b) => a - b);
  if (sorted.length === 7) return 'every day';
  if (sorted.length === 5 && sorted.every((day, i) => day === i)) return 'weekdays';
  return sorted.map((day) => DAYS[day]!).join(', ');
}

/** `08:00`; `24:00` ends a day. */
export function clock(minute: number): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}

/** `friday 20:00`. */
export const moment = (minute: number): string =>
  minute === WEEK ? 'sunday 24:00' : `${DAYS[Math.floor(minute / DAY)]!} ${clock(minute % DAY)}`;
