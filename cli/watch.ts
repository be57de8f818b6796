import { existsSync, realpathSync } from 'node:fs';
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
/** A folder that is gone is looked for so often. */
const RETURN_MS = 200;
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
    await changes.begun();
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
  readonly #watcher: FSWatcher;
  readonly #interrupted: AbortSignal;
  readonly #changed = new Set<string>();
  readonly #gone = new Set<NodeJS.Timeout>();
  #failure: FileFailure | null = null;
  #wake: () => void = () => undefined;

  constructor(folders: readonly string[], interrupted: AbortSignal) {
    this.#interrupted = interrupted;
    this.#watcher = watchFiles([...folders], {
      ignoreInitial: true,
      followSymlinks: false,
      ignored: (path, stats) =>
        !folders.includes(path) &&
        (/^(\.|node_modules$)/.test(basename(path)) ||
          (stats?.isFile() === true && !path.endsWith('.tarifa'))),
    });
    this.#watcher.on('all', (event, path) => {
      // A new folder tells of itself by its files.
      if (event === 'addDir') return;
      if (event === 'unlinkDir' && folders.includes(path)) this.#awaitReturn(path);
      this.#changed.add(path);
      this.#wake();
    });
    this.#watcher.on('error', (error) => {
      const why = error instanceof Error ? error.message : String(error);
      this.#failure = new FileFailure(folders.join(', '), `cannot be watched: ${why}`);
      this.#wake();
    });
    interrupted.addEventListener('abort', () => this.#wake());
  }

  /** Resolves once all that is there is watched. */
  begun(): Promise<void> {
    return new Promise((done, failed) => {
      this.#watcher.once('ready', () => done());
      this.#watcher.once('error', failed);
    });
  }

  /** The files that changed since the last time, as soon as there are some; none where the command is interrupted. */
  async next(): Promise<readonly string[]> {
    if (this.#changed.size === 0 && !this.#interrupted.aborted && this.#failure === null)
      await new Promise<void>((resolveNext) => (this.#wake = resolveNext));
    if (this.#failure !== null) throw this.#failure;
    if (this.#interrupted.aborted) return [];
    await setTimeout(SETTLE_MS);
    const changed = [...this.#changed].sort();
    this.#changed.clear();
    return changed;
  }

  /** Nothing tells of a watched folder that comes back, as when branches are changed: so it is looked for. */
  #awaitReturn(folder: string): void {
    const timer = setInterval(() => {
      if (!existsSync(folder)) return;
      clearInterval(timer);
      this.#gone.delete(timer);
      this.#watcher.add(folder);
      this.#changed.add(folder);
      this.#wake();
    }, RETURN_MS);
    this.#gone.add(timer);
  }

  end(): Promise<void> {
    for (const timer of this.#gone) clearInterval(timer);
    return this.#watcher.close();
  }
}

function changedText(changed: readonly string[], cwd: string): string {
  const named = changed.slice(0, MOST_NAMED).map((path) => printableLine(relative(cwd, path)));
  const left = changed.length - named.length;
  return `changed: ${named.join(', ')}${left > 0 ? ` and ${counted(left, 'more', 'more')}` : ''}`;
}
