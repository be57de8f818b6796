import { mkdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { existsSync, lstatSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { FileFailure } from '../runtime/records/fault.ts';
import { reason } from '../runtime/records/failure-reason.ts';
import type { TemplateName } from './templates.ts';
import { packageVersion } from './version.ts';

/** A file that `init` makes, from one of its own. */
interface MadeFile {
  readonly path: string;
  readonly source: string;
  readonly about: string;
  /** One that is there already is left as it is, since others may need it so. */
  readonly mayStay: boolean;
}

export interface Made {
  readonly path: string;
  readonly about: string;
  /** It was there before. */
  readonly stayed: boolean;
}

const folder = join(import.meta.dirname, 'templates');

/** What each file of a template is about; a template has those that its folder holds. */
const ABOUT = {
  'main.tarifa': 'the price list, with its examples',
  'usage.ndjson': 'records of use, made up',
  'orders.ndjson': 'what was bought, made up',
};

const filesOf = (name: TemplateName): readonly MadeFile[] => [
  ...Object.entries(ABOUT)
    .filter(([path]) => existsSync(join(folder, name, path)))
    .map(([path, about]) => own(name, path, about)),
  beside('.github/workflows/prices.yml', 'workflow.yml', 'checks the price list whenever it changes'),
  beside('.editorconfig', 'editorconfig', 'how an editor indents it'),
  beside('.vscode/extensions.json', 'extensions.json', 'what an editor needs for that'),
];

const own = (name: TemplateName, path: string, about: string): MadeFile => ({
  path,
  source: join(folder, name, path),
  about,
  mayStay: false,
});

const beside = (path: string, source: string, about: string): MadeFile => ({
  path,
  source: join(folder, 'project', source),
  about,
  mayStay: true,
});

/**
 * Makes a price list in a folder, which is made too. Nothing that is there is written over: where a file of the price
 * list is there already, a `FileFailure` says so, and the folder stays as it was.
 */
export async function initFolder(dir: string, name: TemplateName, cwd: string): Promise<readonly Made[]> {
  const files = filesOf(name).map((file) => ({ ...file, stayed: isThere(resolve(cwd, dir, file.path)) }));
  const taken = files.find(({ stayed, mayStay }) => stayed && !mayStay);
  if (taken !== undefined)
    throw new FileFailure(
      join(dir, taken.path),
      'is there already, and `init` writes over nothing: name another folder, as in `tarifa init prices`',
    );
  const written: string[] = [];
  const folders: string[] = [];
  try {
    for (const { path, source, stayed } of files) {
      if (stayed) continue;
      const target = resolve(cwd, dir, path);
      const text = (await readFile(source, 'utf8')).replaceAll('{version}', packageVersion());
      folders.unshift(...(await makeFolders(dirname(target))));
      // `wx`: a file that has come to be since is not written over either.
      await writeFile(target, text, { flag: 'wx' });
      written.push(target);
    }
  } catch (error) {
    for (const target of written) await rm(target, { force: true });
    // What is no longer empty is somebody else's by now.
    for (const made of folders) await rmdir(made).catch(() => undefined);
    throw new FileFailure(dir, `cannot be filled: ${reason(error)}`);
  }
  return files.map(({ path, about, stayed }) => ({ path, about, stayed }));
}

/** Makes a folder and those it lies in, and gives the ones that were not there, the innermost first. */
async function makeFolders(folder: string): Promise<readonly string[]> {
  const outermost = await mkdir(folder, { recursive: true });
  const made: string[] = [];
  if (outermost !== undefined)
    for (let one = folder; one.length >= outermost.length; one = dirname(one)) made.push(one);
  return made;
}

/** Links count even where they lead nowhere. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // Where its folder is a file, it is not there, and cannot be made.
    return false;
  }
}
