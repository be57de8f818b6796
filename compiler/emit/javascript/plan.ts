import { fastScale, type FastScale } from '../../optimize/range.ts';
import { lcm, readRatio } from '../../optimize/ratio.ts';
import { scaleFeature, type FeatureScale } from '../../optimize/scale.ts';
import type { Attribute, Feature, Ir, Period } from '../../ir/ir.ts';
import { atLeastLabel, atMostLabel, flatLabel, FREE } from '../../ir/labels.ts';
import { fixedRate, flatRate, formOf } from '../../ir/rate-parts.ts';
import type { Slot } from './slot.ts';

/** Decimals of quantities, and of the attributes that multiply them, that the bigint build takes: those of a record. */
export const DECIMALS_MAX = 12;

export interface FeaturePlan {
  readonly index: number;
  readonly feature: Feature;
  /** Null: no useful range is provably safe in plain numbers. */
  readonly fast: FastScale | null;
  readonly exact: FeatureScale;
  /** In the order in which a line lists them. */
  readonly slots: readonly Slot[];
}

export interface Plan {
  readonly ir: Ir;
  readonly features: readonly FeaturePlan[];
  /** Whole scale at which every cut of a number attribute is whole, for those that some axis cuts. */
  readonly cutScales: ReadonlyMap<string, bigint>;
  /** One for each counter: feature, cell and period. */
  readonly counters: ReadonlyMap<string, number>;
}

export function planOf(ir: Ir): Plan {
  const counters = new Map<string, number>();
  for (const feature of ir.features)
    for (const { table } of feature.prices)
      for (const outcome of table.outcomes) {
        if (outcome.kind !== 'rated' || outcome.period === null) continue;
        const key = counterKey(feature, outcome.cell, outcome.period);
        if (!counters.has(key)) counters.set(key, counters.size);
      }
  const features = ir.features.map((feature, index) => ({
    index,
    feature,
    fast: fastScale(ir, feature),
    exact: scaleFeature(ir, feature, DECIMALS_MAX, DECIMALS_MAX, 3),
    slots: slotsOf(ir, feature),
  }));
  return { ir, features, cutScales: cutScales(ir), counters };
}

export const counterKey = (feature: Feature, cell: string, period: Period): string =>
  JSON.stringify([feature.name, cell, period]);

/** The place of a step in its feature's table. */
export function slotIndex(plan: Pick<FeaturePlan, 'slots'>, slot: SlotKey): number {
  const found = plan.slots.findIndex((known) => compareSlots(known, slot) === 0);
  if (found === -1) throw new Error('a step that the plan did not foresee');
  return found;
}

function slotsOf(ir: Ir, feature: Feature): readonly Slot[] {
  const slots: Slot[] = [];
  for (const { table, flat, bounds } of feature.prices) {
    if (flat !== null)
      slots.push({ cell: '', tier: 0, rate: flatLabel(ir, flat), form: 'flat', fixed: flatRate(ir, flat) });
    if (bounds !== null)
      slots.push(
        { cell: '', tier: 0, rate: atLeastLabel(ir, bounds), form: 'at least' },
        { cell: '', tier: 0, rate: atMostLabel(ir, bounds), form: 'at most' },
      );
    for (const outcome of table.outcomes) {
      if (outcome.kind === 'free') slots.push({ cell: outcome.cell, tier: 1, rate: FREE, form: 'free' });
      if (outcome.kind !== 'rated') continue;
      for (const [index, { charge }] of outcome.schedule.tiers.entries())
        if (charge.kind === 'amount')
          slots.push({
            cell: outcome.cell,
            tier: index + 1,
            rate: charge.label,
            form: formOf(charge.parts),
            fixed: fixedRate(ir.currency.code, charge, outcome.period),
          });
    }
  }
  return slots
    .sort(compareSlots)
    .filter((slot, index) => index === 0 || compareSlots(slot, slots[index - 1]!) !== 0);
}

/** What tells slots apart: rates of one wording are of one form. */
type SlotKey = Omit<Slot, 'form'>;
const compareSlots = (a: SlotKey, b: SlotKey): number =>
  compareUnits(a.cell, b.cell) ||
  a.tier - b.tier ||
  compareUnits(a.rate, b.rate) ||
  compareUnits(a.fixed?.per ?? '', b.fixed?.per ?? '');
const compareUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function cutScales(ir: Ir): ReadonlyMap<string, bigint> {
  const scales = new Map<string, bigint>();
  for (const { prices } of ir.features)
    for (const { table } of prices)
      for (const axis of table.axes) {
        if (axis.kind !== 'number') continue;
        for (const { value } of axis.cuts)
          scales.set(axis.attribute, lcm(scales.get(axis.attribute) ?? 1n, readRatio(value).bottom));
      }
  return scales;
}

/** The place of an attribute in the catalog: its names in the emitted text end in it. */
export function attributeAt(ir: Ir, name: string): { readonly index: number; readonly attribute: Attribute } {
  const index = ir.attributes.findIndex((known) => known.name === name);
  const attribute = ir.attributes[index];
  if (attribute === undefined) throw new Error(`no attribute ${JSON.stringify(name)} in the catalog`);
  return { index, attribute };
}
