import { proven, type Proven } from '../compiler/analyze/proven.ts';
import { isError } from '../grammar/text/diagnostic.ts';
import type { Backend } from './backends.ts';
import type { CompiledCatalog } from './catalog.ts';
import { once } from './once.ts';
import type { Progress } from './progress.ts';
import { countExamples, runExamples, type ExampleCounts, type ExamplesRun } from './run-examples.ts';

/** A price list that was looked at: what is wrong with it, and what its examples came to. */
export interface Examined {
  readonly catalog: CompiledCatalog;
  readonly errors: number;
  readonly warnings: number;
  /** Null where errors kept the examples from being run. */
  readonly run: ExamplesRun | null;
  readonly counts: ExampleCounts;
  /** What holds of it because it has no errors; null where it has some. Counted when it is told, and once. */
  proven(): Proven | null;
}

/** Counts what is wrong with a price list, and runs its examples where nothing keeps them from being run. */
export async function examine(
  catalog: CompiledCatalog,
  backends: readonly Backend[],
  progress: Progress,
): Promise<Examined> {
  const { ir, diagnostics } = catalog.compilation;
  const errors = diagnostics.filter(isError).length;
  const found = {
    catalog,
    errors,
    warnings: diagnostics.length - errors,
    proven: once(() => (ir === null ? null : proven(ir))),
  };
  if (ir === null) return { ...found, run: null, counts: { passed: 0, failed: 0, skipped: 0 } };
  const run = await runExamples({ ...catalog, ir }, backends, progress);
  return { ...found, run, counts: countExamples(run) };
}

/** Whether a price list cannot be relied on; `strict` takes warnings for errors. */
export const isFaulty = ({ errors, warnings, counts }: Examined, strict: boolean): boolean =>
  errors > 0 || counts.failed > 0 || (strict && warnings > 0);
