import { codes } from '../compiler/diagnostics/codes.ts';
import { nearest } from '../compiler/diagnostics/suggest.ts';
import { REJECT_CODES } from '../runtime/records/reject-codes.ts';
import { refusals } from '../runtime/refusals.ts';

/** A code as `explain` tells it. */
export interface CodeEntry {
  readonly code: string;
  /** `refusal`: of a record, by the reader or by the price list. */
  readonly kind: 'error' | 'warning' | 'refusal';
  readonly message: string;
  readonly label?: string;
  readonly help?: string;
}

const entries: ReadonlyMap<string, CodeEntry> = new Map<string, CodeEntry>([
  ...[...codes].map(([code, { severity, ...words }]) => [code, { code, kind: severity, ...words }] as const),
  ...[...Object.entries(REJECT_CODES), ...Object.entries(refusals)].map(
    ([code, message]) => [code, { code, kind: 'refusal', message }] as const,
  ),
]);

export const findCode = (code: string): CodeEntry | null => entries.get(code) ?? null;

export const nearestCode = (code: string): string | null => nearest(code, entries.keys());
