import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEmpty } from '../../../compiler/analyze/diff/changes.ts';
import { diffCatalogs } from '../../../compiler/analyze/diff/diff.ts';
import type * as ir from '../../../compiler/ir/ir.ts';
import { parse } from '../../../grammar/parse.ts';
import { print } from '../../../grammar/print.ts';
import { sourceFile } from '../../../grammar/text/source-file.ts';
import { Exact } from '../../../runtime/exact.ts';
import { arbitraryCatalog } from '../../support/arbitrary-catalog.ts';
import { arbitraryIr } from '../../support/arbitrary-ir.ts';
import { catalogText, irOf } from '../../support/compile-text.ts';

/** CNY 150 at most, by tiers. */
const CAPPED_TIERS = 'graduated monthly {\n <= 100 calls CNY 1.5 / call\n > 100 calls CNY 0 / call\n }';

const nothing = (old: ir.Ir, now: ir.Ir): void => {
  const diff = diffCatalogs(old, now);
  expect(isEmpty(diff), JSON.stringify(diff, null, 1)).toBe(true);
};

describe('no change in meaning', () => {
  it('of a catalog and itself', () => {
    fc.assert(
      fc.property(arbitraryCatalog, ({ tree }) => {
        const one = irOf(print(tree));
        nothing(one, one);
      }),
      { numRuns: 200, seed: 41 },
    );
    fc.assert(
      fc.property(arbitraryIr, (one) => nothing(one, one)),
      { numRuns: 200, seed: 42 },
    );
  });

  it('by printing and reading again', () => {
    fc.assert(
      fc.property(arbitraryCatalog, ({ tree }) => {
        const text = print(tree);
        const again = print(
          parse(sourceFile('main.tarifa', text.replaceAll('\n', '\n\n// a remark\n'))).tree,
        );
        nothing(irOf(text), irOf(again));
      }),
      { numRuns: 100, seed: 43 },
    );
  });

  it('by declarations in another order, other titles and other places', () => {
    fc.assert(
      fc.property(arbitraryIr, (one) => {
        const renamed = one.features.map((each) => ({ ...each, title: `new ${each.title}`, at: 'other:9' }));
        nothing(one, {
          ...one,
          catalog: { name: 'other', title: 'Other' },
          attributes: one.attributes.toReversed(),
          features: renamed.toReversed(),
          products: one.products.toReversed(),
        });
      }),
      { numRuns: 200, seed: 44 },
    );
  });

  it('by splitting tiers and cutting tables where nothing changes', () => {
    fc.assert(
      fc.property(arbitraryIr, fc.integer({ min: 1, max: 2000 }), (one, at) => {
        const written = { ...one, features: one.features.map((each) => rewritten(each, at)) };
        nothing(one, written);
        nothing(written, one);
      }),
      { numRuns: 300, seed: 45 },
    );
  });

  it.each([
    ['price CNY 6 / minute', 'price CNY 0.1 / second', 'minute'],
    ['price CNY 6 / minute', 'price CNY 360 / hour', 'minute'],
    ['price CNY 0.5 / call', 'price CNY 500 / 1,000 calls', 'call'],
    ['price free', 'price CNY 0 / call', 'call'],
    ['price CNY 2 / call', 'price CNY 2 / started 1 call monthly', 'call'],
    [
      'price graduated monthly {\n <= 100 calls CNY 1 / call\n > 100 calls CNY 2 / call\n }',
      'price graduated monthly {\n < 101 calls CNY 1 / call\n < 300 calls CNY 2 / call\n >= 300 calls CNY 2 / call\n }',
      'call',
    ],
    [
      'price volume monthly {\n <= 100 calls CNY 1 / call\n > 100 calls CNY 1 / call\n }',
      'price CNY 1 / call',
      'call',
    ],
    [
      'price CNY / call by quality {\n | sd | 1 |\n | hd | 1 |\n | "8k" | 2 |\n }',
      'price CNY / call by quality {\n | "8k" | 2 |\n } otherwise CNY 1 / call',
      'call',
    ],
    ['price CNY 3 / call', 'price CNY 3 / call\nprice from 2026-01-01 CNY 3 / call', 'call'],
    ['price CNY 3 / call', 'price CNY 3 / call monthly at least CNY 0', 'call'],
    ['price CNY 3 / call', 'price CNY 0 + CNY 3 / call monthly', 'call'],
    [`price ${CAPPED_TIERS}`, `price ${CAPPED_TIERS.replace('{', 'counting all usage {')}`, 'call'],
    [`price ${CAPPED_TIERS}`, 'price CNY 1.5 / call monthly at most CNY 150', 'call'],
    [`price ${CAPPED_TIERS}`, `price ${CAPPED_TIERS} at most CNY 150`, 'call'],
    [
      'price CNY 1.5 / call monthly at most CNY 150',
      'price volume monthly {\n <= 100 calls CNY 1.5 / call\n > 100 calls CNY 150\n }',
      'call',
    ],
    ['price CNY 0 / call monthly at least CNY 10', 'price CNY 10 + CNY 0 / call monthly', 'call'],
  ])('%s is %s', (one, other, unit) => {
    const of = (text: string): ir.Ir => irOf(catalogText(`feature f "F" {\n meter ${unit}\n ${text}\n }`));
    nothing(of(one), of(other));
  });
});

