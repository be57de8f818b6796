import type * as ast from '../../grammar/ast.ts';
import { join } from '../../grammar/text/span.ts';
import { inserting, removing } from '../diagnostics/fix.ts';
import type { Checker } from '../stages.ts';
import type { CheckedSelect } from './checked-price.ts';
import { checkHeading, type ReadNumber } from './heading.ts';
import { checkMatrix, type Matrix } from './matrix.ts';
import { gridOf, missingIn } from './matrix-grid.ts';
import type { LayoutRow } from './matrix-layout.ts';
import { checkCell, checkCellCharge, tiersOutcome, type OutcomeScope, type ReadOutcome } from './outcome.ts';
import { checkClosing, checkTierBounds, joinTiers } from './schedule.ts';
import { withWord } from './source-text.ts';
import { reportTable } from './table-diagnostics.ts';

/** A table of prices as its cells, and what its `otherwise` says. */
export interface PriceTable {
  readonly matrix: Matrix<ReadOutcome>;
  readonly otherwise: ReadOutcome | null;
}

/** Reads a table of prices. */
export function checkPriceTable(
  checker: Checker,
  table: ast.Table,
  scope: OutcomeScope,
  byTerm: boolean,
): PriceTable | null {
  const readNumber = checkHeading(checker, table, scope);
  const { mode } = table;
  const matrix = checkMatrix<ReadOutcome>(checker, table, byTerm, (rows, names) =>
    mode
      ? tiersOf(checker, table, mode, rows, names, scope, readNumber)
      : rows[0]!.charges.map(({ content }, i) =>
          content ? checkCell(checker, content, names[i]!, scope, readNumber) : 'empty',
        ),
  );
  const otherwise = table.otherwise && checkCell(checker, table.otherwise, 'otherwise', scope, readNumber);
  if (!matrix || (table.otherwise && !otherwise)) return null;
  return { matrix, otherwise };
}

/** The rows of one combination of keys, as one list of tiers for each column. */
function tiersOf(
  checker: Checker,
  table: ast.Table,
  mode: ast.TierMode,
  rows: readonly LayoutRow[],
  names: readonly string[],
  scope: OutcomeScope,
  readNumber: ReadNumber,
): (ReadOutcome | 'empty' | null)[] {
  const bounds = rows.map(({ bound }) => bound!);
  const spans = rows.map(({ node }) => node.span);
  // The bounds are the same for every column, and are spoken of once.
  const cuts = checkTierBounds(checker, bounds, scope.subject);
  return names.map((name, column) => {
    const contents = rows.map(({ charges }) => charges[column]!);
    if (contents.every(({ content }) => content === null)) return 'empty';
    const filled = contents.filter((cell) => cell.content !== null);
    for (const { content, span } of contents) if (!content) checker.report(reportTable('TAR2320', span, {}));
    const charges = filled.map(({ content }) => checkCellCharge(checker, content!, scope, readNumber));
    if (!cuts || filled.length < contents.length) return null;
    const closes = checkClosing(
      checker,
      bounds,
      contents.map(({ content }) => content!),
      scope.subject,
    );
    const tiers = joinTiers(cuts, charges, spans);
    return tiers && closes ? tiersOutcome({ mode, tiers }, name, axesSpan(table), scope) : null;
  });
}

/** Lays a table out over every combination of its axes; what its cells leave to `otherwise` is filled with that. */
export function spreadTable(
  checker: Checker,
  table: ast.Table,
  { matrix, otherwise }: PriceTable,
): CheckedSelect<ReadOutcome> | null {
  const grid = gridOf(checker, axesSpan(table), matrix.axes, matrix.cells);
  if (!grid) return null;
  const missing = missingIn(grid, matrix.axes);
  if (otherwise) {
    if (missing === null) {
      const span = withWord(checker, 'otherwise', table.otherwise!.span);
      const fixes = [removing(span, true, 'leave `otherwise` out')];
      checker.report(reportTable('TAR3301', table.otherwise!.span, {}, { fixes }));
    }
    const last = grid.outcomes.length;
    const cells = grid.cells.map((index) => (index === -1 ? last : index));
    return missing === null ? grid : { ...grid, cells, outcomes: [...grid.outcomes, otherwise] };
  }
  if (missing === null) return grid;
  const text = ' otherwise reject "not sold"';
  const fixes = [inserting(table.span.file, table.span.end, text, false, `add \`${text.trim()}\``)];
  checker.report(reportTable('TAR2314', axesSpan(table), { missing }, { fixes }));
  return null;
}

const axesSpan = ({ axes, span }: ast.Table): ast.Table['span'] =>
  axes[0] ? join(axes[0].span, axes.at(-1)!.span) : span;
