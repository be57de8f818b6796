import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { loadJavaScript, type CompiledRater } from '../../compiler/emit/javascript/load.ts';
import { interpreter } from '../../compiler/ir/interpret/interpret.ts';
import type { Ir } from '../../compiler/ir/ir.ts';
import { print } from '../../grammar/print.ts';
import type { AccountInput, Rater } from '../../runtime/rater.ts';
import type { AccountRated } from '../../runtime/result.ts';
import type { TraceStep } from '../../runtime/trace.ts';
import { arbitraryCatalog } from '../support/arbitrary-catalog.ts';
import { arbitraryLife, arbitraryRules } from '../support/arbitrary-life.ts';
import { arbitraryUsage, untilOf } from '../support/arbitrary-usage.ts';
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
