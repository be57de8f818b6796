import { formatInstant } from '../../../runtime/calendar.ts';
import { Exact } from '../../../runtime/exact.ts';
import type { Usage } from '../../../runtime/record.ts';
import { measure } from '../../ir/interpret/meter.ts';
import { Prices } from '../../ir/interpret/price.ts';
import { missingAttribute, pick, type Situation } from '../../ir/interpret/select.ts';
import type { Feature, Ir, Outcome, Period, Price, Schedule } from '../../ir/ir.ts';
import { refusalOf, refuse } from '../../ir/refusal.ts';
import { proportion, rescaled } from '../curve-algebra.ts';
import { constantCurve, curveOf, type Curve } from '../curve.ts';
import { totalCurve } from '../total-curve.ts';

/** What the quantities of a picture are: those of a record, of a period, or of any stretch of time. */
export type Stretch = Period | 'record' | 'any';

/** A use whose cost is drawn, without its quantity. */
export interface PlottedUse {
  readonly feature: Feature;
  readonly situation: Situation;
}

/** The price of a use; both are null where nothing is charged, whatever the quantity. */
interface Priced {
  readonly price: Price | null;
  readonly schedule: Schedule | null;
  /** What the schedule's counter runs for; null: each record by itself. */
  readonly period: Period | null;
}

/** What a use comes to as a function of its quantity, everything that is owed for it included. */
export interface Cost extends PlottedUse, Priced {
  readonly ir: Ir;
  readonly stretch: Stretch;
  /** In whole quantities where the unit is counted: what is said of it in numbers. */
  readonly curve: Curve;
  /** The same over all quantities: what is drawn. */
  readonly line: Curve;
  /** A flat price or bounds of another period than the quantity are left out. */
  readonly apart: boolean;
}

/** Why the price list has no price for it, by the code that a record would be refused with. */
export interface Refused {
  readonly code: string;
  readonly message: string;
}

/** What a schedule becomes before flat prices and bounds are added, as where a purchase pays for a part. */
export type Covering = (curve: Curve) => Curve;

const AS_IT_IS: Covering = (curve) => curve;

/** The use that is meant, with the attributes that it has by default; or why the price list would refuse it. */
export function plottedUse(
  ir: Ir,
  {
    feature: name,
    attributes,
    seconds,
  }: Pick<Usage, 'feature' | 'attributes'> & { readonly seconds: number },
): PlottedUse | Refused {
  const feature = ir.features.find((known) => known.name === name);
  if (feature === undefined) return refuse('TAR5102', { feature: name });
  const metered = measure(ir, feature, recordOf(name, attributes), null);
  if ('code' in metered) return metered;
  return { feature, situation: { attributes: metered.attributes, seconds } };
}

/** A record of nothing, by which the meter reads the attributes. */
const recordOf = (feature: string, attributes: ReadonlyMap<string, string>): Usage => ({
  type: 'usage',
  id: '',
  account: '',
  at: { seconds: 0, nanos: 0 },
  time: '',
  origin: { file: '', line: 0, raw: '' },
  feature,
  quantity: '0',
  unit: null,
  attributes,
  replaces: null,
});

/** The curve of paying as one goes; or why there is none. */
export function payAsYouGo(ir: Ir, use: PlottedUse): Cost | Refused {
  const found = priceFor(ir, use);
  return 'code' in found ? found : costOf(ir, use, found, AS_IT_IS);
}

/** What one pays where something covers a part of the use. */
export const coveredCost = (cost: Cost, covering: Covering): Cost => costOf(cost.ir, cost, cost, covering);

/** The same cost with quantities told in the unit of another meter. */
export function toldIn(cost: Cost, factor: Exact, feature: Feature): Cost {
  if (factor.equals(Exact.one)) return cost;
  const { counted } = feature.meter;
  return { ...cost, curve: rescaled(cost.curve, factor, counted), line: rescaled(cost.line, factor, false) };
}

function priceFor(ir: Ir, { feature, situation }: PlottedUse): Priced | Refused {
  if (feature.prices.length === 0) {
    const { otherwise } = feature;
    if (otherwise === null) return refuse('TAR5109', { feature: feature.name });
    return otherwise.kind === 'free' ? FREE : refusalOf(otherwise, null);
  }
  const price = Prices.inForce(feature, situation.seconds);
  if (price === null)
    return refuse('TAR5110', { feature: feature.name, time: formatInstant(ir.zone, situation.seconds) });
  const attribute = missingAttribute(price.table, situation);
  if (attribute !== null) return refuse('TAR5106', { feature: feature.name, attribute });
  const outcome: Outcome = pick(price.table, situation, ir.zone);
  if (outcome.kind === 'free') return { price, schedule: null, period: null };
  if (outcome.kind !== 'rated') return refusalOf(outcome, null);
  const { schedule, period } = outcome;
  return { price, schedule, period };
}

const FREE: Priced = { price: null, schedule: null, period: null };

function costOf(ir: Ir, use: PlottedUse, priced: Priced, covering: Covering): Cost {
  const { feature, situation } = use;
  const { price, schedule, period } = priced;
  const own = (counted: boolean): Curve =>
    schedule === null ? constantCurve(Exact.zero, counted) : curveOf(schedule, counted);
  const isLinear = proportion(own(false)) !== null;
  const totalled = (paid: Curve) => totalCurve(price, paid, isLinear, period);
  const [curve, line] = [covering(own(feature.meter.counted)), covering(own(false))];
  const [{ total, per }, { total: totalLine }] = [totalled(curve), totalled(line)];
  const apart = total === null || totalLine === null;
  const drawn = apart ? { curve, line } : { curve: total, line: totalLine };
  return { ir, feature, situation, price, schedule, period, stretch: per ?? 'record', apart, ...drawn };
}
