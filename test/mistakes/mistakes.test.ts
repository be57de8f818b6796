import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import prettier from 'prettier';
import { expect, it } from 'vitest';
import { families } from './kinds.ts';
import { mistakesPage, score, type Run } from './page.ts';
import { generated, written } from './price-lists.ts';
import { added, emptyTally, tallyOf, type Tally } from './tally.ts';

/**
 * Single mistakes of every kind, made in every price list of the house and in generated ones, and what is said of them.
 * `MISTAKES=write` writes the page of docs; `MISSES=1` prints what was not found well; `KIND=…` takes only some kinds.
 */

const SEED = 7;
const MOST = Number(process.env['MOST'] ?? 2);
const COUNT = Number(process.env['CASES'] ?? 6);
const only = new RegExp(process.env['KIND'] ?? '');
const root = join(import.meta.dirname, '../..');
const page = join(root, 'docs/mistakes.md');

function run(): Run {
  const own = written(root);
  const made = generated(COUNT, SEED);
  const tallies = new Map<string, Tally>();
  for (const { kinds } of families) for (const { name } of kinds) tallies.set(name, emptyTally());
  for (const source of [...own, ...made])
    for (const [name, tally] of tallyOf(source, MOST, (kind) => only.test(kind.name)))
      tallies.set(name, added(tallies.get(name)!, tally));
  return { tallies, written: own.length, generated: made.length, most: MOST };
}

it('finds the mistakes that a price list gives away, at their place, and the page says what came of each', async () => {
  const result = run();
  if (process.env['MISSES'] !== undefined)
    for (const { kinds } of families)
      for (const { name, known } of kinds) {
        const { made, well, misses } = result.tallies.get(name)!;
        if (known === 'text' && (made === 0 || well < made))
          console.log(`${name}: ${well} of ${made}`, misses.slice(0, 8));
      }
  const text = await prettier.format(mistakesPage(result), {
    ...(await prettier.resolveConfig(page)),
    parser: 'markdown',
  });
  if (process.env['MISTAKES'] === 'write') writeFileSync(page, text);
  const { kinds, found } = score(result);
  console.log(`${found.length} of ${kinds} kinds of mistakes found`);
  expect(families.flatMap((family) => family.kinds).length).toBeGreaterThanOrEqual(80);
  expect(found.length).toBeGreaterThanOrEqual(kinds * 0.95);
  expect(readFileSync(page, 'utf8')).toBe(text);
});
