import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openCatalog } from '../../../cli/host.ts';
import { coverageOf, percentOf } from '../../../compiler/analyze/coverage/coverage.ts';
import { compile } from '../../../compiler/compile.ts';

const catalogs = join(import.meta.dirname, '../../../catalogs');

it.each(readdirSync(catalogs))('the examples of %s reach all that has a published figure', (name) => {
  const { host, main } = openCatalog(name, catalogs);
  const { ir, scenarios } = compile(host, main);
  const { points, counting } = coverageOf(ir!, scenarios);
  const missed = points.filter(({ apart, by }) => apart === null && by.length === 0);
  expect(missed.map(({ at, words }) => `${at} ${words}`)).toEqual([]);
  expect(percentOf(counting)).toBe(100);
  expect(counting.of).toBeGreaterThan(0);
});
