import { Readable } from 'node:stream';
import type { AnyRecord } from '../../runtime/record.ts';
import type { Reject } from '../../runtime/result.ts';
import { openInput, readRecords, type RecordShape, type Role } from '../../runtime/records/index.ts';

export const SHAPE: RecordShape = {
  attributes: new Map([
    ['frame_rate', 'number'],
    ['resolution', 'number'],
    ['device', 'choice'],
  ]),
};

export interface ReadAll {
  readonly records: readonly AnyRecord[];
  readonly rejects: readonly Reject[];
}

export interface ReadTextOptions {
  readonly format?: 'ndjson' | 'csv';
  readonly role?: Role;
  /** Bytes in a chunk: small ones cut lines, numbers and characters in two. */
  readonly chunk?: number;
}

/** Reads a text as if it came from standard input. */
export function readText(text: string | Uint8Array, options: ReadTextOptions = {}): Promise<ReadAll> {
  const bytes = Buffer.from(text as string);
  const size = options.chunk ?? (bytes.length || 1);
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );
  const input = openInput('-', { format: options.format ?? 'ndjson', stdin: Readable.from(chunks) });
  return collect(readRecords(input, options.role ?? 'usage', SHAPE));
}

export async function collect(reads: ReturnType<typeof readRecords>): Promise<ReadAll> {
  const records: AnyRecord[] = [];
  const rejects: Reject[] = [];
  for await (const read of reads) {
    if ('record' in read) records.push(read.record);
    else rejects.push(read.reject);
  }
  return { records, rejects };
}

/** A line of usage; fields given as JSON text take the place of the usual ones. */
export function usageLine(fields: Readonly<Record<string, string>> = {}): string {
  const all: Record<string, string> = {
    id: '"u-1"',
    account: '"acme"',
    feature: '"object_detection"',
    time: '"2026-01-15T08:00:00+08:00"',
    ...fields,
  };
  return `{${Object.entries(all)
    .map(([name, value]) => `${JSON.stringify(name)}:${value}`)
    .join(',')}}`;
}

/** `CODE message` of the only reject, or the value of a field of the only record. */
export async function outcome(
  line: string,
  field = 'quantity',
  options: ReadTextOptions = {},
): Promise<unknown> {
  const { records, rejects } = await readText(line, options);
  if (records.length + rejects.length !== 1)
    throw new Error(`${records.length} records, ${rejects.length} rejects`);
  const [reject] = rejects;
  if (reject !== undefined) return `${reject.code} ${reject.message}`;
  return new Map<string, unknown>(Object.entries(records[0] ?? {})).get(field);
}
