import { render } from '../../compiler/diagnostics/render.ts';
import type { Read } from '../../compiler/sentence.ts';
import type { SourceFile } from '../../grammar/text/source-file.ts';
import type { Span } from '../../grammar/text/span.ts';
import type { CompiledCatalog } from '../catalog.ts';
import { paintOf, shownFiles } from './findings.ts';
import type { Printer } from './printer.ts';

/** Where a sentence stands that is one of many. */
export interface SentencePlace {
  readonly input: SourceFile;
  readonly start: number;
}

/** Says what is wrong with a sentence of the command line, or of an input of many, by its catalog, and where. */
export async function printSentence(
  catalog: CompiledCatalog,
  { file, diagnostics }: Omit<Read<unknown>, 'value'>,
  err: Printer,
  { input, start }: SentencePlace = { input: file, start: 0 },
): Promise<void> {
  const placed = (span: Span): Span =>
    span.file === file.path
      ? { file: input.path, start: start + span.start, end: start + span.end }
      : { ...span, file: catalog.folder.shown(span.file) };
  const files = shownFiles(catalog).set(input.path, input);
  for (const diagnostic of diagnostics) {
    const related = diagnostic.related.map(({ span, note }) => ({ span: placed(span), note }));
    const one = { ...diagnostic, span: placed(diagnostic.span), related };
    await err.print(render(files, one, paintOf(err)));
  }
}
