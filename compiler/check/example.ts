import type * as ast from '../../grammar/ast.ts';
import { assertNever } from '../assert-never.ts';
import { findZone, instantOf } from '../zone.ts';
import type { Checker } from '../stages.ts';
import type { Checked } from './checked.ts';
import { reportExample } from './example-diagnostics.ts';
import {
  checkActivate,
  checkBuy,
  checkQuote,
  checkRenew,
  checkUpgrade,
  type Bought,
} from './example-order.ts';
import { checkOutcome } from './example-outcome.ts';
import { checkUse } from './example-use.ts';

/** What the checks of examples read: the features and products as they were found to be. */
export type Known = Pick<Checked, 'meters' | 'productUnits' | 'coverage'>;

/** The names, quantities, values and dates of an example; whether it holds, running it tells. */
export function checkExample(checker: Checker, example: ast.Example, known: Known): void {
  checkDates(checker, example);
  const bought: Bought = new Set();
  for (const [index, step] of example.steps.entries()) {
    switch (step.kind) {
      case 'use':
        checkUse(checker, step, known);
        break;
      case 'quote':
        checkQuote(checker, step, known);
        if (!step.price) checker.report(reportExample('TAR2613', step.span, {}));
        break;
      case 'buy':
        checkBuy(checker, step, known, bought, example.steps[index + 1]?.kind === 'rejected');
        break;
      case 'upgrade order':
        checkUpgrade(checker, step, known, bought);
        break;
      case 'renew':
        checkRenew(checker, step, bought);
        break;
      case 'activate':
        checkActivate(checker, step, bought);
        break;
      case 'charge':
      case 'total':
      case 'remaining':
      case 'covered':
      case 'expect alert':
      case 'rejected':
        checkOutcome(checker, step, known, bought);
        break;
      default:
        assertNever(step);
    }
  }
}

/** All steps of an example have a date, or none has; and each date is one. */
function checkDates(checker: Checker, example: ast.Example): void {
  const taking = example.steps.filter((step) => 'when' in step);
  const dates = taking.flatMap((step) => {
    const until = step.kind === 'upgrade order' ? step.until : null;
    return [step.when?.date, until].filter((date) => date != null);
  });
  const undated = taking.find(({ when }) => !when);
  if (undated && dates[0]) {
    const related = [{ span: dates[0].span, note: 'a date' }];
    checker.report(reportExample('TAR2601', undated.span, {}, { related }));
  }
  const zone = findZone(checker.bound.symbols.settings.timezone?.zone.value ?? '');
  if (!zone) return;
  for (const date of dates)
    if (instantOf(zone, date) === null)
      checker.report(reportExample('TAR2603', date.span, { zone: zone.name }));
}
