import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from '../../grammar/parse.ts';
import { print } from '../../grammar/print.ts';
import { sourceFile } from '../../grammar/text/source-file.ts';
import { arbitraryCatalog } from '../support/arbitrary-catalog.ts';
import { arbitraryRules } from '../support/arbitrary-rules.ts';
import { arbitrarySaidOnce } from '../support/arbitrary-said-once.ts';
import { Source } from './source.ts';

/** The price lists that mistakes are made in. */

function folder(root: string, path: string): Source {
  const files = readdirSync(join(root, path), { encoding: 'utf8' })
    .filter((name) => name.endsWith('.tarifa'))
    .sort((a, b) => Number(b === 'main.tarifa') - Number(a === 'main.tarifa') || (a < b ? -1 : 1));
  return new Source(path, new Map(files.map((name) => [name, readFileSync(join(root, path, name), 'utf8')])));
}

/** Every price list of the folders `catalogs` and `examples`. */
export const written = (root: string): readonly Source[] =>
  ['catalogs', 'examples'].flatMap((room) =>
    readdirSync(join(root, room), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => folder(root, `${room}/${name}`)),
  );

/** As the formatter writes it: people's price lists are indented. */
const formatted = (text: string): string => print(parse(sourceFile('main.tarifa', text)).tree);

/** Price lists of three generators, the same ones for one seed. */
export const generated = (count: number, seed: number): readonly Source[] =>
  [
    fc.sample(
      arbitraryCatalog.map(({ tree }) => print(tree)),
      { numRuns: count, seed },
    ),
    fc.sample(
      arbitrarySaidOnce.map(({ once }) => once),
      { numRuns: count, seed },
    ),
    fc.sample(
      arbitraryRules.map(({ text }) => text),
      { numRuns: count, seed },
    ),
  ].flatMap((texts, generator) =>
    texts.map(
      (text, index) =>
        new Source(`generated ${generator + 1}.${index + 1}`, new Map([['main.tarifa', formatted(text)]])),
    ),
  );
