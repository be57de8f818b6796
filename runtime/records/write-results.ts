import { stringify } from 'csv-stringify/sync';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { makeFolder } from './make-folder.ts';
import { reason } from './failure-reason.ts';
import { FileFailure } from './fault.ts';
import {
  RESULT_COLUMNS,
  RESULT_NAMES,
  resultRows,
  type ResultName,
  type ResultRow,
  type Results,
} from './result-rows.ts';

export type ResultFormat = 'ndjson' | 'csv' | 'json';

export interface WriteOptions {
  readonly format: ResultFormat;
  /** Which results; all, if absent. The summary is always written. */
  readonly results?: readonly ResultName[];
  /** Keeps spreadsheets from taking a CSV cell for a formula, at the price of a `'` before it. */
  readonly isForSpreadsheet?: boolean;
}

const BATCH_ROWS = 1000;

/**
 * Writes results and summary into a folder, each file whole or not at all. The summary comes last: it is there only
 * when everything else of its run is. Gives the paths written; throws a `FileFailure` where one cannot be.
 */
export async function writeResults(
  folder: string,
  results: Results,
  summary: object,
  options: WriteOptions,
): Promise<readonly string[]> {
  const paths: string[] = [];
  const write = async (file: string, chunks: Iterable<string>): Promise<void> => {
    const path = join(folder, file);
    paths.push(path);
    try {
      // Encoded piece by piece: one string of a whole result may be longer than a string can be.
      await writeFileAtomic(path, Buffer.concat([...encoded(chunks)]));
    } catch (error) {
      throw new FileFailure(path, `cannot be written: ${reason(error)}`);
    }
  };
  try {
    await makeFolder(folder);
  } catch (error) {
    throw new FileFailure(folder, `cannot be made: ${reason(error)}`);
  }
  const wanted = new Set<ResultName>(options.results ?? RESULT_NAMES);
  for (const name of RESULT_NAMES)
    if (wanted.has(name)) await write(`${name}.${options.format}`, formatted(results, name, options));
  await write('summary.json', [`${JSON.stringify(summary, null, 2)}\n`]);
  return paths;
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
    escape_formulas: isForSpreadsheet,
  };
  yield stringify([columns], options);
  for (const batch of batches) {
    const rows = batch.map((row) =>
      columns.map((column) => {
        const cell = row[column] ?? '';
        return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
      }),
    );
    yield stringify(rows, options);
  }
}
