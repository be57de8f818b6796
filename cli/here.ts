import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UsageFailure } from './failures.ts';
import type { Io } from './io.ts';

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

/** Whether a word is rather the place of a price list than a sentence. */
const isCatalog = (word: string, { cwd }: Io): boolean =>
  word.endsWith('.tarifa') || isFolder(resolve(cwd, word));

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;
export const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
