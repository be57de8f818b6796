import type { Diagnostic } from '../../grammar/text/diagnostic.ts';
import { Exact } from '../../runtime/exact.ts';
import { curveOf } from '../analyze/curve.ts';
import { losses, type Loss } from '../analyze/curve-losses.ts';
import type { Schedule } from '../ir/ir.ts';
import { lintDiagnostics } from './lint-diagnostics.ts';
import { schedulesOf, type Linted, type Priced } from './linted.ts';
import { count, figure, money } from './words.ts';

/** Schedules of more tiers than this are not looked at: nobody wrote them by hand. */
const MOST_TIERS = 200;

/** TAR3101: using more costs less in total. A schedule is spoken of once, where most is lost. */
export function* volumeCliff(catalog: Linted): Generator<Diagnostic> {
  const { ir, spans } = catalog;
  for (const priced of schedulesOf(ir)) {
    const { schedule, counted, most, unit } = priced;
    // Graduated, each unit adds to what those before it cost.
    if (schedule.mode === 'graduated' || schedule.tiers.length > MOST_TIERS) continue;
    const found = losses(curveOf(schedule, counted));
    if ('decided' in found) continue;
    const sold = found.filter(({ bottom }) => most === null || bottom.at.compare(most) <= 0);
    const [first, ...others] = sold.toSorted((a, b) => b.loss.compare(a.loss));
    const span = first && spans.of(schedule.tiers[tierAt(schedule, first.bottom)]!.charge);
    if (!first || !span) continue;
    const { peak, bottom, loss } = first;
    const values = {
      more: quantity(catalog, priced, bottom, 'just above '),
      less: money(ir, bottom.money),
      fewer: quantity(catalog, priced, peak, 'just below '),
      cost: money(ir, peak.money),
      range: range(catalog, priced, first),
      loss: money(ir, loss),
      unit,
    };
    const related = others.flatMap((other) => {
      const place = spans.of(schedule.tiers[tierAt(schedule, other.bottom)]!.charge);
      const note = `here as well: ${range(catalog, priced, other)}, at most by ${money(ir, other.loss)}`;
      return place === null ? [] : [{ span: place, note }];
    });
    yield lintDiagnostics.report('TAR3101', span, values, { related });
  }
}

/** The tier, counted from 0, that prices a quantity, or what comes right after it. */
function tierAt({ tiers }: Schedule, { at, reached }: Loss['bottom']): number {
  return tiers.findIndex(({ upTo, closed }) => {
    if (upTo === null) return true;
    const order = at.compare(Exact.of(upTo));
    return order < 0 || (order === 0 && closed && reached);
  });
}

const quantity = (
  { units }: Linted,
  { unit }: Priced,
  { at, reached }: Loss['bottom'],
  unreached: string,
): string => `${reached ? '' : unreached}${count(units, at, unit)}`;

function range({ units }: Linted, { unit, counted }: Priced, { peak, regained }: Loss): string {
  if (regained === null) return `all above ${count(units, peak.at, unit)}`;
  const last = counted ? regained.minus(Exact.one) : regained;
  const first = counted ? peak.at.plus(Exact.one) : peak.at;
  return counted && first.equals(last)
    ? count(units, first, unit)
    : `${figure(first)} to ${count(units, last, unit)}`;
}
