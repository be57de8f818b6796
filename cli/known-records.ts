import type { AnyRecord } from '../runtime/record.ts';

/** Where a record was read: the same place with the same text is the same delivery, and is kept once. */
export const placeOf = ({ account, id, origin }: AnyRecord): string =>
  JSON.stringify([account, id, origin.file, origin.line, origin.raw]);

/** The places of stored records that those which are brought may have come from already. */
export function knownAmong(stored: readonly AnyRecord[], brought: readonly AnyRecord[]): Set<string> {
  const ids = new Set(brought.map(({ id }) => id));
  const places = new Set<string>();
  for (const record of stored) if (ids.has(record.id)) places.add(placeOf(record));
  return places;
}
