import { statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Context } from './context.ts';
import { UsageFailure } from './failures.ts';
import { statOf } from './host.ts';
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

/** The files of records that are named; where no records are, those beside the price list. Which are read is said. */
export async function recordsFor(
  catalog: string,
  named: NamedRecords,
  context: Context,
): Promise<RecordFiles> {
  const { usage, orders, ledger } = named;
  if ((usage ?? orders ?? ledger) !== undefined) {
    await tellUnread([catalog], named, context);
    return { usage: usage ?? [], orders: orders ?? [] };
  }
  // Nothing lies beside what is not there, which is what has to be said.
  if (catalog !== '-') statOf(catalog, resolve(context.io.cwd, catalog));
  const files = {
    usage: beside(catalog, 'usage', context.io),
    orders: beside(catalog, 'orders', context.io),
  };
  const found = [...files.usage, ...files.orders].map(printableLine);
  if (found.length > 0) await context.summarize(`no records named: reading ${found.join(' and ')}`);
  return files;
}

/** Says where only usage or only orders are named, and the others lie beside the price list: bills lack them then. */
export async function tellUnread(
  catalogs: readonly string[],
  { usage = [], orders = [], ledger }: NamedRecords,
  context: Context,
): Promise<void> {
  // A ledger may hold them from an earlier run.
  if (ledger !== undefined || (usage.length === 0) === (orders.length === 0)) return;
  const role = usage.length === 0 ? 'usage' : 'orders';
  const { cwd } = context.io;
  const read = new Set([...usage, ...orders].map((path) => resolve(cwd, path)));
  const found = catalogs.flatMap((catalog) => (catalog === '-' ? [] : beside(catalog, role, context.io)));
  const path = found.find((one) => !read.has(resolve(cwd, one)));
  if (path !== undefined)
    await context.summarize(
      `${printableLine(basename(path))} beside the price list is not read: name it with --${role}`,
    );
}

/** The file of records beside a price list, if one is there. */
function beside(catalog: string, name: string, { cwd }: Io): string[] {
  const folder = catalog.endsWith('.tarifa') ? dirname(catalog) : catalog;
  const paths = ENDINGS.map((ending) => join(folder, `${name}${ending}`));
  return paths.filter((path) => isFile(resolve(cwd, path))).slice(0, 1);
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
