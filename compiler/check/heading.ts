import type * as ast from '../../grammar/ast.ts';
import { Exact } from '../../runtime/exact.ts';
import type { Checker } from '../stages.ts';
import { checkPer, writtenRate, type PriceScope } from './charge.ts';
import type { Amount } from './checked-price.ts';
import { currencyIs } from './currency.ts';
import { reportTable } from './table-diagnostics.ts';

/** Reads a bare number of a table as money; null, and reported, where no heading says what it is of. */
export type ReadNumber = (num: ast.Num) => Amount | null;

/** What the bare numbers under a heading such as `CNY / 1,000 calls` mean. The heading is reported on once. */
export function checkHeading(checker: Checker, table: ast.Table, scope: PriceScope): ReadNumber {
  const { heading } = table;
  if (!heading) {
    const example = `${checker.bound.currency || 'CNY'} / ${scope.subject.unit?.name ?? 'call'}`;
    return ({ span }) => {
      checker.report(reportTable('TAR2308', span, { example }));
      return null;
    };
  }
  const currencyFits = currencyIs(checker, heading.amount);
  const per = checkPer(checker, heading, scope);
  if (!currencyFits || !per) return () => null;
  return (num) => {
    const value = Exact.of(num.value);
    return {
      kind: 'amount',
      parts: [writtenRate(num, heading, per)],
      flat: per === 'event' ? value : Exact.zero,
      rate: per === 'event' ? Exact.zero : value.over(per),
      blocks: [],
      memory: null,
      span: num.span,
    };
  };
}
