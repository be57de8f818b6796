import type * as ast from '../../grammar/ast.ts';
import { reportBind } from '../bind/bind-diagnostics.ts';
import { isPrice } from '../bind/fund.ts';
import { fundOf } from '../bind/made-product.ts';
import { unknownName } from '../bind/unknown-name.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import type {
  AttributeSymbol,
  CategorySymbol,
  Checker,
  FeatureSymbol,
  ProductSymbol,
  ScheduleSymbol,
} from '../stages.ts';

function find<S>(
  checker: Checker,
  kind: string,
  symbols: ReadonlyMap<string, S>,
  name: ast.Name,
  help: string | null = null,
): S | null {
  const symbol = symbols.get(name.text);
  if (symbol !== undefined) return symbol;
  checker.report(unknownName(kind, name, symbols.keys(), help));
  return null;
}

/** Each looks a name up, and reports one that is not declared. */
export const attributeNamed = (checker: Checker, name: ast.Name): AttributeSymbol | null =>
  find(checker, 'attribute', checker.bound.symbols.attributes, name);

export const categoryNamed = (checker: Checker, name: ast.Name): CategorySymbol | null =>
  find(checker, 'category', checker.bound.symbols.categories, name);

export const featureNamed = (checker: Checker, name: ast.Name): FeatureSymbol | null =>
  find(checker, 'feature', checker.bound.symbols.features, name);

export const scheduleNamed = (checker: Checker, name: ast.Name): ScheduleSymbol | null =>
  find(checker, 'schedule', checker.bound.symbols.schedules, name);

export function productNamed(checker: Checker, name: ast.Name): ProductSymbol | null {
  const { products, soldForEach } = checker.bound.symbols;
  const help = soldForEach.some((sold) => sold.name.text === name.text)
    ? `it is sold for each feature: write whose it is, \`FEATURE_${name.text}\``
    : soldInFund(checker, name.text);
  return isMadeOfUnknown(checker, name) ? null : find(checker, 'product', products, name, help);
}

const MOST_SOLD = 3;

/** What is sold in a fund that is named in the place of a product; null where it is no fund, or nothing is. */
function soldInFund(checker: Checker, fund: string): string | null {
  const { products, funds } = checker.bound.symbols;
  if (!funds.some(({ text }) => text === fund)) return null;
  const sold = [...products.values()]
    .filter(({ node }) => fundOf(node) === fund)
    .map(({ name }) => `\`${name}\``);
  if (sold.length === 0) return null;
  const more = sold.length - MOST_SOLD;
  const named = sold.slice(0, MOST_SOLD).join(', ') + (more > 0 ? ` and ${more} more` : '');
  return `it is a fund, and in it ${sold.length === 1 ? 'is' : 'are'} sold ${named}: name the product`;
}

/** Whether a name may be of a product that `for each` would make, if what it is sold for were known. */
function isMadeOfUnknown(checker: Checker, { text }: ast.Name): boolean {
  const { products, soldForEach, features, categories } = checker.bound.symbols;
  if (products.has(text)) return false;
  return soldForEach.some(
    ({ name, forEach }) =>
      text.endsWith(`_${name.text}`) &&
      forEach?.some((scope) => scope.name && !(scope.star ? categories : features).has(scope.name.text)),
  );
}

/** Whether `deduct` names it, be that declaration refused or not. */
export const isInDeduct = ({ bound }: Checker, { text }: ast.Name): boolean =>
  bound.symbols.settings.deduct?.funds.some((fund) => fund.text === text) ?? false;

/**
 * Whether a name is a declared fund; `price` is none. Where no `deduct` declares funds, that is said elsewhere. A word
 * of the language that may stand in the fund's place may be meant as well.
 */
export function isFund(checker: Checker, name: ast.Name, word: string | null = null): boolean {
  const { funds, settings, misspeltFunds } = checker.bound.symbols;
  if (!isPrice(name) && funds.some(({ text }) => text === name.text)) return true;
  // A fund whose declaration was refused stands in `deduct` all the same, and so does one that is misspelt there.
  const isMeant = [...misspeltFunds.values()].some(({ text }) => text === name.text);
  if (settings.deduct && !isInDeduct(checker, name) && !isMeant) {
    const declared = funds.map(({ text }) => text);
    const extras = didYouMean(name.span, name.text, declared, word);
    checker.report(reportBind('TAR2023', name.span, { name: name.text }, extras));
  }
  return false;
}
