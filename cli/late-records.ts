import { adjustments, nextMonth } from '../runtime/adjustment.ts';
import type { AccountInput } from '../runtime/rater.ts';
import type { AnyRecord } from '../runtime/record.ts';
import type { LedgerStore } from '../runtime/records/index.ts';
import type { AccountRated, Line, Reject } from '../runtime/result.ts';
import type { ZoneOffsets } from '../runtime/calendar.ts';

/** What came into a ledger after its last close, and what it makes of the months that are closed. */
export class LateRecords {
  readonly #store: LedgerStore;
  readonly #zone: ZoneOffsets;
  /** Records that came after the last close, by account, and all records of these accounts. */
  readonly #fresh = new Map<string, AnyRecord[]>();
  readonly #known = new Map<string, AnyRecord[]>();
  /** Places of records that are rejected by themselves, and so move nothing. */
  readonly #idle = new Set<string>();

  constructor(store: LedgerStore, zone: ZoneOffsets) {
    this.#store = store;
    this.#zone = zone;
  }

  index(records: readonly AnyRecord[], fresh: readonly AnyRecord[]): void {
    for (const record of fresh) push(this.#fresh, record);
    for (const record of records) if (this.#fresh.has(record.account)) push(this.#known, record);
  }

  /** Takes note of what was rejected. A record that contradicts another moves it, though it is rejected as well. */
  reject(rejects: readonly Reject[]): void {
    for (const { file, line, record, code } of rejects)
      if (!CONTRADICTIONS.has(code)) this.#idle.add(placeOf(file, line, record ?? ''));
  }

  /**
   * The adjustment lines of the first open month, for the accounts that something came for, or for one of them: of all
   * others, what was billed is what is owed. `rated` has each closed month by the price list that closed it, `billed`
   * are the lines of closed months.
   */
  adjust(
    inputs: readonly AccountInput[],
    rated: readonly AccountRated[],
    billed: readonly Line[],
    only: string | null = null,
  ): readonly Line[] {
    const last = this.#store.manifest.closed.at(-1);
    if (last === undefined) return [];
    const open = nextMonth(last.period);
    const before = byAccount(billed.filter(({ account }) => this.#fresh.has(account)));
    const results = new Map(inputs.map(({ account }, index) => [account, rated[index]]));
    const accounts = [...this.#fresh].filter(([account]) => only === null || account === only);
    return accounts.flatMap(([account, fresh]) => {
      const result = results.get(account);
      const closed = {
        billed: before.get(account) ?? [],
        anew: (result?.lines ?? []).filter(({ period }) => period < open),
        fresh: this.#moving(fresh, result),
        known: this.#known.get(account) ?? [],
      };
      return adjustments(account, closed, open, this.#zone);
    });
  }

  /** Those that may have moved anything; all of them, where none seems to have. */
  #moving(fresh: readonly AnyRecord[], result: AccountRated | undefined): readonly AnyRecord[] {
    const refused = new Set<string>();
    for (const { record, quantity } of result?.refused ?? []) if (quantity === null) refused.add(record);
    const moving = fresh.filter(({ id, type, origin }) => {
      // An upgrade holds though the list has no price for it.
      if (refused.has(id) && type !== 'upgrade') return false;
      return !this.#idle.has(placeOf(origin.file, origin.line, id));
    });
    return moving.length === 0 ? fresh : moving;
  }
}

/** Different contents of one id; two corrections of one record, or a circle of them. */
const CONTRADICTIONS: ReadonlySet<string> = new Set(['TAR5010', 'TAR5012']);

const placeOf = (file: string, line: number, record: string): string => JSON.stringify([file, line, record]);

function push(map: Map<string, AnyRecord[]>, record: AnyRecord): void {
  const group = map.get(record.account);
  if (group === undefined) map.set(record.account, [record]);
  else group.push(record);
}

function byAccount(lines: readonly Line[]): ReadonlyMap<string, readonly Line[]> {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const group = groups.get(line.account);
    if (group === undefined) groups.set(line.account, [line]);
    else group.push(line);
  }
  return groups;
}
