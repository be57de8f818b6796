import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageExamples } from '../grammar/examples.ts';

const root = join(import.meta.dirname, '../..');

/** Every price list of the repository, in the order of their paths; the language's own examples as statements of a file. */
export const tarifaFiles: readonly { readonly path: string; readonly text: string }[] = [
  'catalogs',
  'examples',
  'test',
]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`),
  )
  .filter((path) => path.endsWith('.tarifa'))
  .sort()
  .map((path) => {
    const example = languageExamples.find(({ name }) => path.endsWith(`language-examples/${name}`));
    return { path, text: example?.text ?? readFileSync(join(root, path), 'utf8') };
  });
