import type { Diagnostic } from '../../grammar/text/diagnostic.ts';
import { jointOutcomes } from '../analyze/joint-outcomes.ts';
import type { Select } from '../ir/ir.ts';
import { lintDiagnostics } from './lint-diagnostics.ts';
import type { Linted } from './linted.ts';

/**
 * TAR3208: a package that takes points where the price is free. A capacity is no such thing: it may raise the limit of
 * what is free up to some capacity.
 */
export function* paysForFree({ ir, spans }: Linted): Generator<Diagnostic> {
  for (const feature of ir.features) {
    const price = feature.prices.at(-1);
    const isFree = feature.otherwise?.kind === 'free';
    if (!isFree && !price?.table.outcomes.some(({ kind }) => kind === 'free')) continue;
    for (const { products } of feature.funds)
      for (const use of products) {
        const span = spans.of(use);
        if (use.kind !== 'draw' || span === null) continue;
        const free = isFree ? null : freeCell(use.factor, price!.table);
        if (!isFree && free === null) continue;
        const what =
          free === null || free === '' ? `\`${feature.name}\`` : `\`${free}\` of \`${feature.name}\``;
        yield lintDiagnostics.report('TAR3208', span, { product: use.product, feature: feature.name, what });
      }
  }
}

/** The free cell of a price for which a factor takes points; null where there is none. */
function freeCell(
  factor: Select<unknown>,
  table: Select<{ readonly kind: string; readonly cell: string }>,
): string | null {
  for (const [points, outcome] of jointOutcomes(factor, table) ?? [])
    if (points !== null && outcome.kind === 'free') return outcome.cell;
  return null;
}
