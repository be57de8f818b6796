import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** What the README shows is what there is; its code blocks are run by docs.test.ts. */
const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

it('shows the price list of examples/00-readme', () => {
  const [, text] = /```tarifa ocr\/main.tarifa\n([^]*?)```/.exec(readme)!;
  expect(readFileSync(join(root, 'examples/00-readme/main.tarifa'), 'utf8')).toBe(text);
});

it('begins with two commands that do all the set-up', () => {
  const [, first] = /```sh\n([^]*?)```/.exec(readme)!;
  expect(first).toBe('npm install && npm start\nnpm install-test\n');
});

it('names every command that there is', () => {
  // The help lists them a line each.
  const shown = new Set(
    [...readme.matchAll(/`tarifa ([a-z]+)|npx tarifa ([a-z]+)/g)].map((m) => m[1] ?? m[2]),
  );
  expect(shown.size).toBeGreaterThan(9);
});
