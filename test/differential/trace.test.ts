import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { emitJavaScript } from '../../compiler/emit/javascript/emit.ts';
import { loadJavaScript, type CompiledRater } from '../../compiler/emit/javascript/load.ts';
import { interpreter } from '../../compiler/ir/interpret/interpret.ts';
import type { Ir } from '../../compiler/ir/ir.ts';
import { print } from '../../grammar/print.ts';
import type { AccountInput, Rater } from '../../runtime/rater.ts';
import type { OrderRecord } from '../../runtime/record.ts';
import type { AccountRated } from '../../runtime/result.ts';
import type { TraceStep } from '../../runtime/trace.ts';
import { arbitraryCatalog } from '../support/arbitrary-catalog.ts';
import { arbitraryLife } from '../support/arbitrary-life.ts';
import { arbitraryRules } from '../support/arbitrary-rules.ts';
import { arbitraryUsage, epoch, untilOf, usageOf } from '../support/arbitrary-usage.ts';
import { irOf } from '../support/compile-text.ts';

/** What is told of every decision: by the compiled function as by the interpreter, and without a word on the results. */

const CASES = Number(process.env['CASES'] ?? 500);
const LIVES = Number(process.env['LIVES'] ?? 1000);
const SEED = Number(process.env['SEED'] ?? 61);
const seen = new Map<string, number>();
let beyond = 0;

interface Traced {
  readonly rated: AccountRated;
  readonly steps: readonly TraceStep[];
}

function traced(rater: Rater, input: AccountInput): Traced {
  const steps: TraceStep[] = [];
  return { rated: rater.rate(input, (step) => steps.push(step)), steps };
}

const compiledOf = (ir: Ir): readonly CompiledRater[] => [
  loadJavaScript(ir, { trace: true }),
  loadJavaScript(ir, { trace: true, proof: false }),
];

function compare(meaning: Rater, compiled: readonly CompiledRater[], input: AccountInput): void {
  const meant = traced(meaning, input);
  expect(meant.rated).toEqual(meaning.rate(input));
  expect(JSON.parse(JSON.stringify(meant.steps))).toEqual(meant.steps);
  for (const rater of compiled)
    try {
      const { rated, steps } = traced(rater, input);
      expect(rated).toEqual(meant.rated);
      expect(steps).toEqual(meant.steps);
    } catch (error) {
      if (!(error instanceof Error && error.name === 'UnsupportedRecords')) throw error;
      beyond++;
    }
  for (const step of meant.steps) {
    const name = step.step === 'order' ? `order ${step.outcome}` : step.step;
    seen.set(name, (seen.get(name) ?? 0) + 1);
  }
}

it(`tells the same of usage under ${CASES} generated price lists`, () => {
  const cases = arbitraryCatalog.chain((catalog) =>
    fc.tuple(fc.constant(catalog), arbitraryUsage(catalog, 60)),
  );
  fc.assert(
    fc.property(cases, ([{ tree }, usage]) => {
      const ir = irOf(print(tree));
      compare(interpreter(ir), compiledOf(ir), {
        account: 'acme',
        usage,
        orders: [],
        until: untilOf(usage),
      });
    }),
    { numRuns: CASES, seed: SEED },
  );
});

it(`tells the same of ${LIVES} lives`, () => {
  const cache = new Map<string, readonly [Rater, readonly CompiledRater[]]>();
  fc.assert(
    fc.property(arbitraryRules, arbitraryLife, ({ text }, life) => {
      let known = cache.get(text);
      if (known === undefined) {
        const ir = irOf(text);
        // A compiled price list that is told of is large.
        if (cache.size === 200) cache.clear();
        cache.set(text, (known = [interpreter(ir), compiledOf(ir)]));
      }
      compare(...known, life);
    }),
    { numRuns: LIVES, seed: SEED },
  );
});

/** What random lives seldom come to: each change of an order, and what is refused of it. */
const CHANGES = [
  { type: 'activation', category: null, order: null },
  { type: 'order', product: 'lane_scan', quantity: '12', term: 'month', terms: 1 },
  { type: 'upgrade', order: 'o1', quantity: '15', until: null, price: '4' },
  { type: 'upgrade', order: 'o1', quantity: '20', until: epoch('2026-01-05T00:00:00Z'), price: null },
  { type: 'renewal', order: 'o1', term: 'month', terms: 2, price: null },
  { type: 'renewal', order: 'o1', term: 'day', terms: 3, price: null },
  { type: 'order', product: 'scans', size: '100', count: 2 },
  { type: 'conversion', order: 'o6#1', product: 'anything' },
  { type: 'conversion', order: 'o6#2', product: 'kit' },
  { type: 'order', product: 'kit', quantity: '5', term: 'year', terms: 1 },
  { type: 'upgrade', order: 'o9', quantity: '6', until: null, price: null },
  { type: 'activation', category: null, order: 'o9' },
  { type: 'activation', category: null, order: 'o9' },
  { type: 'order', product: 'scans', size: '8', count: 1, price: '3.335' },
];

it('tells the same of every change of an order', () => {
  const orders = CHANGES.map((change, index) => {
    const time = `2026-01-01T00:00:${String(index).padStart(2, '0')}Z`;
    const head = { id: `o${index}`, account: 'acme', time, at: epoch(time) };
    const origin = { file: 'orders', line: 1, raw: '' };
    const bare = { size: null, quantity: null, count: 1, term: null, terms: 1, price: null };
    const order = change.type === 'order' ? { ...bare, effective: head.at, attributes: new Map() } : {};
    return { ...head, origin, ...order, ...change } as OrderRecord;
  });
  const usage = ['02', '12'].map((month) =>
    usageOf(`u${month}`, 'scan', `2026-${month}-01T00:00:00Z`, '30', { attributes: { resolution: '720' } }),
  );
  for (const { text } of fc.sample(arbitraryRules, { numRuns: 20, seed: SEED })) {
    const ir = irOf(text);
    const input = { account: 'acme', usage, orders, until: untilOf(usage) };
    compare(interpreter(ir), compiledOf(ir), input);
  }
  expect(seen.get('changed')).toBeGreaterThan(100);
});

it('leaves no trace of itself in a module that is not built for it', () => {
  for (const { text } of fc.sample(arbitraryRules, { numRuns: 5, seed: SEED })) {
    const ir = irOf(text);
    const marks = /\b(told|tell\w*|trace\w*|tierPlaces|periodPlace|main\.tarifa)\b/;
    expect(emitJavaScript(ir)).not.toMatch(marks);
    expect(emitJavaScript(ir, { trace: true })).toMatch(marks);
    expect(emitJavaScript(ir, { trace: false })).toBe(emitJavaScript(ir));
  }
});

afterAll(() => {
  const orders = [
    'not in scope',
    'not needed',
    'used up',
    'not yet effective',
    'expired',
    'attribute missing',
  ];
  const more = ['no factor', 'factor unpublished', 'too little left', 'covered', 'paid'];
  const steps = [
    'convert',
    'where',
    'count',
    'fund',
    'alert',
    'otherwise',
    'price',
    'cell',
    'counter',
    'bound',
  ];
  const rest = ['tier', 'line', 'owed', 'activated', 'bought', 'purchase', 'named', 'changed', 'reject'];
  const expected = [...[...orders, ...more].map((outcome) => `order ${outcome}`), ...steps, ...rest];
  expect(expected.filter((name) => !seen.has(name))).toEqual([]);
  expect(beyond).toBeLessThan(LIVES / 5);
  console.log(`${CASES} price lists and ${LIVES} lives: ${JSON.stringify(Object.fromEntries(seen))}`);
});
