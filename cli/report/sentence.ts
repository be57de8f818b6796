import { render } from '../../compiler/diagnostics/render.ts';
import type { Read } from '../../compiler/sentence.ts';
import { paintOf } from './findings.ts';
import type { Printer } from './printer.ts';

/** Says what is wrong with a sentence of the command line, and where. */
export async function printSentence(
  { file, diagnostics }: Omit<Read<unknown>, 'value'>,
  err: Printer,
): Promise<void> {
  for (const diagnostic of diagnostics)
    await err.print(render(new Map([[file.path, file]]), diagnostic, paintOf(err)));
}
