import { withHelp } from '../../compiler/diagnostics/help.ts';
import { failedExample } from '../../compiler/failed-example.ts';
import type { Diagnostic, Severity } from '../../grammar/text/diagnostic.ts';
import { lineText, positionAt, type Position, type SourceFile } from '../../grammar/text/source-file.ts';
import type { Span } from '../../grammar/text/span.ts';
import type { CompiledCatalog } from '../catalog.ts';
import type { Examined } from '../examine.ts';
import { outcomeText } from './examples.ts';
import { wordingOf } from './wording.ts';

/** What is wrong, and where: all that one of the formats says of it. */
export interface Finding extends Placed {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** What stands at the place. */
  readonly label?: string;
  readonly help?: string;
  readonly related: readonly (Placed & { readonly message: string })[];
  readonly fixes: readonly {
    readonly title: string;
    readonly safe: boolean;
    readonly edits: readonly (Placed & { readonly text: string })[];
  }[];
  /** What is written on its line, and at the heads of the blocks around it, the innermost first. */
  written(): readonly string[];
}

export interface Placed {
  /** As it is found from where the command was started. */
  readonly file: string;
  readonly range: Range;
}

/** From a character up to another one; lines and columns count from 1. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A finding of the compiler. */
export function findingOf(catalog: CompiledCatalog, diagnostic: Diagnostic): Finding {
  const placed = (span: Span): Placed => ({
    file: catalog.folder.shown(span.file),
    range: rangeOf(catalog, span),
  });
  const { code, severity, message, span, label, help, related, fixes } = withHelp(diagnostic);
  const source = catalog.compilation.files.get(span.file);
  return {
    code,
    severity,
    message,
    ...placed(span),
    ...(label === undefined ? {} : { label }),
    ...(help === undefined ? {} : { help }),
    related: related.map((other) => ({ ...placed(other.span), message: other.note })),
    fixes: fixes.map(({ title, safe, edits }) => ({
      title,
      safe,
      edits: edits.map(({ span: edited, text }) => ({ ...placed(edited), text })),
    })),
    written: () => (source === undefined ? [] : writtenAt(source, positionAt(source, span.start).line)),
  };
}

/** All that was found in a price list: by the compiler, in its order, and then by running the examples. */
export function findingsOf({ catalog, run }: Examined): readonly Finding[] {
  const { compilation } = catalog;
  const { ir, diagnostics } = compilation;
  const failed = (): readonly Diagnostic[] => {
    if (ir === null || run === null) return [];
    const wording = wordingOf({ ...catalog, ir });
    return run.examples.flatMap(({ results }) =>
      failedExample(compilation, results, (what, text) => outcomeText(what, text, wording)),
    );
  };
  return [...diagnostics, ...failed()].map((diagnostic) => findingOf(catalog, diagnostic));
}

/** What is wrong in one sentence, for formats that do not show the line. */
export const sentenceOf = ({ message, label }: Finding): string =>
  label === undefined ? message : `${message}: ${label}`;

/** A finding as programs read it. */
export function jsonFinding(finding: Finding): object {
  const { code, severity, message, file, range, label, help, related, fixes } = finding;
  return {
    code,
    severity,
    message,
    file,
    range,
    ...(label === undefined ? {} : { label }),
    ...(help === undefined ? {} : { help }),
    related,
    fixes,
  };
}

function rangeOf({ compilation }: CompiledCatalog, { file, start, end }: Span): Range {
  const source = compilation.files.get(file);
  // A file that could not be read has no lines.
  if (source === undefined) return { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  return { start: positionAt(source, start), end: positionAt(source, end) };
}

/** A line, and above it those that open a block which is still open there. */
function writtenAt(source: SourceFile, line: number): readonly string[] {
  const words = (text: string): string => text.trim().replace(/\s+/g, ' ');
  const written = [words(lineText(source, line))];
  let open = 0;
  for (let above = line - 1; above > 0; above--) {
    const text = lineText(source, above);
    open += text.split('{').length - text.split('}').length;
    if (open <= 0) continue;
    written.push(words(text));
    open = 0;
  }
  return written;
}
