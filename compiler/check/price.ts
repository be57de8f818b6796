import type * as ast from '../../grammar/ast.ts';
import type { Span } from '../../grammar/text/span.ts';
import { removing } from '../diagnostics/fix.ts';
import { Exact } from '../../runtime/exact.ts';
import type { Checker } from '../stages.ts';
import { byTheMonth } from './add-period.ts';
import { checkCharge } from './charge.ts';
import {
  noPrices,
  type CheckedOutcome,
  type CheckedPrice,
  type CheckedPrices,
  type CheckedSelect,
  type PriceSubject,
} from './checked-price.ts';
import { currencyIs } from './currency.ts';
import { boundEach, type EventBounds } from './event-bounds.ts';
import { moneyText } from './number-text.ts';
import {
  chargeOutcome,
  checkTiersOutcome,
  periodName,
  type OutcomeScope,
  type ReadOutcome,
} from './outcome.ts';
import { checkPriceTable, spreadTable } from './price-table.ts';
import { priceTerms, type PriceTerms } from './price-terms.ts';
import { reportSchedule } from './schedule-diagnostics.ts';
import { checkTermPrices } from './term-price.ts';
import { checkVersions } from './version.ts';

export type { CheckedPrices, PriceSubject } from './checked-price.ts';

/** Reads the prices of a feature, a capacity or a licence; what is at fault is reported and left out. */
export function checkPrices(
  checker: Checker,
  nodes: readonly ast.Price[],
  subject: PriceSubject,
): CheckedPrices {
  if (subject.kind !== 'feature') return checkTermPrices(checker, nodes, subject);
  checkVersions(checker, nodes);
  const versions = nodes.map((node) => checkPrice(checker, node, subject)).filter((price) => price !== null);
  return { ...noPrices, versions };
}

function checkPrice(checker: Checker, node: ast.Price, subject: PriceSubject): CheckedPrice | null {
  const terms = priceTerms(checker, node);
  if (!terms) return null;
  const scope = { subject, period: terms.period, countingAll: terms.countingAll !== null };
  const bounds = checkBounds(checker, terms);
  const body = checkBody(checker, terms, scope);
  if (!body) return null;
  const { table, flat } = body;
  const memories = table.outcomes.filter(({ memory }) => memory !== null);
  const unplaced = body.flatSpan
    ? { what: 'flat prices', span: body.flatSpan }
    : memories.find(({ outcome }) => outcome.kind === 'rated' && outcome.period === null)?.memory;
  if (unplaced && terms.period?.word !== 'per event') {
    const fixes = byTheMonth(terms.body);
    checker.report(reportSchedule('TAR2112', unplaced.span, { what: unplaced.what }, { fixes }));
    return null;
  }
  const counts = memories.some(({ outcome }) => outcome.kind === 'rated' && outcome.period !== null);
  if (terms.countingAll && !counts) {
    // What another price may count by is not taken away.
    const fixes = node.countingAll ? [removing(node.countingAll, true, 'leave the words out')] : [];
    checker.report(reportSchedule('TAR2121', terms.countingAll, {}, { fixes }));
  }
  const outcomes = table.outcomes
    .map(({ outcome }) => holdEach(checker, outcome, terms, bounds.each, subject.unit?.counted ?? false))
    .filter((outcome) => outcome !== null);
  if (outcomes.length < table.outcomes.length) return null;
  return {
    node,
    countingAll: terms.countingAll !== null,
    flat,
    bounds: bounds.sum,
    perEvent: terms.period?.word === 'per event',
    table: { ...table, outcomes },
  };
}

interface Body {
  readonly table: CheckedSelect<ReadOutcome>;
  readonly flat: CheckedPrice['flat'];
  /** A flat part of the whole price that has no period to be owed for. */
  readonly flatSpan: Span | null;
}

