import type * as ast from '../../grammar/ast.ts';
import type { Span } from '../../grammar/text/span.ts';
import { Exact } from '../../runtime/exact.ts';
import type { Checker, UnitSymbol } from '../stages.ts';
import { perUnit } from './charge.ts';
import type { CheckedSelect } from './checked-price.ts';
import { checkMatrix } from './matrix.ts';
import { gridOf } from './matrix-grid.ts';
import { reportSchedule } from './schedule-diagnostics.ts';
import { reportTable } from './table-diagnostics.ts';
import { convert, unitNamed } from './unit.ts';

/** Points for one unit of the meter, and where they are written. */
export interface Points {
  readonly kind: 'points';
  readonly value: Exact;
  readonly span: Span;
}

/** What one unit of the meter takes; what nothing is said of is not covered. */
export type CheckedFactor = CheckedSelect<Points | ast.Unpublished>;

/** Reads what a `covers` line takes from a balance in `points` for one unit of `meter` (null: of money). */
export function checkFactor(
  checker: Checker,
  factor: ast.Factor | ast.FactorTable | ast.Unpublished,
  meter: UnitSymbol | null,
  points: UnitSymbol,
): CheckedFactor | null {
  switch (factor.kind) {
    case 'unpublished':
      return alone(factor);
    case 'factor': {
      const { value, unit } = factor.points;
      const one = unit ? pointsIn(checker, unit, points) : Exact.one;
      const read = factorOf(checker, value, one, perOf(checker, factor, meter));
      return read && alone(read);
    }
    case 'factor table':
      return checkFactorTable(checker, factor.table, meter, points);
  }
}

const alone = (outcome: Points | ast.Unpublished): CheckedFactor => ({
  axes: [],
  cells: [0],
  outcomes: [outcome],
});

/** What one of a unit is in the balance's unit; reports one that does not convert. */
function pointsIn(checker: Checker, name: ast.Name, points: UnitSymbol): Exact | null {
  const unit = unitNamed(checker, name);
  if (!unit) return null;
  const factor = convert(unit, points);
  if (!factor) {
    const values = { found: unit.name, expected: points.name };
    const related = [{ span: points.node.span, note: 'the unit of the balance' }];
    checker.report(reportSchedule('TAR2102', name.span, values, { related }));
  }
  return factor;
}

/** How much of the meter's unit a factor is for. */
function perOf(
  checker: Checker,
  per: Pick<ast.Factor, 'count' | 'unit'>,
  meter: UnitSymbol | null,
): Exact | null {
  if (meter) return perUnit(checker, per, meter);
  const { currency } = checker.bound;
  const count = per.count ? Exact.of(per.count.value) : Exact.one;
  if (per.count && !count.isPositive())
    checker.report(reportSchedule('TAR2117', per.count.span, { unit: per.unit.text }));
  else if (per.unit.text === currency) return count;
  else checker.report(reportSchedule('TAR2102', per.unit.span, { found: per.unit.text, expected: currency }));
  return null;
}

function factorOf(checker: Checker, num: ast.Num, one: Exact | null, per: Exact | null): Points | null {
  const value = Exact.of(num.value);
  if (!value.isPositive()) {
    checker.report(reportTable('TAR2321', num.span, {}));
    return null;
  }
  return one && per && { kind: 'points', value: value.times(one).over(per), span: num.span };
}

function checkFactorTable(
  checker: Checker,
  table: ast.Table,
  meter: UnitSymbol | null,
  points: UnitSymbol,
): CheckedFactor | null {
  const { heading } = table;
  const one = heading && pointsIn(checker, heading.amount, points);
  const per = heading && perOf(checker, heading, meter);
  const read = (content: NonNullable<ast.Cell['content']>): Points | ast.Unpublished | null => {
    if (content.kind === 'unpublished') return content;
    if (content.kind !== 'number') {
      const example = 'a number of points, or leave the cell empty';
      checker.report(reportTable('TAR2315', content.span, { what: 'a factor', example }));
      return null;
    }
    if (heading) return factorOf(checker, content, one, per);
    const example = `${points.names[1] ?? points.name} / ${meter?.name ?? checker.bound.currency}`;
    checker.report(reportTable('TAR2308', content.span, { example }));
    return null;
  };
  const matrix = checkMatrix<Points | ast.Unpublished>(checker, table, false, (rows) =>
    rows[0]!.charges.map(({ content }) => (content ? read(content) : 'empty')),
  );
  return matrix && gridOf(checker, table.span, matrix.axes, matrix.cells);
}
