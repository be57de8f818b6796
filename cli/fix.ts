import { resolve } from 'node:path';
import { compile, type Compilation } from '../compiler/compile.ts';
import { applyFixes, areMended, type Applied, type Fixed } from '../compiler/diagnostics/fix.ts';
import type { Host } from '../compiler/stages.ts';
import type { Diagnostic, Fix } from '../grammar/text/diagnostic.ts';
import type { Span } from '../grammar/text/span.ts';
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

  const wanted = ({ safe }: Fix): boolean => safe || unsafe;
  const failed = new Set<string>();
  const key = ({ code, message, span }: Diagnostic): string =>
    JSON.stringify([code, message, span.file, lineAt(compilation.files.get(span.file)?.text ?? '', span)]);

  /** Applies the fixes of some findings; null where they do not mend. */
  const tried = (diagnostics: readonly Diagnostic[]): Round | null => {
    const applied = applyFixes(compilation.files, diagnostics, wanted);
    if (applied.fixed.length === 0) return null;
    const after = compile(withTexts(folder.host, new Map([...texts, ...applied.texts])), folder.main);
    return areMended(applied.fixed, compilation, after) ? { ...applied, after } : null;
  };

  /** The most that mends of a round's fixes: what does not mend together is halved until it does, or is one that failed. */
  const most = (open: readonly Diagnostic[]): Round | null => {
    const good: Diagnostic[] = [];
    let best: Round | null = null;
    const parts = [open];
    for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
      const mended = tried([...good, ...part]);
      if (mended !== null) {
        best = mended;
        for (const one of part) good.push(one);
      } else if (part.length === 1) failed.add(key(part[0]!));
      else {
        const half = part.length >> 1;
        parts.push(part.slice(half), part.slice(0, half));
      }
    }
    return best;
  };

  let moved = false;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const all = compilation.found.filter(({ fixes }) => fixes.some(wanted));
    let open = all.filter((one) => !failed.has(key(one)));
    if (open.length === 0 && moved) {
      // What did not mend may do so now that something else was mended.
      open = all;
      failed.clear();
      moved = false;
    }
    if (open.length === 0) break;
    const mended = most(open);
    if (mended === null) continue;
    moved = true;
    const { files } = compilation;
    for (const [path, text] of mended.texts) texts.set(path, text);
    for (const one of mended.fixed) fixed.push({ ...one, files });
    compilation = mended.after;
  }
  return { folder, compilation, unsafe, fixed, texts };
}

/** The line in which something begins: it tells a finding from another of the same words, wherever it moves. */
function lineAt(text: string, { start }: Span): string {
  const end = text.indexOf('\n', start);
  return text.slice(text.lastIndexOf('\n', start - 1) + 1, end < 0 ? text.length : end);
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
export function fixable({ found }: Compilation): { readonly safe: number; readonly unsafe: number } {
  const safe = found.filter(({ fixes }) => fixes.some((fix) => fix.safe)).length;
  const all = found.filter(({ fixes }) => fixes.length > 0).length;
  return { safe, unsafe: all - safe };
}
