import type * as ast from '../../grammar/ast.ts';
import type { Span } from '../../grammar/text/span.ts';
import { removing, replacing } from '../diagnostics/fix.ts';
import type { Checker } from '../stages.ts';
import { byTheMonth } from './add-period.ts';
import { checkCharge } from './charge.ts';
import type { CheckedPrices, CheckedTerm, PriceSubject, TermName } from './checked-price.ts';
import { chargeOutcome, checkTiersOutcome, type OutcomeScope, type ReadOutcome } from './outcome.ts';
import { checkPriceTable } from './price-table.ts';
import { priceTerms, type PriceTerms } from './price-terms.ts';
import { singleTier } from './schedule.ts';
import { withWord } from './source-text.ts';
import { reportVersion } from './version-diagnostics.ts';

const TERMS: readonly TermName[] = ['day', 'month', 'year'];

/** The prices of what is sold for a term: a table by term, or a price for the one term that its period names. */
export function checkTermPrices(
  checker: Checker,
  nodes: readonly ast.Price[],
  subject: PriceSubject,
): CheckedPrices {
  const terms: CheckedTerm[] = [];
  let unpublished: string | null = null;
  for (const node of nodes) {
    if (node.from) {
      const fixes = [removing(withWord(checker, 'from', node.from.span), false, 'leave the date out')];
      checker.report(reportVersion('TAR2504', node.from.span, { kind: subject.kind }, { fixes }));
    }
    const read = priceTerms(checker, node);
    if (!read) continue;
    refuseTerms(checker, read);
    const { body } = read;
    if (body.kind === 'unpublished' && !read.period) {
      unpublished ??= body.page.value;
      continue;
    }
    for (const term of body.kind === 'table'
      ? tableTerms(checker, read, body, subject)
      : oneTerm(checker, read, body, subject)) {
      const twin = terms.find((other) => other.term === term.term);
      if (twin) {
        const related = [{ span: twin.span, note: 'the other price' }];
        checker.report(reportVersion('TAR2505', term.span, { term: term.term }, { related }));
      } else terms.push(term);
    }
  }
  return { versions: [], terms, unpublished };
}

/** What counts use over time has no meaning where a term is bought. */
function refuseTerms(checker: Checker, { atLeast, atMost, countingAll }: PriceTerms): void {
  const said: readonly (readonly [string, Span | undefined])[] = [
    ['at least', atLeast?.span],
    ['at most', atMost?.span],
    ['counting all usage', countingAll ?? undefined],
  ];
  for (const [word, span] of said)
    if (span) {
      const whole = span === countingAll ? span : withWord(checker, word, span);
      const fixes = [removing(whole, false, `leave \`${word}\` out`)];
      checker.report(reportVersion('TAR2507', span, { word }, { fixes }));
    }
}

/** A period would be counted in; what is bought for a term is priced once. */
const scopeOf = (subject: PriceSubject): OutcomeScope => ({ subject, period: null, countingAll: false });

function tableTerms(
  checker: Checker,
  { period }: PriceTerms,
  table: ast.Table,
  subject: PriceSubject,
): readonly CheckedTerm[] {
  if (period) {
    const fixes = [removing(period.span, false, `leave \`${period.word}\` out`)];
    checker.report(reportVersion('TAR2507', period.span, { word: period.word }, { fixes }));
  }
  const read = checkPriceTable(checker, table, scopeOf(subject), true);
  if (!read) return [];
  const terms: CheckedTerm[] = [];
  for (const { regions, outcome } of read.matrix.cells) {
    const [region] = regions;
    if (region?.kind === 'term') terms.push(...termOf(checker, region.term, outcome, table.span));
  }
  const { otherwise } = read;
  // A term that is rejected is one that is not sold, just as one that is not listed.
  if (!otherwise || (otherwise.outcome.kind === 'plain' && otherwise.outcome.charge.kind === 'reject'))
    return terms;
  const others = TERMS.filter((term) => !terms.some((listed) => listed.term === term));
  return [...terms, ...others.flatMap((term) => termOf(checker, term, otherwise, table.otherwise!.span))];
}

const words = { daily: 'day', monthly: 'month', yearly: 'year', ever: null, 'per event': null } as const;

function oneTerm(
  checker: Checker,
  { period }: PriceTerms,
  body: Exclude<PriceTerms['body'], ast.Table>,
  subject: PriceSubject,
): readonly CheckedTerm[] {
  const scope = scopeOf(subject);
  const charge = body.kind === 'tiers' ? null : checkCharge(checker, body, scope);
  const read =
    body.kind === 'tiers'
      ? checkTiersOutcome(checker, body, '', scope)
      : charge && chargeOutcome(charge, '', body.span, scope);
  const term = period && words[period.word];
  if (!term) {
    const fixes = period ? [replacing(period.span, 'monthly', false)] : byTheMonth(body);
    checker.report(reportVersion('TAR2506', (period ?? body).span, {}, { fixes }));
  }
  return read && term ? termOf(checker, term, read, body.span) : [];
}

/** The price of one term; a named schedule that counts over a period is none. */
function termOf(
  checker: Checker,
  term: TermName,
  { outcome }: ReadOutcome,
  span: Span,
): readonly CheckedTerm[] {
  if (outcome.kind === 'rated') {
    if (outcome.period !== null) checker.report(reportVersion('TAR2507', span, { word: 'a period' }));
    return [{ term, price: outcome.schedule, span }];
  }
  const { charge } = outcome;
  return [{ term, price: charge.kind === 'unpublished' ? charge : singleTier(charge, span), span }];
}
