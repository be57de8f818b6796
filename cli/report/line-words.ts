import { monthText } from '../../compiler/words/calendar.ts';
import type { Ir } from '../../compiler/ir/ir.ts';
import { instantOf } from '../../runtime/records/index.ts';
import { formatInstant } from '../../runtime/calendar.ts';
import type { Line, PurchaseKind } from '../../runtime/result.ts';
import { counted } from './numbers.ts';
import { printableLine } from './printable.ts';

/** So many records of an adjustment are named. */
const NAMED = 12;

/** By what a line was paid, or which purchase it is. `isAlone`: its feature has no other line beside it. */
export function byText({ fund, order = '', kind, adjusts, of = '' }: Line, isAlone: boolean): string {
  if (adjusts !== undefined) return `adjustment for ${monthText(adjusts)}${adjustedText(of, order)}`;
  if (fund === 'purchase')
    return kind === undefined || kind === 'order'
      ? printableLine(order)
      : `${kind} of ${printableLine(order)}`;
  return fund === 'price' && isAlone ? '' : fundText(fund);
}

/** More about a line: of a purchase, when it was and for how long; of an adjustment, the records that it is for. */
export function noteText(line: Line, ir: Ir): string | null {
  const { adjusts, records = [], kind, time, record = '', order = '', from, until } = line;
  if (adjusts !== undefined) {
    const more = records.length - NAMED;
    const named = records.slice(0, NAMED).join(', ');
    return printableLine(`for what came late: ${named}${more > 0 ? ` and ${counted(more, 'other')}` : ''}`);
  }
  if (kind === undefined || time === undefined) return null;
  const when = timeText(zoned(time, ir));
  const by = kind === 'order' && isOf(order, record) ? '' : ` by ${record}`;
  const since = from === undefined || timeText(from) === when ? '' : ` from ${timeText(from)}`;
  const end = until === undefined ? '' : ` until ${timeText(until)}`;
  return printableLine(`${DONE[kind]} ${when}${by}${since === '' && end === '' ? '' : `,${since}${end}`}`);
}

const isOf = (order: string, record: string): boolean => order === record || order.startsWith(`${record}#`);

const DONE: Readonly<Record<PurchaseKind, string>> = {
  order: 'ordered',
  upgrade: 'upgraded',
  'temporary upgrade': 'upgraded',
  renewal: 'renewed',
};

/** Which line of the closed month an adjustment makes up for. */
function adjustedText(of: string, order: string): string {
  if (of === 'purchase') return `, purchase of ${printableLine(order)}`;
  return `, ${fundText(of)}`;
}

function fundText(fund: string): string {
  switch (fund) {
    case 'purchase':
      return '';
    case 'otherwise':
      return 'no charge';
    case 'unbilled':
      return 'not billed';
    default:
      return `by ${printableLine(fund)}`;
  }
}

/** A record's time by the clocks of the price list. */
const zoned = (time: string, { zone }: Ir): string => {
  const at = instantOf(time);
  return at === null ? time : formatInstant(zone, at.seconds, at.nanos);
};

/** `2026-01-15`, or `2026-01-15 10:00` where it is not midnight; in the catalog's zone, as the results have it. */
export function timeText(time: string): string {
  const [, day = printableLine(time), hour = '', second = ''] =
    /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)?/.exec(time) ?? [];
  if (second !== '' && second !== ':00') return `${day} ${hour}${second}`;
  return hour === '' || hour === '00:00' ? day : `${day} ${hour}`;
}
