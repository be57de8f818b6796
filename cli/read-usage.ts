import { resolve as resolvePath } from 'node:path';
import type { Ir } from '../compiler/ir/ir.ts';
import { openInput, readRecords, resolve, type RecordShape, type Role } from '../runtime/records/index.ts';
import type { ReadCounts } from '../runtime/ledger.ts';
import type { AnyRecord } from '../runtime/record.ts';
import type { Reject } from '../runtime/result.ts';
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

/** Reads the files one after the other, and resolves what they say together. */
export async function readUsage(files: RecordFiles, ir: Ir, io: Io): Promise<RecordsRead> {
  const shape: RecordShape = { attributes: new Map(ir.attributes.map(({ name, kind }) => [name, kind])) };
  const read: AnyRecord[] = [];
  const rejects: Reject[] = [];
  for (const role of ['orders', 'usage'] satisfies Role[])
    for (const path of files[role]) {
      const input = openInput(path === '-' ? path : resolvePath(io.cwd, path), { stdin: io.stdin });
      // Rejects name a file as it was given: the same on every machine.
      const named = path === '-' ? input : { ...input, name: path };
      for await (const one of readRecords(named, role, shape)) {
        if ('record' in one) read.push(one.record);
        else rejects.push(one.reject);
      }
    }
  const count = read.length + rejects.length;
  const resolved = resolve(read);
  for (const reject of resolved.rejects) rejects.push(reject);
  const { records, replaced, duplicates } = resolved;
  return {
    records,
    rejects,
    counts: { read: count, rejected: rejects.length, replaced, duplicate: duplicates },
  };
}
