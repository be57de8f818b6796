import { loadJavaScript } from '../../../compiler/emit/javascript/load.ts';
import type { Ir } from '../../../compiler/ir/ir.ts';
import { addCalendar } from '../../../runtime/calendar.ts';
import { Exact } from '../../../runtime/exact.ts';
import type { AccountInput } from '../../../runtime/rater.ts';
import { compareRecords, type Order } from '../../../runtime/record.ts';
import type { AccountRated, Refused } from '../../../runtime/result.ts';

/** The cheapest purchase by plain rating of the whole account with each that there is. */

type Bought = Partial<Pick<Order, 'size' | 'quantity' | 'count' | 'term' | 'terms'>> & {
  readonly product: string;
};

export const orderFrom = (bought: Bought, id: string, time: string): Order => {
  const at = { seconds: Date.parse(time) / 1000, nanos: 0 };
  return {
    type: 'order',
    id,
    account: 'acme',
    at,
    time,
    effective: at,
    origin: { file: 'orders', line: 1, raw: id },
    size: null,
    quantity: null,
    count: 1,
    term: null,
    terms: 1,
    price: null,
    attributes: new Map(),
    ...bought,
  };
};

/** More of anything than these finds no use in the generated cases. */
const COUNTS = 15;

interface Tried {
  readonly kinds: readonly string[];
  readonly orders: readonly Bought[];
}

function* singles(ir: Ir, input: AccountInput, start: number): Generator<Tried> {
  const { until } = input;
  const used = new Set(input.usage.map(({ feature }) => feature));
  const useful = ir.features
    .filter(({ name }) => used.has(name))
    .flatMap(({ funds }) => funds.flatMap(({ products }) => products.map(({ product }) => product)));
  for (const product of ir.products.filter(({ name }) => useful.includes(name))) {
    if (product.kind === 'package')
      // Larger sizes pay first where nothing else decides.
      for (const { size } of [...product.sizes].sort((a, b) => Number(b.size) - Number(a.size)))
        for (let count = 1; count <= COUNTS; count++)
          yield {
            kinds: [`${product.name} ${size}`],
            orders: [{ product: product.name, size, count }],
          };
    else if (product.kind === 'capacity')
      for (const { term } of product.terms)
        for (let terms = 1; terms === 1 || addCalendar(ir.zone, start, terms - 1, term) <= until; terms++)
          for (let quantity = 1; quantity <= Number(product.sellUpTo); quantity++)
            yield {
              kinds: [`${product.name} ${term}`],
              orders: [{ product: product.name, quantity: String(quantity), term, terms }],
            };
  }
}

function* purchases(ir: Ir, input: AccountInput, start: number): Generator<Tried> {
  const all = [...singles(ir, input, start)];
  yield* all;
  for (const [index, a] of all.entries())
    for (const b of all.slice(index + 1))
      // Two of one kind are a larger count of it; two terms of one capacity are one order too many.
      if (
        a.kinds[0] !== b.kinds[0] &&
        (a.orders[0]!.size !== null || a.orders[0]!.product !== b.orders[0]!.product)
      )
        yield { kinds: [...a.kinds, ...b.kinds], orders: [...a.orders, ...b.orders] };
}

export function cheapestByTrying(ir: Ir, input: AccountInput, start: number, period: string | null) {
  const rater = loadJavaScript(ir);
  const total = ({ lines }: AccountRated): Exact =>
    lines
      .filter((line) => period === null || line.period === period)
      .reduce((sum, { amount }) => sum.plus(Exact.of(amount)), Exact.zero);
  const without = rater.rate(input);
  const time = new Date(start * 1000).toISOString();
  const found: { readonly kinds: readonly string[]; readonly total: Exact }[] = [
    { kinds: [], total: total(without) },
  ];
  let apart: { readonly cleared: number; readonly total: Exact } | null = null;
  for (const { kinds, orders } of purchases(ir, input, start)) {
    const bought = orders.map((order, index) => orderFrom(order, `try-${index}`, time));
    const rated = rater.rate({ ...input, orders: [...input.orders, ...bought].sort(compareRecords) });
    if (rated.refused.some(({ record }) => record.startsWith('try-'))) continue;
    const sum = total(rated);
    if (text(rated.refused) === text(without.refused)) found.push({ kinds, total: sum });
    else if (isLess(rated.refused, without.refused)) {
      const cleared = without.refused.length - rated.refused.length;
      if (
        cleared > 0 &&
        (apart === null ||
          cleared > apart.cleared ||
          (cleared === apart.cleared && sum.compare(apart.total) < 0))
      )
        apart = { cleared, total: sum };
    }
  }
  const best = found.reduce((least, one) => (one.total.compare(least.total) < 0 ? one : least));
  const others = found.filter(
    ({ kinds }) =>
      text(kinds) !== text(best.kinds) &&
      !(best.kinds.length > 0 && best.kinds.every((kind) => kinds.includes(kind))),
  );
  const least = others.reduce<Exact | null>(
    (sum, one) => (sum === null ? one.total : Exact.min(sum, one.total)),
    null,
  );
  return {
    best: best.total.toString(),
    runnerUp: least?.toString() ?? null,
    apart: apart && [apart.cleared, apart.total.toString()],
  };
}

const text = (value: unknown): string => JSON.stringify(value);

/** Every reject is among the others, of no more. */
const isLess = (some: readonly Refused[], all: readonly Refused[]): boolean =>
  some.every((one) => {
    const same = all.find(({ record, code }) => record === one.record && code === one.code);
    if (same === undefined) return false;
    if (same.quantity === null) return true;
    return one.quantity !== null && Exact.of(one.quantity).compare(Exact.of(same.quantity)) <= 0;
  });
