import { render, type Paint } from '../../compiler/diagnostics/render.ts';
import type { Diagnostic } from '../../grammar/text/diagnostic.ts';
import { positionAt } from '../../grammar/text/source-file.ts';
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
  const files = new Map(
    [...catalog.compilation.files].map(([path, file]) => [shown(path), { ...file, path: shown(path) }]),
  );
  const paint = paintOf(printer);
  const placed = (span: Span): Span => ({ ...span, file: shown(span.file) });
  for (const diagnostic of diagnostics) {
    const related = diagnostic.related.map((other) => ({ ...other, span: placed(other.span) }));
    await printer.print(
      `${render(files, { ...diagnostic, span: placed(diagnostic.span), related }, paint)}\n`,
    );
  }
}

export const paintOf = ({ colors }: Printer): Paint => ({
  error: colors.red,
  warning: colors.yellow,
  dim: colors.dim,
  help: colors.cyan,
});

/** A finding as programs read it. */
export interface JsonDiagnostic {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly file: string;
  readonly range: JsonRange;
  readonly help?: string;
  readonly related: readonly { readonly file: string; readonly range: JsonRange; readonly message: string }[];
  readonly fixes: readonly {
    readonly title: string;
    readonly safe: boolean;
    readonly edits: readonly { readonly file: string; readonly range: JsonRange; readonly text: string }[];
  }[];
}

interface JsonRange {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

export function jsonDiagnostic(catalog: CompiledCatalog, diagnostic: Diagnostic): JsonDiagnostic {
  const place = (span: Span) => ({ file: catalog.folder.shown(span.file), range: rangeOf(catalog, span) });
  const { code, severity, message, span, help, related, fixes } = diagnostic;
  return {
    code,
    severity,
    message,
    ...place(span),
    ...(help === undefined ? {} : { help }),
    related: related.map((other) => ({ ...place(other.span), message: other.note })),
    fixes: fixes.map(({ title, safe, edits }) => ({
      title,
      safe,
      edits: edits.map(({ span: edited, text }) => ({ ...place(edited), text })),
    })),
  };
}

function rangeOf({ compilation }: CompiledCatalog, { file, start, end }: Span): JsonRange {
  const source = compilation.files.get(file);
  // A file that could not be read has no lines.
  if (source === undefined) return { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  return { start: positionAt(source, start), end: positionAt(source, end) };
}
