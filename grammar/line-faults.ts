import type { Diagnostic } from './text/diagnostic.ts';
import { positionAt, type SourceFile } from './text/source-file.ts';

/** A quotation mark without its partner: what stood between them is read as words and strange characters. */
const OPEN_TEXT = 'TAR1033';
/** A character that means nothing: after another fault of the line it is most often a part of that. */
const STRANGE = 'TAR1036';

/** One mistake, one finding: leaves out what another fault of the same line has brought about. */
export function oncePerLine(file: SourceFile, faults: readonly Diagnostic[]): Diagnostic[] {
  const lines = new Map<number, Diagnostic[]>();
  for (const fault of faults) {
    const { line } = positionAt(file, fault.span.start);
    const known = lines.get(line);
    if (known) known.push(fault);
    else lines.set(line, [fault]);
  }
  return [...lines.values()].flatMap(causes);
}

function causes(line: readonly Diagnostic[]): readonly Diagnostic[] {
  if (line.length === 1) return line;
  const open = line.filter(({ code }) => code === OPEN_TEXT);
  if (open.length > 0) return open;
  const [first, ...rest] = line.toSorted((a, b) => a.span.start - b.span.start);
  const strange = rest.filter(({ code }) => code === STRANGE);
  // Several of one kind, such as full-width bars, are mended together.
  const alike = strange.filter(({ code, fixes }) => code === first!.code && fixes.length > 0);
  const fixes = first!.fixes.map((fix, index) => ({
    ...fix,
    edits: [...fix.edits, ...alike.flatMap((one) => one.fixes[index]?.edits ?? [])],
  }));
  return [{ ...first!, fixes }, ...rest.filter(({ code }) => code !== STRANGE)];
}
