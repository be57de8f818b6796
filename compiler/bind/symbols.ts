import type * as ast from '../../grammar/ast.ts';
import type { Diagnostic } from '../../grammar/text/diagnostic.ts';
import { removing } from '../diagnostics/fix.ts';
import type { Settings, Symbols } from '../stages.ts';
import { reportBind } from './bind-diagnostics.ts';
import { all } from '../../grammar/statements-of.ts';
import { CategoryStatements } from './category-statements.ts';
import type { Declarations, Placed } from './declarations.ts';
import { expandProducts } from './for-each.ts';
import { isPrice } from './fund.ts';
import { misspeltFunds } from './misspelt-fund.ts';
import type { Product } from './made-product.ts';
import { resolveUnits } from './unit-symbol.ts';

/** Why a name may not be declared. A built-in duration may not change its meaning; `hour` may be given its seconds. */
const RESERVED: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  'a unit': new Map([
    ...['day', 'days', 'month', 'months', 'year', 'years'].map(
      (name) => [name, 'a built-in duration'] as const,
    ),
    ['event', 'stands for one record'],
    ['events', 'too near to `event`, which stands for one record'],
  ]),
  'an attribute': new Map([
    ['time', '`by time` is the time of day'],
    ['term', '`by term` is the term of an order'],
  ]),
  'a fund': new Map([
    ['otherwise', 'names a line of results'],
    ['purchase', 'names a line of results'],
    ['unbilled', 'names a line of results'],
  ]),
};

/**
 * Finds every declared name; of two of one kind, the first counts and the second is reported. A feature stands here with
 * what its category says for it, and what is sold for each feature as the products that this makes.
 */
export function collectSymbols(found: Declarations): {
  symbols: Symbols;
  diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];

  const reserved = (kind: string, name: ast.Name): boolean => {
    const why = RESERVED[kind]?.get(name.text);
    if (why === undefined) return false;
    diagnostics.push(reportBind('TAR2021', name.span, { kind, name: name.text, why }));
    return true;
  };
  const twice = (kind: string, name: ast.Name, first: ast.Name): void => {
    const related = [{ span: first.span, note: 'first declared here' }];
    diagnostics.push(reportBind('TAR2020', name.span, { kind, name: name.text }, { related }));
  };
  /** Adds a symbol under its node's name. */
  const declare = <S extends { readonly name: string; readonly node: { readonly name: ast.Name } }>(
    kind: string,
    symbols: Map<string, S>,
    symbol: S,
  ): void => {
    const first = symbols.get(symbol.name);
    if (first) twice(kind, symbol.node.name, first.node.name);
    else symbols.set(symbol.name, symbol);
  };

  const attributes: Map<string, Value<Symbols['attributes']>> = new Map();
  const categories: Map<string, Value<Symbols['categories']>> = new Map();
  const features: Map<string, Value<Symbols['features']>> = new Map();
  const schedules: Map<string, Value<Symbols['schedules']>> = new Map();
  const products: Map<string, Value<Symbols['products']>> = new Map();
  const units = new Map<string, ast.Unit>();
  const unitNames = new Map<string, ast.Name>();
  const reservedUnits = new Set<string>();
  const examples: ast.Example[] = [];
  const said = new CategoryStatements();
  const written: Product[] = [];

  for (const node of found.categories) declare('category', categories, { name: node.name.text, node });
  for (const { node, category } of found.placed) {
    switch (node.kind) {
      case 'unit':
        for (const name of node.names) {
          if (reserved('a unit', name)) {
            reservedUnits.add(name.text);
            continue;
          }
          const first = unitNames.get(name.text);
          if (first) twice('unit', name, first);
          else {
            unitNames.set(name.text, name);
            units.set(name.text, node);
          }
        }
        break;
      case 'attribute':
        if (!reserved('an attribute', node.name))
          declare('attribute', attributes, { name: node.name.text, node });
        break;
      case 'feature':
        declare('feature', features, {
          name: node.name.text,
          category,
          node: said.completed(node, category),
        });
        break;
      case 'schedule':
        declare('schedule', schedules, { name: node.name.text, node });
        break;
      case 'package':
      case 'capacity':
      case 'licence':
        written.push(node);
        break;
      case 'example':
        examples.push(node);
        break;
    }
  }

  const settings = readSettings(found, diagnostics);
  const resolved = resolveUnits(units);
  for (const fault of resolved.diagnostics) diagnostics.push(fault);
  const funds: ast.Name[] = [];
  for (const fund of settings.deduct?.funds ?? []) {
    if (isPrice(fund) || reserved('a fund', fund)) continue;
    const first = funds.find(({ text }) => text === fund.text);
    if (first) twice('fund', fund, first);
    else funds.push(fund);
  }
  const expanded = expandProducts(written, { features, categories, funds });
  for (const node of expanded.products) declare('product', products, { name: node.name.text, node });
  for (const fault of [...expanded.diagnostics, ...said.unused(found.categories)]) diagnostics.push(fault);
  const symbols: Symbols = {
    settings,
    units: resolved.units,
    brokenUnits: new Set([...resolved.broken, ...reservedUnits]),
    attributes,
    categories,
    features,
    schedules,
    products,
    soldForEach: written.filter(({ forEach }) => forEach !== null),
    funds,
    misspeltFunds: misspeltFunds({
      funds,
      sold: written,
      consume: settings.consume,
      features: features.values(),
    }),
    examples,
  };
  return { symbols, diagnostics };
}

type Value<M> = M extends ReadonlyMap<string, infer V> ? V : never;

function readSettings(found: Declarations, diagnostics: Diagnostic[]): Settings {
  const nodes = found.placed.map(({ node }) => node);
  const first = <S extends Placed['node']>([one, ...others]: readonly S[]): S | null => {
    if (!one) return null;
    for (const other of others) {
      const related = [{ span: one.span, note: 'first stated here' }];
      const fixes = [removing(other.span, false, 'take the second one away')];
      diagnostics.push(reportBind('TAR2024', other.span, { word: one.kind }, { related, fixes }));
    }
    return one;
  };
  return {
    currency: first(all(nodes, 'currency')),
    timezone: first(all(nodes, 'timezone')),
    round: first(all(nodes, 'round')),
    deduct: first(all(nodes, 'deduct')),
    consume: all(nodes, 'consume'),
    activation: first(all(nodes, 'activation')),
  };
}
