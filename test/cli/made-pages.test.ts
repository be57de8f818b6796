import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { codePages } from '../../cli/report/code-pages.ts';
import { grammarPage } from '../../grammar/grammar-page.ts';
import { TarifaParser } from '../../grammar/parser.ts';

const folder = join(import.meta.dirname, '../../docs/diagnostics');

it('the pages of docs/diagnostics are those that scripts/write-docs.mjs makes', () => {
  const pages = codePages();
  expect(readdirSync(folder).toSorted()).toEqual([...pages.keys()].toSorted());
  for (const [name, text] of pages) expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
});

it('a page holds every code once, under an anchor of its own, and the index leads to each', () => {
  const pages = codePages();
  const anchors = [...pages].flatMap(([name, text]) =>
    [...text.matchAll(/^## (TAR\d{4})$/gm)].map(([, code]) => `${name}#${code!.toLowerCase()}`),
  );
  const links = [...pages.get('README.md')!.matchAll(/^- \[TAR\d{4}\]\(([^)]+)\)/gm)].map(
    ([, link]) => link!,
  );
  expect(links.length).toBeGreaterThan(200);
  expect(links).toEqual(anchors);
});

it('the page of the grammar has every rule of the parser once, and uses none that it has not', () => {
  const page = grammarPage();
  expect(readFileSync(join(folder, '../grammar.md'), 'utf8')).toBe(page);
  const defined = [...page.matchAll(/^(\w+) = (.*)$/gm)].map(([, name, body]) => ({ name, body: body! }));
  const rules = new TarifaParser().getSerializedGastProductions().map((rule) => Reflect.get(rule, 'name'));
  expect(defined.map(({ name }) => name).toSorted()).toEqual(rules.toSorted());
  const used = defined.flatMap(({ body }) => body.replaceAll(/"[^"]*"/g, '').match(/\b[a-z]\w*/g) ?? []);
  expect(used.filter((name) => !rules.includes(name))).toEqual([]);
});
