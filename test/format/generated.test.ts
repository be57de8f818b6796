import fc from 'fast-check';
import { expect, it } from 'vitest';
import { digestOf } from '../../compiler/ir/digest.ts';
import { commentsOf, sayingOf } from '../../grammar/format/same.ts';
import { format, readToFormat, written } from '../../grammar/format/format.ts';
import type { Parsed } from '../../grammar/parse.ts';
import { linesOf } from '../../grammar/print/page.ts';
import { print } from '../../grammar/print.ts';
import { arbitraryCatalog } from '../support/arbitrary-catalog.ts';
import { arbitraryRules } from '../support/arbitrary-rules.ts';
import { arbitraryTree } from '../support/arbitrary-tree.ts';
import { compileText } from '../support/compile-text.ts';
import { oddLayout, reordered } from '../support/odd-layout.ts';
import { randomNumbers } from '../support/random-numbers.ts';

/**
 * Price lists with comments and odd space anywhere: the formatter keeps what they say and every comment, and a second
 * time it changes nothing.
 */
const LAYOUTS = Number(process.env['LAYOUTS'] ?? 5_000);
const SEED = Number(process.env['SEED'] ?? 13);

const read = (text: string): Parsed => readToFormat('main.tarifa', text);

/** A price list laid out oddly, if that is still the same one: a name at the start of a line may read as a statement. */
function oddly(text: string, seed: number): { parsed: Parsed; comments: number } | null {
  const random = randomNumbers(seed);
  const before = read(reordered(text, random));
  const { text: odd, comments } = oddLayout(before, random, [3, 10, 40][random(3)]!);
  const parsed = read(odd);
  const isSame = parsed.diagnostics.length === 0 && sayingOf(parsed.tree) === sayingOf(read(text).tree);
  return isSame ? { parsed, comments } : null;
}

/** Formats, and throws where the promise does not hold. */
function formatted({ parsed, comments }: { parsed: Parsed; comments: number }): string {
  const text = linesOf(written(parsed))
    .map((line) => `${line}\n`)
    .join('');
  const again = read(text);
  const fail = (what: string): never => {
    throw new Error(`${what}:\n${parsed.file.text}\n--- becomes\n${text}`);
  };
  const [fault] = again.diagnostics;
  if (fault !== undefined) fail(`is at fault, ${fault.message}`);
  if (format(parsed) !== text) fail('formatting gives another text');
  if (again.tree.comments.length !== comments) fail(`${comments} comments were written`);
  if (commentsOf(again.tree) !== commentsOf(parsed.tree)) fail('other comments');
  if (sayingOf(again.tree) !== sayingOf(parsed.tree)) fail('reads otherwise');
  if (format(again) !== text) fail(`is not settled, but then\n${format(again)}`);
  return text;
}

it(`holds for ${LAYOUTS.toLocaleString('en')} files of every construct`, () => {
  const counts = { files: 0, comments: 0, skipped: 0 };
  fc.assert(
    fc.property(arbitraryTree, fc.nat(), (tree, seed) => {
      const odd = oddly(print(tree), seed);
      if (odd === null) counts.skipped++;
      else {
        formatted(odd);
        counts.files++;
        counts.comments += odd.comments;
      }
    }),
    { numRuns: LAYOUTS, seed: SEED },
  );
  console.log(`${counts.files} files with ${counts.comments} comments`);
  expect(counts.skipped).toBeLessThan(LAYOUTS / 10);
  expect(counts.comments).toBeGreaterThan(5 * LAYOUTS);
});

it(`gives what was printed where there are no comments`, () => {
  fc.assert(
    fc.property(arbitraryTree, (tree) => {
      const text = print(tree);
      expect(format(read(text))).toBe(text);
    }),
    { numRuns: LAYOUTS / 5, seed: SEED },
  );
});

const catalogs = fc.oneof(
  arbitraryCatalog.map(({ tree }) => print(tree)),
  arbitraryRules.map(({ text }) => text),
);

it(`means the same for ${LAYOUTS / 5} price lists that compile`, () => {
  let compiled = 0;
  fc.assert(
    fc.property(catalogs, fc.nat(), (text, seed) => {
      const { ir } = compileText(text);
      const odd = oddly(text, seed);
      if (ir === null || odd === null) return;
      const after = compileText(formatted(odd)).ir;
      expect(after === null ? null : digestOf(after)).toBe(digestOf(ir));
      compiled++;
    }),
    { numRuns: LAYOUTS / 5, seed: SEED },
  );
  console.log(`${compiled} price lists compiled`);
  expect(compiled).toBeGreaterThan(LAYOUTS / 6);
});
