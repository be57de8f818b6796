import type { Diagnostic } from '../../grammar/text/diagnostic.ts';
import { Exact } from '../../runtime/exact.ts';
import { curveOf, moneyAt, type Curve } from '../analyze/curve.ts';
import { difference, scaled } from '../analyze/curve-algebra.ts';
import { signs } from '../analyze/curve-signs.ts';
import type { Capacity, Licence, Schedule, TermPrice } from '../ir/ir.ts';
import { lintDiagnostics } from './lint-diagnostics.ts';
import type { Linted } from './linted.ts';
import { count, money } from './words.ts';

type Term = TermPrice['term'];

/** How many of the shorter term are never shorter than the longer one. */
const TERMS: readonly (readonly [shorter: Term, longer: Term, times: number])[] = [
  ['day', 'month', 31],
  ['month', 'year', 12],
  ['day', 'year', 366],
];

/** TAR3207: a longer term dearer than as many shorter ones, at some quantity that is sold. TAR3210: cheaper than one. */
export function* dearTerm({ ir, spans, units }: Linted): Generator<Diagnostic> {
  for (const product of ir.products) {
    if (product.kind === 'package') continue;
    const done = new Set<Term>();
    for (const [shorter, longer, times] of TERMS) {
      const [less, more] = [scheduleOf(product, shorter), scheduleOf(product, longer)];
      if (!less || !more || done.has(longer)) continue;
      const counted = product.kind === 'licence' || product.counted;
      const manyTimes = scaled(curveOf(less, counted), Exact.of(times));
      const long = curveOf(more, counted);
      const once = curveOf(less, counted);
      const cheap = firstAbove(difference(once, long), limitOf(product));
      const cheapTier = cheap && more.tiers[tierIndex(long, cheap)];
      const cheapSpan = cheapTier && spans.of(cheapTier.charge);
      if (cheap && cheapSpan) {
        done.add(longer);
        yield lintDiagnostics.report('TAR3210', cheapSpan, {
          longer,
          shorter,
          quantity: count(units, cheap, product.unit),
          price: money(ir, moneyAt(long, cheap)!),
          other: money(ir, moneyAt(once, cheap)!),
        });
        continue;
      }
      const quantity = firstAbove(difference(long, manyTimes), limitOf(product));
      const tier = quantity && more.tiers[tierIndex(long, quantity)];
      const span = tier && spans.of(tier.charge);
      if (!quantity || !span) continue;
      // A year that is dearer than twelve months is most often dearer than its days too: one mistake.
      done.add(longer);
      yield lintDiagnostics.report('TAR3207', span, {
        longer,
        shorter,
        count: String(times),
        quantity: count(units, quantity, product.unit),
        price: money(ir, moneyAt(long, quantity)!),
        other: money(ir, moneyAt(manyTimes, quantity)!),
      });
    }
  }
}

function scheduleOf({ terms }: Capacity | Licence, term: Term): Schedule | null {
  const price = terms.find((one) => one.term === term)?.price;
  return price && 'tiers' in price ? price : null;
}

const limitOf = (product: Capacity | Licence): Exact | null =>
  product.kind === 'capacity' && product.sellUpTo !== null ? Exact.of(product.sellUpTo) : null;

/** The first quantity sold at which a curve is above 0; one inside the stretch where there is no first. */
function firstAbove(curve: Curve, most: Exact | null): Exact | null {
  const found = signs(curve);
  if (!found.decided) return null;
  for (const { sign, from, fromClosed, to } of found.spans) {
    if (sign !== 1) continue;
    const quantity = fromClosed ? from : to === null ? from.plus(Exact.one) : from.plus(to).over(Exact.of(2));
    return most !== null && quantity.compare(most) > 0 ? null : quantity;
  }
  return null;
}

const tierIndex = ({ pieces }: Curve, quantity: Exact): number => {
  const piece = pieces.findLast(({ from, fromClosed }) => {
    const order = quantity.compare(from);
    return order > 0 || (order === 0 && fromClosed);
  });
  return (piece?.tier ?? 1) - 1;
};