const changes = (old: ir.Ir, now: ir.Ir): boolean => !isEmpty(diffCatalogs(old, now));

describe('a change all the same', () => {
  const of = (text: string): ir.Ir => irOf(catalogText(`feature f "F" {\n meter call\n ${text}\n }`));

  it.each([
    ['a bound that is reached', CAPPED_TIERS, `${CAPPED_TIERS} at most CNY 149`],
    ['what a month without use owes', 'CNY 20 + CNY 1 / call monthly', 'CNY 1 / call'],
    [
      'a flat price that only use brings about',
      'CNY 20 + CNY 1 / call monthly',
      'graduated monthly {\n <= 5 calls CNY 20 + CNY 1 / call\n > 5 calls CNY 1 / call\n }',
    ],
    [
      'when in the year a flat price is owed',
      'CNY 0 / call yearly at least CNY 10',
      'CNY 10 + CNY 0 / call yearly',
    ],
  ])('%s', (_, one, other) => {
    expect(changes(of(`price ${one}`), of(`price ${other}`))).toBe(true);
  });

  it('a bound that is reached where a price begins within the month', () => {
    const dated = (bound: string): ir.Ir =>
      of(`price ${CAPPED_TIERS}${bound}\nprice from 2026-01-15 CNY 1 / call monthly${bound}`);
    expect(changes(dated(''), dated(' at most CNY 150'))).toBe(true);
  });

  it('says that the bill of a month with use is what it was', () => {
    const diff = diffCatalogs(
      of('price CNY 20 + CNY 1 / call monthly'),
      of('price graduated monthly {\n <= 5 calls CNY 20 + CNY 1 / call\n > 5 calls CNY 1 / call\n }'),
    );
    const [price] = diff.features[0]!.prices;
    expect(price!.cells).toEqual([]);
    expect(price!.facts.map(({ what }) => what)).toEqual([
      ['flat price'],
      ['the bill of a month with use to pay for is what it was'],
    ]);
  });
});

it('of a package, no change where a year is twelve months', () => {
  const of = (valid: string): ir.Ir =>
    irOf(
      catalogText(
        `deduct bags > price\nfeature f "F" {\n meter call\n accepts bags, price\n price CNY 1 / call\n }\npackage bag "Bag" in bags {\n covers f at 1 minute / call\n valid ${valid}\n size 10 minutes CNY 5\n }`,
      ),
    );
  nothing(of('1 year'), of('12 months'));
  expect(changes(of('1 year'), of('365 days'))).toBe(true);
});

/** The same feature with a tier cut in two where that says the same, and a table cut once more. */
function rewritten(one: ir.Feature, at: number): ir.Feature {
  return {
    ...one,
    prices: one.prices.map((each) => ({
      ...each,
      table: cutOnce({
        ...each.table,
        outcomes: each.table.outcomes.map((outcome) =>
          outcome.kind === 'rated' ? { ...outcome, schedule: split(outcome.schedule, at) } : outcome,
        ),
      }),
    })),
  };
}

function split({ mode, tiers }: ir.Schedule, at: number): ir.Schedule {
  const bound = Exact.of(at);
  const index = tiers.findIndex(({ upTo }) => upTo === null || bound.compare(Exact.of(upTo)) < 0);
  const tier = tiers[index]!;
  const lower = tiers[index - 1]?.upTo ?? '0';
  const { charge } = tier;
  const canSplit =
    charge.kind === 'amount' &&
    bound.compare(Exact.of(lower)) > 0 &&
    (mode === 'volume' || charge.blocks.length === 0);
  if (!canSplit) return { mode, tiers };
  const rest = mode === 'volume' ? charge : { ...charge, flat: '0' };
  const halves: ir.Tier[] = [
    { ...tier, upTo: String(at), closed: true },
    { ...tier, charge: rest },
  ];
  return { mode, tiers: tiers.toSpliced(index, 1, ...halves) };
}

/** A table with a cut more on its first number axis, and its outcomes listed the other way round. */
function cutOnce<T>(select: ir.Select<T>): ir.Select<T> {
  const last = select.outcomes.length - 1;
  const turned = {
    ...select,
    cells: select.cells.map((cell) => last - cell),
    outcomes: select.outcomes.toReversed(),
  };
  const [first, ...rest] = turned.axes;
  if (first?.kind !== 'number') return turned;
  const rows = turned.cells.length / (first.cuts.length + 1);
  const top = first.cuts.at(-1)!;
  const more = { value: Exact.of(top.value).plus(Exact.one).toString(), closed: true };
  return {
    ...turned,
    axes: [{ ...first, cuts: [...first.cuts, more] }, ...rest],
    cells: [...turned.cells, ...turned.cells.slice(-rows)],
  };
}
