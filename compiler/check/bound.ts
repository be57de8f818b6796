import type * as ast from '../../grammar/ast.ts';
import { amount, isCurrency } from '../../grammar/print/words.ts';
import type { Extras, Fix } from '../../grammar/text/diagnostic.ts';
import { Exact } from '../../runtime/exact.ts';
import { replacing } from '../diagnostics/fix.ts';
import type { Checker, UnitSymbol } from '../stages.ts';
import { complements, type ChainFault, type Link } from './bound-chain.ts';
import { currencyIs } from './currency.ts';
import { reportSchedule } from './schedule-diagnostics.ts';
import { convert, isThousandsWithPoint, unitNamed } from './unit.ts';
import { writtenCount, writtenUnit } from './written-unit.ts';
import { grouped } from '../../runtime/number-text.ts';

/**
 * The value of a bound in `unit`; of a money meter, which has none, in the catalog's currency, written bare or with the
 * meter's own name. Reports what does not fit; where `all` bounds have one wrong unit, that is one fault with one fix.
 */
export function boundValue(
  checker: Checker,
  bound: ast.Bound,
  unit: UnitSymbol | null,
  moneyName: string | null = null,
  all: readonly ast.Bound[] = [bound],
): Exact | null {
  const { quantity } = bound;
  const value = Exact.of(quantity.value.value);
  const { currency } = checker.bound;
  if (!quantity.unit) {
    if (!unit) return value;
    const text = writtenCount(quantity.value, unit);
    const fixes = [replacing(quantity.span, text, true)];
    checker.report(reportSchedule('TAR2101', quantity.span, {}, { help: `write \`${text}\``, fixes }));
    return null;
  }
  if (!unit) {
    if (isCurrency(quantity.unit)) return currencyIs(checker, quantity.unit) ? value : null;
    if (quantity.unit.text === currency || quantity.unit.text === moneyName) return value;
    const values = { found: quantity.unit.text, expected: currency };
    checker.report(reportSchedule('TAR2102', quantity.unit.span, values));
    return null;
  }
  const isMoney = isCurrency(quantity.unit);
  const written = isMoney ? null : unitNamed(checker, quantity.unit);
  if (!written && !isMoney) return null;
  const factor = written && convert(written, unit);
  if (!factor) {
    const values = { found: written?.name ?? quantity.unit.text, expected: unit.name };
    const related = [{ span: unit.node.span, note: `\`${unit.name}\` is declared here` }];
    const wrong = all
      .map((other) => other.quantity)
      .filter((other) => other.unit?.text === quantity.unit!.text);
    const edits = wrong.map((other) =>
      isMoney
        ? { span: other.span, text: writtenCount(other.value, unit) }
        : { span: other.unit!.span, text: writtenUnit(other.value, unit) },
    );
    const fixes = [{ title: `write it in \`${unit.name}\``, safe: false, edits }];
    checker.report(reportSchedule('TAR2102', quantity.unit.span, values, { related, fixes }));
    return null;
  }
  const quantities = all.map((other) => other.quantity);
  return isThousandsWithPoint(checker, quantity, quantities) ? null : value.times(factor);
}

/** What a bound must say to start where the one before it ends. */
export const continued = (previous: ast.Bound): string =>
  `${complements[previous.operator]} ${amount(previous.quantity)}`;

/** The words and the fix for a bound that does not start where the one before it ends. */
export function mismatch<L extends Link>(
  { kind, link, previous }: ChainFault<L>,
  before: string,
): { label: string; help: string; fixes: readonly Fix[] } {
  const { bound } = link;
  const starts = grouped(bound.quantity.value.value);
  const zero: ast.Num = { ...bound.quantity.value, value: '0' };
  const first = `>= ${amount({ ...bound.quantity, value: zero })}`;
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
  return { label, help: `write \`${text}\``, fixes: [replacing(bound.span, text, false)] };
}

/** What is said of a bound that falls, where the one after it tells what was meant; nothing where it does not. */
export function meantBound<L extends Link>({ link, meant }: ChainFault<L>): Extras {
  if (!meant) return {};
  const text = `${link.bound.operator} ${amount(meant.bound.quantity)}`;
  return {
    help: `write \`${text}\`, since the next one starts there`,
    fixes: [replacing(link.bound.span, text, false)],
  };
}

/** At `> 0` it matters that 0 itself is left out. */
const edge = ({ operator, quantity }: ast.Bound): string =>
  operator === '>' && Exact.of(quantity.value.value).isZero() ? 'above ' : '';
