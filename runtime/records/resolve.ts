import { compareText, type AnyRecord, type RecordFault, type RecordJudge } from '../record.ts';
import type { Reject } from '../result.ts';
import { correct } from './corrections.ts';
import { faultOf, shortened } from './fault.ts';
import { contentsOf } from './record-contents.ts';

/** `records.length + replaced + rejects.length + duplicates` is the number of records that came in. */
export interface Resolved {
  /** What is to be rated: unique by account and id, corrections applied. */
  readonly records: readonly AnyRecord[];
  readonly rejects: readonly Reject[];
  /** Records that say the same as one that is kept. */
  readonly duplicates: number;
  readonly replaced: number;
}

/**
 * What records say together, which no line says alone: duplicates count once, ids that contradict each other and
 * corrections that cannot stand are rejected, and corrected records give way. Pure, and blind to the order of arrival.
 * Only records that are valid on their own contradict or correct another; `lost` are the rejects of those that could
 * not even be read.
 */
export function resolve(
  records: Iterable<AnyRecord>,
  judge: RecordJudge = NO_LIST,
  lost: Iterable<Reject> = [],
): Resolved {
  const accounts = new Map<string, Map<string, AnyRecord | AnyRecord[]>>();
  for (const record of records) {
    let byId = accounts.get(record.account);
    if (byId === undefined) accounts.set(record.account, (byId = new Map()));
    const known = byId.get(record.id);
    // Nearly every id comes once, so only a second one makes a list.
    if (known === undefined) byId.set(record.id, record);
    else if (Array.isArray(known)) known.push(record);
    else byId.set(record.id, [known, record]);
  }

  const unread = new Map<string, string[]>();
  for (const { account, record } of lost) {
    if (account === null || record === null) continue;
    const ids = unread.get(account);
    if (ids === undefined) unread.set(account, [record]);
    else ids.push(record);
  }

  const kept: AnyRecord[] = [];
  const rejects: Reject[] = [];
  let duplicates = 0;
  let replaced = 0;
  for (const [account, byId] of accounts) {
    const unique = new Map<string, AnyRecord>();
    const conflicting = new Set<string>();
    for (const [id, found] of byId) {
      if (!Array.isArray(found)) {
        unique.set(id, found);
        continue;
      }
      const valid: AnyRecord[] = [];
      for (const record of found) {
        const fault = judge.fault(record);
        if (fault === null) valid.push(record);
        else rejects.push(rejectOf(record, fault));
      }
      if (valid.length === 0) {
        conflicting.add(id);
        continue;
      }
      const contents = valid.map((record) => contentsOf(judge.complete(record)));
      if (new Set(contents).size === 1) {
        unique.set(
          id,
          valid.reduce((a, b) => (compareOrigins(a, b) <= 0 ? a : b)),
        );
        duplicates += valid.length - 1;
        continue;
      }
      conflicting.add(id);
      for (const [record, other] of withOthers(valid, contents)) {
        const { file, line } = other.origin;
        const says =
          'the id `{id}` stands for {count} records with different contents; another is at {file}:{line}';
        const count = String(new Set(contents).size);
        const fault = faultOf('TAR5010', says, { id: shortened(id), count, file, line: String(line) });
        rejects.push(rejectOf(record, fault));
      }
    }
    for (const id of unread.get(account) ?? []) if (!unique.has(id)) conflicting.add(id);
    const corrected = correct(unique, conflicting, judge);
    for (const record of corrected.kept) kept.push(record);
    for (const { record, fault } of corrected.refused) rejects.push(rejectOf(record, fault));
    replaced += corrected.replaced;
  }
  return { records: kept, rejects, duplicates, replaced };
}

/** Where no price list is at hand: every record is complete and valid. */
const NO_LIST: RecordJudge = { complete: (record) => record, fault: () => null };

/** Of records that say the same, the text decides before the place: the one kept is the same however files are cut. */
const compareOrigins = (a: AnyRecord, b: AnyRecord): number =>
  compareText(a.time, b.time) ||
  compareText(a.origin.raw, b.origin.raw) ||
  compareText(a.origin.file, b.origin.file) ||
  a.origin.line - b.origin.line;

/** Each record with the first of those that say something else. */
function* withOthers(
  records: readonly AnyRecord[],
  contents: readonly string[],
): Generator<readonly [record: AnyRecord, other: AnyRecord]> {
  const firsts = new Map<string, AnyRecord>();
  for (const [index, record] of records.entries()) {
    const first = firsts.get(contents[index]!);
    if (first === undefined || comparePlaces(record, first) < 0) firsts.set(contents[index]!, record);
  }
  const inLine = [...firsts].sort(([, a], [, b]) => comparePlaces(a, b));
  for (const [index, record] of records.entries()) {
    const [, other] = inLine.find(([text]) => text !== contents[index]) ?? [];
    if (other !== undefined) yield [record, other];
  }
}

const comparePlaces = (a: AnyRecord, b: AnyRecord): number =>
  compareText(a.origin.file, b.origin.file) || a.origin.line - b.origin.line || compareOrigins(a, b);

const rejectOf = (record: AnyRecord, fault: RecordFault): Reject => ({
  file: record.origin.file,
  line: record.origin.line,
  record: record.id,
  account: record.account,
  quantity: null,
  code: fault.code,
  message: fault.message,
  said: fault.said,
  raw: record.origin.raw,
  at: record.at,
});
