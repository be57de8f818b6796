import { Exact } from './exact.ts';
import type { RateForm, Step } from './result.ts';

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
  /** Where its rule stands in the price list. */
  readonly at: string;
}

/** Adds shares of the same cell and tier at the same rate, drops what comes to nothing, and orders them. */
export function addShares(...lists: readonly (readonly Share[])[]): Share[] {
  const sums = new Map<string, Share>();
  for (const share of lists.flat()) {
    const key = JSON.stringify([share.cell, share.tier, share.rate]);
    const sum = sums.get(key);
    sums.set(
      key,
      sum === undefined
        ? share
        : { ...sum, quantity: sum.quantity.plus(share.quantity), amount: sum.amount.plus(share.amount) },
    );
  }
  return [...sums.values()]
    .filter((share) => !share.quantity.isZero() || !share.amount.isZero())
    .sort((a, b) => compareUnits(a.cell, b.cell) || a.tier - b.tier || compareUnits(a.rate, b.rate));
}

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
});
