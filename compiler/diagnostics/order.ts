import type { Diagnostic } from '../../grammar/text/diagnostic.ts';

/** Findings as one reads: file by file in the order of reading, then from the top down. */
export function inOrder(
  files: ReadonlyMap<string, unknown>,
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  const rank = new Map([...files.keys()].map((path, index) => [path, index]));
  const of = ({ span }: Diagnostic): number => rank.get(span.file) ?? -1;
  return diagnostics.toSorted(
    (a, b) => of(a) - of(b) || a.span.start - b.span.start || a.span.end - b.span.end,
  );
}
