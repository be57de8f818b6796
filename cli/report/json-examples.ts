import type { ScenarioResult } from '../../compiler/ir/run-scenario.ts';
import type { CompiledCatalog } from '../catalog.ts';
import { shownPlace } from './place.ts';

/** An example's result on one backend, as programs read it. */
export function jsonExample({ folder }: CompiledCatalog, result: ScenarioResult): object {
  const place = (at: string) => shownPlace(folder, at);
  const { title, at, backend, outcome, reason, mismatches } = result;
  return {
    title,
    ...place(at),
    backend,
    outcome,
    ...(reason === null ? {} : { reason }),
    ...(outcome === 'failed'
      ? {
          mismatches: mismatches.map(({ at: step, what, expected, actual, working }) => ({
            what,
            expected,
            actual,
            working,
            ...place(step),
          })),
        }
      : {}),
  };
}
