import type * as ast from '../../grammar/ast.ts';
import type { Checker } from '../stages.ts';
import type { SoldByTerm } from './capacity.ts';
import { checkSpan } from './duration.ts';
import { reportFunding } from './funding-diagnostics.ts';
import { checkPrices } from './price.ts';
import { all } from '../../grammar/statements-of.ts';
import { single } from './statement.ts';
import { soldIn } from './term-unit.ts';

/** A licence's price and term. */
export function checkLicence(checker: Checker, node: ast.Licence): SoldByTerm {
  const prices = all(node.items, 'price');
  const values = { kind: node.kind, product: node.name.text };
  if (prices.length === 0) checker.report(reportFunding('TAR2440', node.name.span, values));
  const term = single(checker, node.items, 'term');
  if (term) checkSpan(checker, term, 'the time for activation');
  const unit = prices.length === 0 ? null : soldIn(checker, node);
  if (!unit) return { unit, prices: null };
  return { unit, prices: checkPrices(checker, prices, { kind: 'licence', unit, moneyName: null }) };
}
