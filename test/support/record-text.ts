import type { AnyRecord, Instant } from '../../runtime/record.ts';

/** A record as a line of a file. */
export function recordText(record: AnyRecord): string {
  const { at: _at, origin: _origin, ...said } = record;
  const fields = Object.entries(said).map(([name, value]) => [name, written(value)] as const);
  return JSON.stringify(Object.fromEntries(fields.filter(([, value]) => value !== null)));
}

function written(value: unknown): unknown {
  if (value instanceof Map) return value.size === 0 ? null : Object.fromEntries(value);
  if (typeof value === 'object' && value !== null && 'nanos' in value) return instantText(value as Instant);
  return value;
}

/** An instant in UTC, to the nanosecond. */
export const instantText = ({ seconds, nanos }: Instant): string =>
  `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${String(nanos).padStart(9, '0')}Z`;
