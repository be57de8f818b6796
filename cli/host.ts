import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { maxFileLength } from '../grammar/limits.ts';
import type { Host } from '../compiler/stages.ts';
import { reason } from '../runtime/records/failure-reason.ts';
import { FileFailure } from '../runtime/records/fault.ts';

/** A UTF-16 unit takes at most three bytes, so a file cut here is still too long, and the parser says so. */
const MOST_BYTES = 3 * maxFileLength + 4;

/** A catalog on the disk: the only way to its files, and how they are called in front of people. */
export interface CatalogFolder {
  readonly host: Host;
  /** The main file's path inside the folder. */
  readonly main: string;
  /** The catalog as it was named on the command line. */
  readonly name: string;
  /** A file of the catalog as it is found from where the command was started. */
  shown(file: string): string;
}

/** Finds a catalog by its folder or its main file; throws a `FileFailure` where there is none. */
export function openCatalog(path: string, cwd: string): CatalogFolder {
  const absolute = resolve(cwd, path);
  const isFolder = statOf(path, absolute).isDirectory();
  const root = isFolder ? absolute : dirname(absolute);
  const main = isFolder ? 'main.tarifa' : basename(absolute);
  const host = folderHost(root);
  const near = relative(cwd, root);
  // Above where the command was started, the way up says less than the whole path.
  const prefix = near.startsWith('..') ? root : near;
  const shown = (file: string): string => join(prefix, file).split(sep).join('/');
  const first = host.read(main);
  if ('failure' in first) {
    const why = {
      missing: isFolder ? 'the folder has no main.tarifa' : 'there is no such file',
      outside: 'it leads out of its folder',
      unreadable: 'it is not a file that can be read',
    };
    throw new FileFailure(path, why[first.failure]);
  }
  return { host, main, name: path, shown };
}

/** How standard input is called in front of people. */
export const STDIN = '<stdin>';

/** A catalog that is one text, such as standard input: it cannot include anything. */
export function textCatalog(text: string, name: string): CatalogFolder {
  const main = 'main.tarifa';
  const host: Host = { read: (path) => (path === main ? { text } : { failure: 'outside' }) };
  return { host, main, name, shown: (file) => (file === main ? name : file) };
}

/** Reads plain files inside a folder and nothing else, whatever the paths and the links on the way say. */
function folderHost(root: string): Host {
  const realRoot = realpathSync(root);
  return {
    read(path) {
      let real: string;
      try {
        real = realpathSync(join(realRoot, path));
      } catch (error) {
        const code = codeOf(error);
        return { failure: code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable' };
      }
      const inside = realRoot.endsWith(sep) ? realRoot : realRoot + sep;
      if (!real.startsWith(inside)) return { failure: 'outside' };
      const text = readPlainFile(real);
      return text === null ? { failure: 'unreadable' } : { text };
    },
  };
}

/** Null for whatever is not a plain file. The file is judged once it is open, and opening never waits for a FIFO. */
function readPlainFile(real: string): string | null {
  let file: number;
  try {
    file = openSync(real, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  } catch {
    return null;
  }
  try {
    const stat = fstatSync(file);
    if (!stat.isFile()) return null;
    const bytes = Buffer.alloc(Math.min(stat.size, MOST_BYTES));
    let length = 0;
    while (length < bytes.length) {
      const read = readSync(file, bytes, length, bytes.length - length, null);
      if (read === 0) break;
      length += read;
    }
    return new TextDecoder().decode(bytes.subarray(0, length));
  } catch {
    return null;
  } finally {
    closeSync(file);
  }
}

/** What lies at a path; a `FileFailure` that names it as it was written where nothing does. */
export function statOf(path: string, absolute: string): ReturnType<typeof statSync> & object {
  try {
    return statSync(absolute);
  } catch (error) {
    const code = codeOf(error);
    throw new FileFailure(
      path,
      code === 'ENOENT' || code === 'ENOTDIR' ? 'there is no such file or folder' : reason(error),
    );
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'it cannot be read';
