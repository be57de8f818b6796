import { FileFailure } from '../runtime/records/fault.ts';
import { soundCatalog, soundFolder, type SoundCatalog } from './catalog.ts';
import type { Context } from './context.ts';
import { catalogsAt } from './find-catalogs.ts';
import { catalogsAtRevision, openRevision } from './git.ts';

/** A price list beside itself as it was. */
export type Pair = { readonly path: string } & (
  | { readonly kind: 'kept'; readonly old: SoundCatalog; readonly now: SoundCatalog }
  | { readonly kind: 'added'; readonly now: SoundCatalog }
  | { readonly kind: 'removed' }
);

/** The price lists at some paths, or in this folder, each beside itself at a revision of git, but those with errors. */
export async function pairsSince(
  paths: readonly string[],
  revision: string,
  context: Context,
): Promise<readonly Pair[]> {
  const { cwd } = context.io;
  const before = new Set<string>();
  const after = new Set<string>();
  for (const path of paths.length === 0 ? ['.'] : paths) {
    const then = catalogsAtRevision(path, revision, cwd);
    const now = await catalogsAt(path, cwd);
    if (then.length + now.length === 0)
      throw new FileFailure(path, 'there is no main.tarifa in the folder, nor below it, now or then');
    for (const each of then) before.add(each);
    for (const each of now) after.add(each);
  }
  const pairs: Pair[] = [];
  const all = [...new Set([...after, ...before])].sort((a, b) => (a < b ? -1 : 1));
  for (const path of all) {
    if (!after.has(path)) {
      pairs.push({ path, kind: 'removed' });
      continue;
    }
    const now = await soundCatalog(path, context);
    const isNew = !before.has(path);
    const old = isNew ? null : await soundFolder(openRevision(path, revision, cwd), context);
    if (now !== null && isNew) pairs.push({ path, kind: 'added', now });
    if (now !== null && old !== null) pairs.push({ path, kind: 'kept', old, now });
  }
  return pairs;
}
