import type { Examined } from '../examine.ts';
import type { ExampleCounts } from '../run-examples.ts';
import { findingsOf, jsonFinding } from './finding.ts';
import { jsonFixed } from './fixes.ts';
import { jsonExample } from './json-examples.ts';

/** What `check` found, for programs; examples that fail are told once more with their working. */
export function jsonCheck(examined: readonly Examined[]): object {
  const sum = (of: (counts: ExampleCounts) => number): number =>
    examined.reduce((total, { counts }) => total + of(counts), 0);
  const fixes = examined.map(({ catalog }) => jsonFixed(catalog)).filter((one) => one !== null);
  return {
    version: 1,
    ...(fixes.length === 0 ? {} : { fixed: fixes }),
    diagnostics: examined.flatMap((one) => findingsOf(one).map(jsonFinding)),
    examples: {
      passed: sum(({ passed }) => passed),
      failed: sum(({ failed }) => failed),
      skipped: sum(({ skipped }) => skipped),
      failures: examined.flatMap(({ catalog, run }) =>
        (run?.examples ?? [])
          .flatMap(({ results }) => results)
          .filter(({ outcome }) => outcome === 'failed')
          .map((result) => jsonExample(catalog, result)),
      ),
    },
  };
}
