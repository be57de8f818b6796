import { isEmpty, type CatalogDiff } from '../compiler/analyze/diff/changes.ts';
import { diffCatalogs } from '../compiler/analyze/diff/diff.ts';
import { digestOf } from '../compiler/ir/digest.ts';
import type { SoundCatalog } from './catalog.ts';
import type { Pair } from './since.ts';

/** A price list as it was and as it is, and what changes in meaning. */
export interface Comparison {
  readonly old: Compared;
  readonly now: Compared;
  readonly diff: CatalogDiff;
}

export interface Compared extends SoundCatalog {
  readonly digest: string;
}

/** Several price lists and their past, by path. */
export interface Comparisons {
  /** Those that mean something else than they did. */
  readonly changed: readonly KeptComparison[];
  readonly added: readonly SoundCatalog[];
  readonly removed: readonly string[];
  /** Those that mean what they did. */
  readonly same: readonly KeptComparison[];
}

export interface KeptComparison extends Comparison {
  readonly path: string;
}

export const compare = (old: SoundCatalog, now: SoundCatalog): Comparison => ({
  old: { ...old, digest: digestOf(old.ir) },
  now: { ...now, digest: digestOf(now.ir) },
  diff: diffCatalogs(old.ir, now.ir),
});

export function compareAll(pairs: readonly Pair[]): Comparisons {
  const kept = pairs.flatMap((pair): KeptComparison[] =>
    pair.kind === 'kept' ? [{ path: pair.path, ...compare(pair.old, pair.now) }] : [],
  );
  return {
    changed: kept.filter(({ diff }) => !isEmpty(diff)),
    added: pairs.flatMap((pair) => (pair.kind === 'added' ? [pair.now] : [])),
    removed: pairs.flatMap(({ path, kind }) => (kind === 'removed' ? [path] : [])),
    same: kept.filter(({ diff }) => isEmpty(diff)),
  };
}
