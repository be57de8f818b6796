import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { watch as watchFiles, type FSWatcher } from 'chokidar';
import { FileFailure } from '../runtime/records/fault.ts';
import type { Context } from './context.ts';
import { EXIT, UsageFailure } from './failures.ts';
import { statOf } from './host.ts';
import { isRefusal, printRefusal } from './report/failure.ts';
import { counted } from './report/numbers.ts';
import { printableLine } from './report/printable.ts';

/** An editor writes a file in pieces, and a change of branches many files: they count as one change. */
const SETTLE_MS = 60;
/** So often it is looked whether the watched folders are still themselves. */
const LOOK_MS = 500;
/** So many changed files are named. */
const MOST_NAMED = 3;

/**
 * Runs at once, and again whenever a file of the price lists at some paths changes, comes or goes, until the command is
 * interrupted, which is how it is meant to end. A file that cannot be had is said, and the next change is waited for:
 * price lists are broken while they are written.
 */
export async function watching(
  paths: readonly string[],
  context: Context,
  run: () => Promise<void>,
): Promise<void> {
  const { cwd } = context.io;
  if (paths.includes('-')) throw new UsageFailure('--watch needs folders or files, not -');
  const interrupted = context.io.interruption?.() ?? new AbortController().signal;
  const changes = new Changes(foldersOf(paths, cwd), interrupted);
  try {
    await changes.begin();
    while (!interrupted.aborted) {
      try {
        await run();
      } catch (error) {
        if (!isRefusal(error)) throw error;
        await printRefusal(error, context.err);
      }
      await context.summarize('watching for changes');
      const changed = await changes.next();
      if (changed.length > 0) await context.summarize(changedText(changed, cwd));
    }
  } finally {
    await changes.end();
  }
  context.status = EXIT.ok;
}

/** A price list reads nothing outside of its folder, so that is what is watched. */
const foldersOf = (paths: readonly string[], cwd: string): readonly string[] =>
  (paths.length === 0 ? ['.'] : paths).map((path) => {
    const absolute = resolve(cwd, path);
    return realpathSync(statOf(path, absolute).isDirectory() ? absolute : dirname(absolute));
  });

/** The files that have changed since they were asked for. */
class Changes {
  readonly #folders: readonly string[];
  readonly #interrupted: AbortSignal;
  readonly #changed = new Set<string>();
  #watchers: readonly FSWatcher[] = [];
  /** Which folder each was when watching began. */
  #identities: readonly (string | null)[] = [];
  /** Whether files or folders came or went. */
  #cameOrWent = false;
  #failure: FileFailure | null = null;
  #wake: () => void = () => undefined;

  constructor(folders: readonly string[], interrupted: AbortSignal) {
    this.#folders = folders;
    this.#interrupted = interrupted;
    interrupted.addEventListener('abort', () => this.#wake());
  }

  /** Watches all that is there, in the place of what was watched before; resolves once it does. */
  async begin(): Promise<void> {
    await this.end();
    this.#cameOrWent = false;
    this.#identities = this.#folders.map(identityOf);
    await Promise.all(
      this.#folders.map((folder, index) => this.#identities[index] !== null && this.#watch(folder)),
    );
    if (this.#failure !== null) throw this.#failure;
  }

  /** The files that changed since the last time, as soon as there are some; none where the command is interrupted. */
  async next(): Promise<readonly string[]> {
    await this.#something();
    if (this.#failure !== null) throw this.#failure;
    if (this.#interrupted.aborted) return [];
    await setTimeout(SETTLE_MS);
    // A folder that went and came again is another one, which nobody watches.
    if (this.#cameOrWent) await this.begin();
    const changed = [...this.#changed].sort();
    this.#changed.clear();
    return changed;
  }

  async end(): Promise<void> {
    const watchers = this.#watchers;
    this.#watchers = [];
    await Promise.all(watchers.map((watcher) => watcher.close()));
  }

  /**
   * Resolves once there is something to tell. A folder that is missing, or that goes and comes back at once as when
   * branches are changed, does not always tell of itself: so it is looked for.
   */
  async #something(): Promise<void> {
    while (this.#changed.size === 0 && !this.#interrupted.aborted && this.#failure === null) {
      const told = new Promise<void>((resolveTold) => (this.#wake = resolveTold));
      const stop = new AbortController();
      await Promise.race([told, setTimeout(LOOK_MS, undefined, stop).catch(() => undefined)]);
      stop.abort();
      for (const [index, folder] of this.#folders.entries())
        if (identityOf(folder) !== this.#identities[index]) this.#tell('addDir', folder);
    }
  }

  #watch(folder: string): Promise<void> {
    const watcher = watchFiles(folder, {
      ignoreInitial: true,
      followSymlinks: false,
      ignored: (path, stats) => path !== folder && isOther(path, stats?.isFile() === true),
    });
    this.#watchers = [...this.#watchers, watcher];
    watcher.on('all', (event, path) => this.#tell(event, path));
    return new Promise((done) => {
      watcher.once('ready', () => done());
      watcher.on('error', (error) => {
        const why = error instanceof Error ? error.message : String(error);
        this.#failure = new FileFailure(folder, `cannot be watched: ${why}`);
        this.#wake();
        done();
      });
    });
  }

  #tell(event: string, path: string): void {
    if (event !== 'change') this.#cameOrWent = true;
    this.#changed.add(path);
    this.#wake();
  }
}

/** What makes a folder another one than one that had its name; null where there is none. */
function identityOf(folder: string): string | null {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found === undefined ? null : `${found.dev}:${found.ino}:${found.birthtimeMs}`;
}

/** Whether what lies at a path is no price list, nor a folder that could hold one. */
const isOther = (path: string, isFile: boolean): boolean =>
  /^(\.|node_modules$)/.test(basename(path)) || (isFile && !path.endsWith('.tarifa'));

/** Names what changed: files of price lists, and folders only where no file tells of it. */
function changedText(changed: readonly string[], cwd: string): string {
  const files = changed.filter((path) => path.endsWith('.tarifa'));
  const told = files.length > 0 ? files : changed;
  const named = told.slice(0, MOST_NAMED).map((path) => printableLine(relative(cwd, path)));
  const left = told.length - named.length;
  return `changed: ${named.join(', ')}${left > 0 ? ` and ${counted(left, 'more', 'more')}` : ''}`;
}
