import type { AnyRecord } from '../runtime/record.ts';
import type { Reject } from '../runtime/result.ts';

/** What other records of its account make of one: what corrects it, what it corrects, and where it came again. */
export interface Fate {
  /** The record that this one corrects, or cancels by counting nothing. */
  readonly corrects: string | null;
  /** The record that corrects or cancels this one. */
  readonly correctedBy: string | null;
  /** The record that stands in its place in the end; null where none does, or it was cancelled. */
  readonly replacedBy: string | null;
  /** The record that takes it back, which may be itself: nothing stands in its place, and nothing of it is billed. */
  readonly cancelledBy: string | null;
  /** The other deliveries of the same contents, which count once. */
  readonly copies: readonly { readonly file: string; readonly line: number }[];
}

export const NO_FATE: Fate = {
  corrects: null,
  correctedBy: null,
  replacedBy: null,
  cancelledBy: null,
  copies: [],
};

/** `all` are records as they were read, `rejects` those of them that do not stand. */
export function fateOf(record: AnyRecord, all: readonly AnyRecord[], rejects: readonly Reject[]): Fate {
  const gone = new Set(rejects.map((reject) => placeOf(reject.file, reject.line)));
  const own = all.filter(
    ({ account, origin }) => account === record.account && !gone.has(placeOf(origin.file, origin.line)),
  );
  // At most one stands: of two corrections neither holds.
  const correctorOf = (id: string): AnyRecord | undefined =>
    own.find((known) => known.type === 'usage' && known.replaces === id);
  const first = correctorOf(record.id);
  const seen = new Set([record.id]);
  let last: AnyRecord = record;
  for (let next = first; next !== undefined && !seen.has(next.id); next = correctorOf(next.id)) {
    seen.add(next.id);
    last = next;
  }
  const isCancelled = cancels(last);
  return {
    corrects: record.type === 'usage' ? record.replaces : null,
    correctedBy: first?.id ?? null,
    replacedBy: first === undefined || isCancelled ? null : last.id,
    cancelledBy: isCancelled ? last.id : null,
    copies: own
      .filter(({ id, origin }) => id === record.id && origin !== record.origin)
      .map(({ origin: { file, line } }) => ({ file, line })),
  };
}

/** A correction to nothing. */
const cancels = (record: AnyRecord): boolean =>
  record.type === 'usage' && record.replaces !== null && record.quantity === '0';

const placeOf = (file: string, line: number): string => JSON.stringify([file, line]);
