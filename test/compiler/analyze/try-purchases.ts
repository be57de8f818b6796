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

interface Tried {
  readonly products: readonly string[];
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
      for (const counts of choices(product.sizes.length, mostOf(ir, input, product.name)))
        // Larger sizes pay first where nothing else decides.
        yield {
          products: [product.name],
          orders: [...product.sizes]
            .sort((a, b) => Number(b.size) - Number(a.size))
            .map(({ size }, index) => ({ product: product.name, size, count: counts[index]! }))
            .filter(({ count }) => count > 0),
        };
    else if (product.kind === 'capacity')
      for (const { term } of product.terms)
        for (let terms = 1; terms === 1 || addCalendar(ir.zone, start, terms - 1, term) <= until; terms++)
          for (let quantity = 1; quantity <= Number(product.sellUpTo); quantity++)
            yield {
              products: [product.name],
              orders: [{ product: product.name, quantity: String(quantity), term, terms }],
            };
  }
}

function* purchases(ir: Ir, input: AccountInput, start: number): Generator<Tried> {
  const all = [...singles(ir, input, start)];
  yield* all;
  for (const [index, a] of all.entries())
    for (const b of all.slice(index + 1))
      // Two terms of one capacity are one order too many.
      if (a.products[0] !== b.products[0])
        yield { products: [...a.products, ...b.products], orders: [...a.orders, ...b.orders] };
}

/** Whether so many purchases at most are there to be tried. */
export function isTried(ir: Ir, input: AccountInput, start: number, most: number): boolean {
  const all = purchases(ir, input, start);
  for (let count = 0; count <= most; count++) if (all.next().done === true) return true;
  return false;
}

/** Every package that is of use pays for one unit at least. */
function mostOf(ir: Ir, { usage }: AccountInput, product: string): number {
  const covered = ir.features.filter(({ funds }) =>
    funds.some(({ products }) => products.some((cover) => cover.product === product)),
  );
  const names = new Set(covered.map(({ name }) => name));
  return usage
    .filter(({ feature }) => names.has(feature))
    .reduce((sum, { quantity }) => sum + Number(quantity ?? '1'), 0);
}

/** All counts of some sizes, one package at least and so many together at most. */
function choices(sizes: number, most: number): number[][] {
  const all = (left: number, room: number): number[][] =>
    left === 0
      ? [[]]
      : Array.from({ length: room + 1 }, (_, count) =>
          all(left - 1, room - count).map((rest) => [count, ...rest]),
        ).flat();
  return all(sizes, most).filter((counts) => counts.some((count) => count > 0));
}

export function cheapestByTrying(ir: Ir, input: AccountInput, start: number, period: string | null) {
  const rater = loadJavaScript(ir);
  const total = ({ lines }: AccountRated): Exact =>
    lines
      .filter((line) => period === null || line.period === period)
      .reduce((sum, { amount }) => sum.plus(Exact.of(amount)), Exact.zero);
  const without = rater.rate(input);
  const time = new Date(start * 1000).toISOString();
  const found: { readonly products: readonly string[]; readonly total: Exact }[] = [
    { products: [], total: total(without) },
  ];
  let apart: { readonly cleared: number; readonly total: Exact } | null = null;
  for (const { products, orders } of purchases(ir, input, start)) {
    const bought = orders.map((order, index) => orderFrom(order, `try-${index}`, time));
    const rated = rater.rate({ ...input, orders: [...input.orders, ...bought].sort(compareRecords) });
    if (rated.refused.some(({ record }) => record.startsWith('try-'))) continue;
    const sum = total(rated);
    if (text(rated.refused) === text(without.refused)) found.push({ products, total: sum });
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
    ({ products }) =>
      text(products) !== text(best.products) &&
      !(best.products.length > 0 && best.products.every((product) => products.includes(product))),
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
