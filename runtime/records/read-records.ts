import type { AnyRecord } from '../record.ts';
import type { Reject } from '../result.ts';
import type { Fault } from './fault.ts';
import type { Input } from './open-input.ts';
import type { Fields } from './parse-json.ts';
import { readCsv } from './read-csv.ts';
import { readNdjson, type Row } from './read-ndjson.ts';
import type { RecordShape, Role } from './record-fields.ts';
import { toRecord } from './to-record.ts';

/** What comes of one line: a record, or the reason why it is none. */
export type Read = { readonly record: AnyRecord; readonly fields: Fields } | { readonly reject: Reject };

/** What of a rejected line is kept. */
const RAW_MAX = 4096;

/**
 * Every record of a file, each on its own: what files say together is for `resolve`. Throws a `FileFailure` where the
 * file as a whole cannot be read.
 */
export async function* readRecords(input: Input, role: Role, shape: RecordShape): AsyncGenerator<Read> {
  const rows = input.format === 'csv' ? readCsv(input.name, input.bytes, shape) : readNdjson(input.bytes);
  for await (const row of rows) yield readRow(input.name, row, role, shape);
}

/** The same of one row. */
export function readRow(file: string, row: Row, role: Role, shape: RecordShape): Read {
  const { line, raw } = row;
  if ('fault' in row) return { reject: rejectOf(file, row, row.fault, null) };
  const read = toRecord(row.fields, role, shape, { file, line, raw });
  if ('code' in read) return { reject: rejectOf(file, row, read, row.fields) };
  return { record: read.record, fields: row.fields };
}

function rejectOf(file: string, row: Row, fault: Fault, fields: Fields | null): Reject {
  return {
    file,
    line: row.line,
    record: named(fields, 'id'),
    account:
      named(fields, 'account') ??
      (fields !== null && named(fields, 'specversion') !== null ? named(fields, 'subject') : null),
    quantity: null,
    code: fault.code,
    message: fault.message,
    said: fault.said,
    raw: row.raw.length > RAW_MAX ? `${row.raw.slice(0, RAW_MAX)}…` : row.raw,
  };
}

/** Who a rejected record was about, as far as it says so. */
function named(fields: Fields | null, name: string): string | null {
  const value = fields !== null && Object.hasOwn(fields, name) ? fields[name] : null;
  return typeof value === 'string' && value.length <= RAW_MAX ? value : null;
}
