import type * as ast from '../../grammar/ast.ts';
import type { Fix } from '../../grammar/text/diagnostic.ts';
import { inserting, removing, withoutSecond } from '../diagnostics/fix.ts';
import type { Checker, UnitSymbol } from '../stages.ts';
import { reportFunding } from './funding-diagnostics.ts';
import { isFund } from './name.ts';
import { checkPrices, type CheckedPrices } from './price.ts';
import { all } from '../../grammar/statements-of.ts';
import { single } from './statement.ts';
import { soldIn } from './term-unit.ts';
import { quantityIn } from './unit.ts';

/** A capacity's or a licence's unit and price. */
export interface SoldByTerm {
  readonly unit: UnitSymbol | null;
  readonly prices: CheckedPrices | null;
}

/** The fix that allows an upgrade, or where nothing is allowed, takes its page away. */
const allowing = (allows: ast.Allows | null, upgrade: ast.Upgrade): Fix =>
  allows
    ? inserting(allows.span.file, allows.span.end, ', upgrade', false, 'allow an upgrade')
    : removing(upgrade.span, false, 'leave the page out');

/** A capacity's price and what may be done with an order of it. */
export function checkCapacity(checker: Checker, node: ast.Capacity): SoldByTerm {
  isFund(checker, node.fund);
  const prices = all(node.items, 'price');
  const values = { kind: node.kind, product: node.name.text };
  if (prices.length === 0) checker.report(reportFunding('TAR2440', node.name.span, values));
  const sell = single(checker, node.items, 'sell');
  const allows = single(checker, node.items, 'allows');
  const upgrade = single(checker, node.items, 'upgrade');
  const seen = new Set<string>();
  const changes = allows?.changes ?? [];
  for (const [i, { change, span }] of changes.entries()) {
    const fixes = i === 0 ? [] : withoutSecond(changes[i - 1]!.span, span);
    if (seen.has(change))
      checker.report(reportFunding('TAR2405', span, { what: `\`${change}\`` }, { fixes }));
    seen.add(change);
  }
  if (upgrade && !seen.has('upgrade') && !seen.has('temporary upgrade'))
    checker.report(reportFunding('TAR2442', upgrade.span, {}, { fixes: [allowing(allows, upgrade)] }));
  // Without a price the unit is missing too; that is one mistake.
  const unit = prices.length === 0 ? null : soldIn(checker, node);
  if (!unit) return { unit, prices: null };
  if (sell) {
    const value = quantityIn(checker, sell.upTo, unit, 'what is sold');
    if (value && !value.isPositive())
      checker.report(reportFunding('TAR2422', sell.upTo.span, { what: 'what is sold' }));
  }
  return { unit, prices: checkPrices(checker, prices, { kind: 'capacity', unit, moneyName: null }) };
}
