import fc from 'fast-check';
import { expect, it } from 'vitest';
import { curveOf, moneyAt } from '../../../compiler/analyze/curve.ts';
import { mostPerPoint } from '../../../compiler/analyze/package-worth.ts';
import { lint } from '../../../compiler/lint/lint.ts';
import type { Linted } from '../../../compiler/lint/linted.ts';
import { volumeCliff } from '../../../compiler/lint/volume-cliff.ts';
import type * as ir from '../../../compiler/ir/ir.ts';
import { shares } from '../../../compiler/ir/schedule.ts';
import { Exact } from '../../../runtime/exact.ts';
import { total } from '../../../runtime/share.ts';
import { arbitraryIr, arbitrarySchedule } from '../../support/arbitrary-ir.ts';
import { irWithProducts } from '../../support/arbitrary-orders.ts';
import { always, meter, price, rated } from '../../support/ir-builder.ts';

/** Every object of an IR has a place of its own, as if each stood on a line of its own. */
function linted(catalog: ir.Ir): Linted {
  const places = new Map<object, number>();
  const of = (object: object): { file: string; start: number; end: number } => {
    const start = places.get(object) ?? places.size;
    places.set(object, start);
    return { file: 'main.tarifa', start, end: start + 1 };
  };
  return { ir: catalog, scenarios: [], spans: { of }, textAt: () => '1', units: new Map() };
}

it('says something of any catalog, or nothing, and never throws; a warning with all its figures', () => {
  fc.assert(
    fc.property(fc.oneof(arbitraryIr, irWithProducts), (catalog) => {
      for (const { severity, message, label = '', help = '' } of lint(linted(catalog))) {
        expect(severity).toBe('warning');
        expect(`${message} ${label} ${help}`).not.toMatch(/[{}]|undefined|NaN|null/);
      }
    }),
    { numRuns: 300 },
  );
});

const feature = (schedule: ir.Schedule, funds: ir.FundUse[] = []): ir.Feature => ({
  name: 'f',
  title: 'F',
  category: null,
  meter: meter(),
  funds,
  prices: [price(always(rated(schedule)))],
  otherwise: null,
  at: 'test:1',
});

const catalogOf = (base: ir.Ir, one: ir.Feature): ir.Ir => ({ ...base, features: [one], products: [] });
const money = (schedule: ir.Schedule, quantity: number): Exact =>
  total(shares(schedule, '', Exact.of(quantity)));

it('finds using more for less just where the interpreter charges less for more', () => {
  let cliffs = 0;
  fc.assert(
    fc.property(arbitraryIr, arbitrarySchedule(true), (base, schedule) => {
      const last = Number(schedule.tiers.at(-2)?.upTo ?? '0');
      // Past the last bound nothing falls any more, and a refusal ends the table.
      const end = schedule.tiers.at(-1)!.charge.kind === 'amount' ? last + 1 : last;
      let falls = false;
      for (let quantity = 1; quantity < end; quantity++)
        if (money(schedule, quantity + 1).compare(money(schedule, quantity)) < 0) falls = true;
      const found = [...volumeCliff(linted(catalogOf(base, feature(schedule))))];
      expect(found.length).toBe(falls ? 1 : 0);
      cliffs += found.length;
    }),
    { numRuns: 120 },
  );
  expect(cliffs).toBeGreaterThan(5);
});

const points: ir.Package = {
  kind: 'package',
  name: 'pack',
  title: 'Pack',
  fund: 'points',
  unit: 'point',
  valid: null,
  alert: null,
  sizes: [],
  unpublished: null,
  at: 'test:1',
};

it('bounds what a package saves: no stretch of any use costs more than its points are worth', () => {
  let bounded = 0;
  fc.assert(
    fc.property(
      arbitraryIr,
      arbitrarySchedule(true),
      fc.constantFrom('0.2', '1', '3', '1/3'),
      (base, schedule, factor) => {
        const use: ir.DrawUse = {
          kind: 'draw',
          product: 'pack',
          whole: true,
          factor: { axes: [], cells: [0], outcomes: [{ kind: 'factor', factor }] },
          at: 'test:1',
        };
        const one = feature(schedule, [{ fund: 'points', products: [use] }]);
        const worth = mostPerPoint(catalogOf(base, one), points);
        if (worth === null) return;
        bounded++;
        const curve = curveOf(schedule, true);
        const perUnit = worth.times(Exact.of(factor));
        const edges = schedule.tiers.flatMap(({ upTo }) => (upTo === null ? [] : [Number(upTo)]));
        const ends = [1, 7, ...edges, ...edges.map((edge) => edge + 1), 1_000];
        for (const until of ends)
          for (const from of [0, 1, ...ends].filter((start) => start < until)) {
            const saved = moneyAt(curve, Exact.of(until))!.minus(moneyAt(curve, Exact.of(from))!);
            expect(saved.compare(perUnit.times(Exact.of(until - from)))).toBeLessThanOrEqual(0);
          }
      },
    ),
    { numRuns: 400 },
  );
  expect(bounded).toBeGreaterThan(20);
});
