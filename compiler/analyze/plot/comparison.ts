import type { Exact } from '../../../runtime/exact.ts';
import { difference } from '../curve-algebra.ts';
import { moneyAt } from '../curve.ts';
import { signs } from '../curve-signs.ts';
import { breakEvens } from '../diff/amounts.ts';
import type { Interval } from '../interval.ts';
import type { Cost } from './cost.ts';

/** Where one cost is below another, exactly, before rounding; quantities that both curves reach. */
export interface Comparison {
  /** Null where it is not decided: `undecided` says why. */
  readonly cheaper: readonly Interval[] | null;
  readonly dearer: readonly Interval[] | null;
  readonly undecided: string | null;
  /** Where the two lines meet or change places, as they are drawn. */
  readonly breakEvens: readonly { readonly at: Exact; readonly money: Exact }[];
}

const WAVERS = 'it goes up and down with the steps of the two';

/** Holds one cost against another of the same use. */
export function compareCosts(one: Cost, other: Cost): Comparison {
  const found = signs(difference(one.curve, other.curve));
  const marks = meetings(one, other);
  const fail = (undecided: string): Comparison => ({
    cheaper: null,
    dearer: null,
    undecided,
    breakEvens: marks,
  });
  if (!found.decided) return fail(found.reason);
  if (found.spans.some(({ sign }) => sign === 'mixed')) return fail(WAVERS);
  // Nothing is used at 0: what it costs there decides nothing.
  const used = found.spans.filter(({ to }) => to === null || !to.isZero());
  const having = (sign: 1 | -1): Interval[] => used.filter((span) => span.sign === sign);
  return { cheaper: having(-1), dearer: having(1), undecided: null, breakEvens: marks };
}

function meetings(one: Cost, other: Cost): Comparison['breakEvens'] {
  const found = signs(difference(one.line, other.line));
  if (!found.decided) return [];
  return breakEvens(found.spans, false).flatMap(({ at }) => {
    const money = at === null || !at.isPositive() ? null : moneyAt(other.line, at);
    return at === null || money === null ? [] : [{ at, money }];
  });
}
