import { Exact } from './exact.ts';
import type { FixedRate, RateForm, Step } from './result.ts';

/** What one tier contributes to the money of a quantity. */
export interface Share {
  readonly cell: string;
  /** From 1; 0 for what is owed whatever the tier. */
  readonly tier: number;
  readonly quantity: Exact;
  readonly rate: string;
  readonly form: RateForm;
  readonly amount: Exact;
  /** Of a purchase for several terms. */
  readonly terms?: number;
  /** Of a rate of which a part is owed once, and how often it is. */
  readonly fixed?: FixedRate;
  readonly times?: number;
  /** Where its rule stands in the price list. */
  readonly at: string;
}

/** Adds shares of the same cell and tier at the same rate, drops what comes to nothing, and orders them. */
export function addShares(...lists: readonly (readonly Share[])[]): Share[] {
  const sums = new Map<string, Share>();
  for (const share of lists.flat()) {
    const key = JSON.stringify([share.cell, share.tier, share.rate, share.fixed?.per]);
    const sum = sums.get(key);
    sums.set(
      key,
      sum === undefined
        ? share
        : {
            ...sum,
            quantity: sum.quantity.plus(share.quantity),
            amount: sum.amount.plus(share.amount),
            ...(sum.fixed === undefined ? {} : { times: timesOf(sum) + timesOf(share) }),
          },
    );
  }
  return [...sums.values()]
    .filter((share) => !share.quantity.isZero() || !share.amount.isZero())
    .sort(
      (a, b) =>
        compareUnits(a.cell, b.cell) ||
        a.tier - b.tier ||
        compareUnits(a.rate, b.rate) ||
        compareUnits(a.fixed?.per ?? '', b.fixed?.per ?? ''),
    );
}

const timesOf = ({ times = 1 }: Share): number => times;

/** What is added to take a share away. */
export const negated = (share: Share): Share => ({
  ...share,
  quantity: share.quantity.negated(),
  amount: share.amount.negated(),
  ...(share.fixed === undefined ? {} : { times: -timesOf(share) }),
});

const compareUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Money that shares come to. */
export const total = (list: readonly Share[]): Exact =>
  list.reduce((sum, share) => sum.plus(share.amount), Exact.zero);

/** A share as results show it. */
export const stepOf = (share: Share): Step => ({
  cell: share.cell,
  tier: share.tier,
  quantity: share.quantity.toString(),
  rate: share.rate,
  form: share.form,
  amount: share.amount.toString(),
  ...(share.terms === undefined ? {} : { terms: share.terms }),
  ...(share.fixed === undefined || timesOf(share) === 1
    ? {}
    : { fixed: { ...share.fixed, times: timesOf(share) } }),
});
