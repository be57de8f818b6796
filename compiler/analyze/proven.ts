import { atomCount, axisName } from '../ir/axis.ts';
import type { Feature, Ir, Schedule, Select } from '../ir/ir.ts';
import { fastScale, LIMIT, type FastScale } from '../optimize/range.ts';

/** What holds of a catalog because it compiled, in numbers counted from its IR. */
export interface Proven {
  /** Every feature ends in one of the two: a price that charges somewhere, or a refusal with its reason or page. */
  readonly features: { readonly charging: number; readonly refusing: number };
  /** Schedules of more than one tier, and all tiers of these: they tile the quantities from 0 up. */
  readonly schedules: { readonly count: number; readonly tiers: number };
  /** By the axes of prices and factors: every combination has one outcome. */
  readonly tables: readonly TableFacts[];
  readonly currency: string;
  /** By the meter's unit, how much of a feature an account may use in a run and be rated in plain numbers. */
  readonly plain: readonly PlainRange[];
  /** Features that are always rated in bigint. */
  readonly alwaysBig: number;
}

/** What the combinations of some axes come to, over all tables of these axes. */
export interface TableFacts {
  readonly axes: readonly string[];
  readonly kind: 'price' | 'factor';
  readonly tables: number;
  readonly combinations: number;
  /** Those with a charge or a factor. */
  readonly filled: number;
  /** Those that name a reason or a page; a factor table covers the rest not at all. */
  readonly named: number;
}

export interface PlainRange {
  readonly unit: string;
  /** The plural, where the catalog has one; null for a meter of money, whose unit is the currency. */
  readonly units: string | null;
  /** Whole units, in as many records at most. */
  readonly quantity: number;
}

/** Counts what was proven of a sound catalog. */
export function proven(ir: Ir): Proven {
  const charging = ir.features.filter(charges).length;
  const tiered = [...schedulesOf(ir)].filter(({ tiers }) => tiers.length > 1);
  const ranges = ir.features.map((feature) => ({ feature, fast: fastScale(ir, feature) }));
  return {
    features: { charging, refusing: ir.features.length - charging },
    schedules: {
      count: tiered.length,
      tiers: tiered.reduce((sum, { tiers }) => sum + tiers.length, 0),
    },
    tables: tablesOf(ir),
    currency: ir.currency.code,
    plain: plainRanges(ranges),
    alwaysBig: ranges.filter(({ fast }) => fast === null).length,
  };
}

const charges = ({ prices, otherwise }: Feature): boolean =>
  otherwise?.kind === 'free' ||
  prices.some(
    ({ flat, table }) =>
      flat !== null || table.outcomes.some(({ kind }) => kind === 'rated' || kind === 'free'),
  );

function* schedulesOf({ features, products }: Ir): Generator<Schedule> {
  for (const { prices } of features)
    for (const { table } of prices)
      for (const outcome of table.outcomes) if (outcome.kind === 'rated') yield outcome.schedule;
  for (const product of products)
    if (product.kind !== 'package') for (const { price } of product.terms) if ('tiers' in price) yield price;
}

function tablesOf({ features }: Ir): readonly TableFacts[] {
  const found = new Map<string, TableFacts>();
  const add = <T>(
    kind: TableFacts['kind'],
    select: Select<T>,
    kindOf: (outcome: T) => 'filled' | 'named' | null,
  ): void => {
    const { axes, cells, outcomes } = select;
    if (axes.length === 0) return;
    const names = axes.map(axisName);
    const key = JSON.stringify([kind, names]);
    const before = found.get(key) ?? { axes: names, kind, tables: 0, combinations: 0, filled: 0, named: 0 };
    const kinds = outcomes.map(kindOf);
    found.set(key, {
      ...before,
      tables: before.tables + 1,
      combinations: before.combinations + axes.reduce((product, axis) => product * atomCount(axis), 1),
      filled: before.filled + cells.filter((cell) => kinds[cell] === 'filled').length,
      named: before.named + cells.filter((cell) => kinds[cell] === 'named').length,
    });
  };
  for (const { prices, funds } of features) {
    for (const { table } of prices)
      add('price', table, ({ kind }) => (kind === 'rated' || kind === 'free' ? 'filled' : 'named'));
    for (const { products } of funds)
      for (const use of products)
        if (use.kind === 'draw')
          add('factor', use.factor, (outcome) =>
            outcome === null ? null : outcome.kind === 'factor' ? 'filled' : 'named',
          );
  }
  return [...found.values()];
}

/** The narrowest range of each unit's features. */
function plainRanges(
  ranges: readonly { readonly feature: Feature; readonly fast: FastScale | null }[],
): readonly PlainRange[] {
  const found = new Map<string, PlainRange>();
  for (const { feature, fast } of ranges) {
    if (fast === null) continue;
    const { unit, units: named, money } = feature.meter;
    const quantity = plainUnits(fast);
    const narrowest = found.get(unit);
    const plural = named.find(({ names }) => names.includes(unit))?.names[1] ?? unit;
    const units = money ? null : plural;
    if (narrowest === undefined || quantity < narrowest.quantity) found.set(unit, { unit, units, quantity });
  }
  return [...found.values()];
}

/** Where `events × N + quantity × S + fixed` reaches the limit with a record for each whole unit. */
function plainUnits({ scale, range }: FastScale): number {
  const each = BigInt(range.events) + BigInt(range.quantity) * scale.quantity.value;
  return Number((BigInt(LIMIT) - BigInt(range.fixed)) / each);
}
