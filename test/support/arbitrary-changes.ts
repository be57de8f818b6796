import fc from 'fast-check';
import { compareInstants, type Instant, type Order, type OrderRecord } from '../../runtime/record.ts';
import { epoch } from './arbitrary-usage.ts';
import { instantText } from './record-text.ts';

/** A record but for what every record has. */
export type Bare<R> = R extends OrderRecord
  ? Omit<R, 'id' | 'account' | 'at' | 'time' | 'origin' | 'effective'>
  : never;

/** Which order a change speaks of: one before it that it fits, by number, or whatever has the name. */
const orderNames = fc.oneof(
  { weight: 6, arbitrary: fc.nat(5).map((n) => `fitting ${n}`) },
  { weight: 1, arbitrary: fc.constantFrom('o01', 'o02', 'o03#1', 'none') },
);
const term = fc.constantFrom<'day' | 'month' | 'year'>('day', 'month', 'year');

/** A purchase of something for terms. */
const forTerms = (
  product: string,
  quantity: fc.Arbitrary<string | null>,
  usual: fc.Arbitrary<'day' | 'month' | 'year'>,
): fc.Arbitrary<Bare<Order>> =>
  fc.record({
    type: fc.constant('order' as const),
    product: fc.constant(product),
    size: fc.constant(null),
    quantity,
    count: fc.constant(1),
    term: fc.option(usual, { freq: 12 }),
    terms: fc.constantFrom(1, 1, 3),
    price: fc.constantFrom(null, null, null, null, null, '9'),
    attributes: fc.constant(new Map<string, string>()),
  });

/** What an account does but use: mostly what is sold and allowed. */
export const changeAt = (instant: fc.Arbitrary<string>): fc.Arbitrary<Bare<OrderRecord>> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc
        .constantFrom(null, null, null, 'images', 'films', 'image', 'nowhere')
        .map((category) => ({ type: 'activation' as const, category, order: null })),
    },
    {
      weight: 1,
      arbitrary: orderNames.map((order) => ({ type: 'activation' as const, category: null, order })),
    },
    {
      weight: 8,
      arbitrary: fc
        .record({
          // Mostly what is sold, and now and then a size that is not.
          sold: fc.constantFrom(
            ['scans', '10'],
            ['scans', '100'],
            ['scans', '8'],
            ['anything', '50'],
            ['anything', '500'],
            ['anything', '7'],
            ['scans', '0'],
            ['spare', '7.0'],
            ['spare', null],
            ['nothing', '10'],
          ),
          count: fc.constantFrom(1, 1, 2),
          price: fc.constantFrom(null, null, null, null, '3.335'),
        })
        .map(({ sold: [product, size], count, price }) => ({
          type: 'order' as const,
          product: product ?? '',
          size: size ?? null,
          quantity: null,
          count,
          term: null,
          terms: 1,
          price,
          attributes: new Map<string, string>(),
        })),
    },
    {
      weight: 5,
      arbitrary: forTerms(
        'lane_scan',
        fc.constantFrom<string | null>('5', '12', '12', '20', '30', '50', '51', '1.5', null),
        fc.constantFrom('day', 'month', 'month', 'year'),
      ),
    },
    {
      weight: 1,
      arbitrary: forTerms('kit', fc.constantFrom('5', '1.5'), fc.constantFrom('year', 'year', 'month')),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        type: fc.constant('upgrade' as const),
        order: orderNames,
        quantity: fc.constantFrom('6', '15', '20', '50', '60'),
        until: fc.option(instant.map(epoch), { freq: 3 }),
        price: fc.constantFrom(null, '4'),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('renewal' as const),
        order: orderNames,
        term,
        terms: fc.constantFrom(1, 2),
        price: fc.constantFrom(null, null, '4'),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('conversion' as const),
        order: orderNames,
        product: fc.constantFrom('anything', 'spare', 'scans', 'kit', 'none'),
      }),
    },
  );

/** Which orders a change is about: others refuse it whatever else holds. */
const FITTING: Readonly<Record<OrderRecord['type'], readonly string[]>> = {
  activation: ['kit'],
  order: [],
  upgrade: ['lane_scan'],
  renewal: ['lane_scan'],
  conversion: ['scans', 'anything', 'spare'],
};
const HALF_A_DAY = 12 * 3600;

/**
 * Mostly at the purchase or after; now and then before it, which is refused. Every so many orders take the name of one
 * that an order before them holds.
 */
const effectiveOf = (time: string, effective: string | null, index: number): Instant => {
  const [bought, asked] = [epoch(time), epoch(effective ?? time)];
  return compareInstants(asked, bought) < 0 && index % 6 !== 0 ? bought : asked;
};
const NAMESAKES = 5;

/** Changes as records, in the order of their times; what speaks of an order finds one that was made before it. */
export function recordsOf(
  changes: readonly (readonly [change: Bare<OrderRecord>, time: string, effective: string | null])[],
): readonly OrderRecord[] {
  const made: OrderRecord[] = [];
  for (const [index, [change, time, effective]] of changes.entries()) {
    const several = made.find((record) => record.type === 'order' && record.count > 1);
    const isNamesake = change.type === 'order' && index % NAMESAKES === NAMESAKES - 1;
    const taken = several !== undefined && isNamesake ? `${several.id}#1` : null;
    const own = `o${String(index + 1).padStart(2, '0')}`;
    const id = taken === null || made.some((record) => record.id === taken) ? own : taken;
    const base = { id, account: 'acme', origin: { file: 'orders', line: 1, raw: id } };
    const when = { time, at: epoch(time) };
    if (change.type === 'order') {
      made.push({ ...base, ...when, ...change, effective: effectiveOf(time, effective, index) });
      continue;
    }
    const n = Number(/^fitting (\d)$/.exec(change.order ?? '')?.[1] ?? NaN);
    const orders = made.filter((record): record is Order => record.type === 'order');
    const fitting = orders.filter(({ product }) => FITTING[change.type].includes(product));
    const target = fitting[n % fitting.length];
    if (target === undefined) {
      made.push({ ...base, ...when, ...change } as OrderRecord);
      continue;
    }
    // At a time of its own, at the instant from which the order holds, or within its first day.
    const { seconds, nanos } = target.effective;
    const at = [when.at, target.effective, { seconds: seconds + HALF_A_DAY, nanos }][n % 3] ?? when.at;
    const order = target.count === 1 ? target.id : `${target.id}#1`;
    made.push({ ...base, ...change, at, time: instantText(at), order } as OrderRecord);
  }
  return made;
}
