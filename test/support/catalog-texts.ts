import { readdirSync, readFileSync } from 'node:fs';

const catalogs = new URL('../../catalogs/', import.meta.url);

/** Every file of the catalogs that are shipped. */
export const catalogTexts = (): readonly { readonly path: string; readonly text: string }[] =>
  readdirSync(catalogs, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.tarifa'))
    .sort()
    .map((path) => ({ path, text: readFileSync(new URL(path, catalogs), 'utf8') }));
