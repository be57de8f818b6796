import fc from 'fast-check';
import { expect, it } from 'vitest';
import { moneyAt } from '../../../compiler/analyze/curve.ts';
import { contains } from '../../../compiler/analyze/interval.ts';
import { compareCosts } from '../../../compiler/analyze/plot/comparison.ts';
import { payAsYouGo, plottedUse, type Cost, type Refused } from '../../../compiler/analyze/plot/cost.ts';
import { withPurchase, type Bought, type BoughtCost } from '../../../compiler/analyze/plot/purchase.ts';
import { rangeOf } from '../../../compiler/analyze/plot/range.ts';
import { drawn } from '../../../compiler/analyze/plot/strokes.ts';
import { interpreter } from '../../../compiler/ir/interpret/interpret.ts';
import type { Ir } from '../../../compiler/ir/ir.ts';
import { Exact } from '../../../runtime/exact.ts';
import { usageOf } from '../../support/arbitrary-usage.ts';
import { catalogText, irOf } from '../../support/compile-text.ts';
import { orderFrom } from './try-purchases.ts';

const START = '2026-01-01T00:00:00+08:00';
const MIDDLE = '2026-01-15T00:00:00+08:00';
const secondsOf = (time: string): number => Date.parse(time) / 1000;
const exact = (value: string | number): Exact => Exact.of(value);

function costOf(ir: Ir, attributes: Readonly<Record<string, string>> = {}): Cost | Refused {
  const given = new Map(Object.entries(attributes));
  const use = plottedUse(ir, { feature: 'f', attributes: given, seconds: secondsOf(MIDDLE) });
  return 'code' in use ? use : payAsYouGo(ir, use);
}

function soundCost(ir: Ir): Cost {
  const cost = costOf(ir);
  if ('code' in cost) throw new Error(cost.message);
  return cost;
}

function boughtCost(ir: Ir, bought: Bought): BoughtCost {
  const cost = withPurchase(soundCost(ir), bought);
  if (!('bought' in cost)) throw new Error(JSON.stringify(cost));
  return cost;
}

/** What a bill says of one use in the middle of January, with what was bought at its beginning; null where it refuses. */
function billed(ir: Ir, quantity: number, bought: Bought | null): string | null {
  const usage = [usageOf('u', 'f', MIDDLE, String(quantity))];
  const orders = bought === null ? [] : [orderFrom(bought, 'o', START)];
  const until = secondsOf('2026-02-01T00:00:00+08:00') - 1;
  const { lines, refused } = interpreter(ir).rate({ account: 'acme', usage, orders, until });
  if (refused.length > 0) return null;
  return lines
    .reduce((sum, line) => sum.plus(exact(line.fund === 'purchase' ? line.amount : line.exact)), Exact.zero)
    .toString();
}

interface List {
  readonly price: string;
  readonly factor: string;
  readonly draw: string;
}

const listOf = ({ price, factor, draw }: List): Ir =>
  irOf(
    catalogText(`
  measure point, points
  unit qps
  deduct lane > bag > price
  feature f "F" { meter call
    accepts lane, bag, price
    price ${price}
  }
  package p "P" in bag {
    covers f at ${factor} points / call
    valid 1 year
    draw ${draw}
    size 40 points CNY 7.5
    size 1,000 points CNY 90
  }
  capacity c "C" in lane {
    covers f
    price CNY / qps by term {
      | day | 3 |
      | month | 30 |
    }
  }`),
  );

const bound = fc.integer({ min: 1, max: 400 });
const money = fc.integer({ min: 0, max: 500 }).map((cents) => (cents / 100).toFixed(2));
const rate = fc.oneof(
  money.map((amount) => `CNY ${amount} / call`),
  money.map((amount) => `CNY ${amount}`),
  fc.tuple(money, money).map(([flat, each]) => `CNY ${flat} + CNY ${each} / call`),
  money.map((amount) => `CNY ${amount} / started 10 calls`),
  money.map((amount) => `CNY ${amount} / complete 7 calls`),
  fc.constant('free'),
);
const last = fc.oneof(
  { weight: 3, arbitrary: rate },
  { weight: 1, arbitrary: fc.constant('reject "no more"') },
);
const bounds = fc.constantFrom('', ' at least CNY 5', ' at most CNY 60', ' at least CNY 2 at most CNY 80');
const tiers = fc
  .tuple(
    fc.constantFrom('graduated', 'volume'),
    fc.constantFrom('monthly', 'monthly counting all usage'),
    fc.uniqueArray(fc.tuple(bound, rate), { selector: ([at]) => at, minLength: 1, maxLength: 3 }),
    last,
    bounds,
  )
  .map(([mode, period, rows, end, held]) => {
    const sorted = rows.toSorted(([a], [b]) => a - b);
    const lines = sorted.map(([upTo, charge]) => `      <= ${upTo} calls ${charge}`);
    return `${mode} ${period} {\n${lines.join('\n')}\n      > ${sorted.at(-1)![0]} calls ${end}\n    }${held}`;
  });
