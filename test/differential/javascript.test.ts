import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { interpreter } from '../../compiler/ir/interpret/interpret.ts';
import { loadJavaScript } from '../../compiler/emit/javascript/load.ts';
import { print } from '../../grammar/print.ts';
import type { Usage } from '../../runtime/record.ts';
import { arbitraryCatalog, type GeneratedCatalog } from '../support/arbitrary-catalog.ts';
import { arbitraryUsage, untilOf } from '../support/arbitrary-usage.ts';
import { irOf } from '../support/compile-text.ts';

/** The compiled function against the meaning, over generated price lists and usage: nothing may differ. */

const CASES = Number(process.env['CASES'] ?? 5000);
const SEED = Number(process.env['SEED'] ?? 21);
let events = 0;
let charged = 0;
let refused = 0;

/** Short lists of usage try many price lists; long ones reach the far tiers and the ends of tables. */
const short = arbitraryCatalog.chain((catalog) =>
  fc.tuple(fc.constant(catalog), arbitraryUsage(catalog, 60)),
);
const long = arbitraryCatalog.chain((catalog) =>
  fc.tuple(fc.constant(catalog), arbitraryUsage(catalog, 200, 'max')),
);

function agree([{ tree }, usage]: readonly [GeneratedCatalog, readonly Usage[]]): void {
  const ir = irOf(print(tree));
  const input = { account: 'acme', usage, orders: [], until: untilOf(usage) };
  const meant = interpreter(ir).rate(input);
  expect(loadJavaScript(ir).rate(input)).toEqual(meant);
  expect(loadJavaScript(ir, { proof: false }).rate(input)).toEqual(meant);
  events += usage.length;
  charged += meant.charges.length;
  refused += meant.refused.length;
}

it(`equals the interpreter on ${CASES} generated price lists, with and without the range proof`, () => {
  fc.assert(fc.property(short, agree), { numRuns: CASES, seed: SEED });
});

it('equals it on long months of usage', () => {
  fc.assert(fc.property(long, agree), { numRuns: Math.ceil(CASES / 5), seed: SEED });
});

afterAll(() => {
  expect(charged).toBeGreaterThan(0);
  expect(refused).toBeGreaterThan(0);
  console.log(
    `${CASES + Math.ceil(CASES / 5)} price lists, ${events} events: ${charged} charges and ${refused} rejects equal`,
  );
});
