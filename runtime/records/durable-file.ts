import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';

/** Writes a new file in pieces and flushes it to the disk; throws the system's error where that fails. */
export function writeDurably(path: string, pieces: Iterable<Uint8Array>): void {
  write(path, pieces, fsyncSync);
}

/** The same without flushing it: of many small files that would take most of the time. */
export function writeUnflushed(path: string, pieces: Iterable<Uint8Array>): void {
  write(path, pieces, () => {});
}

function write(path: string, pieces: Iterable<Uint8Array>, flush: (descriptor: number) => void): void {
  const descriptor = openSync(path, 'w');
  try {
    for (const piece of pieces) for (let at = 0; at < piece.length;) at += writeSync(descriptor, piece, at);
    flush(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A disk flushes so many files in about the time that it takes for one. */
const FILES_AT_ONCE = 64;

/** Flushes files that were written; throws the system's error where one cannot be. */
export async function flushFiles(paths: readonly string[]): Promise<void> {
  const flush = async (path: string): Promise<void> => {
    const file = await open(path, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  };
  for (let at = 0; at < paths.length; at += FILES_AT_ONCE)
    await Promise.all(paths.slice(at, at + FILES_AT_ONCE).map(flush));
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
