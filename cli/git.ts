import { spawnSync } from 'node:child_process';
import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, posix, resolve, sep } from 'node:path';
import { FileFailure } from '../runtime/records/fault.ts';
import type { CatalogFolder } from './host.ts';
import { UsageFailure } from './failures.ts';
import { foldersOfCatalogs, MAIN } from './find-catalogs.ts';

/** More than a catalog's largest file can be. */
const MOST_BYTES = 64 << 20;

/**
 * A catalog as it stood at a revision of the git repository that holds it; its includes are read from there too.
 * A `UsageFailure` where there is no repository or no such revision, a `FileFailure` where the revision has no such
 * catalog.
 */
export function openRevision(path: string, revision: string, cwd: string): CatalogFolder {
  const { run, root, files, main, isFolder } = treeAt(path, revision, cwd);
  const named = `${revision}:${path}`;
  const shown = (file: string): string => `${revision}:${posix.join(root, file)}`;
  if (!files.has(main))
    throw new FileFailure(
      named,
      isFolder ? 'the folder has no main.tarifa then' : 'there is no such file then',
    );
  return {
    main,
    name: named,
    shown,
    host: {
      read(file) {
        const entry = files.get(posix.normalize(file));
        if (entry === undefined) return { failure: 'missing' };
        if (!entry.isPlain) return { failure: 'unreadable' };
        const blob = run(['cat-file', 'blob', entry.id]);
        if ('fault' in blob) throw new FileFailure(shown(file), saidByGit(blob.fault));
        return { text: new TextDecoder().decode(blob.out) };
      },
    },
  };
}

/** The price lists that were at a path or below it at a revision, as `findCatalogs` names those of today. */
export function catalogsAtRevision(path: string, revision: string, cwd: string): readonly string[] {
  const { files, main, isFolder } = treeAt(path, revision, cwd);
  if (files.has(main)) return [path];
  return isFolder ? foldersOfCatalogs(files.keys()).map((name) => join(path, name)) : [];
}

interface Tree {
  readonly run: Git;
  /** The folder's path inside the repository. */
  readonly root: string;
  readonly files: ReadonlyMap<string, Entry>;
  /** The main file's path inside the folder. */
  readonly main: string;
  /** Whether the path names the folder, and not the main file. */
  readonly isFolder: boolean;
}

/** The folder of a price list as it was at a revision. */
function treeAt(path: string, revision: string, cwd: string): Tree {
  if (revision === '' || revision.startsWith('-') || /[\0\n]/.test(revision))
    throw new UsageFailure(`\`${revision}\` is not a git revision, such as HEAD~1 or a tag`);
  const absolute = resolve(cwd, path);
  const isFolder = !absolute.endsWith('.tarifa');
  const folder = isFolder ? absolute : dirname(absolute);
  const run = gitIn(existing(folder, path));
  const top = run(['rev-parse', '--show-toplevel']);
  if ('fault' in top)
    throw new UsageFailure(
      top.fault.includes('not a git repository')
        ? `--since reads from git, and ${path} lies in no git repository`
        : `--since reads from git, which says: ${top.fault}`,
    );
  const found = run(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]);
  if ('fault' in found) throw new UsageFailure(`the git repository has no revision ${revision}`);
  const root = insideOf(lineOf(top.out), folder, path);
  const files = treeOf(run, lineOf(found.out), root, `${revision}:${path}`);
  return { run, root, files, main: isFolder ? MAIN : basename(absolute), isFolder };
}

/** What git printed, or the first line of why it failed. */
type Git = (args: readonly string[]) => { readonly out: Buffer } | { readonly fault: string };

/** Runs git in a folder. */
const gitIn =
  (folder: string): Git =>
  (args) => {
    const { error, status, stdout, stderr } = spawnSync(
      'git',
      ['-C', folder, '--no-pager', '--literal-pathspecs', ...args],
      // Its words are matched: they are wanted in one language.
      { maxBuffer: MOST_BYTES, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'C' } },
    );
    if (error !== undefined && 'code' in error && error.code === 'ENOENT')
      throw new UsageFailure('--since needs the `git` command, which is not installed');
    if (error === undefined && status === 0) return { out: stdout };
    return { fault: error?.message ?? stderr.toString().split('\n')[0] ?? '' };
  };

const saidByGit = (fault: string): string => `cannot be read from git, which says: ${fault}`;

const lineOf = (out: Buffer): string => out.toString().replace(/\n$/, '');

/** The folder, which must be there now too: git is asked from inside it. */
function existing(folder: string, path: string): string {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return folder;
  throw new FileFailure(path, 'there is no such file or folder');
}

/** The folder's path inside the repository, as git writes it. */
function insideOf(top: string, folder: string, path: string): string {
  const [outer, inner] = [realpathSync(top), realpathSync(folder)];
  if (inner === outer) return '';
  if (!inner.startsWith(outer + sep)) throw new FileFailure(path, 'it leads out of its git repository');
  return inner
    .slice(outer.length + 1)
    .split(sep)
    .join('/');
}

interface Entry {
  readonly id: string;
  /** A plain file, and no link. */
  readonly isPlain: boolean;
}

/** The files below a folder of a commit, by their path inside the folder. */
function treeOf(run: Git, commit: string, root: string, named: string): ReadonlyMap<string, Entry> {
  const prefix = root === '' ? '' : `${root}/`;
  const listed = run([
    'ls-tree',
    '-r',
    '-z',
    '--full-tree',
    commit,
    ...(prefix === '' ? [] : ['--', prefix]),
  ]);
  if ('fault' in listed) throw new FileFailure(named, saidByGit(listed.fault));
  const files = new Map<string, Entry>();
  for (const line of listed.out.toString().split('\0')) {
    const found = /^(\d+) blob ([0-9a-f]+)\t(.*)$/s.exec(line);
    const [, mode = '', id = '', name = ''] = found ?? [];
    if (found !== null && name.startsWith(prefix))
      files.set(name.slice(prefix.length), { id, isPlain: mode.startsWith('100') });
  }
  return files;
}
