import type { Coverage } from '../../compiler/analyze/coverage/coverage.ts';
import type { CompiledCatalog } from '../catalog.ts';
import type { Examined } from '../examine.ts';
import type { ExampleCounts } from '../run-examples.ts';
import { jsonCoverage } from './coverage.ts';
import { jsonExample } from './json-examples.ts';

/** What `test` found, for programs: counts of examples, and a result for each example and backend. */
export function jsonTest(
  examined: readonly Examined[],
  covered: readonly { readonly catalog: CompiledCatalog; readonly coverage: Coverage }[],
): object {
  const results = examined.flatMap(({ catalog, run }) =>
    (run?.examples ?? []).flatMap(({ results: own }) => own.map((result) => ({ catalog, result }))),
  );
  const sum = (of: (counts: ExampleCounts) => number): number =>
    examined.reduce((total, { counts }) => total + of(counts), 0);
  return {
    version: 1,
    passed: sum(({ passed }) => passed),
    failed: sum(({ failed }) => failed),
    skipped: sum(({ skipped }) => skipped),
    results: results.map(({ catalog, result }) => jsonExample(catalog, result)),
    ...(covered.length === 0
      ? {}
      : { coverage: covered.map(({ catalog, coverage }) => jsonCoverage(catalog, coverage)) }),
  };
}
