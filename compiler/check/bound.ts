import type * as ast from '../../grammar/ast.ts';
import type { Fix } from '../../grammar/text/diagnostic.ts';
import { Exact } from '../../runtime/exact.ts';
import type { Checker, UnitSymbol } from '../stages.ts';
import type { ChainFault, Link } from './bound-chain.ts';
import { countText, grouped, quantityText } from './number-text.ts';
import { reportSchedule } from './schedule-diagnostics.ts';
import { convert, unitNamed } from './unit.ts';

/**
 * The value of a bound in `unit`; of a money meter, which has none, in the catalog's currency, written bare or with the
 * meter's own name. Reports what does not fit.
 */
export function boundValue(
  checker: Checker,
  bound: ast.Bound,
  unit: UnitSymbol | null,
  moneyName: string | null = null,
): Exact | null {
  const { quantity } = bound;
  const value = Exact.of(quantity.value.value);
  const { currency } = checker.bound;
  if (!quantity.unit) {
    if (!unit) return value;
    const text = countText(grouped(quantity.value.value), unit);
    const fixes = [rewrite(quantity, text, true)];
    checker.report(reportSchedule('TAR2101', quantity.span, {}, { help: `write \`${text}\``, fixes }));
    return null;
  }
  if (!unit) {
    if (quantity.unit.text === currency || quantity.unit.text === moneyName) return value;
    const values = { found: quantity.unit.text, expected: currency };
    checker.report(reportSchedule('TAR2102', quantity.unit.span, values));
    return null;
  }
  const written = unitNamed(checker, quantity.unit);
  if (!written) return null;
  const factor = convert(written, unit);
  if (!factor) {
    const values = { found: written.name, expected: unit.name };
    const related = [{ span: unit.node.span, note: `\`${unit.name}\` is declared here` }];
    checker.report(reportSchedule('TAR2102', quantity.unit.span, values, { related }));
    return null;
  }
  return value.times(factor);
}

const complements = { '<=': '>', '<': '>=', '>': '<=', '>=': '<' } as const;

/** What a bound must say to start where the one before it ends. */
const continued = (previous: ast.Bound): string =>
  `${complements[previous.operator]} ${quantityText(previous.quantity)}`;

/** The words and the fix for a bound that does not start where the one before it ends. */
export function mismatch<L extends Link>(
  { kind, link, previous }: ChainFault<L>,
  before: string,
): { label: string; help: string; fixes: readonly Fix[] } {
  const { bound } = link;
  const starts = grouped(bound.quantity.value.value);
  const first = bound.quantity.unit ? `>= 0 ${bound.quantity.unit.text}` : '>= 0';
  const text = previous ? continued(previous.bound) : first;
  const ends = previous && grouped(previous.bound.quantity.value.value);
  const at = edge(bound);
  const label = !previous
    ? `starts at ${at}${starts}, but nothing comes before it`
    : ends === starts
      ? kind === 'gap'
        ? `neither this nor ${before} covers ${starts} itself`
        : `both this and ${before} cover ${starts} itself`
      : `starts at ${starts}, but ${before} ends at ${ends}`;
  return { label, help: `write \`${text}\``, fixes: [rewrite(bound, text, false)] };
}

/** At `> 0` it matters that 0 itself is left out. */
const edge = ({ operator, quantity }: ast.Bound): string =>
  operator === '>' && Exact.of(quantity.value.value).isZero() ? 'above ' : '';

export const rewrite = (node: ast.Node, text: string, safe: boolean): Fix => ({
  title: `write \`${text}\``,
  safe,
  edits: [{ span: node.span, text }],
});
