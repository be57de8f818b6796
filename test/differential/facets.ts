import { Exact } from '../../runtime/exact.ts';
import type { AccountInput } from '../../runtime/rater.ts';
import type { AccountRated } from '../../runtime/result.ts';
import { epoch } from '../support/arbitrary-usage.ts';

/** What happened in a life, of whose records some were rejected before with these codes, so that a run of many can say what it has tried. */
export function* facetsOf(
  codes: ReadonlySet<string>,
  { usage, orders }: AccountInput,
  rated: AccountRated,
): Generator<string> {
  if (usage.some(({ replaces }) => replaces !== null)) yield 'a correction that holds';
  if (codes.has('TAR5010')) yield 'a conflict';
  if (codes.has('TAR5011') || codes.has('TAR5012')) yield 'a correction that does not';
  const { charges, purchases, lines, balances, alerts, refused } = rated;
  if (purchases.length > 0) yield 'a purchase';
  if (alerts.length > 0) yield 'an alert';
  if (refused.some(({ quantity }) => quantity !== null)) yield 'a part refused';
  for (const { code } of refused) {
    const facet = REFUSALS.get(code);
    if (facet !== undefined) yield facet;
  }
  if (balances.some(({ remaining }) => remaining === '0')) yield 'an order used up to the last point';
  if (new Set(lines.map(({ period }) => period)).size > 1) yield 'lines in several months';
  if (lines.some(({ period }) => period === '2011-12')) yield 'the week that Samoa left a day out';

  const refusedIds = new Set(refused.map(({ record }) => record));
  for (const { type, id, ...record } of orders) {
    if (refusedIds.has(id)) continue;
    if (type === 'renewal') yield 'a renewal';
    if (type === 'upgrade') yield 'an upgrade';
    if (type === 'conversion') yield 'a conversion';
    if (type === 'activation' && 'order' in record && record.order !== null) yield 'a licence activated';
  }

  const factors = new Map<string, Set<string>>();
  const payers = new Map<string, Set<string>>();
  for (const { record, order, drawn, quantity } of charges) {
    if (order === null || record === null) continue;
    payers.set(record, (payers.get(record) ?? new Set()).add(order));
    if (drawn === null || quantity === '0') continue;
    yield 'a draw';
    const factor = Exact.of(drawn).over(Exact.of(quantity)).toString();
    factors.set(order, (factors.get(order) ?? new Set()).add(factor));
  }
  if ([...factors.values()].some(({ size }) => size > 1)) yield 'an order that paid at several factors';
  if ([...payers.values()].some(({ size }) => size > 1)) yield 'one event paid by two orders';
  const ends = new Set(
    balances.flatMap(({ expires }) => (expires === null ? [] : [JSON.stringify(epoch(expires))])),
  );
  if (usage.some(({ at }) => ends.has(JSON.stringify(at)))) yield 'an event at the instant of an expiry';
}

/** What is refused of purchases and of what becomes of them, and is to be tried. */
const REFUSALS: ReadonlyMap<string, string> = new Map([
  ['TAR5112', 'an order that is not sold as it is written'],
  ['TAR5116', 'a record of an order that is not held'],
  ['TAR5119', 'a conversion that cannot be'],
  ['TAR5121', 'capacity over the maximum'],
  ['TAR5122', 'an order by the name of another'],
  ['TAR5123', 'an upgrade that ends before it begins'],
  ['TAR5124', 'an order dated back'],
  ['TAR5125', 'an activation that an order does not take'],
  ['TAR5126', 'an activation of no category'],
]);
