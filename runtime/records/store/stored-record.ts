import type { AnyRecord } from '../../record.ts';
import { parseObject, type Fields } from '../parse-json.ts';
import { readRow } from '../read-records.ts';
import type { Read } from '../read-records.ts';
import type { RecordShape } from '../record-fields.ts';

/**
 * A record as a ledger keeps it: where it was read, and what was read, word for word, so that it is read again by
 * whatever the price list says by then. `record` comes last: before it a quote inside a text is escaped, so its name
 * stands once.
 */
const KEY = ',"record":';

/** `fields` are given where the record was not one JSON object, and its text is kept beside them. */
export function storedLine({ account, origin }: AnyRecord, fields: Fields | null): string {
  const { file, line, raw } = origin;
  const head = { account, file, line, ...(fields === null ? {} : { raw }) };
  const record = fields === null ? raw : JSON.stringify(fields);
  return `${JSON.stringify(head).slice(0, -1)}${KEY}${record}}`;
}

interface Head {
  readonly file: string;
  readonly line: number;
  readonly raw?: string;
}

/** Whose record a stored line is, without reading the rest of it. */
export function accountOf(line: string): string {
  const end = line.indexOf('","file":');
  return JSON.parse(line.slice(line.indexOf(':') + 1, end + 1)) as string;
}

/** Reads a stored line; a fault can only be one that a changed price list sees in it. A SyntaxError: it was damaged. */
export function readStoredLine(text: string, shape: RecordShape): Read {
  const key = text.indexOf(KEY);
  if (key < 0) throw new SyntaxError('a stored line without its record');
  const { file, line, raw } = JSON.parse(`${text.slice(0, key)}}`) as Head;
  const record = text.slice(key + KEY.length, -1);
  const parsed = parseObject(record);
  const row =
    'code' in parsed ? { line, raw: raw ?? record, fault: parsed } : { line, raw: raw ?? record, ...parsed };
  // Whatever else the record was read as, it names its type: only usage may leave it out.
  return readRow(file, row, 'usage', shape);
}
