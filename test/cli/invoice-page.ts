import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageFile } from '../../runtime/records/page-file.ts';
import { named, readPage, textOf, type ReadPage } from '../support/html-tree.ts';
import { run } from '../support/run-command.ts';

const RATE = [
  'rate',
  'catalogs/vision',
  '--orders',
  'orders.ndjson',
  '--out',
  'bill',
  '--results',
  'lines,pages',
];

/** Rates the fixture and writes lines, and a page for each account. */
export const rateInto = (cwd: string, usage = 'usage.ndjson', ...more: string[]) =>
  run([...RATE, '--usage', usage, ...more], { cwd });
export const pageIn = (cwd: string, account: string): ReadPage =>
  readPage(readFileSync(join(cwd, 'bill', pageFile(account)), 'utf8'));
/** The rows of its tables, cells with a bar between. */
export const rowsOf = (page: ReadPage): readonly string[] =>
  named(page, 'tr').map((row) =>
    row.childNodes.flatMap((cell) => ('tagName' in cell ? [textOf(cell)] : [])).join(' | '),
  );
