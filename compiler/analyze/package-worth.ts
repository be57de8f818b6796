import { Exact } from '../../runtime/exact.ts';
import type { DrawUse, Feature, Ir, Outcome, Package, Schedule } from '../ir/ir.ts';
import { jointOutcomes } from './joint-outcomes.ts';
import { ratedTiers } from './tier-rates.ts';
import { catalogIndex } from '../ir/catalog-index.ts';

/**
 * The most that one point of a package can save at pay-as-you-go prices, before rounding, over all that it covers: the
 * dearest unit, by the points that it takes. The newest prices count. Null where no such bound is known: nothing that it
 * covers has a published factor, or something has no price, one that is not published, one that rounds each event, or
 * one whose units do not each have a dearest rate (flat parts, blocks, tiers that refuse).
 */
export function mostPerPoint(ir: Ir, { name }: Package): Exact | null {
  let most: Exact | null = null;
  for (const { feature, use } of catalogIndex(ir).covered.get(name) ?? []) {
    if (use.kind !== 'draw') continue;
    const worth = worthOf(ir, feature, use);
    if (worth === null) return null;
    for (const one of worth) most = most === null ? one : Exact.max(most, one);
  }
  return most;
}

/** What a point is worth in each combination whose factor is published; null where one has no bound. */
function worthOf({ rounding }: Ir, feature: Feature, { factor }: DrawUse): readonly Exact[] | null {
  const { prices, otherwise, meter } = feature;
  const newest = prices.at(-1);
  const step = Exact.of(rounding.step);
  const table = newest?.table ?? (otherwise && { axes: [], cells: [0], outcomes: [otherwise] });
  const joint = table && jointOutcomes<(typeof factor.outcomes)[number], Outcome>(factor, table);
  if (!joint) return null;
  const found: Exact[] = [];
  for (const [points, outcome] of joint) {
    if (points?.kind !== 'factor') continue;
    // What is not published may cost anything.
    if (outcome.kind === 'unpublished') return null;
    const dearest = dearestUnit(outcome);
    const taken = Exact.of(points.factor);
    if (dearest === null || !taken.isPositive()) return null;
    // Rounded one by one, events may come to more than their units do, unless each unit is a multiple of the step.
    const isStep = meter.counted && dearest.over(step).floor().times(step).equals(dearest);
    if (newest?.perEvent && !isStep) return null;
    found.push(dearest.over(taken));
  }
  return found;
}

function dearestUnit(outcome: Outcome): Exact | null {
  if (outcome.kind === 'free') return Exact.zero;
  return outcome.kind === 'rated' ? dearestRate(outcome.schedule) : null;
}

/** What a unit of a schedule costs at most, whatever stands before it; null where that has no bound. */
function dearestRate(schedule: Schedule): Exact | null {
  const plain = schedule.tiers.every(
    ({ charge }) => charge.kind === 'amount' && charge.blocks.length === 0 && Exact.of(charge.flat).isZero(),
  );
  if (!plain) return null;
  const rates = ratedTiers(schedule).map(({ rate }) => rate);
  // By volume, a unit that reaches a dearer tier makes all units before it dearer too.
  const rises = rates.some((rate, i) => i > 0 && rate.compare(rates[i - 1]!) > 0);
  if (schedule.mode === 'volume' && (rises || rates.length < schedule.tiers.length)) return null;
  return rates.reduce(Exact.max, Exact.zero);
}
