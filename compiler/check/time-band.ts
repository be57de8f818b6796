import type * as ast from '../../grammar/ast.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import type { Checker } from '../stages.ts';
import { reportTable } from './table-diagnostics.ts';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const DAY = 24 * 60;
const WEEK = 7 * DAY;

const GROUPS: ReadonlyMap<string, readonly number[]> = new Map([
  ...DAYS.map((day, i): [string, readonly number[]] => [day, [i]]),
  ['weekdays', [0, 1, 2, 3, 4]],
  ['weekends', [5, 6]],
]);

/** A time of day in a local week: minutes from Monday 00:00, the end not included. */
export type WeekSpan = readonly [start: number, end: number];

/** A key of a `by time` axis: when it holds, and its words in canonical order. */
export interface CheckedTimeBand {
  readonly spans: readonly WeekSpan[];
  readonly text: string;
}

/** The days and hours of a band. A band that passes midnight belongs to the day on which it starts. */
export function checkTimeBand(checker: Checker, band: ast.TimeBand | ast.Name): CheckedTimeBand | null {
  const names = band.kind === 'name' ? [band] : band.days;
  const from = band.kind === 'name' ? null : band.from;
  const to = band.kind === 'name' ? null : band.to;
  const days = new Set<number>();
  let sound = true;
  for (const name of names) {
    const group = GROUPS.get(name.text);
    if (!group) {
      const values = { value: name.text, what: 'a day of the week' };
      checker.report(
        reportTable('TAR2317', name.span, values, didYouMean(name.span, name.text, GROUPS.keys())),
      );
      sound = false;
    } else if (group.some((day) => days.has(day))) {
      checker.report(reportTable('TAR2313', name.span, { what: 'entries', key: `\`${name.text}\`` }));
      sound = false;
    }
    for (const day of group ?? []) days.add(day);
  }
  if (names.length === 0) for (const day of DAYS.keys()) days.add(day);
  const start = clock(from ?? '00:00', false);
  const end = clock(to ?? '24:00', true);
  if (start === null || end === null || start === end) {
    const value = `${from ?? '00:00'}-${to ?? '24:00'}`;
    const what = 'a time from one minute of the day to another';
    checker.report(reportTable('TAR2317', band.span, { value, what }));
    return null;
  }
  if (!sound) return null;
  const inOrder = [...days].sort((a, b) => a - b);
  const spans = inOrder.flatMap((day) =>
    split(day * DAY + start, day * DAY + (end > start ? end : end + DAY)),
  );
  const hours = from === null && to === null ? '' : `${from}-${to}`;
  const text = [names.length === 0 ? '' : daysText(inOrder), hours].filter(Boolean).join(' ');
  return { spans, text: text || 'every day' };
}

/** Days by the word for all of them where there is one, so that one band has one name. */
function daysText(days: readonly number[]): string {
  for (const [name, group] of GROUPS) if (group.join() === days.join()) return name;
  return days.map((day) => DAYS[day]!).join(', ');
}

/** Minutes of a clock time; `24:00` only as an end. */
function clock(text: string, isEnd: boolean): number | null {
  const [, hours, minutes] = /^(\d{1,2}):(\d\d)$/.exec(text) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const minute = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && (minute < DAY || (isEnd && minute === DAY)) ? minute : null;
}

/** What passes the week's end goes on at its start. */
const split = (start: number, end: number): WeekSpan[] =>
  end <= WEEK
    ? [[start, end]]
    : [
        [start, WEEK],
        [0, end - WEEK],
      ];

/** The minutes of a span, one by one. */
export const minutesOf = ([start, end]: WeekSpan): readonly number[] =>
  Array.from({ length: end - start }, (_, i) => start + i);

/** A minute of the week for people: `saturday 22:00`. */
export function minuteText(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${DAYS[Math.floor(minute / DAY)]} ${two(Math.floor((minute % DAY) / 60))}:${two(minute % 60)}`;
}
