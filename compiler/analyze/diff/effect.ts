import { Exact } from '../../../runtime/exact.ts';
import type { Invoice, Reject } from '../../../runtime/result.ts';

/** What the same records come to under two catalogs. */
export interface Rated {
  readonly invoices: readonly Invoice[];
  readonly rejects: readonly Reject[];
  /** Records that were read, those that are rejected among them. */
  readonly read: number;
}

/** What a change does to accounts that used something; amounts are of all months together. */
export interface Effect {
  /** By how much an account's bill moves, largest first, whichever way; accounts without a bill are not there. */
  readonly accounts: readonly AccountEffect[];
  readonly total: Moved;
  readonly more: number;
  readonly less: number;
  readonly same: number;
  /**
   * Of the accounts' differences, lowest to highest: each is one account's own (nearest rank), but the median of an even
   * number is halfway between the middle two.
   */
  readonly quantiles: readonly { readonly share: string; readonly difference: Exact }[];
  readonly read: number;
  /** Records, or parts of them, that are rejected only now, only before, or both times; they are in no bill then. */
  readonly rejects: Readonly<Record<'appear' | 'go' | 'stay', readonly Reject[]>>;
}

export interface Moved {
  readonly old: Exact;
  readonly new: Exact;
  readonly difference: Exact;
}

export type AccountEffect = Moved & { readonly account: string };

const SHARES: readonly (readonly [share: string, percent: number])[] = [
  ['least', 0],
  ['10%', 10],
  ['25%', 25],
  ['median', 50],
  ['75%', 75],
  ['90%', 90],
  ['most', 100],
];

/** Compares two ratings of the same records, both in one currency. */
export function effectOf(old: Rated, now: Rated): Effect {
  const [before, after] = [sums(old.invoices), sums(now.invoices)];
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const accounts = names.map((account) => ({
    account,
    ...moved(before.get(account) ?? Exact.zero, after.get(account) ?? Exact.zero),
  }));
  const total = accounts.reduce(
    (sum, each) => moved(sum.old.plus(each.old), sum.new.plus(each.new)),
    moved(Exact.zero, Exact.zero),
  );
  const rising = accounts.map(({ difference }) => difference).toSorted((a, b) => a.compare(b));
  return {
    accounts: accounts.toSorted(byMovement),
    total,
    more: rising.filter((each) => each.isPositive()).length,
    less: rising.filter((each) => each.isNegative()).length,
    same: rising.filter((each) => each.isZero()).length,
    quantiles:
      rising.length === 0
        ? []
        : SHARES.map(([share, percent]) => ({ share, difference: quantile(rising, percent) })),
    read: now.read,
    rejects: rejectsOf(old, now),
  };
}

const moved = (old: Exact, now: Exact): Moved => ({ old, new: now, difference: now.minus(old) });

function quantile(rising: readonly Exact[], percent: number): Exact {
  const place = (percent * rising.length) / 100;
  const own = rising[Math.max(0, Math.ceil(place) - 1)]!;
  return percent === 50 && Number.isInteger(place) ? own.plus(rising[place]!).over(TWO) : own;
}

const TWO = Exact.of(2);

function sums(invoices: readonly Invoice[]): Map<string, Exact> {
  const found = new Map<string, Exact>();
  for (const { account, amount } of invoices)
    found.set(account, (found.get(account) ?? Exact.zero).plus(Exact.of(amount)));
  return found;
}

function byMovement(a: AccountEffect, b: AccountEffect): number {
  return b.difference.abs().compare(a.difference.abs()) || (a.account < b.account ? -1 : 1);
}

function rejectsOf({ rejects: old }: Rated, { rejects: now }: Rated): Effect['rejects'] {
  const appear = without(now, old);
  const isNew = new Set(appear);
  return { appear, go: without(old, now), stay: now.filter((reject) => !isNew.has(reject)) };
}

/** The rejects of one list that the other does not have, as often as it does not. */
function without(rejects: readonly Reject[], others: readonly Reject[]): Reject[] {
  const key = ({ file, line, record, quantity, code }: Reject): string =>
    JSON.stringify([file, line, record, quantity, code]);
  const counts = new Map<string, number>();
  for (const other of others) counts.set(key(other), (counts.get(key(other)) ?? 0) + 1);
  return rejects.filter((reject) => {
    const left = counts.get(key(reject)) ?? 0;
    if (left > 0) counts.set(key(reject), left - 1);
    return left === 0;
  });
}
