import { Exact } from '../../runtime/exact.ts';
import type { Charge, Line } from '../../runtime/result.ts';

/** What one order paid of a line. */
export interface Paid {
  readonly order: string;
  /** In the meter's unit. */
  quantity: Exact;
  /** What was taken from the order's balance, in its unit; null for capacity, which nothing is taken from. */
  drawn: Exact | null;
}

type Part = Pick<Line, 'account' | 'period' | 'fund'> & { readonly feature?: string };

/** By which orders lines were paid, of the accounts that are shown; in the order in which they first paid. */
export class PaidBy {
  readonly #lines = new Map<string, Map<string, Paid>>();

  constructor(charges: readonly Charge[], accounts: ReadonlySet<string>) {
    for (const charge of charges)
      if (charge.order !== null && accounts.has(charge.account)) this.#add(charge, charge.order);
  }

  /** The orders that paid a line; none where no order did. */
  of(line: Line): readonly Paid[] {
    return [...(this.#lines.get(keyOf(line))?.values() ?? [])];
  }

  #add(charge: Charge, order: string): void {
    const key = keyOf(charge);
    let line = this.#lines.get(key);
    if (line === undefined) this.#lines.set(key, (line = new Map<string, Paid>()));
    let paid = line.get(order);
    if (paid === undefined) line.set(order, (paid = { order, quantity: Exact.zero, drawn: null }));
    paid.quantity = paid.quantity.plus(Exact.of(charge.quantity));
    if (charge.drawn !== null) paid.drawn = (paid.drawn ?? Exact.zero).plus(Exact.of(charge.drawn));
  }
}

const keyOf = ({ account, period, feature, fund }: Part): string =>
  JSON.stringify([account, period, feature, fund]);
