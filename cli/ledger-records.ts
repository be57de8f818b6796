import { resolve as resolvePath } from 'node:path';
import type { Ir } from '../compiler/ir/ir.ts';
import type { AnyRecord } from '../runtime/record.ts';
import { LedgerStore } from '../runtime/records/index.ts';
import type { Reject } from '../runtime/result.ts';
import type { Io } from './io.ts';
import { shapeOf, type FilesRead } from './read-usage.ts';

/** The records that a ledger keeps: all, or those of one account. */
export async function readLedger(
  folder: string,
  ir: Ir,
  io: Io,
  account: string | null = null,
): Promise<FilesRead> {
  const store = await LedgerStore.open(resolvePath(io.cwd, folder), folder, { create: false });
  try {
    const records: AnyRecord[] = [];
    const rejects: Reject[] = [];
    const wanted = account === null ? null : new Set([account]);
    await store.readRecords(
      shapeOf(ir),
      (read) => {
        if ('record' in read) records.push(read.record);
        else rejects.push(read.reject);
      },
      wanted,
    );
    return { records, rejects };
  } finally {
    store.release();
  }
}
