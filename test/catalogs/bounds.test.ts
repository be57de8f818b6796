import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { interpreter } from '../../compiler/ir/interpret/interpret.ts';
import type { Feature, Ir, Rated, TermPrice } from '../../compiler/ir/ir.ts';
import { between, closing, shares } from '../../compiler/ir/schedule.ts';
import { loadJavaScript } from '../../compiler/emit/javascript/load.ts';
import { Exact } from '../../runtime/exact.ts';
import type { Rater } from '../../runtime/rater.ts';
import { usageOf } from '../support/arbitrary-usage.ts';
import { compiledFolder } from '../support/catalog-folder.ts';
import { always, price } from '../support/ir-builder.ts';

/**
 * Every schedule of every price list of the house, at each of its bounds, a unit and a billionth on either side: it
 * costs what the tiers say, never less for more where it is graduated, and jumps by no more than a flat part; every
 * backend charges just that.
 */

const root = join(import.meta.dirname, '../..');
const folders = ['catalogs', 'examples'].flatMap((room) =>
  readdirSync(join(root, room))
    .map((name) => join(root, room, name))
    .filter((folder) => existsSync(join(folder, 'main.tarifa'))),
);

const TINY = Exact.of('0.000000001');
const cost = (schedule: Rated['schedule'], quantity: Exact): Exact =>
  shares(schedule, '', quantity).reduce((sum, { amount }) => sum.plus(amount), Exact.zero);

/** Quantities around each bound, in rising order; a bound that no decimal writes is looked at from its two sides. */
const around = ({ tiers }: Rated['schedule'], counted: boolean): readonly Exact[] => {
  const steps = counted ? [Exact.one] : [Exact.one, TINY];
  const grain = counted ? Exact.one : TINY;
  return tiers
    .flatMap(({ upTo }) => (upTo === null ? [] : [Exact.of(upTo)]))
    .map((bound) => bound.over(grain).floor().times(grain))
    .flatMap((bound) => [
      bound,
      bound.plus(grain),
      ...steps.flatMap((step) => [bound.minus(step), bound.plus(step)]),
    ])
    .concat(Exact.one)
    .filter((quantity) => quantity.isPositive())
    .sort((a, b) => a.compare(b));
};

/** The same feature with one schedule for everything, and no funds before it. */
function alone(ir: Ir, feature: Feature, rated: Rated): readonly Rater[] {
  const only: Ir = {
    ...ir,
    activation: 'none',
    // Two billionths of a unit are not lost to the line's rounding, so that each step shows.
    rounding: { mode: 'half up', step: '0.000000000001' },
    funds: [],
    products: [],
    features: [
      {
        ...feature,
        meter: { ...feature.meter, where: [], step: null, minimum: null, times: null },
        funds: [],
        otherwise: null,
        prices: [price(always({ ...rated, period: rated.period ?? null }))],
      },
    ],
  };
  return [interpreter(only), loadJavaScript(only), loadJavaScript(only, { proof: false })];
}

const at = Date.UTC(2026, 0, 15) / 1000;

it('charges on either side of every bound what its tiers say', () => {
  const counts = { schedules: 0, points: 0 };
  for (const folder of folders) {
    const { ir } = compiledFolder(folder);
    const seen = new Set<string>();
    for (const feature of ir.features)
      for (const { table } of feature.prices)
        for (const outcome of table.outcomes) {
          if (outcome.kind !== 'rated') continue;
          const key = JSON.stringify([feature.meter, outcome.schedule]);
          if (seen.has(key)) continue;
          seen.add(key);
          counts.schedules++;
          const { schedule } = outcome;
          const end = closing(schedule);
          const raters = alone(ir, feature, outcome);
          let before: Exact | null = null;
          for (const quantity of around(schedule, feature.meter.counted)) {
            const rated = end === null ? quantity : Exact.min(quantity, end.limit);
            const expected = cost(schedule, rated);
            if (schedule.mode === 'graduated' && before !== null)
              expect(expected.compare(before)).toBeGreaterThanOrEqual(0);
            before = expected;
            counts.points++;
            const record = usageOf('u', feature.name, '2026-01-15T00:00:00Z', quantity.toString(), {});
            for (const rater of raters) {
              const { lines } = rater.rate({
                account: 'acme',
                usage: [record],
                orders: [],
                until: at,
              });
              const line = lines.find(({ fund }) => fund === 'price');
              expect([rater.name, quantity.toString(), line?.exact ?? '0']).toEqual([
                rater.name,
                quantity.toString(),
                expected.toString(),
              ]);
            }
          }
        }
  }
  console.log(`${counts.schedules} schedules at ${counts.points} quantities, on three raters`);
  expect(counts.schedules).toBeGreaterThan(30);
});

it('goes on at a bound without a jump but of a flat part or a block, in prices of use and of terms', () => {
  const schedulesOf = (ir: Ir): readonly Rated['schedule'][] => [
    ...ir.features.flatMap(({ prices }) =>
      prices.flatMap(({ table }) =>
        table.outcomes.flatMap((outcome) => (outcome.kind === 'rated' ? [outcome.schedule] : [])),
      ),
    ),
    ...ir.products.flatMap((product) =>
      product.kind === 'package' ? [] : product.terms.flatMap((term) => scheduleOf(term)),
    ),
  ];
  let bounds = 0;
  for (const folder of folders)
    for (const schedule of schedulesOf(compiledFolder(folder).ir)) {
      if (schedule.mode !== 'graduated') continue;
      for (const [index, { upTo }] of schedule.tiers.entries()) {
        if (upTo === null) continue;
        bounds++;
        const next = schedule.tiers[index + 1]!.charge;
        const own = schedule.tiers[index]!.charge;
        if (next.kind !== 'amount' || own.kind !== 'amount') continue;
        const bound = Exact.of(upTo);
        const jump = between(schedule, '', bound, bound.plus(TINY)).reduce(
          (sum, { amount }) => sum.plus(amount),
          Exact.zero,
        );
        const parts = [...next.blocks, ...own.blocks].map((block) => Exact.of(block.price));
        const most = [own, next].map(({ flat }) => Exact.of(flat)).concat(parts);
        const rate = Exact.max(Exact.of(own.rate), Exact.of(next.rate)).times(TINY);
        expect(jump.isNegative()).toBe(false);
        expect(jump.compare(most.reduce((sum, part) => sum.plus(part), rate))).toBeLessThanOrEqual(0);
      }
    }
  console.log(`${bounds} bounds`);
  expect(bounds).toBeGreaterThan(20);
});

const scheduleOf = ({ price: own }: TermPrice): readonly Rated['schedule'][] => ('kind' in own ? [] : [own]);
