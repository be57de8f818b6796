import { stringify } from 'csv-stringify/sync';
import { join } from 'node:path';
import { FolderSwap } from './folder-swap.ts';
import { makeFolder } from './make-folder.ts';
import { reason } from './failure-reason.ts';
import { FileFailure } from './fault.ts';
import { pagesBefore } from './page-file.ts';
import {
  RESULT_COLUMNS,
  RESULT_NAMES,
  resultRows,
  type ResultName,
  type ResultRow,
  type Results,
} from './result-rows.ts';
import { spreadsheetCell } from './spreadsheet-cell.ts';
import { tableFile, tablesBefore, type ResultFormat } from './table-file.ts';

export interface WriteOptions {
  readonly format: ResultFormat;
  /** Which results; all, if absent. The summary is always written. */
  readonly results?: readonly ResultName[];
  /** Pages beside the tables; those of runs before stay only where this is absent. */
  readonly pages?: ResultPages;
  /** Keeps spreadsheets from taking a CSV cell for a formula, at the price of a `'` before what could be one. */
  readonly isForSpreadsheet?: boolean;
}

/** Pages that go with the tables of a run. */
export interface ResultPages {
  /** Each with its path in the results' folder. */
  readonly files: Iterable<{ readonly file: string; readonly text: string }>;
  /** What every page begins with: one of a run before that this one does not write again is removed. */
  readonly start: string;
}

const BATCH_ROWS = 1000;

/** Results that stand in their folder, as long as nobody wants back what was there before. */
export interface PlacedResults {
  readonly paths: readonly string[];
  /** Puts back what was there before; throws a `FileFailure` that says where it lies if it cannot be put back. */
  undo(): void;
  /** Lets go of what was there before. */
  finish(): void;
}

/**
 * Writes results and summary into a folder: all of them, or what was there before stays as it was. They take the place
 * of all tables that runs before have left, so that the summary stands beside those of its own run only. Gives the
 * paths written; throws a `FileFailure` where one cannot be.
 */
export async function writeResults(
  folder: string,
  results: Results,
  summary: object,
  options: WriteOptions,
): Promise<readonly string[]> {
  const placed = await placeResults(folder, results, summary, options);
  placed.finish();
  return placed.paths;
}

/** The same, for who has more to do before the results may stand. */
export async function placeResults(
  folder: string,
  results: Results,
  summary: object,
  options: WriteOptions,
): Promise<PlacedResults> {
  try {
    await makeFolder(folder);
  } catch (error) {
    throw new FileFailure(folder, `cannot be made: ${reason(error)}`);
  }
  const swap = during(folder, () => FolderSwap.begin(folder));
  const files: string[] = [];
  const write = (file: string, chunks: Iterable<string>): void => {
    during(join(folder, file), () => swap.write(file, encoded(chunks)));
    files.push(file);
  };
  const remove = (find: () => readonly string[]): void =>
    during(folder, () => {
      for (const file of find()) swap.remove(file);
    });
  try {
    const wanted = new Set<ResultName>(options.results ?? RESULT_NAMES);
    for (const name of RESULT_NAMES)
      if (wanted.has(name)) write(tableFile(name, options.format), formatted(results, name, options));
    remove(() => tablesBefore(folder, new Set(files)));
    if (options.pages !== undefined) {
      for (const { file, text } of options.pages.files) {
        during(join(folder, file), () => swap.writeOneOfMany(file, [Buffer.from(text)]));
        files.push(file);
      }
      await swap.flush().catch((error: unknown) => {
        throw new FileFailure(folder, `cannot be written: ${reason(error)}`);
      });
      const { start } = options.pages;
      remove(() => pagesBefore(folder, start, new Set(files)));
    }
    write('summary.json', [`${JSON.stringify(summary, null, 2)}\n`]);
    during(folder, () => swap.swap());
  } catch (error) {
    undo(swap);
    throw error;
  }
  const paths = files.map((file) => join(folder, file));
  return { paths, undo: () => undo(swap), finish: () => swap.finish() };
}

/** Does what may fail, and says for which path it did. */
function during<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new FileFailure(path, `cannot be written: ${reason(error)}`);
  }
}

function undo(swap: FolderSwap): void {
  try {
    swap.undo();
  } catch (error) {
    throw new FileFailure(
      swap.unfinished,
      `holds what could not be put back into its folder: ${reason(error)}`,
    );
  }
}

function* encoded(chunks: Iterable<string>): Generator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

/** One result as text, in pieces. */
function formatted(results: Results, name: ResultName, options: WriteOptions): Iterable<string> {
  const batches = batched(resultRows(results, name));
  switch (options.format) {
    case 'ndjson':
      return ndjson(batches);
    case 'json':
      return json(batches);
    case 'csv':
      return csv(batches, RESULT_COLUMNS[name], options.isForSpreadsheet === true);
  }
}

function* batched(rows: Iterable<ResultRow>): Generator<readonly ResultRow[]> {
  let batch: ResultRow[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length === BATCH_ROWS) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

function* ndjson(batches: Iterable<readonly ResultRow[]>): Generator<string> {
  for (const batch of batches) yield batch.map((row) => `${JSON.stringify(row)}\n`).join('');
}

function* json(batches: Iterable<readonly ResultRow[]>): Generator<string> {
  let separator = '[\n';
  for (const batch of batches) {
    yield separator + batch.map((row) => JSON.stringify(row)).join(',\n');
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

function* csv(
  batches: Iterable<readonly ResultRow[]>,
  columns: readonly string[],
  isForSpreadsheet: boolean,
): Generator<string> {
  const options = {
    record_delimiter: '\r\n',
    // Naming a delimiter turns this off, and a lone line feed in a message would then end the row.
    quote_record_delimiter: true,
  };
  yield stringify([columns], options);
  for (const batch of batches) {
    const rows = batch.map((row) =>
      columns.map((column) => {
        const cell = row[column] ?? '';
        const text = typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
        return isForSpreadsheet ? spreadsheetCell(text) : text;
      }),
    );
    yield stringify(rows, options);
  }
}
