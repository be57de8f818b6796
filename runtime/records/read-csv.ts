import { CsvError, parse } from 'csv-parse';
import { pipeline, Readable } from 'node:stream';
import { readHeader, type Column } from './csv-columns.ts';
import { faultOf, FileFailure } from './fault.ts';
import type { Fields } from './parse-json.ts';
import type { Row } from './read-ndjson.ts';
import type { RecordShape } from './record-fields.ts';
import { LINE_BYTES_MAX } from './split-lines.ts';

/** Empty lines count for the row after them. */
const LEADING_LINE_ENDS = /^[\r\n]+/;

/** What csv-parse gives for each row with `raw`. */
interface ParsedRow {
  readonly record: readonly string[];
  readonly raw: string;
}

/**
 * CSV with a header row. An empty cell is an absent field. A row of another length than the header is rejected; a quote
 * gone wrong fails the file, since nothing says where the next row begins.
 */
export async function* readCsv(
  name: string,
  bytes: AsyncIterable<Uint8Array>,
  shape: RecordShape,
): AsyncGenerator<Row> {
  // Counted while parsing: by the time an error arrives, rows before it may have been thrown away unseen. csv-parse
  // itself counts a line end of two characters inside quotes twice.
  let nextLine = 1;
  const starts: number[] = [];
  const parser = parse({
    // Found by looking, it would be that of the first row for the whole file.
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LINE_BYTES_MAX,
    raw: true,
    on_record: (row) => {
      // Its types know rows only as they are without `raw`.
      const parsed: unknown = row;
      const { raw } = parsed as ParsedRow;
      starts.push(nextLine + lineEnds(LEADING_LINE_ENDS.exec(raw)?.[0] ?? ''));
      nextLine += lineEnds(raw);
      return row;
    },
  });
  pipeline(Readable.from(decode(name, bytes)), parser, () => undefined);
  let columns: readonly Column[] | null = null;
  try {
    for await (const each of parser) {
      const { record: cells, raw: written } = each as ParsedRow;
      const line = starts.shift() ?? nextLine;
      const raw = written.replace(LEADING_LINE_ENDS, '').replace(/\r?\n?$/, '');
      if (columns === null) {
        const header = readHeader(cells, shape);
        if (typeof header === 'string') throw new FileFailure(name, header, line);
        columns = header;
      } else if (cells.length === columns.length) yield { line, raw, fields: fieldsOf(columns, cells) };
      else {
        const says = `the row has ${cells.length} cells, the header has ${columns.length}`;
        yield { line, raw, fault: faultOf('TAR5001', says) };
      }
    }
  } catch (error) {
    throw error instanceof CsvError ? failureOf(name, error, nextLine) : error;
  }
}

/** csv-parse puts U+FFFD for broken bytes without a word. The decoder also drops a byte order mark. */
async function* decode(name: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decoded = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch {
      throw new FileFailure(name, 'the file is not UTF-8');
    }
  };
  for await (const chunk of bytes) yield decoded(chunk);
  yield decoded();
}

function fieldsOf(columns: readonly Column[], cells: readonly string[]): Fields {
  const fields = Object.create(null) as Record<string, unknown>;
  const attributes = Object.create(null) as Record<string, unknown>;
  for (const [index, { name, isAttribute }] of columns.entries()) {
    const cell = cells[index];
    if (cell === undefined || cell === '') continue;
    if (isAttribute) attributes[name] = cell;
    else fields[name] = cell;
  }
  // Only where there are any: records without attributes share a file with those that have them.
  if (Object.keys(attributes).length > 0) fields['attributes'] = attributes;
  return fields;
}

/** `start` is the line after the last whole row. */
function failureOf(name: string, error: CsvError, start: number): FileFailure {
  const raw = typeof error['raw'] === 'string' ? error['raw'] : '';
  // csv-parse names the line at which it gave up, which for an open quote is the file's last.
  const quote = openQuote(raw);
  const begin = start + lineEnds(raw.slice(0, quote ?? raw.search(/[^\r\n]/)));
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return new FileFailure(name, 'a quote that opens here is never closed', begin);
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return new FileFailure(
      name,
      'the row that begins here is longer than 1 MB; is a quote left open?',
      begin,
    );
  return new FileFailure(
    name,
    'a quote stands where none can: a cell with quotes is quoted as a whole',
    begin,
  );
}

/** Where the quote stands that is still open at the end of a text. */
function openQuote(raw: string): number | null {
  let open: number | null = null;
  for (let i = raw.indexOf('"'); i >= 0; i = raw.indexOf('"', i + 1)) {
    if (open === null) open = i;
    else if (raw[i + 1] === '"') i++;
    else open = null;
  }
  return open;
}

const lineEnds = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0;
