import { resolve as resolvePath } from 'node:path';
import type { Ir } from '../compiler/ir/ir.ts';
import { recordJudge } from '../compiler/ir/record-judge.ts';
import {
  openInput,
  readRecords,
  resolve,
  type Fields,
  type RecordShape,
  type Role,
} from '../runtime/records/index.ts';
import type { ReadCounts } from '../runtime/ledger.ts';
import type { AnyRecord, RecordJudge } from '../runtime/record.ts';
import type { Reject } from '../runtime/result.ts';
import { checkForms } from './absent.ts';
import type { Io } from './io.ts';

/** Files of records, as they are named on the command line. */
export interface RecordFiles {
  readonly usage: readonly string[];
  readonly orders: readonly string[];
}

/** All records of a run: those that stand, and what became of the others. */
export interface RecordsRead {
  readonly records: readonly AnyRecord[];
  readonly rejects: readonly Reject[];
  readonly counts: ReadCounts;
}

/** What files hold, before it is looked at together. */
export interface FilesRead {
  readonly records: readonly AnyRecord[];
  readonly rejects: readonly Reject[];
}

/** Reads the files one after the other, and resolves what they say together. */
export async function readUsage(files: RecordFiles, ir: Ir, io: Io): Promise<RecordsRead> {
  return resolveAll(await readFiles(files, shapeOf(ir), io), recordJudge(ir));
}

/** What the reader has to know of a catalog. */
export const shapeOf = (ir: Ir): RecordShape => ({
  attributes: new Map(ir.attributes.map(({ name, kind }) => [name, kind])),
});

/** Reads the files; `see` is shown each record, with its fields where its text is not one JSON object. */
export async function readFiles(
  files: RecordFiles,
  shape: RecordShape,
  io: Io,
  see?: (record: AnyRecord, fields: Fields | null) => void,
): Promise<FilesRead> {
  checkForms([...files.orders, ...files.usage]);
  const records: AnyRecord[] = [];
  const rejects: Reject[] = [];
  for (const role of ['orders', 'usage'] satisfies Role[])
    for (const path of files[role]) {
      const input = openInput(path === '-' ? path : resolvePath(io.cwd, path), { stdin: io.stdin });
      // Rejects name a file as it was given: the same on every machine.
      const named = path === '-' ? input : { ...input, name: path };
      for await (const one of readRecords(named, role, shape)) {
        if ('record' in one) {
          records.push(one.record);
          see?.(one.record, input.format === 'csv' ? one.fields : null);
        } else rejects.push(one.reject);
      }
    }
  return { records, rejects };
}

/** Resolves what records say together; `dropped` are those that were read and seen to be known already. */
export function resolveAll(read: FilesRead, judge: RecordJudge, dropped = 0): RecordsRead {
  const resolved = resolve(read.records, judge, read.rejects);
  const rejects = [...read.rejects];
  for (const reject of resolved.rejects) rejects.push(reject);
  const { records, replaced, duplicates } = resolved;
  return {
    records,
    rejects,
    counts: {
      read: read.records.length + read.rejects.length + dropped,
      rejected: rejects.length,
      replaced,
      duplicate: duplicates + dropped,
    },
  };
}
