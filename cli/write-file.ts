import { resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { FileFailure } from '../runtime/records/fault.ts';

/** Writes a file whole or not at all: a run that is killed leaves the old one. */
export async function writeFile(path: string, cwd: string, text: string): Promise<void> {
  try {
    await writeFileAtomic(resolve(cwd, path), Buffer.from(text));
  } catch (error) {
    const { reason } = await import('../runtime/records/failure-reason.ts');
    throw new FileFailure(path, `cannot be written: ${reason(error)}`);
  }
}
