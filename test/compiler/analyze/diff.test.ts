import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AmountChange, CatalogDiff } from '../../../compiler/analyze/diff/changes.ts';
import { diffCatalogs } from '../../../compiler/analyze/diff/diff.ts';
import { contains } from '../../../compiler/analyze/interval.ts';
import { interpreter } from '../../../compiler/ir/interpret/interpret.ts';
import type * as ir from '../../../compiler/ir/ir.ts';
import { Exact } from '../../../runtime/exact.ts';
import { arbitraryIr, arbitrarySchedule, ATTRIBUTES } from '../../support/arbitrary-ir.ts';
import { catalogText, irOf } from '../../support/compile-text.ts';
import { always, catalog, feature, meter, price, rated, usage } from '../../support/ir-builder.ts';

const JANUARY = Date.UTC(2026, 0, 1) / 1000;
const LAST = Date.UTC(2026, 1, 1) / 1000 - 1;

describe('what is told agrees with what is charged', () => {
  const money = fc.integer({ min: 0, max: 300 }).map(String);
  const bounds = fc.option(
    fc.record({ low: fc.option(money), more: fc.option(money) }).map(({ low, more }) => ({
      period: 'month' as const,
      atLeast: low,
      atMost: more === null ? null : String(Number(low ?? 0) + Number(more)),
    })),
    { freq: 3 },
  );
  const flat = fc.option(
    money.map((amount) => ({ period: 'month' as const, amount })),
    { freq: 3 },
  );
  const side = (counted: boolean) =>
    fc.tuple(arbitrarySchedule(counted), bounds, flat).map(([schedule, limits, owed]) => ({
      schedule,
      ir: catalog([
        feature('f', {
          meter: counted
            ? meter()
            : meter({ unit: 'GB', counted: false, units: [{ names: ['GB'], factor: '1' }] }),
          prices: [price(always(rated(schedule)), { bounds: limits, flat: owed })],
        }),
      ]),
    }));

  /** The unrounded bill of a month in which so much is used at once; null where some of it is rejected. */
  const billOf = (of: ir.Ir, quantity: Exact): Exact | null => {
    const event = usage('u', JANUARY, { feature: 'f', quantity: quantity.toString() });
    const { lines, refused } = interpreter(of).rate({
      account: 'account',
      usage: [event],
      orders: [],
      until: LAST,
    });
    return refused.length > 0
      ? null
      : lines.reduce((sum, { exact }) => sum.plus(Exact.of(exact)), Exact.zero);
  };

  it('rises and falls where the bill does, by no more than is said', () => {
    const pair = fc
      .boolean()
      .chain((counted) =>
        fc.tuple(
          fc.constant(counted),
          side(counted),
          side(counted),
          fc.array(fc.integer({ min: 1, max: 50_000 }), { maxLength: 8 }),
        ),
      );
    let rising = 0;
    let falling = 0;
    fc.assert(
      fc.property(pair, ([counted, old, now, more]) => {
        const diff = diffCatalogs(old.ir, now.ir);
        const change = diff.features[0]?.prices[0]?.cells[0]?.amounts ?? null;
        if (change !== null && change.spans === null) return;
        const edges = [old, now].flatMap(({ schedule }) =>
          schedule.tiers.flatMap(({ upTo }) => (upTo === null ? [] : [Exact.of(upTo)])),
        );
        const step = counted ? Exact.one : Exact.of('0.01');
        const tried = [
          ...edges.flatMap((edge) => [edge.minus(step), edge, edge.plus(step)]),
          ...(change?.breakEven ?? []).flatMap((each) => (each.at === null ? [] : [each.at])),
          ...more.map((each) => Exact.of(counted ? each : `${each}.5`)),
        ];
        for (const quantity of tried) {
          // Records hold decimals.
          if (!quantity.isPositive() || quantity.toString().includes('/')) continue;
          const [before, after] = [billOf(old.ir, quantity), billOf(now.ir, quantity)];
          if (before === null || after === null) continue;
          const moved = after.minus(before);
          const span = change?.spans?.find((each) => contains(each, quantity));
          const at = quantity.toString();
          if (span === undefined) expect(moved.toString(), at).toBe('0');
          else {
            if (span.sign !== 'mixed') expect(moved.compare(Exact.zero), at).toBe(span.sign);
            if (span.most.bounded) expect(moved.compare(span.most.money), at).toBeLessThanOrEqual(0);
            if (span.least.bounded) expect(moved.compare(span.least.money), at).toBeGreaterThanOrEqual(0);
            if (span.inProportion !== null)
              expect(span.inProportion.times(quantity).toString(), at).toBe(moved.toString());
            rising += moved.isPositive() ? 1 : 0;
            falling += moved.isNegative() ? 1 : 0;
          }
        }
      }),
      { numRuns: 400, seed: 46 },
    );
    expect(Math.min(rising, falling)).toBeGreaterThan(100);
  });

  it('names the values of attributes for which a table changes, and no others', () => {
    const values = fc.record({
      tps: fc.constantFrom('4', '5', '7.5', '10', '12.5', '20', '30', '31', '720', '721', '1080.25', '2000'),
      pixels: fc.constantFrom('4', '5', '7.5', '10', '12.5', '30', '500', '720', '1080.25', '1081'),
      region: fc.constantFrom('cn', 'us', 'eu'),
      format: fc.constantFrom('mp4', 'hls'),
    });
    const tables = fc
      .tuple(arbitraryIr, arbitraryIr)
      .map(([a, b]) =>
        [a, b].map((each) =>
          catalog(
            each.features.slice(0, 1).map((own) => ({
              ...own,
              name: 'f',
              meter: meter(),
              prices: own.prices.slice(0, 1).map((one) => ({
                ...price(linear(one.table)),
                perEvent: true,
              })),
            })),
            { attributes: ATTRIBUTES },
          ),
        ),
      )
      .filter((pair) => pair.every(({ features }) => isTold(features[0]!.prices[0])));
    fc.assert(
      fc.property(tables, values, ([old, now], given) => {
        const diff = diffCatalogs(old!, now!);
        const cells = diff.features[0]?.prices[0]?.cells ?? [];
        const held = cells.filter(
          ({ where }) => where.length === 0 || where.some((place) => isIn(place, given)),
        );
        const rateOf = (of: ir.Ir): string => {
          const event = usage('u', JANUARY, {
            feature: 'f',
            quantity: '1000',
            attributes: Object.entries(given),
          });
          const rating = interpreter(of).rate({
            account: 'account',
            usage: [event],
            orders: [],
            until: LAST,
          });
          return rating.refused[0]?.code ?? rating.lines[0]!.exact;
        };
        const [before, after] = [rateOf(old!), rateOf(now!)];
        expect(held.length, JSON.stringify(diff, null, 1)).toBe(before === after ? 0 : 1);
      }),
      { numRuns: 400, seed: 47 },
    );
  });
});

