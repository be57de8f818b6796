import {
  chmodSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { flushFiles, syncFolder, writeDurably, writeUnflushed } from './durable-file.ts';

/** Where a run writes before anybody may see it, by its process. */
const UNFINISHED = /^\.tarifa-(\d+)$/;

/**
 * Files of a folder that take the place of those before them together. They are written out of sight first; when all
 * are on the disk, each takes its name at once, and until `finish` all of that can be undone.
 *
 * The last one written vouches for the others: its old version goes first, and its new one comes when all others are
 * there. A run that is killed in between leaves whole files, and none that vouches for them.
 */
export class FolderSwap {
  readonly #folder: string;
  /** Where the files lie that do not stand in the folder: the new ones, or those before them. */
  readonly unfinished: string;
  readonly #files: string[] = [];
  readonly #unflushed: string[] = [];
  /** Files of runs before that no file of this one takes the place of. */
  readonly #gone: string[] = [];
  /** Folders inside the folder, the empty path for itself. */
  readonly #folders = new Set(['']);
  /** What was done to the folder, the last first. */
  readonly #undoing: (() => void)[] = [];

  private constructor(folder: string, unfinished: string) {
    this.#folder = folder;
    this.unfinished = unfinished;
  }

  /** Begins in a folder that is there, and removes what killed runs left in it. Throws the system's errors. */
  static begin(folder: string): FolderSwap {
    for (const entry of readdirSync(folder)) {
      const pid = UNFINISHED.exec(entry)?.[1];
      if (pid !== undefined && !isAlive(Number(pid)))
        rmSync(join(folder, entry), { recursive: true, force: true });
    }
    const unfinished = join(folder, `.tarifa-${process.pid}`);
    mkdirSync(unfinished);
    return new FolderSwap(folder, unfinished);
  }

  /**
   * Writes a file that nobody sees yet; it will be for the eyes of those who could read the one before it. It may lie in
   * a folder inside the folder, `a/b`.
   */
  write(file: string, pieces: Iterable<Uint8Array>): void {
    this.#write(file, pieces, writeDurably);
  }

  /** The same for one of many files: they are flushed together, and have to be before the swap. */
  writeOneOfMany(file: string, pieces: Iterable<Uint8Array>): void {
    this.#write(file, pieces, writeUnflushed);
    this.#unflushed.push(join(this.unfinished, file));
  }

  /** Flushes the many files. */
  async flush(): Promise<void> {
    await flushFiles(this.#unflushed.splice(0));
  }

  #write(file: string, pieces: Iterable<Uint8Array>, write: typeof writeDurably): void {
    const before = statSync(join(this.#folder, file), { throwIfNoEntry: false });
    if (before?.isDirectory() === true) throw Object.assign(new Error(file), { code: 'EISDIR' });
    this.#unfinishedFolderOf(file);
    const path = join(this.unfinished, file);
    write(path, pieces);
    if (before !== undefined) chmodSync(path, before.mode & 0o777);
    this.#files.push(file);
  }

  /** Will take a file away together with the change of all others. */
  remove(file: string): void {
    this.#unfinishedFolderOf(file);
    this.#gone.push(file);
  }

  /** Puts all files into their places; what was done when something fails is for `undo`. */
  swap(): void {
    const last = this.#files.at(-1);
    for (const folder of this.#folders) syncFolder(join(this.unfinished, folder));
    if (last !== undefined) this.#takeAway(last);
    for (const folder of this.#folders) this.#makeFolder(join(this.#folder, folder));
    for (const file of this.#gone) this.#takeAway(file);
    for (const file of this.#files) this.#put(file, file !== last);
    for (const folder of this.#folders) syncFolder(join(this.#folder, folder));
  }

  #unfinishedFolderOf(file: string): void {
    const folder = dirname(file);
    if (folder === '.' || this.#folders.has(folder)) return;
    mkdirSync(join(this.unfinished, folder), { recursive: true });
    this.#folders.add(folder);
  }

  #makeFolder(path: string): void {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
    mkdirSync(path);
    this.#undoing.unshift(() => rmdirSync(path));
  }

  /** Puts back what was there before; throws where not even that can be done. */
  undo(): void {
    for (let step = this.#undoing.shift(); step !== undefined; step = this.#undoing.shift()) step();
    this.finish();
  }

  /** Lets go of what was there before. */
  finish(): void {
    try {
      rmSync(this.unfinished, { recursive: true, force: true });
    } catch {
      // The next run into this folder removes it.
    }
  }

  #takeAway(file: string): void {
    const [path, old] = [join(this.#folder, file), this.#old(file)];
    if (statSync(path, { throwIfNoEntry: false }) === undefined) return;
    renameSync(path, old);
    this.#undoing.unshift(() => renameSync(old, path));
  }

  #put(file: string, mayBeThere: boolean): void {
    const [path, old] = [join(this.#folder, file), this.#old(file)];
    const isThere = mayBeThere && statSync(path, { throwIfNoEntry: false }) !== undefined;
    let hasSecondName = isThere;
    try {
      // A second name for the old one, so that the first is never without a file.
      if (isThere) linkSync(path, old);
    } catch {
      // Not every file system has them.
      hasSecondName = false;
      this.#takeAway(file);
    }
    renameSync(join(this.unfinished, file), path);
    this.#undoing.unshift(() => (hasSecondName ? renameSync(old, path) : rmSync(path)));
  }

  readonly #old = (file: string): string => join(this.unfinished, `${file}.before`);
}

/** A process that was started anew often gets the number of the one that died. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
