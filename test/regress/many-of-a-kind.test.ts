import { expect, it } from 'vitest';
import { textCatalog } from '../../cli/host.ts';
import { coverageText } from '../../cli/report/coverage.ts';
import { printerOn } from '../../cli/report/printer.ts';
import { compile } from '../../compiler/compile.ts';
import { coverageOf } from '../../compiler/analyze/coverage/coverage.ts';
import { undatedInstant } from '../../compiler/ir/scenario.ts';
import { parse } from '../../grammar/parse.ts';
import { sourceFile } from '../../grammar/text/source-file.ts';
import { catalogText, irOf } from '../support/compile-text.ts';

/** More than a function takes arguments. */
const MANY = 130_000;
const text = catalogText(
  'feature f "F" {\n meter call\n price from 2026-02-01 graduated monthly {\n <= 10 calls CNY 1 / call\n > 10 calls CNY 2 / call\n }\n}',
);

it('lists the places that no example reaches, however many there are', () => {
  const folder = textCatalog(text, 'many.tarifa');
  const compilation = compile(folder.host, folder.main);
  const coverage = coverageOf(compilation.ir!, []);
  const points = Array.from({ length: MANY }, () => coverage.points[0]!);
  const sink = { isTerminal: false, write: () => Promise.resolve() };
  const lines = coverageText(
    { folder, compilation },
    { ...coverage, points },
    printerOn(sink, {}, 'never'),
  ).split('\n');
  expect(lines.filter((line) => line.includes('main.tarifa:') || line.includes('many.tarifa:'))).toHaveLength(
    MANY,
  );
});

it('finds the newest of as many prices', () => {
  const ir = irOf(text);
  const [feature] = ir.features;
  const [price] = feature!.prices;
  const prices = Array.from({ length: MANY }, (_, from) => ({ ...price!, from }));
  expect(undatedInstant({ ...ir, features: [{ ...feature!, prices }] })).toBe(MANY - 1);
});

it('reads a file of as many declarations', () => {
  const { tree, diagnostics } = parse(sourceFile('units.tarifa', 'unit a\n'.repeat(MANY)));
  expect([tree.items.length, diagnostics]).toEqual([MANY, []]);
});
