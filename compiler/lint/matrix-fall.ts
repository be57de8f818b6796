import type { Diagnostic } from '../../grammar/text/diagnostic.ts';
import type { Span } from '../../grammar/text/span.ts';
import { isCalm, leaps, swapped, turns } from '../analyze/matrix-slips.ts';
import { lintDiagnostics } from './lint-diagnostics.ts';
import type { Linted } from './linted.ts';
import { axisName } from '../ir/axis.ts';
import { matricesOf } from './matrices.ts';
import { exchanged } from './written-number.ts';

/** TAR3106: a matrix that falls along an axis where all the rest of it rises, or rises where the rest falls. */
export function* matrixFall(catalog: Linted): Generator<Diagnostic> {
  for (const { axes, pairs, spanOf, figure } of matricesOf(catalog)) {
    // A slipped digit is one mistake, and is spoken of as what it is.
    const leapt = new Set(leaps(axes, pairs).map(({ cell }) => cell.outcome));
    const calm = pairs.filter(({ before, after }) => !leapt.has(before.outcome) && !leapt.has(after.outcome));
    for (const { cell, beside, pair, usual, isWhole } of turns(axes, calm)) {
      const span = spanOf(cell.outcome);
      const other = spanOf(beside.outcome);
      if (span === null) continue;
      const isAfter = cell === pair.after;
      const values = {
        axis: axisName(axes[pair.axis]!),
        usual,
        unusual: usual === 'rise' ? 'fall' : 'rise',
        figure: figure(cell.value),
        before: figure(beside.value),
      };
      const label = isAfter ? {} : { label: `${figure(cell.value)} before ${figure(beside.value)}` };
      const related = other === null ? [] : [{ span: other, note: 'the figure beside it' }];
      const text = (at: Span): { text: string; span: Span } => ({ text: catalog.textAt(at), span: at });
      const mends = other !== null && !isWhole && isCalm(axes, swapped(pairs, cell, beside));
      const fixes = mends ? exchanged(text(span), text(other)) : [];
      yield lintDiagnostics.report('TAR3106', span, values, { ...label, related, fixes });
    }
  }
}
