import type * as ast from '../grammar/ast.ts';
import { parseStep } from '../grammar/parse.ts';
import { isError, type Diagnostic } from '../grammar/text/diagnostic.ts';
import { sourceFile, type SourceFile } from '../grammar/text/source-file.ts';
import { Findings, isSound } from './check/checked.ts';
import { checkExample } from './check/example.ts';
import type { Compilation } from './compile.ts';
import type { Scenario } from './ir/scenario.ts';
import { lowerExamples } from './lower/example.ts';

/** A use or a quote in the words of an example, as `tarifa quote` takes it. */
export interface Sentence {
  /** What it stands for: one usage record, or one quote (which expects nothing). Null where it has errors. */
  readonly scenario: Scenario | null;
  readonly diagnostics: readonly Diagnostic[];
  /** What the findings' places are in. */
  readonly file: SourceFile;
}

/** Reads a sentence against a catalog without errors. */
export function readSentence(compilation: Compilation, text: string): Sentence {
  const { checked, ir } = compilation;
  if (!ir || !checked || !isSound(checked)) throw new Error('a sentence against a catalog with errors');
  const parsed = parseStep(text);
  const file = sourceFile(parsed.step?.span.file ?? '<sentence>', text);
  const fail = (diagnostics: readonly Diagnostic[]): Sentence => ({ scenario: null, diagnostics, file });
  if (!parsed.step || parsed.diagnostics.some(isError)) return fail(parsed.diagnostics);

  const example = exampleOf(parsed.step, text);
  const findings = new Findings();
  checkExample({ bound: checked, report: findings.report }, example, checked);
  // On a command line nothing is compared, so a quote need not say what it comes to.
  const diagnostics = findings.all.filter(({ code }) => code !== 'TAR2613');
  if (diagnostics.some(isError)) return fail(diagnostics);
  const symbols = { ...checked.symbols, examples: [example] };
  const [scenario = null] = lowerExamples({ ...checked, symbols }, ir);
  return { scenario, diagnostics, file };
}

function exampleOf(step: ast.Use | ast.Quote, text: string): ast.Example {
  const { span } = step;
  return { kind: 'example', title: { kind: 'text', value: text, span }, steps: [step], span };
}
