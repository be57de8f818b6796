import { realpathSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { glob } from 'tinyglobby';
import { FileFailure } from '../runtime/records/fault.ts';
import { statOf } from './host.ts';
import { onlyOneInput } from './standard-input.ts';

export const MAIN = 'main.tarifa';

/**
 * The price lists that are meant: each file, each folder with a `main.tarifa`, and of a folder without one, all that lie
 * below it; without any name, this folder. Each once, and standard input (`-`) at most once. A `FileFailure` where there
 * is nothing.
 */
export async function findCatalogs(written: readonly string[], cwd: string): Promise<readonly string[]> {
  onlyOneInput(written);
  const found = new Map<string, string>();
  for (const path of written.length === 0 ? ['.'] : written)
    for (const catalog of path === '-' ? ['-'] : await catalogsHeld(path, cwd)) {
      const key = catalog === '-' ? '-' : identity(resolve(cwd, catalog));
      if (!found.has(key)) found.set(key, catalog);
    }
  return [...found.values()];
}

async function catalogsHeld(path: string, cwd: string): Promise<readonly string[]> {
  const found = await catalogsAt(path, cwd);
  if (found.length > 0) return found;
  throw new FileFailure(path, 'there is no main.tarifa in the folder, nor below it');
}

/** The same for one path, which must be there but need not hold a price list. */
export async function catalogsAt(path: string, cwd: string): Promise<readonly string[]> {
  const folder = resolve(cwd, path);
  if (!statOf(path, folder).isDirectory() || isThere(join(folder, MAIN))) return [path];
  const files = await glob(`**/${MAIN}`, {
    cwd: folder,
    ignore: ['**/node_modules/**'],
    followSymbolicLinks: false,
    expandDirectories: false,
  });
  return foldersOfCatalogs(files).map((name) => join(path, name));
}

/** Of the files below a folder, by their path in it: the folders of price lists. What lies inside of one is part of it. */
export function foldersOfCatalogs(files: Iterable<string>): readonly string[] {
  const folders = [...files]
    .filter((file) => file.endsWith(`/${MAIN}`) && !/(^|\/)(\.|node_modules\/)/.test(file))
    .map((file) => file.slice(0, -MAIN.length))
    .sort((a, b) => (a < b ? -1 : 1));
  const outermost: string[] = [];
  for (const one of folders) if (!outermost.some((other) => one.startsWith(other))) outermost.push(one);
  return outermost.map((one) => one.slice(0, -1));
}

const isThere = (file: string): boolean => statSync(file, { throwIfNoEntry: false }) !== undefined;

/** A folder and its main file are one price list. */
function identity(path: string): string {
  const real = realpathSync(path);
  return basename(real) === MAIN ? resolve(real, '..') : real;
}
