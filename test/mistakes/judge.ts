import { compile } from '../../compiler/compile.ts';
import { digestOf } from '../../compiler/ir/digest.ts';
import { interpreter } from '../../compiler/ir/interpret/interpret.ts';
import { runScenario } from '../../compiler/ir/run-scenario.ts';
import type { Diagnostic, Edit } from '../../grammar/text/diagnostic.ts';
import { positionAt, sourceFile } from '../../grammar/text/source-file.ts';
import { memoryHost } from '../support/compile-text.ts';
import type { Mistake } from './mistake.ts';
import type { Files, Source } from './source.ts';

/** What `check` said of one mistake. */
export interface Verdict {
  readonly errors: number;
  readonly warnings: number;
  /** Examples that do not hold. */
  readonly failed: number;
  /** Whether an error or a warning, or where there is none a failed example, names the line or one of the other places. */
  readonly isPlaced: boolean;
  /** What was said, a line each, for whoever looks into a kind. */
  readonly said: readonly string[];
}

/** What is said of a price list without a mistake: generated ones have warnings of their own. */
export interface Baseline {
  readonly source: Source;
  readonly digest: string;
  readonly said: ReadonlySet<string>;
}

const compiled = (files: Files) => compile(memoryHost(Object.fromEntries(files)));

/** Throws where the price list has errors: a mistake is made in a sound one. */
export function baselineOf(source: Source): Baseline {
  const { ir, diagnostics } = compiled(source.files);
  if (ir === null) throw new Error(`${source.name}: ${diagnostics.map(({ message }) => message).join('; ')}`);
  return { source, digest: digestOf(ir), said: new Set(diagnostics.map(key)) };
}

const key = ({ code, message }: Diagnostic): string => `${code} ${message}`;

/** What `check` says of a mistake; null where the price list means what it meant, and nothing is said: it was none. */
export function judge({ source, digest, said }: Baseline, { edits, near }: Mistake): Verdict | null {
  const files = edited(source.files, edits);
  const { ir, diagnostics, scenarios } = compiled(files);
  const isInExample = source
    .all('example')
    .some(({ span }) => edits.every((edit) => source.isIn(edit.span, span)));

  const news = diagnostics.filter((diagnostic) => !said.has(key(diagnostic)));
  if (ir !== null && !isInExample && news.length === 0 && digestOf(ir) === digest) return null;
  const rater = ir === null ? null : interpreter(ir);
  const failed = scenarios.flatMap((scenario) => {
    if (ir === null || rater === null) return [];
    const { mismatches } = runScenario(scenario, rater, ir);
    return mismatches.length === 0 ? [] : [{ ...scenario, mismatches }];
  });
  // An example's own figure may be as sound as another: its step, or its feature, that is.
  if (news.length === 0 && failed.length === 0 && isInExample && sameExamples(scenarios, source)) return null;

  const right = rightLines(source, files, edits, near);
  const lineAt = ({ file, start }: { file: string; start: number }): string =>
    `${file}:${positionAt(sourceFile(file, files.get(file) ?? ''), start).line}`;
  const named = news.map(({ span, related }) => [span, ...related.map((one) => one.span)].map(lineAt));
  const shown = failed.flatMap(({ at, mismatches }) => [
    [at, ...mismatches.map((one) => one.at)].map((place) => place.split(':').slice(0, 2).join(':')),
  ]);
  const errors = news.filter(({ severity }) => severity === 'error').length;
  return {
    errors,
    warnings: news.length - errors,
    failed: failed.length,
    isPlaced: (news.length > 0 ? named : shown).some((places) => places.some((place) => right.has(place))),
    said: [
      ...news.map((one) => `${lineAt(one.span)} ${one.code} ${one.message}`),
      ...failed.map(({ title }) => `example "${title}"`),
    ],
  };
}

/** Whether the examples still ask for the same: white space, or a way of writing, has changed. */
function sameExamples(scenarios: readonly object[], source: Source): boolean {
  const bare = (list: readonly object[]): string =>
    JSON.stringify(list, (name, value: unknown) => (name === 'at' || name === 'origin' ? undefined : value));
  return bare(scenarios) === bare(compiled(source.files).scenarios);
}

export function edited(files: Files, edits: readonly Edit[]): Files {
  const result = new Map(files);
  for (const { span, text } of edits.toSorted((a, b) => b.span.start - a.span.start)) {
    const before = result.get(span.file)!;
    result.set(span.file, before.slice(0, span.start) + text + before.slice(span.end));
  }
  return result;
}

/**
 * The lines, as `file:line`, where a finding is in its place: those of the mistake, or beside what was left out, and
 * where the other places begin.
 */
function rightLines(
  source: Source,
  files: Files,
  edits: readonly Edit[],
  near: Mistake['near'],
): ReadonlySet<string> {
  const lines = new Set<string>();
  const shift = (file: string, offset: number, self?: Edit): number =>
    edits
      .filter((edit) => edit !== self && edit.span.file === file && edit.span.end <= offset)
      .reduce((at, { span, text }) => at + text.length - (span.end - span.start), offset);
  const lineOf = (file: string, offset: number): number =>
    positionAt(sourceFile(file, files.get(file)!), offset).line;
  for (const edit of edits) {
    const { span, text } = edit;
    const start = shift(span.file, span.start, edit);
    const first = lineOf(span.file, start);
    const last = lineOf(span.file, start + Math.max(text.replace(/\n$/, '').length, 0));
    for (let line = first; line <= last; line++) lines.add(`${span.file}:${line}`);
    // Of a line that is gone, the line above is as near as the one that took its place.
    if (text === '' && source.text(span).includes('\n')) lines.add(`${span.file}:${first - 1}`);
  }
  for (const { file, start } of near) lines.add(`${file}:${lineOf(file, shift(file, start))}`);
  return lines;
}
