import type { Diagnostic } from '../../grammar/text/diagnostic.ts';
import { Exact } from '../../runtime/exact.ts';
import { leaps } from '../analyze/matrix-slips.ts';
import { lintDiagnostics } from './lint-diagnostics.ts';
import type { Linted } from './linted.ts';
import { matricesOf } from './matrices.ts';
import { figure as number } from './words.ts';

/** TAR3105: a figure of a matrix ten times what stands beside it, or a tenth of it. */
export function* matrixLeap(catalog: Linted): Generator<Diagnostic> {
  for (const { axes, pairs, spanOf, figure } of matricesOf(catalog))
    for (const { cell, beside } of leaps(axes, pairs)) {
      const span = spanOf(cell.outcome);
      const other = spanOf(beside.outcome);
      if (span === null) continue;
      const [more, less] = cell.value.compare(beside.value) > 0 ? [cell, beside] : [beside, cell];
      const values = {
        figure: figure(more.value),
        other: figure(less.value),
        times: number(Exact.of(more.value.over(less.value).toString())),
      };
      const related = other === null ? [] : [{ span: other, note: 'the figure beside it' }];
      yield lintDiagnostics.report('TAR3105', span, values, { related });
    }
}