const price = fc.oneof(
  { weight: 5, arbitrary: tiers },
  { weight: 1, arbitrary: money.map((amount) => `CNY ${amount} / call`) },
  { weight: 1, arbitrary: money.map((amount) => `CNY ${amount} monthly`) },
  { weight: 1, arbitrary: money.map((amount) => `CNY ${amount} / call at least CNY 9 monthly`) },
);
const list = fc.record({
  price,
  factor: fc.constantFrom('0.2', '1', '3', '0.3'),
  draw: fc.constantFrom('whole units', 'fractions'),
});
const bought = fc.constantFrom<Bought | null>(
  null,
  { product: 'p', size: '40', quantity: null, term: null, price: null },
  { product: 'p', size: '1000', quantity: null, term: null, price: null },
  { product: 'c', size: null, quantity: '2', term: 'month', price: null },
);
const quantities = fc.uniqueArray(fc.integer({ min: 1, max: 1500 }), { minLength: 5, maxLength: 12 });

it('gives at every quantity what a bill of it says, with a purchase and without', () => {
  let compared = 0;
  fc.assert(
    fc.property(list, bought, quantities, (rules, purchase, extra) => {
      const ir = listOf(rules);
      const cost = purchase === null ? soundCost(ir) : boughtCost(ir, purchase);
      if (cost.apart) return;
      const edges = cost.curve.pieces
        .flatMap(({ from, to }) => [from, to ?? from])
        .map((at) => Number(at.floor().toString()));
      for (const quantity of new Set([...extra, ...edges, ...edges.map((at) => at + 1)])) {
        if (quantity === 0) continue;
        compared++;
        expect(moneyAt(cost.curve, exact(quantity))?.toString() ?? null, String(quantity)).toBe(
          billed(ir, quantity, purchase),
        );
      }
    }),
    { numRuns: 400, seed: 61 },
  );
  expect(compared).toBeGreaterThan(4000);
});

it('says where a purchase is cheaper, as bills do', () => {
  let [decided, changes] = [0, 0];
  fc.assert(
    fc.property(list, bought, quantities, (rules, purchase, extra) => {
      if (purchase === null) return;
      const ir = listOf(rules);
      const cost = boughtCost(ir, purchase);
      const { cheaper, dearer } = compareCosts(cost, soundCost(ir));
      if (cheaper === null || dearer === null || cost.apart) return;
      decided++;
      changes += cheaper.length > 0 && dearer.length > 0 ? 1 : 0;
      const edges = [...cheaper, ...dearer]
        .flatMap(({ from, to }) => [from, to ?? from])
        .map((at) => Number(at.toString()));
      for (const quantity of new Set([...extra, ...edges])) {
        const [one, other] = [billed(ir, quantity, purchase), billed(ir, quantity, null)];
        if (one === null || other === null || quantity === 0) continue;
        const within = (spans: typeof cheaper): boolean =>
          spans.some((span) => contains(span, exact(quantity)));
        const order = exact(one).compare(exact(other));
        expect([quantity, within(cheaper), within(dearer)]).toEqual([quantity, order < 0, order > 0]);
      }
    }),
    { numRuns: 300, seed: 62 },
  );
  expect(decided).toBeGreaterThan(150);
  expect(changes).toBeGreaterThan(40);
});

it('draws lines whose ends lie on the curve, and jumps where it jumps', () => {
  fc.assert(
    fc.property(list, ({ price: written }) => {
      const { line } = soundCost(listOf({ price: written, factor: '1', draw: 'fractions' }));
      const range = rangeOf([line], [], false);
      const { strokes, jumps, isSmoothed } = drawn(line, range);
      expect(strokes[0]?.from.toString()).toBe('0');
      const half = exact('1/2');
      for (const { from, to, start, end } of isSmoothed ? [] : strokes) {
        const middle = from.plus(to).times(half);
        expect(moneyAt(line, middle)?.toString()).toBe(start.plus(end).times(half).toString());
      }
      for (const { at, before, after, money: there } of jumps) {
        expect(there?.toString()).toBe(moneyAt(line, at)?.toString());
        expect(strokes.some(({ to, end }) => to.equals(at) && end.equals(before))).toBe(true);
        expect(strokes.some(({ from, start }) => from.equals(at) && start.equals(after))).toBe(true);
      }
      const last = line.end?.limit ?? range.to;
      expect(strokes.at(-1)?.to.toString()).toBe(last.toString());
    }),
    { numRuns: 300, seed: 63 },
  );
});

