import type * as ast from '../../grammar/ast.ts';
import { withoutSecond } from '../diagnostics/fix.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import type { AttributeSymbol, Checker } from '../stages.ts';
import { reportCatalog } from './catalog-diagnostics.ts';
import { unitNamed } from './unit.ts';

/** A number's unit is known; a list's values differ; the default is a value. */
export function checkAttribute(checker: Checker, symbol: AttributeSymbol): void {
  const { type, default: fallback } = symbol.node;
  if (type.kind === 'number') unitNamed(checker, type.unit);
  else {
    const first = new Map<string, ast.Name>();
    for (const value of type.values) {
      const before = first.get(value.text);
      if (before) {
        const related = [{ span: before.span, note: 'first here' }];
        const values = { value: value.text, attribute: symbol.name };
        const last = type.values[type.values.indexOf(value) - 1]!;
        const fixes = withoutSecond(last.span, value.span);
        checker.report(reportCatalog('TAR2710', value.span, values, { related, fixes }));
      } else first.set(value.text, value);
    }
  }
  if (fallback) attributeValue(checker, symbol, fallback);
}

/** A value as a record carries it; null, and reported, where the attribute does not have it. */
export function attributeValue(
  checker: Checker,
  symbol: AttributeSymbol,
  value: ast.Name | ast.Num,
): string | null {
  const { type } = symbol.node;
  const text = value.kind === 'name' ? value.text : value.value;
  const values = { value: text, attribute: symbol.name };
  const related = [{ span: symbol.node.span, note: `\`${symbol.name}\` is declared here` }];
  if (type.kind === 'number') {
    if (value.kind === 'number') return value.value;
    checker.report(reportCatalog('TAR2712', value.span, values, { related }));
    return null;
  }
  if (type.values.some((declared) => declared.text === text)) return text;
  const help = `the values are ${listed(type.values)}`;
  const near = didYouMean(
    value.span,
    text,
    type.values.map((declared) => declared.text),
  );
  checker.report(reportCatalog('TAR2711', value.span, values, { help, ...near, related }));
  return null;
}

const MOST_LISTED = 8;

function listed(values: readonly ast.Name[]): string {
  const all = [...new Set(values.map(({ text }) => `\`${text}\``))];
  return [...all.slice(0, MOST_LISTED), ...(all.length > MOST_LISTED ? ['…'] : [])].join(', ');
}
