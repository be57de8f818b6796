import { appendFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { FileFailure } from '../runtime/records/fault.ts';

/** Writes a file whole or not at all: a run that is killed leaves the old one. */
export async function writeFile(path: string, cwd: string, text: string): Promise<void> {
  try {
    // A device or a pipe is written to as it is; a rename would put a plain file in its place.
    const found = await stat(resolve(cwd, path)).catch(() => null);
    if (found !== null && !found.isFile() && !found.isDirectory())
      return await appendFile(resolve(cwd, path), text);
    await writeFileAtomic(resolve(cwd, path), Buffer.from(text));
  } catch (error) {
    const { reason } = await import('../runtime/records/failure-reason.ts');
    throw new FileFailure(path, `cannot be written: ${reason(error)}`);
  }
}
