import type { Diagnostic } from '../../../grammar/text/diagnostic.ts';
import { sourceFile, type SourceFile } from '../../../grammar/text/source-file.ts';
import type { Span } from '../../../grammar/text/span.ts';
import { compile, type Compilation } from '../../compile.ts';
import { withHelp } from '../help.ts';
import { plain, render, type Paint } from '../render.ts';
import { sampleText, type Explanation } from './explanation.ts';
import { frames } from './frames.ts';

const MAIN = 'main.tarifa';

/** The catalog that a sample and its frame make, by the paths of its files. */
export function sampleFiles(
  { frame, files = {} }: Explanation,
  sample: string,
): Readonly<Record<string, string>> {
  const { before, after } = frames[frame];
  return { ...files, [MAIN]: `${before}${sampleText(sample)}${after}` };
}

/** Compiles a sample in its frame. */
export function compileSample(explanation: Explanation, sample: string): Compilation {
  const files = sampleFiles(explanation, sample);
  return compile({
    read: (path) => (Object.hasOwn(files, path) ? { text: files[path]! } : { failure: 'missing' }),
  });
}

/** Whether the samples are records, not a price list. */
export const isOfRecords = ({ frame }: Explanation): boolean => frame.endsWith('records');

/**
 * What `check` says of the wrong sample, its lines counted from the sample's first; null where there is nothing to
 * compile. `paint` as for any finding.
 */
export function sampleFinding(explanation: Explanation, paint: Paint = plain): string | null {
  if (explanation.sketch === true || isOfRecords(explanation)) return null;
  const { files, diagnostics } = compileSample(explanation, explanation.wrong);
  const [finding] = diagnostics;
  if (finding === undefined) return null;
  const shown = new Map<string, SourceFile>(files);
  const text = sampleText(explanation.wrong);
  shown.set(MAIN, sourceFile(MAIN, text));
  const shift = frames[explanation.frame].before.length;
  return render(shown, withHelp(withinSample(finding, shift, text.length)), paint);
}

/** A finding with its places counted from the sample's start; what lies outside of the sample is left out. */
function withinSample(finding: Diagnostic, shift: number, length: number): Diagnostic {
  const moved = (span: Span): Span =>
    span.file === MAIN ? { ...span, start: span.start - shift, end: span.end - shift } : span;
  const related = finding.related
    .map((other) => ({ ...other, span: moved(other.span) }))
    .filter(({ span }) => span.file !== MAIN || (span.start >= 0 && span.end <= length));
  return { ...finding, span: moved(finding.span), related };
}
