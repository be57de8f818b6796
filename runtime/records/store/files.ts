import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  createReadStream,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFolder, writeDurably } from '../durable-file.ts';
import { reason } from '../failure-reason.ts';
import { FileFailure } from '../fault.ts';
import { splitLines } from '../split-lines.ts';
import type { StoredFile } from './manifest.ts';

/** A folder on the disk, and how it is called in front of people. */
export interface Place {
  readonly folder: string;
  readonly name: string;
}

/** Text is written in pieces of about so many characters. */
const PIECE = 1 << 20;

/** Writes a new file and flushes it to the disk: it counts for nothing until a manifest names it. */
export function writeStored({ folder, name }: Place, file: string, lines: Iterable<string>): StoredFile {
  const hash = createHash('sha256');
  let bytes = 0;
  function* counted(): Generator<Buffer> {
    for (const piece of pieces(lines)) {
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
  }
  try {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeDurably(path, counted());
    syncFolder(dirname(path));
  } catch (error) {
    throw new FileFailure(join(name, file), `cannot be written: ${reason(error)}`);
  }
  return { file, bytes, sha256: hash.digest('hex') };
}

function* pieces(lines: Iterable<string>): Generator<Buffer> {
  let text = '';
  for (const line of lines) {
    text += `${line}\n`;
    if (text.length < PIECE) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}

/**
 * Puts a file in the place of the one that was there, at once. Where that fails, the old one stands again: it was copied
 * first, since a disk that is full may not take it a second time.
 */
export function replaceFile({ folder, name }: Place, file: string, text: string): void {
  const path = join(folder, file);
  const [old, made] = [`${path}.0`, `${path}.1`];
  try {
    const before = statSync(path, { throwIfNoEntry: false });
    if (before !== undefined) copyFileSync(path, old);
    writeDurably(made, [Buffer.from(text)]);
    if (before !== undefined) chmodSync(made, before.mode & 0o777);
    renameSync(made, path);
    try {
      syncFolder(folder);
    } catch (error) {
      if (before === undefined) unlinkSync(path);
      else renameSync(old, path);
      throw error;
    }
  } catch (error) {
    for (const path of [old, made]) removeIfCan(path);
    throw new FileFailure(join(name, file), `cannot be written: ${reason(error)}`);
  }
}

/** What stays where it cannot be removed now is known for what it is, and removed by the next run. */
function removeIfCan(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The failure that led here is the one to tell of.
  }
}

/** Hands out the lines of a stored file; throws a `FileFailure` where it is not what was written, at its end at the latest. */
export async function readStored(
  { folder, name }: Place,
  stored: StoredFile,
  take: (line: string) => void,
): Promise<void> {
  const shown = join(name, stored.file);
  const hash = createHash('sha256');
  let bytes = 0;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of createReadStream(join(folder, stored.file), { highWaterMark: 1 << 20 })) {
        hash.update(chunk as Uint8Array);
        bytes += (chunk as Uint8Array).length;
        yield chunk as Uint8Array;
      }
    } catch (error) {
      throw new FileFailure(shown, `cannot be read: ${reason(error)}`);
    }
  }
  const damaged = new FileFailure(
    shown,
    'is not what the ledger wrote: its SHA-256 differs from the manifest',
  );
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for await (const batch of splitLines(chunks(), stored.bytes))
    for (const { bytes: line, isTooLong } of batch) {
      // No line is longer than the file that was written.
      if (isTooLong) throw damaged;
      try {
        take(decoder.decode(line));
      } catch (error) {
        // Whatever cannot be read of a file that is whole is a bug, and would not have been written.
        if (error instanceof SyntaxError || error instanceof TypeError) throw damaged;
        throw error;
      }
    }
  if (bytes !== stored.bytes || hash.digest('hex') !== stored.sha256) throw damaged;
}

/** A text, or null where there is no such file. */
export function readIfThere({ folder, name }: Place, file: string): string | null {
  try {
    return readFileSync(join(folder, file), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new FileFailure(join(name, file), `cannot be read: ${reason(error)}`);
  }
}
