import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { loadJavaScript } from '../../compiler/emit/javascript/load.ts';
import { factsOf } from '../../compiler/ir/interpret/facts.ts';
import { interpreter } from '../../compiler/ir/interpret/interpret.ts';
import type { Ir } from '../../compiler/ir/ir.ts';
import { recordJudge } from '../../compiler/ir/record-judge.ts';
import { checkRated } from '../../runtime/invariants.ts';
import { buildInvoices, countRecords } from '../../runtime/ledger.ts';
import type { AccountInput, Rater } from '../../runtime/rater.ts';
import type { AnyRecord } from '../../runtime/record.ts';
import { groupByAccount, resolve, type Resolved } from '../../runtime/records/index.ts';
import type { AccountRated } from '../../runtime/result.ts';
import { arbitraryMishaps, delivered, useAtExpiries, type Mishap } from '../support/arbitrary-delivery.ts';
import { arbitraryLived } from '../support/arbitrary-life.ts';
import { irOf } from '../support/compile-text.ts';
import { shuffled } from '../support/shuffled.ts';
import { facetsOf } from './facets.ts';

/**
 * Random lives of accounts, as they are delivered, on every backend: equal to the last digit, whatever the order of
 * arrival, and nothing is lost or made on the way.
 */

const LIVES = Number(process.env['LIVES'] ?? 10_000);
const SEED = Number(process.env['SEED'] ?? 41);
const ARRIVALS = 5;
/** A price list takes longer to compile than a life to rate. */
const LIVES_A_LIST = 5;
const seen = new Map<string, number>();
let beyond = 0;

/**
 * Fractions drawn from several orders at factors such as 0.75 have no common denominator in advance. A compiled
 * catalog says so and leaves the account to the interpreter; it must never be wrong instead.
 */
function rateOrRefuse(rater: Rater, input: AccountInput): AccountRated | null {
  try {
    return rater.rate(input);
  } catch (error) {
    if (error instanceof Error && error.name === 'UnsupportedRecords') return null;
    throw error;
  }
}

const count = (facet: string): unknown => seen.set(facet, (seen.get(facet) ?? 0) + 1);

/** Quick where they are equal, and telling where they are not. */
function same(found: unknown, meant: unknown): void {
  if (!isDeepStrictEqual(found, meant)) expect(found).toEqual(meant);
}

/** Everything that is checked at the end of a run. */
function check(
  ir: Ir,
  read: number,
  { rejects, replaced, duplicates }: Resolved,
  inputs: readonly AccountInput[],
  rated: readonly AccountRated[],
): void {
  checkRated(inputs, rated, factsOf(ir));
  countRecords({ read, rejected: rejects.length, replaced, duplicate: duplicates }, inputs, rated);
  buildInvoices(rated, { currency: 'CNY', step: '0.01', catalog: '' });
}

const byPlace = (resolved: Resolved): Resolved => ({
  ...resolved,
  rejects: resolved.rejects.toSorted((a, b) => a.line - b.line || (a.code < b.code ? -1 : 1)),
});

/** All records of some lives as they are delivered, each life in an account of its own, with uses where orders end. */
function deliver(rater: Rater, lives: readonly AccountInput[], mishaps: readonly (readonly Mishap[])[]) {
  const records = lives.flatMap((life, index) => {
    const account = `account-${index}`;
    const ends = useAtExpiries(rater.rate({ ...life, usage: [] }).balances);
    const own = [...life.orders, ...life.usage, ...ends].map((record) => ({ ...record, account }));
    return delivered(own, mishaps[index] ?? []);
  });
  return records.map((record, line) => ({ ...record, origin: { ...record.origin, line } }));
}

const cases = fc.tuple(
  arbitraryLived(LIVES_A_LIST),
  fc.array(arbitraryMishaps, { minLength: LIVES_A_LIST, maxLength: LIVES_A_LIST }),
  fc.nat(),
);

it(`${LIVES} lives come out equal on every backend and in any order of arrival, and keep what must hold`, () => {
  fc.assert(
    fc.property(cases, ([[{ text }, lives], mishaps, seed]) => {
      const ir = irOf(text);
      const judge = recordJudge(ir);
      // Compiled anew for each list: thousands of compiled catalogs kept at once are more than a heap holds.
      const meaning = interpreter(ir);
      const [compiled, unproven] = [loadJavaScript(ir), loadJavaScript(ir, { proof: false })];
      const records = deliver(meaning, lives, mishaps);
      const until = Math.max(...lives.map((life) => life.until));
      const resolveAll = (all: readonly AnyRecord[]): Resolved => byPlace(resolve(all, judge));
      const resolved = resolveAll(records);
      const inputs = groupByAccount(resolved.records, until);

      const meant = inputs.map((input) => meaning.rate(input));
      check(ir, records.length, resolved, inputs, meant);
      for (const rater of [compiled, unproven]) {
        const rated = inputs.map((input) => rateOrRefuse(rater, input));
        same(
          rated.filter((one) => one !== null),
          meant.filter((_, index) => rated[index] !== null),
        );
        beyond += rated.filter((one) => one === null).length;
        check(
          ir,
          records.length,
          resolved,
          inputs,
          rated.map((one, index) => one ?? meant[index]!),
        );
      }

      for (let arrival = 0; arrival < ARRIVALS; arrival++) {
        const again = resolveAll(shuffled(records, seed + arrival));
        same({ ...again, records: null }, { ...resolved, records: null });
        same(groupByAccount(again.records, until), inputs);
        for (const [index, input] of inputs.entries()) {
          // Raters put records in line themselves.
          const usage = shuffled(input.usage, seed + arrival);
          const orders = shuffled(input.orders, seed + arrival);
          const rated = rateOrRefuse(arrival === 0 ? meaning : compiled, { ...input, usage, orders });
          if (rated !== null) same(rated, meant[index]);
        }
      }
      if (resolved.duplicates > 0) count('a duplicate');
      for (const [index, input] of inputs.entries()) {
        const own = resolved.rejects.filter(({ account }) => account === input.account);
        const codes = new Set(own.map(({ code }) => code));
        for (const facet of new Set(facetsOf(codes, input, meant[index]!))) count(facet);
      }
    }),
    { numRuns: Math.ceil(LIVES / LIVES_A_LIST), seed: SEED },
  );
});

afterAll(() => {
  console.log(
    `${LIVES} lives, each in ${ARRIVALS + 1} orders of arrival; in how many there was: ${JSON.stringify(
      Object.fromEntries([...seen].sort()),
    )}; beyond the compiled function: ${beyond}`,
  );
  // Of few lives, some things happen in none.
  if (LIVES >= 1000) expect(FACETS.filter((facet) => (seen.get(facet) ?? 0) <= LIVES / 1000)).toEqual([]);
  expect(beyond).toBeLessThan(LIVES / 5);
});

/** Without these, a run has not tried what it is for. */
const FACETS = [
  'a draw',
  'a purchase',
  'an alert',
  'an order used up to the last point',
  'an order that paid at several factors',
  'an event at the instant of an expiry',
  'one event paid by two orders',
  'a part refused',
  'capacity over the maximum',
  'a renewal',
  'an upgrade',
  'a conversion',
  'a licence activated',
  'a correction that holds',
  'a correction that does not',
  'a duplicate',
  'a conflict',
  'lines in several months',
  'the week that Samoa left a day out',
  'an order that is not sold as it is written',
  'a record of an order that is not held',
  'a conversion that cannot be',
  'an order by the name of another',
  'an upgrade that ends before it begins',
  'an order dated back',
  'an activation that an order does not take',
  'an activation of no category',
];
