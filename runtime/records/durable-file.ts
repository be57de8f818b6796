import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

/** Writes a new file in pieces and flushes it to the disk; throws the system's error where that fails. */
export function writeDurably(path: string, pieces: Iterable<Uint8Array>): void {
  const descriptor = openSync(path, 'w');
  try {
    for (const piece of pieces) for (let at = 0; at < piece.length;) at += writeSync(descriptor, piece, at);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A new name is on the disk once its folder is. */
export function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } catch (error) {
    // Some systems cannot flush a folder, and need not.
    if (!(error instanceof Error && 'code' in error && ['EINVAL', 'EPERM'].includes(String(error.code))))
      throw error;
  } finally {
    closeSync(descriptor);
  }
}
