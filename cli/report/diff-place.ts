import type { AxisValues, Place } from '../../compiler/analyze/diff/changes.ts';
import { clock, DAY, dayWords, moment } from '../../compiler/words/week.ts';
import { exactFigure } from './numbers.ts';

/** Places that are named; a table of many small changes says how many more there are. */
const MOST_PLACES = 6;

/** The values of attributes for which something changes: `region cn, weekdays 08:00 to 20:00`; empty for all. */
export function placeWords(places: readonly Place[]): string {
  const days = new Map<
    string,
    { readonly place: Place; readonly time: Clock | null; readonly days: number[] }
  >();
  for (const place of places) {
    const time = clockOf(place);
    const rest = place.filter(({ kind }) => kind !== 'time' || time === null);
    const key = JSON.stringify([rest, time?.from, time?.to]);
    const known = days.get(key);
    if (known === undefined) days.set(key, { place: rest, time, days: time === null ? [] : [time.day] });
    else if (time !== null) known.days.push(time.day);
  }
  const told = [...days.values()].map(({ place, time, days: on }) =>
    [...place.map(valueWords), ...(time === null ? [] : [`${dayWords(on)} ${time.from} to ${time.to}`])].join(
      ', ',
    ),
  );
  const left = told.length - MOST_PLACES;
  return left > 1 ? `${told.slice(0, MOST_PLACES).join('; ')}; and ${left} more places` : told.join('; ');
}

interface Clock {
  readonly day: number;
  readonly from: string;
  readonly to: string;
}

/** The time of a place, where it is within one day. */
function clockOf(place: Place): Clock | null {
  const time = place.find((values) => values.kind === 'time');
  if (time === undefined) return null;
  const day = Math.floor(time.from / DAY);
  return Math.floor((time.to - 1) / DAY) === day
    ? { day, from: clock(time.from - day * DAY), to: clock(time.to - day * DAY) }
    : null;
}

function valueWords(values: AxisValues): string {
  switch (values.kind) {
    case 'choice':
      return `${values.attribute} ${values.values.join(' or ')}`;
    case 'time':
      return `${moment(values.from)} to ${moment(values.to)}`;
    case 'number': {
      const { from, to } = values;
      if (from !== null && from.value === to?.value)
        return `${values.attribute} ${exactFigure(from.value)} ${values.unit}`.trim();
      const lower = from && `${from.included ? '>=' : '>'} ${exactFigure(from.value)}`;
      const upper = to && `${to.included ? '<=' : '<'} ${exactFigure(to.value)}`;
      const bounds = [lower, upper].filter((bound) => bound !== null).join(' and ');
      return `${values.attribute} ${bounds} ${values.unit}`.trim();
    }
  }
}
