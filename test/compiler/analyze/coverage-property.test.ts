import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pointsOf } from '../../../compiler/analyze/coverage/coverage.ts';
import { Listener } from '../../../compiler/analyze/coverage/listener.ts';
import { interpreter } from '../../../compiler/ir/interpret/interpret.ts';
import { atomCount } from '../../../compiler/ir/axis.ts';
import type { Axis, Feature, Ir, Outcome } from '../../../compiler/ir/ir.ts';
import { minuteOfWeek } from '../../../runtime/calendar.ts';
import { Exact } from '../../../runtime/exact.ts';
import type { Usage } from '../../../runtime/record.ts';
import { arbitraryUsage } from '../../support/arbitrary-account.ts';
import { arbitraryIr, START } from '../../support/arbitrary-ir.ts';
import { activation, usage } from '../../support/ir-builder.ts';

/** A value of an axis that stands in one of its atoms; null where no record can, such as below 0. */
function valueAt(axis: Axis, atom: number): string | null {
  if (axis.kind === 'choice') return axis.values[atom] ?? null;
  if (axis.kind === 'time') return String(axis.starts[atom]);
  const below = axis.cuts[atom - 1];
  const above = axis.cuts[atom];
  if (above?.closed === true) return above.value;
  if (below !== undefined && !below.closed) return below.value;
  if (below === undefined) return above === undefined || !Exact.of(above.value).isZero() ? '0' : null;
  const next =
    above === undefined ? Exact.of(below.value).plus(Exact.one) : between(below.value, above.value);
  return next.toString();
}

const between = (a: string, b: string): Exact => Exact.of(a).plus(Exact.of(b)).over(Exact.of(2));

/** A record for every quantity at the edges of an outcome, where the first combination that has it stands. */
function usesOf(ir: Ir, feature: Feature, price: number, outcome: number): Usage[] {
  const { table, from } = feature.prices[price]!;
  let rest = table.cells.indexOf(outcome);
  const attributes = new Map<string, string>();
  let seconds = from ?? START - 40 * 86_400;
  for (const axis of [...table.axes].reverse()) {
    const value = valueAt(axis, rest % atomCount(axis));
    rest = Math.floor(rest / atomCount(axis));
    if (value === null) return [];
    if (axis.kind !== 'time') {
      attributes.set(axis.attribute, value);
      continue;
    }
    // A clock that is put forward on the way leads past the minute, and one may not exist this week.
    while (minuteOfWeek(ir.zone, seconds) !== Number(value))
      seconds += ((Number(value) - minuteOfWeek(ir.zone, seconds) + 10_080) % 10_080) * 60;
  }
  const of: Outcome = table.outcomes[outcome]!;
  const tiers = of.kind === 'rated' ? of.schedule.tiers : [];
  const bounds = tiers.flatMap(({ upTo }) => (upTo === null ? [] : [upTo]));
  const middles = bounds.map((bound, index) => between(bounds[index - 1] ?? '0', bound).toString());
  const beyond = Exact.of(bounds.at(-1) ?? '1')
    .plus(Exact.of('7'))
    .ceil();
  const quantities = [...bounds, ...(feature.meter.counted ? [] : middles), beyond.toString()];
  return quantities.map((quantity, index) =>
    usage(`r${index}`, seconds, { feature: feature.name, quantity, attributes: [...attributes] }),
  );
}

it('every tier and cell of generated price lists can be reached', () => {
  fc.assert(
    fc.property(arbitraryIr, (generated) => {
      // What a meter leaves out or makes larger is another matter.
      const ir: Ir = {
        ...generated,
        activation: 'none',
        features: generated.features.map((feature) => ({
          ...feature,
          meter: { ...feature.meter, where: [], step: null, minimum: null, times: null },
          prices: feature.prices.map((price) => ({ ...price, countingAll: false })),
        })),
      };
      const reached = new Set<string>();
      const wanted: string[] = [];
      for (const feature of ir.features)
        for (const [price, { table, from }] of feature.prices.entries())
          for (const outcome of new Set(table.cells)) {
            // No record stands at two places of one axis.
            const names = table.axes.map((axis) => (axis.kind === 'time' ? '' : axis.attribute));
            if (new Set(names).size < names.length) continue;
            const records = usesOf(ir, feature, price, outcome);
            const isInForce = feature.prices.findLast(
              (each) => each.from === null || each.from <= (records[0]?.at.seconds ?? -1),
            );
            // A band of the week may not come before the next price does.
            if (isInForce !== feature.prices[price] || (from ?? 0) < 0) continue;
            wanted.push(`feature ${feature.name}/price ${price}/outcome ${outcome}`);
            for (const record of records)
              interpreter(ir).rate(
                { account: 'account', usage: [record], orders: [], until: record.at.seconds },
                new Listener(ir, [record], (id) => reached.add(id)).hear,
              );
          }
      const points = pointsOf(ir).filter(({ id }) =>
        wanted.some((outcome) => id === outcome || id.startsWith(`${outcome}/`)),
      );
      expect(points.filter(({ id }) => !reached.has(id)).map(({ id, words }) => `${id} ${words}`)).toEqual(
        [],
      );
    }),
    { numRuns: 150 },
  );
});

it('says of no place that it is reached unless the price list has it', () => {
  fc.assert(
    fc.property(
      arbitraryIr.chain((ir) => arbitraryUsage(ir).map((input) => ({ ir, input }))),
      ({ ir, input }) => {
        const marked = new Set<string>();
        const records = [...input.usage, ...input.orders, activation('active', 0, null)];
        interpreter(ir).rate(input, new Listener(ir, records, (id) => marked.add(id)).hear);
        const points = pointsOf(ir);
        expect(new Set(points.map(({ id }) => id)).size).toBe(points.length);
        const owners = new Set(ir.features.map(({ name }) => `feature ${name}`));
        for (const id of marked) {
          const [, feature, price, outcome, tier] =
            /^(feature [^/]+)(?:\/price (\d+))?(?:\/outcome (\d+))?(?:\/tier (\d+))?/.exec(id) ?? [];
          expect(owners).toContain(feature);
          const version = ir.features.find(({ name }) => `feature ${name}` === feature)?.prices[
            Number(price)
          ];
          if (price !== undefined) expect(version).toBeDefined();
          const found = version?.table.outcomes[Number(outcome)];
          if (outcome !== undefined) expect(found).toBeDefined();
          const tiers = found?.kind === 'rated' ? found.schedule.tiers.length : 1;
          if (tier !== undefined) expect(Number(tier)).toBeLessThanOrEqual(tiers);
        }
      },
    ),
    { numRuns: 100 },
  );
});
