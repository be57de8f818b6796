import { describe, expect, it } from 'vitest';
import { compile } from '../../../compiler/compile.ts';
import { interpreter } from '../../../compiler/ir/interpret/interpret.ts';
import { runScenario } from '../../../compiler/ir/run-scenario.ts';
import type { Scenario } from '../../../compiler/ir/scenario.ts';
import { readSentence } from '../../../compiler/sentence.ts';
import { memoryHost } from '../../support/compile-text.ts';
import { allFunds, allProducts, inCatalog } from '../check/in-catalog.ts';

const compiled = (steps: string, more = '', settings = '') => {
  const text = inCatalog(`${allProducts} ${more} example "e" {\n${steps}\n}`, `${allFunds} ${settings}`);
  const compilation = compile(memoryHost({ 'main.tarifa': text }));
  expect(compilation.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return compilation;
};
const scenario = (steps: string, more = '', settings = ''): Scenario =>
  compiled(steps, more, settings).scenarios[0]!;

describe('a use', () => {
  it.each([
    ['2 minutes 20 seconds', '140', 'second'],
    ['1.5 minutes', '1.5', 'minute'],
    ['20 seconds 0.5 minutes', '50', 'second'],
    ['1,000.50 minutes', '1000.5', 'minute'],
  ])('of %s is one decimal', (written, quantity, unit) => {
    expect(scenario(`use ${written} of video`).usage[0]).toMatchObject({ quantity, unit });
  });

  it('falls back to the unit of the meter where the smallest has no finite decimal', () => {
    const more = `measure a = 3 seconds measure b = 7 seconds feature x { meter second accepts price price free }`;
    expect(scenario('use 1 a 1 b of x', more).usage[0]).toMatchObject({ quantity: '10', unit: 'second' });
  });

  it.each([
    ['in 2026', '2026-01-01T00:00:00+08:00'],
    ['in 2026-03', '2026-03-01T00:00:00+08:00'],
    ['on 2026-03-15', '2026-03-15T00:00:00+08:00'],
    ['at 2026-03-15T12:30', '2026-03-15T12:30:00+08:00'],
    ['', '2026-01-01T00:00:00+08:00'],
  ])('%s happens at the first instant', (when, time) => {
    expect(scenario(`use 1 call of tagging ${when}`).usage[0]?.time).toBe(time);
  });

  it('without a date takes the newest prices', () => {
    const dated = `feature x { meter call accepts price
      price from 2025-01-01 CNY 2 / call
      price from 2026-07-01 CNY 1 / call }`;
    const { ir, scenarios } = compiled('use 5 calls of x\ncharge CNY 5', dated);
    expect(scenarios[0]?.usage[0]?.time).toBe('2026-07-01T00:00:00+08:00');
    expect(runScenario(scenarios[0]!, interpreter(ir!), ir!).outcome).toBe('passed');
  });

  it('carries its attributes as they are written', () => {
    const { usage } = scenario('use 1 call of tagging with quality "8k", frame_rate 29.970');
    expect([...usage[0]!.attributes]).toEqual([
      ['quality', '8k'],
      ['frame_rate', '29.970'],
    ]);
  });
});

describe('an order', () => {
  it('of a package has a size; a stated price is compared with the list', () => {
    const { orders, quotes } = scenario('buy tagging_points 100 points on 2026-01-01 for CNY 5');
    expect(orders[0]).toMatchObject({ id: 'step-1', size: '100', quantity: null, term: null, price: null });
    expect(quotes).toMatchObject([{ product: 'tagging_points', quantity: '100', term: null, expected: '5' }]);
  });

  it('of a capacity is renewed and upgraded; an upgrade carries its own price', () => {
    const { orders, quotes } = scenario(`
      buy tagging_qps 40 qps by month on 2026-01-03
      buy tagging_qps 20 qps by day on 2026-01-04
      upgrade tagging_qps to 50 qps on 2026-01-04 for CNY 7
      renew tagging_qps by month on 2026-01-04 for CNY 5,000`);
    expect(orders).toMatchObject([
      { type: 'order', quantity: '40', term: 'month' },
      { type: 'order', quantity: '20', term: 'day' },
      { type: 'upgrade', order: 'step-2', quantity: '50', price: '7', until: null },
      { type: 'renewal', order: 'step-2', term: 'month', price: null },
    ]);
    expect(quotes).toMatchObject([{ quantity: '50', term: 'month', expected: '5000' }]);
  });

  it('of what has no published price carries its own', () => {
    const more = `package secret in points_fund {
        covers tagging at 1 point / call
        size 10 points CNY 1
        size unpublished "the page"
      }
      capacity hidden in qps_fund { covers tagging price unpublished "the page" sell up to 9 qps }`;
    const { orders, quotes } = scenario(
      'buy secret 77 points for CNY 3\nbuy secret 10 points for CNY 1\nbuy hidden 2 qps by day for CNY 4',
      more,
    );
    expect(orders).toMatchObject([{ price: '3' }, { price: null }, { price: '4' }]);
    expect(quotes).toMatchObject([{ quantity: '10', expected: '1' }]);
  });

  it('may be activated, which leaves the account as it was', () => {
    const { orders, activates } = scenario('buy tagging_sdk 10 devices by year\nactivate tagging_sdk');
    expect(orders[1]).toMatchObject({ type: 'activation', order: 'step-1', category: null });
    expect(activates).toBe(false);
  });
});

describe('an example', () => {
  it('activates the account or a category only where a step says so', () => {
    expect(scenario('use 1 call of tagging', '', 'activation required').activates).toBe(false);
    const each = scenario('activate images on 2026-01-01', '', 'activation required each category');
    expect(each).toMatchObject({ activates: true, orders: [{ category: 'images', order: null }] });
  });

  it('numbers its records in the order written, also as texts', () => {
    const { usage, until } = scenario(
      Array.from({ length: 11 }, (_, i) => `use ${i + 1} calls of tagging on 2026-01-${String(20 - i)}`).join(
        '\n',
      ),
    );
    const ids = usage.map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted());
    expect(ids.slice(-2)).toEqual(['step-10', 'step-11']);
    expect(new Date(until * 1000).toISOString()).toBe('2026-01-19T16:00:00.000Z');
  });

  it('expects of the records above', () => {
    const { expectations } = scenario(`
      buy tagging_points 100 points
      remaining 100.0 points of tagging_points
      use 90 calls of tagging
      covered 90 calls by tagging_points
      alert tagging_points
      charge CNY 0.00 to the nearest 0.10
      total CNY 5`);
    expect(expectations).toMatchObject([
      { after: 1, kind: 'remaining', product: 'tagging_points', quantity: '100' },
      { after: 2, kind: 'covered', product: 'tagging_points', quantity: '90', unit: 'call' },
      { after: 2, kind: 'alert', product: 'tagging_points' },
      { after: 2, kind: 'charge', amount: '0', nearest: '0.1' },
      { after: 2, kind: 'total', amount: '5', nearest: null },
    ]);
  });
});

describe('a sentence', () => {
  const compilation = compiled('use 1 call of tagging');

  it('is a use or a quote in the words of an example', () => {
    const use = readSentence(compilation, '140 seconds of video with quality hd');
    expect(use.scenario?.usage).toMatchObject([{ feature: 'video', quantity: '140', unit: 'second' }]);
    const quote = readSentence(compilation, 'tagging_qps 40 qps by day');
    expect(quote.scenario?.quotes).toMatchObject([{ product: 'tagging_qps', quantity: '40', term: 'day' }]);
  });

  it.each([
    ['5 calls of taging', 'TAR2022'],
    ['tagging_points 7 points', 'TAR2606'],
    ['', 'TAR1'],
    ['5 calls', 'TAR1'],
  ])('says what is wrong with it: %j', (text, code) => {
    const { scenario: none, diagnostics } = readSentence(compilation, text);
    expect(none).toBeNull();
    expect(diagnostics[0]?.code).toContain(code);
  });
});
