import type { AnyRecord, RecordFault, RecordJudge, Usage } from '../record.ts';
import { faultOf, shortened } from './fault.ts';

export interface Corrected {
  /** What is left to rate. */
  readonly kept: readonly AnyRecord[];
  /** Records that another stands in place of, and corrections to zero, of which nothing is rated either. */
  readonly replaced: number;
  readonly refused: readonly { readonly record: Usage; readonly fault: RecordFault }[];
}

/**
 * Applies the corrections among one account's records, which have one record for each id. A correction may itself be
 * corrected. A correction stands only if what it names stands: two that name one record both fall, since nothing says
 * which is right, and the record itself stays.
 */
export function correct(
  records: ReadonlyMap<string, AnyRecord>,
  rejectedIds: ReadonlySet<string>,
  list: RecordJudge,
): Corrected {
  const corrections = [...records.values()].filter(isCorrection);
  if (corrections.length === 0) return { kept: [...records.values()], replaced: 0, refused: [] };

  const rivals = new Map<string, number>();
  const own = new Map(corrections.map((one) => [one.id, list.fault(one)]));
  for (const { id, replaces } of corrections)
    if (own.get(id) === null) rivals.set(replaces, (rivals.get(replaces) ?? 0) + 1);
  const faults = new Map<string, RecordFault | null>();
  for (const correction of corrections) judge(correction, records, rejectedIds, rivals, faults, own);

  const gone = new Set<string>();
  for (const { id, replaces, quantity } of corrections) {
    if (faults.get(id) !== null) continue;
    gone.add(replaces);
    // Rated, it could still owe a charge for the event itself.
    if (quantity === '0') gone.add(id);
  }
  const refused = corrections.flatMap((record) => {
    const fault = faults.get(record.id) ?? null;
    return fault === null ? [] : [{ record, fault }];
  });
  const kept = [...records.values()].filter(({ id }) => !gone.has(id) && (faults.get(id) ?? null) === null);
  return { kept, replaced: gone.size, refused };
}

type Correction = Usage & { readonly replaces: string };

const isCorrection = (record: AnyRecord | undefined): record is Correction =>
  record?.type === 'usage' && record.replaces !== null;

/** Follows the chain of corrections down to what is known, then settles each of its links from the bottom up. */
function judge(
  start: Correction,
  records: ReadonlyMap<string, AnyRecord>,
  rejectedIds: ReadonlySet<string>,
  rivals: ReadonlyMap<string, number>,
  faults: Map<string, RecordFault | null>,
  own: ReadonlyMap<string, RecordFault | null>,
): void {
  // A list and not recursion: a chain is as long as a file lets it be.
  const chain: Correction[] = [];
  const places = new Map<string, number>();
  let next: AnyRecord | undefined = start;
  while (isCorrection(next) && !faults.has(next.id)) {
    const place = places.get(next.id);
    if (place !== undefined) {
      for (const link of chain.splice(place))
        faults.set(
          link.id,
          faultOf('TAR5012', 'the correction of `{replaces}` leads back to itself', {
            replaces: shortened(link.replaces),
          }),
        );
      break;
    }
    places.set(next.id, chain.length);
    chain.push(next);
    next = records.get(next.replaces);
  }
  for (const link of chain.reverse())
    faults.set(link.id, own.get(link.id) ?? faultIn(link, records, rejectedIds, rivals, faults));
}

function faultIn(
  correction: Correction,
  records: ReadonlyMap<string, AnyRecord>,
  rejectedIds: ReadonlySet<string>,
  rivals: ReadonlyMap<string, number>,
  faults: ReadonlyMap<string, RecordFault | null>,
): RecordFault | null {
  const target = records.get(correction.replaces);
  const replaces = shortened(correction.replaces);
  if (rejectedIds.has(correction.replaces) || (faults.get(correction.replaces) ?? null) !== null)
    return faultOf('TAR5011', 'the record `{replaces}` that this one corrects was itself rejected', {
      replaces,
    });
  if (target === undefined)
    return faultOf('TAR5011', 'there is no record `{replaces}` for this one to correct', { replaces });
  if (target.type !== 'usage')
    return faultOf('TAR5011', '`{replaces}` is not usage; only usage is corrected by a record', { replaces });
  const count = rivals.get(correction.replaces) ?? 0;
  if (count > 1)
    return faultOf('TAR5012', '{count} records correct `{replaces}`, and nothing says which is right', {
      count: String(count),
      replaces,
    });
  return null;
}