/** A table as the check lets it through: each attribute is an axis once. */
function isTold(one: ir.Price | undefined): boolean {
  const names = one?.table.axes.map((axis) => (axis.kind === 'time' ? 'time' : axis.attribute)) ?? [];
  return one !== undefined && new Set(names).size === names.length;
}

/** Each cell a rate of its own, so that any two cells that charge differently can be told apart by one record. */
const linear = (table: ir.Select<ir.Outcome>): ir.Select<ir.Outcome> => ({
  ...table,
  outcomes: table.outcomes.map((outcome, i) =>
    outcome.kind === 'rated'
      ? {
          ...rated(
            {
              mode: 'graduated',
              tiers: [
                {
                  upTo: null,
                  closed: false,
                  charge: {
                    kind: 'amount',
                    label: '',
                    parts: [],
                    flat: '0',
                    rate: String((i % 2) + 1),
                    blocks: [],
                  },
                  at: '',
                },
              ],
            },
            null,
          ),
          cell: outcome.cell,
        }
      : outcome,
  ),
});

type Where = NonNullable<CatalogDiff['features'][number]['prices'][number]['cells'][number]>['where'][number];

function isIn(place: Where, given: Readonly<Record<string, string>>): boolean {
  return place.every((values) => {
    if (values.kind === 'time') {
      // The first of January 2026 is a Thursday.
      const minute = 3 * 1440;
      return values.from <= minute && minute < values.to;
    }
    const value = given[values.attribute]!;
    if (values.kind === 'choice') return values.values.includes(value);
    const number = Exact.of(value);
    const above = values.from === null ? 1 : number.compare(Exact.of(values.from.value));
    const below = values.to === null ? -1 : number.compare(Exact.of(values.to.value));
    return (
      (above > 0 || (above === 0 && values.from?.included === true)) &&
      (below < 0 || (below === 0 && values.to?.included === true))
    );
  });
}

describe('a change of a price', () => {
  const amountsOf = (one: string, other: string): AmountChange | null => {
    const of = (text: string): ir.Ir => irOf(catalogText(`feature f "F" {\n meter call\n ${text}\n }`));
    return diffCatalogs(of(one), of(other)).features[0]?.prices[0]?.cells[0]?.amounts ?? null;
  };

  it('tells break-even points, what is lost at most and where, and what grows without bound', () => {
    const change = amountsOf(
      'price CNY 0.10 / call',
      'price graduated monthly {\n <= 1,000 calls CNY 0.15 / call\n > 1,000 calls CNY 0.05 / call\n }',
    );
    expect(change?.breakEven.map(({ at }) => at?.toString())).toEqual(['2000']);
    const [rise, fall] = change?.spans ?? [];
    expect(rise).toMatchObject({ sign: 1 });
    expect(rise?.most.bounded && [rise.most.at, rise.most.money].map(String)).toEqual(['1000', '50']);
    expect(fall?.least.bounded === false && fall.least.perUnit.toString()).toBe('-0.05');
  });

  it('says p/q where no decimal ends', () => {
    const change = amountsOf('price CNY 1 / 3 calls', 'price CNY 1 / 7 calls');
    expect(change?.spans?.[0]?.inProportion?.toString()).toBe('-4/21');
  });
});
