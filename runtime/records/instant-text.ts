import { LATEST } from '../calendar.ts';
import type { Instant } from '../record.ts';
import { faultOf, shortened, type Fault } from './fault.ts';

/** RFC 3339 (5.6) lets `T` and `Z` be small letters. */
const TIME = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const NANO_DIGITS = 9;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The moment that an RFC 3339 time stands for. `Date` is no judge: it turns 30 February into 2 March. */
export function readInstant(name: string, text: string): { readonly instant: Instant } | Fault {
  const match = TIME.exec(text);
  if (match === null)
    return wrong(name, text, 'not a time such as `2026-01-15T08:00:00+08:00` or `2026-01-15T00:00:00Z`');
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const fraction = match[7] ?? '';
  const offsetHour = Number(match[9] ?? 0);
  const offsetMinute = Number(match[10] ?? 0);

  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month))
    return wrong(name, text, 'a day that does not exist');
  if (second === 60) return wrong(name, text, 'a leap second, which is not taken: write second 59 or 00');
  if (hour > 23 || minute > 59 || second > 59) return wrong(name, text, 'a time of day that does not exist');
  if (offsetHour > 23 || offsetMinute > 59) return wrong(name, text, 'an offset that does not exist');
  if (fraction.length > NANO_DIGITS) return wrong(name, text, 'a time finer than nanoseconds');

  const offset = (offsetHour * 60 + offsetMinute) * 60 * (match[8] === '-' ? -1 : 1);
  const seconds = Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - offset;
  // Years below 100 mean 19xx to Date.UTC, so the year as written is looked at too.
  if (year < 1969 || seconds < 0 || seconds >= LATEST) return wrong(name, text, 'not between 1970 and 2099');
  return { instant: { seconds, nanos: Number(fraction.padEnd(NANO_DIGITS, '0')) } };
}

function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

/** `what` is of ours. */
function wrong(name: string, text: string, what: string): Fault {
  return faultOf('TAR5006', `\`{name}\` is \`{text}\`, ${what}`, { name, text: shortened(text) });
}
