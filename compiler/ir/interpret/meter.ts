import { Exact } from '../../../runtime/exact.ts';
import type { Usage } from '../../../runtime/record.ts';
import type { Attribute, Feature, Ir } from '../ir.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Teller } from './trace.ts';

export interface Metered {
  readonly attributes: ReadonlyMap<string, string>;
  /** In the meter's unit. */
  readonly quantity: Exact;
  /** False: the meter does not count this record. */
  readonly billed: boolean;
}

/** What a record counts for: convert, `where`, step, minimum, `times`. */
export function measure(ir: Ir, feature: Feature, usage: Usage, tell: Teller | null): Metered | Refusal {
  const attributes = readAttributes(ir, usage);
  if ('code' in attributes) return attributes;
  const { meter } = feature;
  const unit = usage.unit ?? meter.unit;
  const factor = meter.units.find((known) => known.names.includes(unit))?.factor;
  if (factor === undefined) return refuse('TAR5103', { feature: feature.name, meter: meter.unit, unit });
  const converted = Exact.of(usage.quantity).times(Exact.of(factor));
  if (meter.counted && !converted.isWhole())
    return refuse('TAR5104', { quantity: converted.toString(), unit: meter.unit });
  tell?.convert(feature, usage.quantity, unit, factor, converted);

  for (const condition of meter.where) {
    const value = attributes.get(condition.attribute);
    if (value === undefined)
      return refuse('TAR5106', { feature: feature.name, attribute: condition.attribute });
    tell?.where(feature, condition, value);
    if (!condition.values.includes(value)) return { attributes, quantity: converted, billed: false };
  }

  let quantity = converted;
  if (meter.step !== null) {
    const step = Exact.of(meter.step);
    quantity = quantity.over(step).ceil().times(step);
    tell?.count(feature, 'step', meter.step, converted, quantity);
  }
  if (meter.minimum !== null) {
    const before = quantity;
    quantity = Exact.max(quantity, Exact.of(meter.minimum));
    tell?.count(feature, 'minimum', meter.minimum, before, quantity);
  }
  if (meter.times !== null) {
    const times = attributes.get(meter.times);
    if (times === undefined) return refuse('TAR5106', { feature: feature.name, attribute: meter.times });
    const before = quantity;
    quantity = quantity.times(Exact.of(times));
    if (meter.counted && !quantity.isWhole())
      return refuse('TAR5104', { quantity: quantity.toString(), unit: meter.unit });
    tell?.count(feature, 'times', times, before, quantity);
  }
  return { attributes, quantity, billed: true };
}

/** The attributes as declared, with defaults; one that the list does not know, or cannot be, refuses the record. */
function readAttributes(ir: Ir, usage: Usage): ReadonlyMap<string, string> | Refusal {
  for (const [name, value] of usage.attributes) {
    const attribute = ir.attributes.find((known) => known.name === name);
    const reason =
      attribute === undefined ? 'the price list has no such attribute' : misfit(attribute, value);
    if (reason !== null) return refuse('TAR5105', { attribute: name, value, reason });
  }
  const values = new Map<string, string>();
  for (const { name, default: fallback } of ir.attributes) {
    const value = usage.attributes.get(name) ?? fallback;
    if (value !== null) values.set(name, value);
  }
  return values;
}

/** Why a value does not fit its attribute; number attributes run from 0 up. */
function misfit(attribute: Attribute, value: string): string | null {
  if (attribute.kind === 'choice')
    return attribute.values.includes(value) ? null : `it is one of ${attribute.values.join(', ')}`;
  return /^\d+(\.\d+)?$/.test(value) ? null : `it is a number in ${attribute.unit}, from 0 up`;
}
