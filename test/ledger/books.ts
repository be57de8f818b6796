import fc from 'fast-check';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnyRecord } from '../../runtime/record.ts';
import { arbitraryLife, arbitraryRules } from '../support/arbitrary-life.ts';
import { recordText } from '../support/record-text.ts';
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

/** All results but the summary, which says how long it took, and without what a killed run may leave beside them. */
export function resultsIn(folder: string, out = 'out'): Readonly<Record<string, string>> {
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

/** A price list, and the records of a few accounts in files, with deliveries that come twice, contradict and correct. */
export const arbitraryBooks = fc
  .record({
    rules: arbitraryRules,
    lives: fc.array(arbitraryLife, { minLength: 1, maxLength: 3 }),
    mess: fc.array(
      fc.record({
        of: fc.nat(),
        kind: fc.constantFrom('again' as const, 'contradict' as const, 'correct' as const, 'cancel' as const),
      }),
      { maxLength: 4 },
    ),
    seed: fc.array(fc.nat(), { minLength: 1, maxLength: 30 }),
    files: fc.integer({ min: 2, max: 4 }),
  })
  .map(({ rules, lives, mess, seed, files }) => {
    const records: AnyRecord[] = lives.flatMap(({ usage: used, orders }, index) =>
      [...orders, ...used].map((record) => ({ ...record, account: `account-${index}` })),
    );
    const lines = records.map(recordText);
    const used = records.filter((record) => record.type === 'usage');
    for (const [index, { of, kind }] of mess.entries()) {
      const record = used[of % used.length];
      if (record === undefined) continue;
      const fresh = { ...record, id: `m${index}`, replaces: record.id };
      if (kind === 'again') lines.push(recordText(record));
      else if (kind === 'contradict') lines.push(recordText({ ...record, quantity: '77' }));
      else lines.push(recordText({ ...fresh, quantity: kind === 'cancel' ? '0' : '3' }));
    }
    const parts: string[][] = Array.from({ length: files }, () => []);
    for (const [index, line] of lines.entries())
      parts[((seed[index % seed.length] ?? 0) + (index % 7)) % files]?.push(line);
    return { catalog: rules.text, parts };
  });