function checkBody(checker: Checker, terms: PriceTerms, scope: OutcomeScope): Body | null {
  const { body } = terms;
  if (body.kind === 'table') {
    const read = checkPriceTable(checker, body, scope, false);
    const table = read && spreadTable(checker, body, read);
    return table && { table, flat: null, flatSpan: null };
  }
  if (body.kind === 'tiers') {
    const read = checkTiersOutcome(checker, body, '', scope);
    return read && { table: alone(read), flat: null, flatSpan: null };
  }
  const charge = checkCharge(checker, body, scope);
  if (!charge) return null;
  const period = periodName(scope.period);
  const flatPart = body.kind === 'sum' ? body.parts.find(({ kind }) => kind === 'flat') : undefined;
  if (charge.kind !== 'amount' || !flatPart || period === null) {
    const flatSpan = scope.period === null ? (flatPart?.span ?? null) : null;
    return { table: alone(chargeOutcome(charge, '', body.span, scope)), flat: null, flatSpan };
  }
  // A flat part of a whole price is owed for each period, used or not; only the rest is rated by use.
  const flat = { period, amount: charge.flat };
  const blocks = charge.blocks.length > 0;
  const byUse = {
    ...charge,
    parts: charge.parts.filter(({ kind }) => kind !== 'flat'),
    flat: Exact.zero,
    memory: blocks ? charge.memory : null,
  };
  const free: CheckedOutcome = { kind: 'plain', cell: '', charge: { kind: 'free', span: body.span } };
  const read: ReadOutcome =
    byUse.parts.length === 0 ? { outcome: free, memory: null } : chargeOutcome(byUse, '', body.span, scope);
  return { table: alone(read), flat, flatSpan: null };
}

/** A price without a table: one outcome for everything. */
const alone = (read: ReadOutcome): CheckedSelect<ReadOutcome> => ({ axes: [], cells: [0], outcomes: [read] });

interface Bounds {
  /** Over a period, whose sum is held. */
  readonly sum: CheckedPrice['bounds'];
  /** With `per event`, where each outcome holds its own events. */
  readonly each: EventBounds | null;
}

const unbounded: Bounds = { sum: null, each: null };

function checkBounds(checker: Checker, { atLeast, atMost, period, body }: PriceTerms): Bounds {
  const said = atLeast ?? atMost;
  if (!said) return unbounded;
  if (!period) {
    const word = atLeast ? 'at least' : 'at most';
    checker.report(reportSchedule('TAR2122', said.span, { word }, { fixes: byTheMonth(body) }));
    return unbounded;
  }
  if (![atLeast, atMost].every((money) => !money || currencyIs(checker, money.currency))) return unbounded;
  const least = atLeast && Exact.of(atLeast.value.value);
  const most = atMost && Exact.of(atMost.value.value);
  if (atLeast && atMost && least!.compare(most!) > 0) {
    const related = [{ span: atLeast.span, note: 'at least this' }];
    const values = { least: moneyText(atLeast) };
    const edits = [
      { span: atLeast.span, text: moneyText(atMost) },
      { span: atMost.span, text: moneyText(atLeast) },
    ];
    const fixes = [{ title: 'exchange the two amounts', safe: false, edits }];
    checker.report(reportSchedule('TAR2123', atMost.span, values, { related, fixes }));
    return unbounded;
  }
  const per = periodName(period);
  if (per !== null) return { sum: { period: per, atLeast: least, atMost: most }, each: null };
  return {
    sum: null,
    each: {
      atLeast: atLeast && { kind: 'at least', amount: atLeast.value.value },
      atMost: atMost && { kind: 'at most', amount: atMost.value.value },
    },
  };
}

/** Each event is rated in one cell, so bounds for an event can be held cell by cell. */
function holdEach(
  checker: Checker,
  outcome: CheckedOutcome,
  { atLeast, atMost }: PriceTerms,
  each: EventBounds | null,
  counted: boolean,
): CheckedOutcome | null {
  if (!each || outcome.kind !== 'rated') return outcome;
  const schedule = boundEach(outcome.schedule, each, counted);
  if (schedule) return { ...outcome, schedule };
  const word = atLeast ? 'at least' : 'at most';
  checker.report(reportSchedule('TAR2128', (atLeast ?? atMost)!.span, { word }));
  return null;
}
