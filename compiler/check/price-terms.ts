import type * as ast from '../../grammar/ast.ts';
import type { Span } from '../../grammar/text/span.ts';
import { removing } from '../diagnostics/fix.ts';
import type { Checker } from '../stages.ts';
import { scheduleNamed } from './name.ts';
import { reportSchedule } from './schedule-diagnostics.ts';

/** What a price says, once the schedules that it names stand in its place. */
export interface PriceTerms {
  readonly body: Exclude<ast.PriceTerms['body'], ast.Reference>;
  readonly period: ast.Period | null;
  readonly countingAll: Span | null;
  readonly atLeast: ast.Money | null;
  readonly atMost: ast.Money | null;
}

/** The terms of a price or a schedule whose body may be another schedule's name; null where that leads nowhere. */
export function priceTerms(checker: Checker, price: ast.PriceTerms): PriceTerms | null {
  let { body, period, countingAll, atLeast, atMost } = price;
  const seen = new Set<string>();
  while (body.kind === 'reference') {
    const symbol = scheduleNamed(checker, body.name);
    if (!symbol) return null;
    const { name, node } = symbol;
    if (seen.has(name)) {
      checker.report(reportSchedule('TAR2118', body.span, { name }));
      return null;
    }
    seen.add(name);
    if (!agree(checker, period, node.period, name)) return null;
    period ??= node.period;
    countingAll ??= node.countingAll;
    atLeast = one(checker, 'at least', atLeast, node.atLeast);
    atMost = one(checker, 'at most', atMost, node.atMost);
    body = node.body;
  }
  return { body, period, countingAll, atLeast, atMost };
}

/** Whether the period of a price and that of a schedule which it names are one, where both are said. */
function agree(checker: Checker, ours: ast.Period | null, theirs: ast.Period | null, name: string): boolean {
  if (!ours || !theirs || ours.word === theirs.word) return true;
  const related = [{ span: theirs.span, note: `the period of \`${name}\`` }];
  const values = { name, ours: ours.word, theirs: theirs.word };
  const fixes = [removing(ours.span, false, 'leave the period to the schedule')];
  checker.report(reportSchedule('TAR2120', ours.span, values, { related, fixes }));
  return false;
}

function one(
  checker: Checker,
  word: string,
  ours: ast.Money | null,
  theirs: ast.Money | null,
): ast.Money | null {
  if (ours && theirs) {
    const related = [{ span: theirs.span, note: 'and in the schedule' }];
    checker.report(reportSchedule('TAR2125', ours.span, { word }, { related }));
  }
  return ours ?? theirs;
}
