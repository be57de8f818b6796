import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Charge, Invoice, Line, Reject } from '../../../runtime/result.ts';
import { run } from '../../support/run-command.ts';

/** What `rate --format json` prints, as far as these tests look at it. */
export interface Rated {
  readonly status: number;
  readonly stderr: string;
  readonly charges: readonly Charge[];
  readonly lines: readonly Line[];
  readonly invoices: readonly Invoice[];
  readonly rejects: readonly Reject[];
  readonly balances: readonly {
    readonly order: string;
    readonly size: string;
    readonly remaining?: string;
  }[];
  readonly summary: { readonly records: Readonly<Record<string, number>> };
}

/** A folder with a price list and files of records, one a list of objects or of texts. */
export function folderOf(
  catalog: string,
  files: Readonly<Record<string, readonly (object | string)[]>>,
): string {
  const folder = mkdtempSync(join(tmpdir(), 'tarifa-money-'));
  writeFileSync(join(folder, 'main.tarifa'), catalog);
  for (const [name, records] of Object.entries(files))
    writeFileSync(
      join(folder, name),
      records.map((one) => `${typeof one === 'string' ? one : JSON.stringify(one)}\n`).join(''),
    );
  return folder;
}

/** Rates through the whole command: reading, rating, adding up, writing. */
export async function rated(folder: string, args: readonly string[]): Promise<Rated> {
  const { status, stdout, stderr } = await run(['rate', 'main.tarifa', ...args, '--format', 'json'], {
    cwd: folder,
  });
  if (stdout === '') throw new Error(stderr);
  return { ...(JSON.parse(stdout) as Omit<Rated, 'status' | 'stderr'>), status, stderr };
}

/** Rates one list of records under a price list. */
export const ratedOnce = (
  catalog: string,
  records: readonly (object | string)[],
  more: readonly string[] = [],
): Promise<Rated> => rated(folderOf(catalog, { 'all.ndjson': records }), ['--usage', 'all.ndjson', ...more]);

export const use = (id: string, time: string, quantity: number | string = 1, more: object = {}): object => ({
  id,
  account: 'acme',
  feature: 'f',
  time,
  quantity,
  ...more,
});
