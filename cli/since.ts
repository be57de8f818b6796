import type { SoundCatalog } from './catalog.ts';
import { soundCatalog, soundFolder } from './catalog.ts';
import type { Context } from './context.ts';
import { catalogsAt } from './find-catalogs.ts';
import { FileFailure } from '../runtime/records/fault.ts';
import { catalogsAtRevision, openRevision } from './git.ts';

/** A price list beside itself as it was; null where there was none, or is none any more. */
export interface Pair {
  readonly path: string;
  readonly old: SoundCatalog | null;
  readonly now: SoundCatalog | null;
}

/** Price lists beside themselves, and whether some are left out: they have errors, which have been said. */
export interface Pairs {
  readonly pairs: readonly Pair[];
  readonly isFaulty: boolean;
}

/** The price lists at some paths, or in this folder, each beside itself at a revision of git. */
export async function pairsSince(
  paths: readonly string[],
  revision: string,
  context: Context,
): Promise<Pairs> {
  const { cwd } = context.io;
  const pairs: Pair[] = [];
  let isFaulty = false;
  for (const path of paths.length === 0 ? ['.'] : paths) {
    const before = new Set(catalogsAtRevision(path, revision, cwd));
    const after = new Set(await catalogsAt(path, cwd));
    const all = [...new Set([...after, ...before])].sort((a, b) => (a < b ? -1 : 1));
    if (all.length === 0)
      throw new FileFailure(path, 'there is no main.tarifa in the folder, nor below it, now or then');
    for (const each of all) {
      const now = after.has(each) ? await soundCatalog(each, context) : null;
      const old = before.has(each) ? await soundFolder(openRevision(each, revision, cwd), context) : null;
      if ((now === null && after.has(each)) || (old === null && before.has(each))) isFaulty = true;
      else if (!pairs.some((known) => known.path === each)) pairs.push({ path: each, old, now });
    }
  }
  return { pairs, isFaulty };
}
