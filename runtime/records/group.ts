import type { AccountInput } from '../rater.ts';
import { compareRecords, compareText, type AnyRecord, type OrderRecord, type Usage } from '../record.ts';

/** Resolved records as raters take them: an input for each account, accounts by name, records in `compareRecords` order. */
export function groupByAccount(records: Iterable<AnyRecord>, until: number): readonly AccountInput[] {
  const accounts = new Map<string, { readonly usage: Usage[]; readonly orders: OrderRecord[] }>();
  for (const record of records) {
    let group = accounts.get(record.account);
    if (group === undefined) accounts.set(record.account, (group = { usage: [], orders: [] }));
    if (record.type === 'usage') group.usage.push(record);
    else group.orders.push(record);
  }
  return [...accounts]
    .sort(([a], [b]) => compareText(a, b))
    .map(([account, { usage, orders }]) => ({
      account,
      usage: usage.sort(compareRecords),
      orders: orders.sort(compareRecords),
      until,
    }));
}
