import type { Diagnostic } from '../../grammar/text/diagnostic.ts';
import type { Feature } from '../ir/ir.ts';
import { lintDiagnostics } from './lint-diagnostics.ts';
import type { Linted } from './linted.ts';

/** TAR3401: a feature with a published figure that no example tries, in a catalog that has examples. */
export function* untriedFeature({ ir, scenarios, spans }: Linted): Generator<Diagnostic> {
  if (scenarios.length === 0) return;
  const tried = new Set(scenarios.flatMap(({ usage }) => usage.map(({ feature }) => feature)));
  for (const feature of ir.features) {
    const span = spans.of(feature, 'name');
    if (span === null || tried.has(feature.name) || !hasFigure(feature)) continue;
    yield lintDiagnostics.report('TAR3401', span, { feature: feature.name });
  }
}

/** Whether the list says what some use costs, in money or in points: what it does not say, no example can try. */
const hasFigure = ({ prices, funds }: Feature): boolean =>
  prices.some(
    ({ flat, table }) =>
      flat !== null || table.outcomes.some(({ kind }) => kind === 'rated' || kind === 'free'),
  ) ||
  funds.some(({ products }) =>
    products.some((use) => use.kind === 'draw' && use.factor.outcomes.some((one) => one?.kind === 'factor')),
  );
