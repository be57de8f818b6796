import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { loadJavaScript } from '../../compiler/emit/javascript/load.ts';
import { interpreter } from '../../compiler/ir/interpret/interpret.ts';
import { Exact } from '../../runtime/exact.ts';
import type { AccountInput, Rater } from '../../runtime/rater.ts';
import type { AccountRated } from '../../runtime/result.ts';
import { arbitraryLife, arbitraryRules } from '../support/arbitrary-life.ts';
import { irOf } from '../support/compile-text.ts';

/** Random lives of accounts on every backend: equal to the last digit, and nothing is lost or made on the way. */

const LIVES = Number(process.env['LIVES'] ?? 10_000);
const seen = { charges: 0, purchases: 0, alerts: 0, refused: 0, drawn: 0, beyond: 0 };

/**
 * Fractions drawn from several orders at factors such as 0.75 have no common denominator in advance. A compiled
 * catalog says so and leaves the account to the interpreter; it must never be wrong instead.
 */
function rateOrRefuse(rater: Rater, life: AccountInput): AccountRated | null {
  try {
    return rater.rate(life);
  } catch (error) {
    if (error instanceof Error && error.name === 'UnsupportedRecords') return null;
    throw error;
  }
}

/** Compiled anew for each life: thousands of compiled catalogs kept at once are more than a heap holds. */
function ratersOf(text: string) {
  const ir = irOf(text);
  return { meaning: interpreter(ir), compiled: [loadJavaScript(ir), loadJavaScript(ir, { proof: false })] };
}

const add = (texts: readonly string[]): Exact =>
  texts.reduce((sum, text) => sum.plus(Exact.of(text)), Exact.zero);

function conserves(rated: AccountRated): void {
  for (const line of rated.lines) {
    if (line.fund === 'purchase') continue;
    const own = rated.charges.filter(
      ({ feature, fund, period }) => feature === line.feature && fund === line.fund && period === line.period,
    );
    expect(add(own.map(({ amount }) => amount)).toString()).toBe(Exact.of(line.amount).toString());
  }
  const bought = rated.lines.filter(({ fund }) => fund === 'purchase');
  expect(add(bought.map(({ amount }) => amount)).toString()).toBe(
    add(rated.purchases.map(({ amount }) => amount)).toString(),
  );
  for (const { order, size, remaining } of rated.balances) {
    if (remaining === null) continue;
    const drawn = add(
      rated.charges.filter((charge) => charge.order === order).map((charge) => charge.drawn ?? '0'),
    );
    expect(Exact.of(remaining).isNegative()).toBe(false);
    expect(drawn.plus(Exact.of(remaining)).toString()).toBe(Exact.of(size).toString());
  }
  const alerted = rated.alerts.map(({ order }) => order);
  expect(new Set(alerted).size).toBe(alerted.length);
}

it(`${LIVES} lives come out equal on every backend, and conserve money, points and quantity`, () => {
  fc.assert(
    fc.property(arbitraryRules, arbitraryLife, ({ text }, life) => {
      const { meaning, compiled } = ratersOf(text);
      const meant = meaning.rate(life);
      for (const rater of compiled) {
        const rated = rateOrRefuse(rater, life);
        if (rated === null) seen.beyond++;
        else expect(rated).toEqual(meant);
      }
      conserves(meant);
      for (const { id, feature, quantity } of life.usage) {
        const refused = meant.refused.filter(({ record }) => record === id);
        if (refused.some((part) => part.quantity === null)) continue;
        const out = add([
          ...meant.charges.filter(({ record }) => record === id).map((charge) => charge.quantity),
          ...refused.map((part) => part.quantity ?? '0'),
        ]);
        expect([feature, out.toString()]).toEqual([feature, Exact.of(quantity).toString()]);
      }
      seen.charges += meant.charges.length;
      seen.purchases += meant.purchases.length;
      seen.alerts += meant.alerts.length;
      seen.refused += meant.refused.length;
      seen.drawn += meant.charges.filter(({ drawn }) => drawn !== null).length;
    }),
    { numRuns: LIVES, seed: Number(process.env['SEED'] ?? 41) },
  );
});

afterAll(() => {
  for (const [what, count] of Object.entries(seen)) expect([what, count > 0]).toEqual([what, true]);
  expect(seen.beyond).toBeLessThan(LIVES / 10);
  console.log(`${LIVES} lives: ${JSON.stringify(seen)}`);
});
