import type { Ir } from '../compiler/ir/ir.ts';
import { adjustments, nextMonth } from '../runtime/adjustment.ts';
import type { AccountInput } from '../runtime/rater.ts';
import type { AnyRecord } from '../runtime/record.ts';
import type { CloseEntry, LedgerStore } from '../runtime/records/index.ts';
import type { Line } from '../runtime/result.ts';
import { anyRaterOf } from './backends.ts';

/** What came into a ledger after its last close, and what it makes of the months that are closed. */
export class LateRecords {
  readonly #store: LedgerStore;
  readonly #ir: Ir;
  readonly #digest: string;
  /** Records that came after the last close, by account, and all records of these accounts. */
  readonly #fresh = new Map<string, AnyRecord[]>();
  readonly #known = new Map<string, AnyRecord[]>();

  /** `digest` is that of the price list in force. */
  constructor(store: LedgerStore, ir: Ir, digest: string) {
    this.#store = store;
    this.#ir = ir;
    this.#digest = digest;
  }

  index(records: readonly AnyRecord[], fresh: readonly AnyRecord[]): void {
    for (const record of fresh) push(this.#fresh, record);
    for (const record of records) if (this.#fresh.has(record.account)) push(this.#known, record);
  }

  /**
   * The adjustment lines of the first open month, for the accounts that something came for, or for one of them: of all
   * others, what was billed is what is owed. `rated` are the lines by the price list in force, `billed` those of closed
   * months.
   */
  async adjust(
    rated: readonly Line[],
    billed: readonly Line[],
    inputs: readonly AccountInput[],
    only: string | null = null,
  ): Promise<readonly Line[]> {
    const last = this.#store.manifest.closed.at(-1);
    if (last === undefined) return [];
    const open = nextMonth(last.period);
    const touched = inputs.filter(({ account }) => this.#fresh.has(account));
    const anew = byAccount(await this.#ratedByLaw(rated, touched, open));
    const before = byAccount(billed.filter(({ account }) => this.#fresh.has(account)));
    const accounts = [...this.#fresh].filter(([account]) => only === null || account === only);
    return accounts.flatMap(([account, fresh]) =>
      adjustments(
        account,
        {
          billed: before.get(account) ?? [],
          anew: anew.get(account) ?? [],
          fresh,
          known: this.#known.get(account) ?? [],
        },
        open,
        this.#ir.zone,
      ),
    );
  }

  /** Each closed month's lines under the price list that closed it. */
  async #ratedByLaw(
    rated: readonly Line[],
    touched: readonly AccountInput[],
    open: string,
  ): Promise<readonly Line[]> {
    const { closed } = this.#store.manifest;
    // What lies before the first closed month was closed with it.
    const lawOf = (period: string): CloseEntry | undefined => closed.find((entry) => period <= entry.period);
    const lines: Line[] = [];
    for (const digest of new Set(closed.map(({ catalog }) => catalog.digest))) {
      const isOfIt = ({ period, account }: Line): boolean =>
        period < open && lawOf(period)?.catalog.digest === digest && this.#fresh.has(account);
      if (digest === this.#digest) {
        for (const line of rated) if (isOfIt(line)) lines.push(line);
        continue;
      }
      const entry = closed.find(({ catalog }) => catalog.digest === digest);
      if (entry === undefined) continue;
      const law = JSON.parse(await this.#store.readLaw(entry)) as Ir;
      const rater = await anyRaterOf(law, 'js');
      for (const input of touched)
        for (const line of rater.rate(input).lines) if (isOfIt(line)) lines.push(line);
    }
    return lines;
  }
}

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
