import { withHelp } from '../../compiler/diagnostics/help.ts';
import { render, type Paint } from '../../compiler/diagnostics/render.ts';
import type { Diagnostic } from '../../grammar/text/diagnostic.ts';
import type { SourceFile } from '../../grammar/text/source-file.ts';
import type { Span } from '../../grammar/text/span.ts';
import type { CompiledCatalog } from '../catalog.ts';
import type { Printer } from './printer.ts';

/** Prints findings with their lines of source, an empty line between two of them. */
export async function printFindings(
  catalog: CompiledCatalog,
  printer: Printer,
  diagnostics: readonly Diagnostic[],
): Promise<void> {
  const { shown } = catalog.folder;
  const files = shownFiles(catalog);
  const paint = paintOf(printer);
  const placed = (span: Span): Span => ({ ...span, file: shown(span.file) });
  for (const diagnostic of diagnostics.map(withHelp)) {
    const related = diagnostic.related.map((other) => ({ ...other, span: placed(other.span) }));
    await printer.print(
      `${render(files, { ...diagnostic, span: placed(diagnostic.span), related }, paint)}\n`,
    );
  }
}

/** The files of a catalog by how they are called in front of people. */
export function shownFiles({ folder: { shown }, compilation }: CompiledCatalog): Map<string, SourceFile> {
  return new Map([...compilation.files].map(([path, file]) => [shown(path), { ...file, path: shown(path) }]));
}

export const paintOf = ({ colors }: Printer): Paint => ({
  error: colors.red,
  warning: colors.yellow,
  dim: colors.dim,
  help: colors.cyan,
});
