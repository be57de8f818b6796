import type * as ast from '../../grammar/ast.ts';
import { Exact } from '../../runtime/exact.ts';
import type { Checker } from '../stages.ts';
import { reportFunding } from './funding-diagnostics.ts';

export type DurationUnit = 'day' | 'month' | 'year';

const WORDS: ReadonlyMap<string, DurationUnit> = new Map([
  ['day', 'day'],
  ['days', 'day'],
  ['month', 'month'],
  ['months', 'month'],
  ['year', 'year'],
  ['years', 'year'],
]);

/** A thousand years: beyond it calendar arithmetic has no use, and no promise to be exact. */
const LONGEST = 365_000;

/** The calendar unit of a word; null for any other word. */
export const durationUnit = (name: ast.Name): DurationUnit | null => WORDS.get(name.text) ?? null;

/** Whether `1 year`, `30 days` is a span of calendar time; reports one that is not. */
export function checkSpan(
  checker: Checker,
  span: { readonly count: ast.Num; readonly unit: ast.Name },
  what: string,
): void {
  const count = Exact.of(span.count.value);
  const fits = count.isWhole() && count.isPositive() && count.compare(Exact.of(LONGEST)) <= 0;
  if (!fits) checker.report(reportFunding('TAR2436', span.count.span, { what }));
  else if (!durationUnit(span.unit)) checker.report(reportFunding('TAR2436', span.unit.span, { what }));
}
