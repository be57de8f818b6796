import type * as ast from '../../grammar/ast.ts';
import { reportBind } from '../bind/bind-diagnostics.ts';
import { isPrice } from '../bind/symbols.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import type {
  AttributeSymbol,
  CategorySymbol,
  Checker,
  FeatureSymbol,
  ProductSymbol,
  ScheduleSymbol,
} from '../stages.ts';

function find<S>(checker: Checker, kind: string, symbols: ReadonlyMap<string, S>, name: ast.Name): S | null {
  const symbol = symbols.get(name.text);
  if (symbol !== undefined) return symbol;
  const extras = didYouMean(name.span, name.text, symbols.keys());
  checker.report(reportBind('TAR2022', name.span, { kind, name: name.text }, extras));
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

export const productNamed = (checker: Checker, name: ast.Name): ProductSymbol | null =>
  find(checker, 'product', checker.bound.symbols.products, name);

/** Whether a name is a declared fund; `price` is none. Where no `deduct` declares funds, that is said elsewhere. */
export function isFund(checker: Checker, name: ast.Name): boolean {
  const { funds, settings } = checker.bound.symbols;
  if (!isPrice(name) && funds.some(({ text }) => text === name.text)) return true;
  // A fund whose declaration was refused stands in `deduct` all the same.
  if (settings.deduct && !settings.deduct.funds.some(({ text }) => text === name.text)) {
    const declared = funds.map(({ text }) => text);
    const extras = didYouMean(name.span, name.text, declared);
    checker.report(reportBind('TAR2023', name.span, { name: name.text }, extras));
  }
  return false;
}
