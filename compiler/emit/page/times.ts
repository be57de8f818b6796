import { clock, DAY, dayWords, moment, WEEK } from '../../words/week.ts';

/** Minutes of the week; the end is not included, and may lie in the week after. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Pieces of the week in words: `weekdays 08:00–20:00, Saturday and Sunday`. */
export function timeWords(pieces: readonly Stretch[]): string {
  const stretches = united(pieces);
  if (stretches.some(({ from, to }) => to - from === WEEK)) return 'at all times';
  const clocks = new Map<string, number[]>();
  const long: string[] = [];
  for (const { from, to } of stretches) {
    const [days, rest] = wholeDays(from, to);
    for (const day of days) add(clocks, '', day);
    if (rest === null) continue;
    const day = Math.floor(rest.from / DAY) % 7;
    if (rest.to - rest.from <= DAY)
      add(clocks, `${clock(rest.from % DAY)}–${clock(rest.to % DAY === 0 ? DAY : rest.to % DAY)}`, day);
    else long.push(`${named(moment(rest.from))} to ${named(moment(rest.to % WEEK))}`);
  }
  const hoursOf = new Map<string, string[]>();
  for (const [hours, days] of clocks) {
    const words = daysText(days);
    hoursOf.set(words, [...(hoursOf.get(words) ?? []), hours]);
  }
  const told = [...hoursOf].map(([days, hours]) => `${days} ${hours.join(' and ')}`.trimEnd());
  return [...told, ...long].join(', ');
}

/** Neighbours made one, also where the week begins again. */
function united(pieces: readonly Stretch[]): readonly Stretch[] {
  const joined: Stretch[] = [];
  for (const piece of pieces.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last?.to === piece.from) joined[joined.length - 1] = { from: last.from, to: piece.to };
    else joined.push(piece);
  }
  const [first] = joined;
  const last = joined.at(-1);
  if (first === undefined || last === undefined || joined.length < 2) return joined;
  if (first.from !== 0 || last.to !== WEEK) return joined;
  return [...joined.slice(1, -1), { from: last.from, to: WEEK + first.to }];
}

/** The days of a stretch that begins at midnight and ends at one; what is no such stretch stays. */
function wholeDays(from: number, to: number): readonly [readonly number[], Stretch | null] {
  if (from % DAY !== 0 || to % DAY !== 0) return [[], { from, to }];
  const count = (to - from) / DAY;
  return [Array.from({ length: count }, (_, index) => (from / DAY + index) % 7), null];
}

function add(groups: Map<string, number[]>, key: string, day: number): void {
  const known = groups.get(key);
  if (known === undefined) groups.set(key, [day]);
  else known.push(day);
}

const named = (words: string): string =>
  words.replace(/\b[a-z]+day\b/g, (day) => day[0]!.toUpperCase() + day.slice(1));

function daysText(days: readonly number[]): string {
  const words = dayWords(days);
  // The words for several days of a kind are no names.
  if (!words.includes('day') || words === 'every day' || words === 'weekdays') return words;
  return named(words).replace(/, (?=[^,]*$)/, ' and ');
}
