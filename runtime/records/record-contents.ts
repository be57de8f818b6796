import type { AnyRecord, Instant } from '../record.ts';

/**
 * What a record says, as one text: equal for two records that mean the same, whatever their numbers, times or fields
 * looked like. Decimals are canonical already.
 */
export function contentsOf(record: AnyRecord): string {
  const head = [record.type, record.account, record.id, instant(record.at)];
  switch (record.type) {
    case 'usage':
      return JSON.stringify([
        ...head,
        record.feature,
        record.quantity,
        record.unit,
        sorted(record.attributes),
        record.replaces,
      ]);
    case 'activation':
      return JSON.stringify([...head, record.category, record.order]);
    case 'order':
      return JSON.stringify([
        ...head,
        record.product,
        record.size,
        record.quantity,
        record.count,
        record.term,
        record.terms,
        instant(record.effective),
        record.price,
        sorted(record.attributes),
      ]);
    case 'upgrade': {
      const until = record.until === null ? null : instant(record.until);
      return JSON.stringify([...head, record.order, record.quantity, until, record.price]);
    }
    case 'renewal':
      return JSON.stringify([...head, record.order, record.term, record.terms, record.price]);
    case 'conversion':
      return JSON.stringify([...head, record.order, record.product]);
  }
}

const instant = (at: Instant): string => `${at.seconds}.${at.nanos}`;

const sorted = (attributes: ReadonlyMap<string, string>): readonly (readonly [string, string])[] =>
  [...attributes].sort(([a], [b]) => (a < b ? -1 : 1));
