import { minuteOfWeek } from '../../../runtime/calendar.ts';
import { Exact } from '../../../runtime/exact.ts';
import { atomCount } from '../axis.ts';
import type { Axis, Select, Zone } from '../ir.ts';

/** Where an event stands: its attributes, checked and with defaults, and its time. */
export interface Situation {
  readonly attributes: ReadonlyMap<string, string>;
  readonly seconds: number;
}

/** The attribute that a select, or one of several, needs and the event does not give; null if none. */
export const missingAttribute = (select: Select<unknown>, situation: Situation): string | null =>
  select.axes
    .flatMap((axis) => (axis.kind === 'time' ? [] : [axis.attribute]))
    .find((name) => !situation.attributes.has(name)) ?? null;

/** The outcome for an event: the atom on each axis, then the cell. */
export function pick<T>(select: Select<T>, situation: Situation, zone: Zone): T {
  const cell = select.axes.reduce((index, axis) => index * atomCount(axis) + atom(axis, situation, zone), 0);
  return select.outcomes[select.cells[cell]!]!;
}

function atom(axis: Axis, situation: Situation, zone: Zone): number {
  switch (axis.kind) {
    case 'number': {
      const value = Exact.of(situation.attributes.get(axis.attribute)!);
      const below = axis.cuts.findIndex((cut) => {
        const order = value.compare(Exact.of(cut.value));
        return order < 0 || (order === 0 && cut.closed);
      });
      return below === -1 ? axis.cuts.length : below;
    }
    case 'choice':
      return axis.values.indexOf(situation.attributes.get(axis.attribute)!);
    case 'time': {
      const minute = minuteOfWeek(zone, situation.seconds);
      return axis.starts.findLastIndex((start) => start <= minute);
    }
  }
}
