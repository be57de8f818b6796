import type { Coverage } from '../../compiler/analyze/coverage/coverage.ts';
import type { CompiledCatalog } from '../catalog.ts';
import type { Examined } from '../examine.ts';
import { jsonCoverage } from './coverage.ts';
import { jsonExample } from './json-examples.ts';

/** What `test` found, for programs: a result for each example and backend. */
export function jsonTest(
  examined: readonly Examined[],
  covered: readonly { readonly catalog: CompiledCatalog; readonly coverage: Coverage }[],
): object {
  const results = examined.flatMap(({ catalog, run }) =>
    (run?.examples ?? []).flatMap(({ results: own }) => own.map((result) => ({ catalog, result }))),
  );
  const having = (outcome: string): number =>
    results.filter(({ result }) => result.outcome === outcome).length;
  return {
    version: 1,
    passed: having('passed'),
    failed: having('failed'),
    skipped: having('skipped'),
    results: results.map(({ catalog, result }) => jsonExample(catalog, result)),
    ...(covered.length === 0
      ? {}
      : { coverage: covered.map(({ catalog, coverage }) => jsonCoverage(catalog, coverage)) }),
  };
}
