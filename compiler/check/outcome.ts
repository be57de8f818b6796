import type * as ast from '../../grammar/ast.ts';
import type { Span } from '../../grammar/text/span.ts';
import type { Checker } from '../stages.ts';
import { checkCharge, type PriceScope } from './charge.ts';
import type { CheckedCharge, CheckedOutcome, CheckedSchedule, Memory, PeriodName } from './checked-price.ts';
import type { ReadNumber } from './heading.ts';
import { priceTerms } from './price-terms.ts';
import { checkTiers, singleTier } from './schedule.ts';
import { reportSchedule } from './schedule-diagnostics.ts';
import { reportTable } from './table-diagnostics.ts';

/** What the cells of a price are read for. */
export interface OutcomeScope extends PriceScope {
  readonly countingAll: boolean;
}

/** An outcome, and what in it must be counted over some period. */
export interface ReadOutcome {
  readonly outcome: CheckedOutcome;
  readonly memory: Memory | null;
}

const periods = { 'per event': null, daily: 'day', monthly: 'month', yearly: 'year', ever: 'ever' } as const;

export const periodName = (period: ast.Period | null): PeriodName | null => period && periods[period.word];

/** What a cell says that is filled: a number under a heading, a charge, the name of a schedule. */
export function checkCell(
  checker: Checker,
  content: NonNullable<ast.Cell['content']>,
  cell: string,
  scope: OutcomeScope,
  readNumber: ReadNumber,
): ReadOutcome | null {
  if (content.kind === 'name') return checkNamed(checker, content, cell, scope);
  if (content.kind === 'reference') return checkNamed(checker, content.name, cell, scope);
  const charge = checkCellCharge(checker, content, scope, readNumber);
  return charge && chargeOutcome(charge, cell, content.span, scope);
}

/** A cell that can hold no schedule: one of a tier, or a number. */
export function checkCellCharge(
  checker: Checker,
  content: NonNullable<ast.Cell['content']>,
  scope: PriceScope,
  readNumber: ReadNumber,
): CheckedCharge | null {
  switch (content.kind) {
    case 'number':
      return readNumber(content);
    case 'name':
    case 'reference': {
      const values = { place: 'a tier', fault: 'has tiers and a period of its own' };
      checker.report(reportSchedule('TAR2119', content.span, values));
      return null;
    }
    case 'bound':
    case 'time': {
      const example = 'a price such as `CNY 0.1 / call`, `free` or `reject "…"`';
      checker.report(reportTable('TAR2315', content.span, { what: 'a price', example }));
      return null;
    }
    default:
      return checkCharge(checker, content, scope);
  }
}

export function chargeOutcome(
  charge: CheckedCharge,
  cell: string,
  span: Span,
  { period }: PriceScope,
): ReadOutcome {
  if (charge.kind !== 'amount') return { outcome: { kind: 'plain', cell, charge }, memory: null };
  return { outcome: rated(cell, singleTier(charge, span), period), memory: charge.memory };
}

export const tiersOutcome = (
  schedule: CheckedSchedule,
  cell: string,
  span: Span,
  { period }: PriceScope,
): ReadOutcome => ({ outcome: rated(cell, schedule, period), memory: { what: 'tiers', span } });

const rated = (cell: string, schedule: CheckedSchedule, period: ast.Period | null): CheckedOutcome => ({
  kind: 'rated',
  cell,
  period: periodName(period),
  schedule,
});

/** `graduated { … }` without a table. */
export function checkTiersOutcome(
  checker: Checker,
  tiers: ast.Tiers,
  cell: string,
  scope: PriceScope,
): ReadOutcome | null {
  const schedule = checkTiers(checker, tiers, scope);
  // Only the word is underlined, not all the tiers.
  const word = { ...tiers.span, end: tiers.span.start + tiers.mode.length };
  return schedule && tiersOutcome(schedule, cell, word, scope);
}

/** A schedule in a cell keeps its own period; what holds for a whole price cannot be said of it. */
function checkNamed(checker: Checker, name: ast.Name, cell: string, scope: OutcomeScope): ReadOutcome | null {
  const body = { kind: 'reference', name, span: name.span } as const;
  const { subject, period, countingAll } = scope;
  const terms = priceTerms(checker, {
    body,
    period,
    countingAll: null,
    atLeast: null,
    atMost: null,
    span: name.span,
  });
  if (!terms) return null;
  const said: readonly (readonly [word: string, span: Span | undefined])[] = [
    ['at least', terms.atLeast?.span],
    ['at most', terms.atMost?.span],
    ['counting all usage', (!countingAll && terms.countingAll) || undefined],
  ];
  for (const [word, span] of said)
    if (span) {
      const related = [{ span: name.span, note: 'named here' }];
      checker.report(reportSchedule('TAR2124', span, { word, name: name.text }, { related }));
    }
  const inner = { subject, period: terms.period };
  if (terms.body.kind === 'tiers') return checkTiersOutcome(checker, terms.body, cell, inner);
  if (terms.body.kind === 'table') {
    const related = [{ span: terms.body.span, note: 'the other table' }];
    const values = { place: 'a table', fault: 'is a table itself' };
    checker.report(reportSchedule('TAR2119', name.span, values, { related }));
    return null;
  }
  const charge = checkCharge(checker, terms.body, inner);
  return charge && chargeOutcome(charge, cell, terms.body.span, inner);
}
