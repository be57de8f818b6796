import type { Axis, Meter, Schedule, Select } from '../../ir/ir.ts';
import { atomCount } from '../../ir/axis.ts';
import { chargeLabel } from '../../ir/labels.ts';
import { grouped } from '../../../runtime/number-text.ts';

/** The unit of a meter as a quantity asks for it: `call`, `calls`. */
export function unitText({ unit, units }: Meter, quantity: string): string {
  const names = units.find((known) => known.names.includes(unit))?.names ?? [unit];
  return (quantity === '1' ? names[0] : names[1]) ?? names[0] ?? unit;
}

/** A share of 1 as a percentage: `20%`. */
export function percent(text: string): string {
  const [whole = '0', fraction = ''] = text.split('.');
  if (!/^\d+$/.test(whole + fraction)) return text;
  const digits = (whole + fraction.padEnd(2, '0')).replace(/^0+(?=\d)/, '');
  const cut = digits.length - Math.max(0, fraction.length - 2);
  const before = digits.slice(0, cut) || '0';
  return `${before}${cut < digits.length ? `.${digits.slice(cut)}` : ''}%`;
}

/** Which quantities a tier is for: `above 10,000, up to 100,000`; empty where it is for all. */
export function rangeText({ tiers }: Schedule, index: number): string {
  const before = index === 0 ? null : tiers[index - 1]!;
  const { upTo, closed } = tiers[index]!;
  const from = before?.upTo == null ? '' : `${before.closed ? 'above' : 'from'} ${grouped(before.upTo)}`;
  const to = upTo === null ? '' : `${closed ? 'up to' : 'below'} ${grouped(upTo)}`;
  return [from, to].filter((part) => part !== '').join(', ');
}

/** The tier at an index of a schedule: `above 10,000: CNY 0.10 / call`. */
export function tierText(schedule: Schedule, index: number): string {
  const range = rangeText(schedule, index);
  const charge = chargeLabel(schedule.tiers[index]!.charge);
  return range === '' ? charge : `${range}: ${charge}`;
}

/** The first combination of a table that comes to an outcome, as its keys: `frame_rate up to 30, resolution above 720`. */
export function keysText({ axes, cells }: Select<unknown>, outcome: number): string {
  let rest = cells.indexOf(outcome);
  const keys: string[] = [];
  for (const axis of [...axes].reverse()) {
    const count = atomCount(axis);
    keys.unshift(atomText(axis, rest % count));
    rest = Math.floor(rest / count);
  }
  return keys.filter((key) => key !== '').join(', ');
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function atomText(axis: Axis, atom: number): string {
  switch (axis.kind) {
    case 'choice':
      return axis.values[atom] ?? '';
    case 'number': {
      const below = axis.cuts[atom - 1];
      const above = axis.cuts[atom];
      const from = below === undefined ? '' : `${below.closed ? 'above' : 'from'} ${grouped(below.value)}`;
      const to = above === undefined ? '' : `${above.closed ? 'up to' : 'below'} ${grouped(above.value)}`;
      const range = [from, to].filter((part) => part !== '').join(' and ');
      return range === '' ? '' : `${axis.attribute} ${range}`;
    }
    case 'time':
      return `from ${weekTimeText(axis.starts[atom] ?? 0)}`;
  }
}

/** A minute of the week as `Monday 08:00`. */
export function weekTimeText(minute: number): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${DAYS[Math.floor(minute / 1440) % 7] ?? ''} ${clockText(minute, two)}`;
}

const clockText = (minute: number, two: (part: number) => string): string =>
  `${two(Math.floor((minute % 1440) / 60))}:${two(minute % 60)}`;
