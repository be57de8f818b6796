import { assertNever } from '../assert-never.ts';
import type { Checker } from '../stages.ts';
import { meantBound, mismatch } from './bound.ts';
import { chain, type ChainFault } from './bound-chain.ts';
import type { TermName } from './checked-price.ts';
import type { Interval } from './cut.ts';
import type { Key, MatrixAxis } from './matrix-key.ts';
import { reportTable } from './table-diagnostics.ts';
import { minutesOf, minuteText, type WeekSpan } from './time-band.ts';
import { grouped } from '../../runtime/number-text.ts';

/** The values of an axis for which a key stands. */
export type Region =
  | { readonly kind: 'number'; readonly interval: Interval }
  | { readonly kind: 'choice'; readonly index: number }
  | { readonly kind: 'time'; readonly spans: readonly WeekSpan[] }
  | { readonly kind: 'term'; readonly term: TermName };

type NumberKey = Extract<Key, { kind: 'number' }>;
type TimeKey = Extract<Key, { kind: 'time' }>;

/**
 * What each key of one group stands for. The keys of a group differ in nothing else, so bounds chain from 0 up, and
 * bands of time may not overlap. Null where they do not fit together.
 */
export function regionsOf(
  checker: Checker,
  axis: MatrixAxis,
  keys: readonly Key[],
): readonly Region[] | null {
  switch (axis.kind) {
    case 'number': {
      const links = keys.filter((key): key is NumberKey => key.kind === 'number');
      // A value of an attribute may be any number, so bounds are not rounded to whole ones here.
      const { intervals, faults } = chain(links, false, true);
      for (const fault of faults) reportFault(checker, axis, fault);
      if (faults.length > 0) return null;
      return intervals.map((interval) => ({ kind: 'number', interval }));
    }
    case 'time':
      return timeRegions(
        checker,
        keys.filter((key): key is TimeKey => key.kind === 'time'),
      );
    case 'choice':
    case 'term':
      return keys.filter((key) => key.kind === 'choice' || key.kind === 'term');
    default:
      return assertNever(axis);
  }
}

/** Each minute of the week belongs to the first key that holds it, so that many keys take no longer than the week. */
function timeRegions(checker: Checker, keys: readonly TimeKey[]): readonly Region[] | null {
  const owners = new Map<number, TimeKey>();
  let sound = true;
  for (const key of keys) {
    const shared = claimMinutes(owners, key);
    if (!shared) continue;
    const related = [{ span: shared.owner.cell.span, note: 'the other time' }];
    const values = { when: minuteText(shared.minute) };
    checker.report(reportTable('TAR2316', key.cell.span, values, { related }));
    sound = false;
  }
  return sound ? keys : null;
}

/** Takes the minutes of a key up to the first that is taken. */
function claimMinutes(
  owners: Map<number, TimeKey>,
  key: TimeKey,
): { readonly minute: number; readonly owner: TimeKey } | null {
  for (const span of key.spans)
    for (const minute of minutesOf(span)) {
      const owner = owners.get(minute);
      if (owner) return { minute, owner };
      owners.set(minute, key);
    }
  return null;
}

function reportFault(checker: Checker, axis: MatrixAxis, fault: ChainFault<NumberKey>): void {
  const { kind, link, previous } = fault;
  const { span } = link.bound.quantity.value;
  const values = { axis: axis.name };
  const related = previous ? [{ span: previous.cell.span, note: 'the bound before it' }] : [];
  switch (kind) {
    case 'gap':
      return checker.report(
        reportTable('TAR2309', span, values, { ...mismatch(fault, 'the bound before'), related }),
      );
    case 'overlap':
      return checker.report(
        reportTable('TAR2310', span, values, { ...mismatch(fault, 'the bound before'), related }),
      );
    case 'falls': {
      const ends = grouped(previous!.bound.quantity.value.value);
      return checker.report(
        reportTable('TAR2311', span, { ...values, previous: ends }, { related, ...meantBound(fault) }),
      );
    }
    case 'repeats':
      return checker.report(
        reportTable('TAR2312', link.cell.span, values, { label: 'ends where the one before ends', related }),
      );
    case 'after the last':
      return checker.report(
        reportTable('TAR2312', link.cell.span, values, { label: 'the one before has no end', related }),
      );
    case 'nothing':
      return checker.report(
        reportTable('TAR2312', link.cell.span, values, { label: 'values start at 0', help: 'leave it out' }),
      );
  }
}
