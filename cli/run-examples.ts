import { runScenario, type ScenarioResult } from '../compiler/ir/run-scenario.ts';
import { raterOf, type Backend } from './backends.ts';
import type { SoundCatalog } from './catalog.ts';

/** What the examples of a catalog came to, on each of some backends. */
export interface ExamplesRun {
  readonly backends: readonly Backend[];
  /** Example by example, each with one result a backend. */
  readonly examples: readonly (readonly ScenarioResult[])[];
}

export interface ExampleCounts {
  /** As stated, on every backend that could rate it. */
  readonly passed: number;
  readonly failed: number;
  /** On some backend, whatever the others say of it. */
  readonly skipped: number;
}

export async function runExamples(catalog: SoundCatalog, backends: readonly Backend[]): Promise<ExamplesRun> {
  const { ir, compilation } = catalog;
  const raters = await Promise.all(backends.map((backend) => raterOf(ir, backend)));
  const examples = compilation.scenarios.map((scenario) =>
    raters.map((rater) => runScenario(scenario, rater, ir)),
  );
  return { backends, examples };
}

export function countExamples({ examples }: ExamplesRun): ExampleCounts {
  const having = (outcome: ScenarioResult['outcome']) =>
    examples.filter((results) => results.some((result) => result.outcome === outcome)).length;
  const failed = having('failed');
  const passed = examples.filter(
    (results) =>
      !results.some((result) => result.outcome === 'failed') &&
      results.some((result) => result.outcome === 'passed'),
  ).length;
  return { passed, failed, skipped: having('skipped') };
}
