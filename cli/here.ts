import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Context } from './context.ts';
import { UsageFailure } from './failures.ts';
import type { Io } from './io.ts';
import { printableLine } from './report/printable.ts';

/** The price list of the folder in which the command was started; `wanted` shows how to name another. */
export function catalogHere({ cwd }: Io, wanted: string): string {
  if (isFile(join(cwd, 'main.tarifa'))) return '.';
  throw new UsageFailure(`name the price list: ${wanted} (there is no main.tarifa in this folder)`);
}

/** `[catalog] <words>`, of which the first may be left out: the price list of this folder, and the words. */
export function catalogAndWords(
  first: string | undefined,
  second: string | undefined,
  io: Io,
  { what, wanted }: { readonly what: string; readonly wanted: string },
): readonly [catalog: string, words: string] {
  if (first === undefined || (second === undefined && isCatalog(first, io)))
    throw new UsageFailure(`missing required argument '${what}': ${wanted}`);
  return second === undefined ? [catalogHere(io, wanted), first] : [first, second];
}

/** Files of records as the command line names them; both are absent where it names none. */
export interface NamedRecords {
  usage?: string[];
  orders?: string[];
}

/** How files of records are called that lie beside a price list; the first that is there is taken. */
const ENDINGS = ['.ndjson', '.ndjson.gz', '.csv', '.csv.gz'];

/** Where no records are named, takes those beside the price list, and says so. */
export async function nameRecords(catalog: string, named: NamedRecords, context: Context): Promise<void> {
  if (named.usage !== undefined || named.orders !== undefined) return;
  const folder = catalog.endsWith('.tarifa') ? dirname(catalog) : catalog;
  const beside = (name: string): string[] => {
    const paths = ENDINGS.map((ending) => join(folder, `${name}${ending}`));
    return paths.filter((path) => isFile(resolve(context.io.cwd, path))).slice(0, 1);
  };
  const [usage, orders] = [beside('usage'), beside('orders')];
  if (usage.length > 0) named.usage = usage;
  if (orders.length > 0) named.orders = orders;
  const found = [...usage, ...orders].map(printableLine);
  if (found.length > 0) await context.summarize(`no records named: reading ${found.join(' and ')}`);
}

/** Whether a word is rather the place of a price list than a sentence. */
export const isCatalog = (word: string, { cwd }: Io): boolean =>
  word.endsWith('.tarifa') || isFolder(resolve(cwd, word));

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;
const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
