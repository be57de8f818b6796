import { Exact } from '../runtime/exact.ts';
import type { Charge, Line, Payer } from '../runtime/result.ts';

interface Sum {
  readonly order: string;
  quantity: Exact;
  drawn: Exact | null;
}

type Part = Pick<Line, 'account' | 'period' | 'fund'> & { readonly feature?: string };

/** Lines with the orders that paid them, in the order in which they first did. */
export function withPayers(lines: readonly Line[], charges: readonly Charge[]): readonly Line[] {
  const sums = new Map<string, Map<string, Sum>>();
  for (const charge of charges) {
    const { order } = charge;
    if (order === null) continue;
    const key = keyOf(charge);
    let line = sums.get(key);
    if (line === undefined) sums.set(key, (line = new Map<string, Sum>()));
    let paid = line.get(order);
    if (paid === undefined) line.set(order, (paid = { order, quantity: Exact.zero, drawn: null }));
    paid.quantity = paid.quantity.plus(Exact.of(charge.quantity));
    if (charge.drawn !== null) paid.drawn = (paid.drawn ?? Exact.zero).plus(Exact.of(charge.drawn));
  }
  if (sums.size === 0) return lines;
  return lines.map((line) => {
    const paid = line.feature === undefined ? undefined : sums.get(keyOf(line));
    return paid === undefined ? line : { ...line, orders: [...paid.values()].map(payerOf) };
  });
}

const payerOf = ({ order, quantity, drawn }: Sum): Payer => ({
  order,
  quantity: quantity.toString(),
  ...(drawn === null ? {} : { drawn: drawn.toString() }),
});

const keyOf = ({ account, period, feature, fund }: Part): string =>
  JSON.stringify([account, period, feature, fund]);
