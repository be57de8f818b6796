import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applied } from '../../../compiler/analyze/mutate/mutant.ts';
import { mutantsOf, mutate } from '../../../compiler/analyze/mutate/mutate.ts';
import { propose } from '../../../compiler/analyze/mutate/propose.ts';
import { interpreter } from '../../../compiler/ir/interpret/interpret.ts';
import type { Ir } from '../../../compiler/ir/ir.ts';
import type { Scenario } from '../../../compiler/ir/scenario.ts';
import { Exact } from '../../../runtime/exact.ts';
import type { AccountInput } from '../../../runtime/rater.ts';
import { arbitraryUsage } from '../../support/arbitrary-account.ts';
import { arbitraryIr } from '../../support/arbitrary-ir.ts';
import { catalogText, compileText } from '../../support/compile-text.ts';

function compiled(body: string): { readonly ir: Ir; readonly scenarios: readonly Scenario[] } {
  const { ir, scenarios, diagnostics } = compileText(catalogText(body));
  if (ir === null)
    throw new Error(diagnostics.map(({ message, help }) => `${message} ${help ?? ''}`).join('\n'));
  return { ir, scenarios };
}

function survivors(body: string): string[] {
  const { ir, scenarios } = compiled(body);
  return mutate(ir, scenarios)
    .mutants.filter(({ outcome, kind }) => outcome === 'survived' && kind !== 'rounding')
    .map(({ before, after }) => `${before} → ${after}`);
}

const PLATES = `
  feature plates "Plates" {
    meter call
    price graduated monthly {
      <= 100 calls  CNY 0.15 / call
      >  100 calls  CNY 0.10 / call
    }
  }
`;

it('changes each figure by its last decimal and each bound by one, up and down', () => {
  const { ir } = compiled(PLATES);
  expect(
    mutantsOf(ir)
      .filter(({ kind }) => kind !== 'rounding')
      .map(({ kind, before, after, at }) => `${at?.replace(/\d+$/, 'n')} ${kind}: ${before} → ${after}`),
  ).toEqual([
    'main.tarifa:n rate: CNY 0.15 / call → CNY 0.16 / call',
    'main.tarifa:n rate: CNY 0.15 / call → CNY 0.14 / call',
    'main.tarifa:n tier bound: up to 100 calls → up to 101 calls',
    'main.tarifa:n tier bound: up to 100 calls → up to 99 calls',
    'main.tarifa:n rate: CNY 0.10 / call → CNY 0.11 / call',
    'main.tarifa:n rate: CNY 0.10 / call → CNY 0.09 / call',
  ]);
});

it('says which changes no example notices, and notices them once there is one', () => {
  const one = `${PLATES} example "one" { use 100 calls of plates charge CNY 15 }`;
  expect(survivors(one)).toEqual([
    'up to 100 calls → up to 101 calls',
    'CNY 0.10 / call → CNY 0.11 / call',
    'CNY 0.10 / call → CNY 0.09 / call',
  ]);
  expect(survivors(`${one} example "two" { use 101 calls of plates charge CNY 15.10 }`)).toEqual([]);
});

it('sets apart what means the same, with the reason', () => {
  const { ir, scenarios } = compiled(`
    unit qps
    deduct prepaid > price
    feature plates "Plates" { meter call accepts prepaid, price price CNY 1 / call }
    feature frames "Frames" {
      meter second
      price graduated monthly {
        <= 10 seconds CNY 2 / second
        >  10 seconds CNY 1 / second
      }
    }
    feature drawings "Drawings" {
      meter call
      price graduated monthly {
        <= 10 calls CNY 2 / call
        >  10 calls CNY 2 / call
      }
    }
    capacity plate_qps "Plate QPS" in prepaid {
      covers plates
      price CNY / qps by term graduated {
        |          | month |
        | <= 5 qps | 10    |
        | >  5 qps | 8     |
      }
      sell up to 5 qps
    }
  `);
  const { mutants } = mutate(ir, scenarios);
  const apart = mutants.filter(({ outcome, kind }) => outcome === 'equivalent' && kind !== 'consume');
  expect(
    apart.map(({ subject, before, after, equivalent }) => `${subject}: ${before} → ${after}: ${equivalent}`),
  ).toEqual([
    'frames: up to 10 seconds → below 10 seconds: every quantity still costs the same',
    'drawings: up to 10 calls → up to 11 calls: every quantity still costs the same',
    'drawings: up to 10 calls → up to 9 calls: every quantity still costs the same',
    'plate_qps: up to 5 qps → up to 6 qps: no more than 5 qps are sold',
    'plate_qps: CNY 8 / qps → CNY 9 / qps: no more than 5 qps are sold',
    'plate_qps: CNY 8 / qps → CNY 7 / qps: no more than 5 qps are sold',
  ]);
});

it('swaps neighbouring cells, and moves the cuts of a table and the times of a day', () => {
  const { ir } = compiled(`
    feature frames "Frames" {
      meter second
      price CNY / second by resolution, quality {
        |          | sd | hd | "8k" |
        | <= 720 p |  1 |  2 |    3 |
        | >  720 p |  4 |  5 |    6 |
      }
    }
    feature power "Power" {
      meter kWh
      price CNY / kWh by time {
        | weekdays 08:00-20:00 | 2 |
      } otherwise CNY 1 / kWh
    }
  `);
  const of = (kind: string): string[] =>
    mutantsOf(ir).flatMap((mutant) => (mutant.kind === kind ? [`${mutant.before} → ${mutant.after}`] : []));
  expect(of('cell')).toHaveLength(8);
  expect(of('table cut')).toEqual([
    'resolution up to 720 → resolution up to 721',
    'resolution up to 720 → resolution up to 719',
    'resolution up to 720 → resolution below 720',
  ]);
  expect(of('time of day')).toEqual(['08:00 → 08:01', '08:00 → 07:59', '20:00 → 20:01', '20:00 → 19:59']);
});

