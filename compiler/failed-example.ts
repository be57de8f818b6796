import type { Diagnostic } from '../grammar/text/diagnostic.ts';
import { lineText } from '../grammar/text/source-file.ts';
import type { Span } from '../grammar/text/span.ts';
import { reportExample } from './check/example-diagnostics.ts';
import type { Compilation } from './compile.ts';
import type { Place } from './ir/ir.ts';
import { splitPlace } from './ir/place.ts';
import type { Mismatch, ScenarioResult } from './ir/run-scenario.ts';

/**
 * What is wrong with one example, as findings at the outcomes that do not hold. `results` are those of one example on
 * several backends; what several of them found is said once. `shown` puts what was expected or came out into words.
 */
export function failedExample(
  { files }: Pick<Compilation, 'files'>,
  results: readonly ScenarioResult[],
  shown: (what: Mismatch['what'], text: string) => string,
): readonly Diagnostic[] {
  const found = new Map<string, { readonly mismatch: Mismatch; readonly backends: string[] }>();
  for (const { backend, mismatches } of results)
    for (const mismatch of mismatches) {
      const { at, what, expected, actual } = mismatch;
      const key = JSON.stringify([at, what, expected, actual]);
      const known = found.get(key) ?? { mismatch, backends: [] };
      known.backends.push(backend);
      found.set(key, known);
    }
  const ran = results.filter(({ outcome }) => outcome !== 'skipped').length;
  return [...found.values()].map(({ mismatch, backends }) => {
    const { at, what, expected, actual } = mismatch;
    return reportExample(
      'TAR2620',
      lineSpan(files, at),
      { title: results[0]?.title ?? '', expected: shown(what, expected), actual: shown(what, actual) },
      backends.length === ran ? {} : { label: `on ${backends.join(', ')} only` },
    );
  });
}

/** What is written on the line of a place. */
function lineSpan(files: Compilation['files'], at: Place): Span {
  const { file, line } = splitPlace(at);
  const source = files.get(file);
  const first = source?.lineStarts[line - 1];
  if (source === undefined || first === undefined) return { file, start: 0, end: 0 };
  const text = lineText(source, line);
  const start = first + (text.length - text.trimStart().length);
  return { file, start, end: start + text.trim().length };
}
