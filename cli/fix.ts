import { resolve } from 'node:path';
import { compile, type Compilation } from '../compiler/compile.ts';
import { applyFixes, areMended, type Applied, type Fixed } from '../compiler/diagnostics/fix.ts';
import type { Host } from '../compiler/stages.ts';
import type { Diagnostic } from '../grammar/text/diagnostic.ts';
import { FileFailure } from '../runtime/records/fault.ts';
import type { CompiledCatalog } from './catalog.ts';
import { writeFile } from './write-file.ts';

/** A fix may show what only a sound file lets be seen; after so many rounds what is left is left. */
const MOST_ROUNDS = 50;

/** A catalog after its fixes. */
export interface FixedCatalog extends CompiledCatalog {
  /** What was mended, in order, with the files as they were then. */
  readonly fixed: readonly (Fixed & { readonly files: Compilation['files'] })[];
  /** Whether guesses were taken too. */
  readonly unsafe: boolean;
  /** The texts of the files that changed, by their path inside the folder. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Applies the safe fixes of a catalog, or with `unsafe` all, until none is left: in memory, nothing is written. A fix
 * that leaves its finding, or brings an error, is not taken.
 */
export function fixCatalog(catalog: CompiledCatalog, unsafe: boolean): FixedCatalog {
  const { folder } = catalog;
  const texts = new Map<string, string>();
  const fixed: FixedCatalog['fixed'][number][] = [];
  let { compilation } = catalog;

  /** Applies the fixes of some findings; null where they do not mend. */
  const tried = (diagnostics: readonly Diagnostic[]): Round | null => {
    const applied = applyFixes(compilation.files, diagnostics, ({ safe }) => safe || unsafe);
    const after = compile(withTexts(folder.host, new Map([...texts, ...applied.texts])), folder.main);
    return areMended(applied.fixed, compilation, after) ? { ...applied, after } : null;
  };

  for (let round = 0; round < MOST_ROUNDS; round++) {
    const open = compilation.diagnostics.filter(({ fixes }) => fixes.some(({ safe }) => safe || unsafe));
    if (open.length === 0) break;
    let mended = tried(open);
    if (mended === null)
      // Some do not mend, or not together: the first that does alone is taken, and the rest looked at again.
      for (const one of open) {
        mended = tried([one]);
        if (mended !== null) break;
      }
    if (mended === null) break;
    const { files } = compilation;
    for (const [path, text] of mended.texts) texts.set(path, text);
    fixed.push(...mended.fixed.map((one) => ({ ...one, files })));
    compilation = mended.after;
  }
  return { folder, compilation, unsafe, fixed, texts };
}

/** Fixes that were applied, and what the catalog is then. */
interface Round extends Applied {
  readonly after: Compilation;
}

/** A host whose files have other texts; which files there are, it does not change. */
const withTexts = (host: Host, texts: ReadonlyMap<string, string>): Host => ({
  read: (path) => {
    const text = texts.get(path);
    return text === undefined ? host.read(path) : { text };
  },
});

/**
 * Writes what changed, each file whole or not at all. A file is read once more just before, through the host, which
 * reads nothing outside of the folder: one that is not as it was read is left alone, and fails the run.
 */
export async function writeFixed(
  { folder, texts }: FixedCatalog,
  before: Compilation['files'],
  cwd: string,
): Promise<void> {
  for (const [path, text] of texts) {
    const shown = folder.shown(path);
    const now = folder.host.read(path);
    const old = before.get(path)?.text;
    if ('failure' in now || now.text !== old)
      throw new FileFailure(shown, 'has changed while it was checked');
    // Where bytes were no text, the reader put this in their place, and writing would lose them.
    if (old.includes('\ufffd')) throw new FileFailure(shown, 'is not UTF-8, so it is not written');
    await writeFile(resolve(cwd, shown), cwd, text);
  }
}

/** How many findings have a fix, and how many of these a safe one. */
export function fixable({ diagnostics }: Compilation): { readonly safe: number; readonly unsafe: number } {
  const safe = diagnostics.filter(({ fixes }) => fixes.some((fix) => fix.safe)).length;
  const all = diagnostics.filter(({ fixes }) => fixes.length > 0).length;
  return { safe, unsafe: all - safe };
}