const shown = (written: string): string[] => {
  const { line } = soundCost(listOf({ price: written, factor: '1', draw: 'fractions' }));
  return drawn(line, { from: Exact.zero, to: exact(300) }).strokes.map(
    ({ from, to, start, end }) =>
      `${from.toString()}: ${start.toString()} → ${to.toString()}: ${end.toString()}`,
  );
};

it('draws a volume cliff, a stair and blocks as they are', () => {
  expect(shown('volume monthly {\n <= 100 calls CNY 0.5 / call\n > 100 calls CNY 0.3 / call\n }')).toEqual([
    '0: 0 → 100: 50',
    '100: 30 → 300: 90',
  ]);
  expect(
    shown('volume monthly {\n <= 100 calls CNY 10\n <= 250 calls CNY 40\n > 250 calls reject "ask"\n }'),
  ).toEqual(['0: 10 → 100: 10', '100: 40 → 250: 40']);
  expect(shown('CNY 2 / started 100 calls monthly')).toEqual([
    '0: 2 → 100: 2',
    '100: 4 → 200: 4',
    '200: 6 → 300: 6',
  ]);
});

it('smooths what has more steps than can be seen, through exact points', () => {
  const { line } = soundCost(
    listOf({ price: 'CNY 0.1 / started 2 calls monthly', factor: '1', draw: 'fractions' }),
  );
  const { strokes, isSmoothed } = drawn(line, { from: Exact.zero, to: exact(1_000_000) });
  expect(isSmoothed).toBe(true);
  for (const { to, end } of strokes) expect(moneyAt(line, to)?.toString()).toBe(end.toString());
});

it.each([
  ['CNY 0.15 / call', '1000'],
  ['CNY 0 / call', '1000'],
  ['CNY 40 / call', '10'],
  ['graduated monthly {\n <= 100 calls CNY 1 / call\n > 100 calls CNY 0.5 / call\n }', '140'],
  ['volume monthly {\n <= 100 calls CNY 10\n > 100 calls reject "ask"\n }', '110'],
  ['CNY 2 / started 1,000 calls monthly', '6000'],
])('draws %j up to %s calls', (written, to) => {
  const { line } = soundCost(listOf({ price: written, factor: '1', draw: 'fractions' }));
  expect(rangeOf([line], [], false).to.toString()).toBe(to);
});

it.each([
  ['unpublished "the page"', 'TAR5107'],
  ['from 2027-01-01 CNY 1 / call', 'TAR5110'],
  ['CNY / call by frame_rate {\n | <= 30 fps | 1 |\n } otherwise reject "too fast"', 'TAR5106'],
])('says why %j has no picture', (written, code) => {
  const cost = costOf(irOf(catalogText(`feature f "F" { meter call\n price ${written}\n }`)));
  expect(cost).toMatchObject({ code });
});

it('takes the cell that the attributes pick, and refuses what the price list does', () => {
  const table =
    'CNY / call by frame_rate {\n | <= 30 fps | 1 |\n | <= 60 fps | 2 |\n } otherwise reject "too fast"';
  const ir = irOf(catalogText(`feature f "F" { meter call\n price ${table}\n }`));
  const at = (fps: string): string | undefined => {
    const cost = costOf(ir, { frame_rate: fps });
    return 'code' in cost ? cost.code : moneyAt(cost.curve, exact(10))?.toString();
  };
  expect([at('30'), at('30.5'), at('61')]).toEqual(['10', '20', 'TAR5108']);
});

it.each([
  [
    { product: 'c', size: null, quantity: '2', term: 'day', price: null },
    'graduated monthly {\n <= 9 calls CNY 1 / call\n > 9 calls free\n }',
    { reason: 'too short' },
  ],
  [
    { product: 'p', size: '40', quantity: null, term: null, price: null },
    'volume per event {\n <= 9 calls CNY 1 / call\n > 9 calls free\n }',
    { reason: 'each record alone' },
  ],
  [
    { product: 'p', size: '41', quantity: null, term: null, price: null },
    'CNY 1 / call',
    { code: 'TAR5112' },
  ],
] satisfies readonly (readonly [Bought, string, object])[])('does not draw %j', (purchase, written, why) => {
  const cost = soundCost(listOf({ price: written, factor: '1', draw: 'fractions' }));
  expect(withPurchase(cost, purchase)).toMatchObject(why);
});
