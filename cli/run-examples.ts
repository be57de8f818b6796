import type { Ir } from '../compiler/ir/ir.ts';
import { runScenario, type ScenarioResult } from '../compiler/ir/run-scenario.ts';
import type { Scenario } from '../compiler/ir/scenario.ts';
import { raterOf, type Backend } from './backends.ts';
import type { SoundCatalog } from './catalog.ts';
import { once } from './once.ts';
import { failuresOf, type Failure } from './parting.ts';
import type { Progress } from './progress.ts';

/** What the examples of a catalog came to, on each of some backends. */
export interface ExamplesRun {
  readonly backends: readonly Backend[];
  readonly examples: readonly ExampleRun[];
}

/** What an example came to. */
export interface ExampleRun {
  readonly title: string;
  readonly at: string;
  /** One a backend. */
  readonly results: readonly ScenarioResult[];
  readonly isFailed: boolean;
  /** How it fails, and because of which steps; found when it is told, and once for all that tell it. */
  failures(): readonly Failure[];
}

export interface ExampleCounts {
  /** As stated, on every backend that could rate it. */
  readonly passed: number;
  readonly failed: number;
  /** On some backend, whatever the others say of it. */
  readonly skipped: number;
}

export async function runExamples(
  catalog: SoundCatalog,
  backends: readonly Backend[],
  progress: Progress,
): Promise<ExamplesRun> {
  const { ir, compilation } = catalog;
  const raters = await Promise.all(backends.map((backend) => raterOf(ir, backend)));
  const { scenarios } = compilation;
  const told = progress.of(`running ${catalog.folder.name}`, 'examples');
  const examples = scenarios.map((scenario, index) => {
    told(index, scenarios.length);
    const results = raters.map((rater) => runScenario(scenario, rater, ir));
    return exampleRun(ir, scenario, results);
  });
  return { backends, examples };
}

export function exampleRun(ir: Ir, scenario: Scenario, results: readonly ScenarioResult[]): ExampleRun {
  const { title, at } = scenario;
  const isFailed = results.some(({ outcome }) => outcome === 'failed');
  return { title, at, results, isFailed, failures: once(() => failuresOf(ir, scenario, results)) };
}

export function countExamples({ examples }: ExamplesRun): ExampleCounts {
  const having = (outcome: ScenarioResult['outcome']) =>
    examples.filter(({ results }) => results.some((result) => result.outcome === outcome)).length;
  const passed = examples.filter(
    ({ results, isFailed }) => !isFailed && results.some(({ outcome }) => outcome === 'passed'),
  ).length;
  return { passed, failed: having('failed'), skipped: having('skipped') };
}
