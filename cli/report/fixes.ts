import { positionAt } from '../../grammar/text/source-file.ts';
import type { CompiledCatalog } from '../catalog.ts';
import { fixable, type FixedCatalog } from '../fix.ts';
import { STDIN } from '../host.ts';
import { counted } from './numbers.ts';
import { printableLine } from './printable.ts';
import type { Printer } from './printer.ts';

const isFixed = (catalog: CompiledCatalog): catalog is FixedCatalog => 'fixed' in catalog;

/** One line for each finding that was mended, and how many there were; none where nothing was to be mended. */
export function fixedLines(catalog: CompiledCatalog, { colors }: Printer): readonly string[] {
  if (!isFixed(catalog)) return [];
  const lines = jsonFixed(catalog)!.findings.map(
    ({ file, line, column, code, title }) =>
      `${colors.dim(`${printableLine(file)}:${line}:${column}`)} ${colors.green('fixed')} ${code}: ${printableLine(title)}`,
  );
  const { fixed, texts } = catalog;
  const summary = `fixed ${counted(fixed.length, 'finding')} in ${counted(texts.size, 'file')}`;
  return fixed.length === 0 ? ['nothing was fixed'] : [...lines, summary];
}

/** What `--fix` could still do, for the last line. */
export function fixesLeft(catalog: CompiledCatalog): readonly string[] {
  const { safe, unsafe } = fixable(catalog.compilation);
  if (isFixed(catalog) && catalog.unsafe && unsafe > 0)
    return [`${counted(unsafe, 'fix', 'fixes')} not taken, since more would be found then`];
  return [
    ...(safe > 0 && !isFixed(catalog) ? [`${safe} fixable with --fix`] : []),
    ...(unsafe > 0 ? [`${unsafe} ${safe > 0 ? 'more ' : ''}with --fix --unsafe-fixes`] : []),
  ];
}

/** What was mended, for programs; null where nothing was asked to be. */
export function jsonFixed(catalog: CompiledCatalog): JsonFixed | null {
  if (!isFixed(catalog)) return null;
  const { folder, fixed, texts, compilation } = catalog;
  const findings = fixed.map(({ diagnostic, fix, files }) => {
    const { file, start } = diagnostic.span;
    const source = files.get(file);
    const place = source === undefined ? { line: 1, column: 1 } : positionAt(source, start);
    return { code: diagnostic.code, file: folder.shown(file), ...place, title: fix.title, safe: fix.safe };
  });
  const text = folder.name === STDIN ? compilation.files.get(folder.main)?.text : undefined;
  return {
    catalog: folder.name,
    files: [...texts.keys()].map((file) => folder.shown(file)),
    findings,
    ...(text === undefined ? {} : { text }),
  };
}

interface JsonFixed {
  readonly catalog: string;
  readonly files: readonly string[];
  /** In the order in which they were mended; places as the files were then. */
  readonly findings: readonly {
    readonly code: string;
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly title: string;
    readonly safe: boolean;
  }[];
  /** Of standard input: its text as it is now. */
  readonly text?: string;
}
