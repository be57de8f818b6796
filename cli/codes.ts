import { codes } from '../compiler/diagnostics/codes.ts';
import type { Explanation } from '../compiler/diagnostics/explanations/explanation.ts';
import { explanations } from '../compiler/diagnostics/explanations/explanations.ts';
import { nearest } from '../compiler/diagnostics/suggest.ts';
import { REJECT_CODES } from '../runtime/records/reject-codes.ts';
import { refusals } from '../runtime/refusals.ts';

/** A code as `explain` tells it. */
export interface CodeEntry {
  readonly code: string;
  /** `refusal`: of a record, by the reader or by the price list. */
  readonly kind: 'error' | 'warning' | 'refusal';
  /** What it means in a few words. */
  readonly title: string;
  readonly message: string;
  readonly label?: string;
  readonly help?: string;
  readonly explanation: Explanation;
}

type Declared = Omit<CodeEntry, 'code' | 'title' | 'explanation'>;

const declared: readonly (readonly [code: string, entry: Declared])[] = [
  ...[...codes].map(([code, { severity, ...words }]) => [code, { kind: severity, ...words }] as const),
  ...[...Object.entries(REJECT_CODES), ...Object.entries(refusals)].map(
    ([code, message]) => [code, { kind: 'refusal', message }] as const,
  ),
];

const entries: ReadonlyMap<string, CodeEntry> = new Map(
  declared.flatMap(([code, entry]) => {
    const explanation = explanations.get(code);
    if (explanation === undefined) return [];
    const title = explanation.title ?? entry.message.replace(/\{\w+\}/g, '…');
    return [[code, { code, title, ...entry, explanation }] as const];
  }),
);

/** A code by its name: `TAR2104`, in any case, or its number alone. */
export const findCode = (written: string): CodeEntry | null => entries.get(codeName(written)) ?? null;

/** Every code with what it means in a few words. */
export const codeTitles = (): readonly (readonly [code: string, title: string])[] =>
  [...entries].map(([code, { title }]) => [code, title]);

export const nearestCode = (written: string): string | null => nearest(codeName(written), entries.keys());

const codeName = (written: string): string =>
  /^\d+$/.test(written) ? `TAR${written}` : written.toUpperCase();
