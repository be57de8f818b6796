import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compileText } from './support/compile-text.ts';

/** What the README shows is what there is. */
const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const block = (language: string, index = 0): string =>
  [...readme.matchAll(new RegExp('```' + language + '\\n([^]*?)```', 'g'))][index]![1]!;

it('shows the price list of examples/00-readme', () => {
  expect(readFileSync(join(root, 'examples/00-readme/main.tarifa'), 'utf8')).toBe(block('tarifa'));
});

it('shows what the compiler says to the mistake it names', () => {
  const wrong = block('tarifa').replace('>  100,000', '>  120,000');
  const { diagnostics } = compileText(wrong);
  expect(diagnostics.map(({ code, label, help }) => [code, label, help])).toEqual([
    ['TAR2104', 'starts at 120,000, but the tier above ends at 100,000', 'write `> 100,000 calls`'],
  ]);
  expect(block('console', 1)).toContain('TAR2104: tiers leave a gap');
});

it('names files that exist', () => {
  const paths = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, path]) => path!);
  expect(paths.length).toBeGreaterThan(3);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
