import type { Diagnostic } from '../../grammar/text/diagnostic.ts';
import { Exact } from '../../runtime/exact.ts';
import { curveOf, type Curve } from '../analyze/curve.ts';
import { clamped } from '../analyze/curve-algebra.ts';
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
    const { schedule, most, unit } = priced;
    // Graduated, each unit adds to what those before it cost.
    if (schedule.mode === 'graduated' || schedule.tiers.length > MOST_TIERS) continue;
    const curve = heldCurve(priced);
    const found = curve && losses(curve);
    if (curve === null || found === null || 'decided' in found) continue;
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
      range: range(catalog, priced, curve, first),
      loss: money(ir, loss),
      unit,
    };
    const related = others.flatMap((other) => {
      const place = spans.of(schedule.tiers[tierAt(schedule, other.bottom)]!.charge);
      const note = `here as well: ${range(catalog, priced, curve, other)}, at most by ${money(ir, other.loss)}`;
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

/** What a schedule's price comes to, between `at least` and `at most`; null where that is not decided. */
function heldCurve({ schedule, counted, bounds }: Priced): Curve | null {
  const curve = curveOf(schedule, counted);
  if (bounds === null) return curve;
  const amount = (text: string | null): Exact | null => (text === null ? null : Exact.of(text));
  return clamped(curve, amount(bounds.atLeast), amount(bounds.atMost));
}

/** The quantities that cost less: up to where they cost as much again, or to the last that is sold. */
function range({ units }: Linted, { unit, counted, most }: Priced, { end }: Curve, loss: Loss): string {
  const { peak, regained } = loss;
  const limits = [most, end?.limit].filter((limit) => limit != null);
  const sold = limits.length === 0 ? null : limits.reduce(Exact.min);
  const last = regained === null ? sold : counted ? regained.minus(Exact.one) : regained;
  if (last === null) return `all above ${count(units, peak.at, unit)}`;
  const first = counted ? peak.at.plus(Exact.one) : peak.at;
  return counted && first.equals(last)
    ? count(units, first, unit)
    : `${figure(first)} to ${count(units, last, unit)}`;
}
