import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Context } from './context.ts';
import { UsageFailure } from './failures.ts';
import type { Io } from './io.ts';
import type { RecordFiles } from './read-usage.ts';
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

/** Records as the command line names them; all are absent where it names none. */
export interface NamedRecords {
  readonly usage?: readonly string[];
  readonly orders?: readonly string[];
  /** A folder that holds records of its own. */
  readonly ledger?: string;
}

/** How files of records are called that lie beside a price list; the first that is there is taken. */
const ENDINGS = ['.ndjson', '.csv'].flatMap((plain) => [plain, `${plain}.gz`, `${plain}.zst`]);

/** The files of records that are named; where no records are, those beside the price list, which is said. */
export async function recordsFor(
  catalog: string,
  { usage, orders, ledger }: NamedRecords,
  context: Context,
): Promise<RecordFiles> {
  if ((usage ?? orders ?? ledger) !== undefined) return { usage: usage ?? [], orders: orders ?? [] };
  const folder = catalog.endsWith('.tarifa') ? dirname(catalog) : catalog;
  const beside = (name: string): string[] => {
    const paths = ENDINGS.map((ending) => join(folder, `${name}${ending}`));
    return paths.filter((path) => isFile(resolve(context.io.cwd, path))).slice(0, 1);
  };
  const files = { usage: beside('usage'), orders: beside('orders') };
  const found = [...files.usage, ...files.orders].map(printableLine);
  if (found.length > 0) await context.summarize(`no records named: reading ${found.join(' and ')}`);
  return files;
}

/**
 * The price list, and the files that are named beside it. `--usage a.ndjson catalogs/vision`: the list of files took the
 * price list too, which stands last as paths do.
 */
export function catalogAndNamed(
  path: string | undefined,
  named: NamedRecords,
  io: Io,
  wanted: string,
): readonly [catalog: string, named: NamedRecords] {
  if (path !== undefined) return [path, named];
  for (const role of ['usage', 'orders'] as const) {
    const files = named[role] ?? [];
    const last = files.at(-1);
    if (last !== undefined && last !== '-' && isCatalog(last, io))
      return [last, { ...named, [role]: files.slice(0, -1) }];
  }
  return [catalogHere(io, wanted), named];
}

/** Whether a word is rather the place of a price list than a sentence. */
export const isCatalog = (word: string, { cwd }: Io): boolean =>
  word.endsWith('.tarifa') || isFolder(resolve(cwd, word));

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;
const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