/** Amounts of a list for an account, and what it refuses: all that an example can state of usage. */
function outcomeOf(ir: Ir, input: AccountInput): string {
  const { charges, refused } = interpreter(ir).rate(input);
  const total = charges.reduce((sum, { amount }) => sum.plus(Exact.of(amount)), Exact.zero);
  return `${total.toString()} ${refused
    .map(({ code }) => code)
    .sort()
    .join()}`;
}

/** An example that states what a list makes of an account. */
function stated(ir: Ir, input: AccountInput): Scenario {
  const { charges, refused } = interpreter(ir).rate(input);
  const total = charges.reduce((sum, { amount }) => sum.plus(Exact.of(amount)), Exact.zero).toString();
  const records = input.usage.length + input.orders.length;
  const at = 'main.tarifa:1';
  return {
    title: 'as it is',
    at,
    usage: input.usage.map((record, index) => ({ ...record, id: `step-${1000 + index}` })),
    orders: input.orders.map((record, index) => ({ ...record, id: `step-${2000 + index}` })),
    quotes: [],
    expectations: [
      { at, after: records, kind: 'charge', amount: total, nearest: null },
      ...refused.map(({ code }) => ({ at, after: records, kind: 'rejected' as const, code })),
    ],
    until: input.until,
    activates: true,
    dates: new Map(),
  };
}

const arbitraryCase = arbitraryIr.chain((ir) =>
  arbitraryUsage(ir, 8).map((input) => ({
    ir,
    input: { ...input, usage: input.usage.filter(({ attributes }) => !attributes.has('__proto__')) },
  })),
);

it('notices every change that moves an amount or a refusal of an example, and no other', () => {
  fc.assert(
    fc.property(arbitraryCase, ({ ir, input }) => {
      const scenario = stated(ir, input);
      const records = { ...input, usage: scenario.usage, orders: scenario.orders };
      const before = outcomeOf(ir, records);
      const { mutants, failing } = mutate(ir, [scenario]);
      fc.pre(failing.length === 0);
      for (const mutant of mutants) {
        const isMoved = outcomeOf(applied(ir, mutant), records) !== before;
        // What is said to mean the same moves nothing, for any use.
        const expected = mutant.equivalent !== null ? false : mutant.outcome === 'noticed';
        expect([mutant.before, mutant.after, mutant.equivalent, isMoved]).toEqual([
          mutant.before,
          mutant.after,
          mutant.equivalent,
          expected,
        ]);
      }
    }),
    { numRuns: 60 },
  );
});

it('without examples everything survives, and the score is 0', () => {
  fc.assert(
    fc.property(arbitraryIr, (ir) => {
      const mutation = mutate(ir, []);
      expect(mutation.noticed).toBe(0);
      expect(mutation.survived + mutation.equivalent).toBe(mutation.mutants.length);
      if (mutation.survived > 0) expect(mutation.score).toBe(0);
    }),
    { numRuns: 60 },
  );
});

it('an example that fails as it is notices nothing, and is named', () => {
  const { ir, scenarios } = compiled(`${PLATES} example "wrong" { use 100 calls of plates charge CNY 16 }`);
  expect(mutate(ir, scenarios)).toMatchObject({ noticed: 0, failing: [0] });
});

it('what it proposes holds, and notices the change', () => {
  const body = `
    unit qps
    deduct prepaid > price
    ${PLATES}
    feature frames "Frames" {
      meter second
      price CNY / second by resolution, quality {
        |          | sd | hd | "8k" |
        | <= 720 p |  1 |  2 |    3 |
        | >  720 p |  4 |  5 |    6 |
      }
    }
    feature power "Power" {
      meter kWh
      price CNY 0.1110 / kWh by time {
        | weekdays 08:00-20:00 | 2 |
      } otherwise CNY 1 / kWh
    }
    feature chips "Chips" { meter token price CNY 1.25 / started 1000 tokens monthly at least CNY 2 at most CNY 50 }
    feature logos "Logos" { meter call accepts prepaid, price price from 2026-02-01 CNY 3 / call }
    capacity logo_qps "Logo QPS" in prepaid {
      covers logos
      price CNY / qps by term {
        | month | 10.5 |
      }
      sell up to 5 qps
    }
  `.replace('price CNY 0.1110 / kWh by time', 'price CNY / kWh by time');
  const { ir } = compiled(body);
  const without = mutate(ir, []).mutants.filter(({ outcome }) => outcome === 'survived');
  const proposed = without.map((mutant) => propose(ir, mutant));
  const examples = proposed.flatMap((lines, index) =>
    lines === null ? [] : [`example "p${index}" {\n${lines.join('\n')}\n}`],
  );
  const { scenarios } = compiled(body + examples.join('\n'));
  const mutation = mutate(ir, scenarios);
  expect(mutation.failing).toEqual([]);
  expect(
    mutation.mutants
      .filter(({ outcome }) => outcome === 'survived')
      .map(({ before, after }) => `${before} → ${after}`),
  ).toEqual([]);
  expect(proposed.filter((lines) => lines === null)).toEqual([]);
});
