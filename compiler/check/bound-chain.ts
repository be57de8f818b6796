import type * as ast from '../../grammar/ast.ts';
import type { Exact } from '../../runtime/exact.ts';
import { closedCut, compareCuts, start, type Cut, type Interval } from './cut.ts';

/** A bound and its value in the unit of what it bounds. */
export interface Link {
  readonly bound: ast.Bound;
  readonly value: Exact;
}

/** What is wrong with a bound, and with which earlier one it does not fit; null is the start. */
export interface ChainFault<L extends Link> {
  readonly kind: 'gap' | 'overlap' | 'falls' | 'repeats' | 'after the last' | 'nothing';
  readonly link: L;
  readonly previous: L | null;
  /** Of a bound that falls: the lower bound after it, if that begins where this one would have ended had it not fallen. */
  readonly meant?: L;
}

export interface Chain<L extends Link> {
  /** One for each link, where no fault was found. */
  readonly intervals: readonly Interval[];
  readonly faults: readonly ChainFault<L>[];
}

export const isLower = ({ operator }: ast.Bound): boolean => operator === '>' || operator === '>=';

/** The operator of a bound on the other side of the same number. */
export const complements = { '<=': '>', '<': '>=', '>': '<=', '>=': '<' } as const;

/** Where a bound cuts: `<=` and `>` leave their number below. Of whole numbers the cut is always closed. */
function cutOf({ bound, value }: Link, whole: boolean): Cut {
  const cut = { value, closed: bound.operator === '<=' || bound.operator === '>' };
  return whole ? closedCut(cut) : cut;
}

/**
 * Chains bounds so that they tile from 0 up: each starts where the one before ends, and a lower bound must say just
 * that. `zero` is whether 0 alone is worth an interval: an attribute can be 0, but no tier is filled by it.
 */
export function chain<L extends Link>(links: readonly L[], whole: boolean, zero: boolean): Chain<L> {
  const faults: ChainFault<L>[] = [];
  const intervals: Interval[] = [];
  const begin = whole ? closedCut(start) : start;
  let from = begin;
  let previous: L | null = null;
  for (const [index, link] of links.entries()) {
    const cut = cutOf(link, whole);
    if (previous && isLower(previous.bound)) {
      faults.push({ kind: 'after the last', link, previous });
      break;
    }
    const order = compareCuts(cut, from);
    if (isLower(link.bound)) {
      const fallen = faults.at(-1);
      if (
        order > 0 &&
        fallen?.kind === 'falls' &&
        fallen.link === links[index - 1] &&
        meet(fallen.link, link)
      )
        faults.splice(-1, 1, { ...fallen, meant: link });
      else if (order !== 0) faults.push({ kind: order > 0 ? 'gap' : 'overlap', link, previous });
      intervals.push({ from, upTo: null });
    } else if (order <= 0 || (!zero && !cut.value.isPositive())) {
      const repeats = order === 0 && previous;
      faults.push({ kind: repeats ? 'repeats' : previous ? 'falls' : 'nothing', link, previous });
      // The next bound is compared with the last that made sense.
      continue;
    } else {
      intervals.push({ from, upTo: cut });
      from = cut;
    }
    previous = link;
  }
  return { intervals, faults };
}

/** Whether an upper bound and the lower one after it would have one number. */
const meet = ({ bound: upper }: Link, { bound: lower }: Link): boolean =>
  lower.operator === complements[upper.operator];
