import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { glob } from 'tinyglobby';
import { maxFileLength } from '../grammar/limits.ts';
import { FileFailure } from '../runtime/records/fault.ts';
import { reason } from '../runtime/records/failure-reason.ts';

/**
 * The files that are meant: each file as it is named, and of a folder all `.tarifa` files in it and below, but for what
 * is hidden and for `node_modules`. Each once.
 */
export async function findFiles(paths: readonly string[], cwd: string): Promise<readonly string[]> {
  const found = new Map<string, string>();
  for (const path of paths)
    for (const file of await filesAt(path, cwd)) {
      const key = resolve(cwd, file);
      if (!found.has(key)) found.set(key, file);
    }
  return [...found.values()];
}

async function filesAt(path: string, cwd: string): Promise<readonly string[]> {
  const isFolder = await wrapped(path, async () => (await stat(resolve(cwd, path))).isDirectory());
  if (!isFolder) return [path];
  const files = await glob('**/*.tarifa', {
    cwd: resolve(cwd, path),
    ignore: ['**/node_modules/**'],
    followSymbolicLinks: false,
    expandDirectories: false,
  });
  if (files.length === 0) throw new FileFailure(path, 'there is no .tarifa file in the folder, nor below it');
  return files.sort((a, b) => (a < b ? -1 : 1)).map((file) => join(path, file));
}

/** The text of a file to the last byte; what is no text could not be written back and is refused. */
export function readText(path: string, cwd: string): Promise<string> {
  return wrapped(path, async () => {
    const found = await stat(resolve(cwd, path));
    if (!found.isFile()) throw new FileFailure(path, 'it is not a file');
    // A UTF-16 unit takes at most three bytes.
    if (found.size > 3 * maxFileLength)
      throw new FileFailure(path, `it is longer than ${maxFileLength >> 20} MB`);
    return textOf(await readFile(resolve(cwd, path)), path);
  });
}

/** The text that bytes stand for, its byte order mark kept. */
export function textOf(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new FileFailure(path, 'it is not UTF-8, so it is left as it is');
  }
}

async function wrapped<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof FileFailure ? error : new FileFailure(path, reason(error));
  }
}
