import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, type Ran } from '../support/run-command.ts';

/** Folders with a price list, files of records, and a ledger. */

export interface Row {
  readonly account: string;
  readonly period: string;
  readonly amount: string;
  readonly feature?: string;
  readonly product?: string;
  readonly fund?: string;
  readonly order?: string;
  readonly adjusts?: string;
  readonly of?: string;
  readonly records?: readonly string[];
  readonly quantity: string;
}

export function folderWith(catalog: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'tarifa-ledger-'));
  writeFileSync(join(folder, 'main.tarifa'), catalog);
  return folder;
}

/** A record of use of the feature `f`. */
export const use = (id: string, time: string, quantity: number, more: object = {}): string =>
  JSON.stringify({ id, account: 'acme', feature: 'f', time, quantity, ...more });

export function write(folder: string, file: string, lines: readonly string[]): string {
  writeFileSync(join(folder, file), lines.map((line) => `${line}\n`).join(''));
  return file;
}

/** Rates with a ledger; results are written to `out`. */
export const rateBooks = (
  folder: string,
  files: readonly string[],
  out = 'out',
  ledger = 'books',
): Promise<Ran> =>
  run(['rate', 'main.tarifa', '--ledger', ledger, '--out', out, ...usage(files)], { cwd: folder });

export const rateAlone = (folder: string, files: readonly string[], out = 'alone'): Promise<Ran> =>
  run(['rate', 'main.tarifa', '--out', out, ...usage(files)], { cwd: folder });

export const closeBooks = (folder: string, period: string, ledger = 'books'): Promise<Ran> =>
  run(['close', 'main.tarifa', '--ledger', ledger, '--period', period], { cwd: folder });

const usage = (files: readonly string[]): readonly string[] =>
  files.length === 0 ? [] : ['--usage', ...files];

/** All results that stand in their folder, but the summary, which says how long it took. */
export function resultsIn(folder: string, out = 'out'): Readonly<Record<string, string>> {
  if (!existsSync(join(folder, out))) return {};
  const names = readdirSync(join(folder, out)).filter((name) => name.endsWith('.ndjson'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, out, name), 'utf8')]));
}

export const rows = (text: string): readonly Row[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);

/** Every file of a folder, by its path. */
export function treeOf(folder: string, under = ''): Readonly<Record<string, string>> {
  mkdirSync(folder, { recursive: true });
  return Object.fromEntries(
    readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) => {
      const path = under === '' ? entry.name : `${under}/${entry.name}`;
      return entry.isDirectory()
        ? Object.entries(treeOf(folder, path))
        : [[path, readFileSync(join(folder, path), 'utf8')]];
    }),
  );
}
