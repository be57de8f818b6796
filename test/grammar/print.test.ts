import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type * as ast from '../../grammar/ast.ts';
import { descendants } from '../../grammar/ast-walk.ts';
import { sayingOf } from '../../grammar/format/same.ts';
import { print } from '../../grammar/print.ts';
import { arbitraryTree } from '../support/arbitrary-tree.ts';
import { tarifaFiles } from '../support/tarifa-files.ts';
import { read } from './examples.ts';

/** Printing a tree and reading it again gives the tree. */
const TREES = Number(process.env['TREES'] ?? 20_000);
const SEED = Number(process.env['SEED'] ?? 12);

/** A word that would be taken for another where it stands is printed in backticks: that alone may be new. */
const saying = (tree: ast.File): string => sayingOf(tree).replaceAll('"form":"backticks"', '"form":"bare"');

/** Every kind that the tree declares; the two that an attribute's type has are no nodes. */
const folder = join(import.meta.dirname, '../../grammar/ast');
const declared = new Set(
  readdirSync(folder)
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').match(/readonly kind: '[^;}]+/g) ?? [])
    .flatMap((kinds) => kinds.match(/'[^']+'/g)!.map((kind) => kind.slice(1, -1)))
    .filter((kind) => kind !== 'one of'),
);

it(`is so for ${TREES.toLocaleString('en')} trees of every construct`, () => {
  const kinds = new Map<string, number>();
  fc.assert(
    fc.property(arbitraryTree, (tree) => {
      const text = print(tree);
      const parsed = read(text);
      const [fault] = parsed.diagnostics;
      if (fault !== undefined) throw new Error(`${fault.code} ${fault.message} in\n${text}`);
      if (saying(parsed.tree) !== saying(tree)) throw new Error(`reads otherwise:\n${text}`);
      if (print(parsed.tree) !== text) throw new Error(`is not settled:\n${text}`);
      for (const { kind } of descendants(tree)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }),
    { numRuns: TREES, seed: SEED },
  );
  const [rarest, count] = [...kinds].sort((one, other) => one[1] - other[1])[0]!;
  console.log(`${TREES} trees of ${kinds.size} kinds of nodes; the rarest, ${rarest}, ${count} times`);
  expect([...kinds.keys()].sort()).toEqual([...declared].sort());
  expect(count).toBeGreaterThan(TREES / 100);
});

it('is so for every price list of the repository, to the letter', () => {
  const sound = tarifaFiles.filter(({ text }) => read(text).diagnostics.length === 0);
  expect(sound.length).toBeGreaterThan(300);
  for (const { path, text } of sound) {
    const { tree } = read(text);
    const again = read(print(tree));
    expect([path, again.diagnostics]).toEqual([path, []]);
    expect([path, sayingOf(again.tree)]).toEqual([path, sayingOf(tree)]);
  }
});
