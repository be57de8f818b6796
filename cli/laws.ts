import { factsOf } from '../compiler/ir/interpret/facts.ts';
import type { Ir } from '../compiler/ir/ir.ts';
import { recordJudge } from '../compiler/ir/record-judge.ts';
import { nextMonth, startOfMonth } from '../runtime/adjustment.ts';
import { periodAt } from '../runtime/calendar.ts';
import { checkRated } from '../runtime/invariants.ts';
import type { AccountInput } from '../runtime/rater.ts';
import type { AnyRecord, RecordJudge } from '../runtime/record.ts';
import type { CatalogMark, CloseEntry, LedgerStore, RecordShape } from '../runtime/records/index.ts';
import type { AccountRated, Refused } from '../runtime/result.ts';
import { anyRaterOf } from './backends.ts';
import { shapeOf } from './read-usage.ts';

/** The close that covers a moment, and the price list that it was billed by. */
export interface Close {
  readonly period: string;
  readonly catalog: CatalogMark;
  readonly law: Ir;
}

/** An order that a closed month billed and that the price list in force does not take, so that it no longer pays. */
export interface Unheld {
  readonly account: string;
  readonly record: string;
  readonly message: string;
}

/** Accounts by the price lists of their months. */
export interface Judged {
  readonly rated: readonly AccountRated[];
  readonly unheld: readonly Unheld[];
}

/** The price lists of a ledger's months: those that closed some, and the one in force for the open ones. */
export class Laws {
  readonly #ir: Ir;
  readonly #closed: readonly CloseEntry[];
  /** Those that are not in force any more, by their digests. */
  readonly #old: ReadonlyMap<string, Ir>;
  readonly judge: RecordJudge;
  /** What the reader has to know: a record of a closed month may name what only its price list has. */
  readonly shape: RecordShape;

  private constructor(ir: Ir, closed: readonly CloseEntry[], old: ReadonlyMap<string, Ir>) {
    this.#ir = ir;
    this.#closed = closed;
    this.#old = old;
    this.judge = this.#judge();
    const shapes = [...old.values(), ir].map((law) => shapeOf(law).attributes);
    this.shape = { attributes: new Map(shapes.flatMap((attributes) => [...attributes])) };
  }

  /** `digest` is that of the price list in force. */
  static async of(store: LedgerStore, ir: Ir, digest: string): Promise<Laws> {
    const { closed } = store.manifest;
    const old = new Map<string, Ir>();
    for (const entry of closed)
      if (entry.catalog.digest !== digest && !old.has(entry.catalog.digest))
        old.set(entry.catalog.digest, JSON.parse(await store.readLaw(entry)) as Ir);
    return new Laws(ir, closed, old);
  }

  /** Null: the moment's month is open. */
  closeOf(seconds: number): Close | null {
    const entry = this.#entryOf(this.#monthOf(seconds));
    if (entry === undefined) return null;
    const { period, catalog } = entry;
    return { period, catalog, law: this.#old.get(catalog.digest) ?? this.#ir };
  }

  /**
   * What accounts come to with each closed month by the price list that closed it; `rated` is all of them by the one in
   * force. What the account holds is told by the one in force.
   */
  async judged(inputs: readonly AccountInput[], rated: readonly AccountRated[]): Promise<Judged> {
    if (this.#old.size === 0) return { rated, unheld: [] };
    const own: readonly Parts[] = inputs.map((input, index) =>
      this.#partsOf(null, input, rated[index] ?? NOTHING),
    );
    const merged = own.map((parts) => [parts]);
    for (const [digest, law] of this.#old) {
      const last = this.#closed.findLast(({ catalog }) => catalog.digest === digest)?.period ?? '';
      const end = startOfMonth(this.#ir.zone, nextMonth(last));
      const rater = await anyRaterOf(law, 'js');
      const facts = factsOf(law);
      for (const [index, input] of inputs.entries()) {
        if (![...input.usage, ...input.orders].some(({ at }) => at.seconds < end)) continue;
        const byLaw = rater.rate(input);
        checkRated([input], [byLaw], facts);
        merged[index]!.push(this.#partsOf(digest, input, byLaw));
      }
    }
    return {
      rated: merged.map((parts, index) => ({ ...(rated[index] ?? NOTHING), ...joined(parts) })),
      unheld: inputs.flatMap((input, index) => this.#unheld(input, rated[index] ?? NOTHING, merged[index]!)),
    };
  }

  /** Of a rating, what belongs to the months of one price list; null is the one in force. */
  #partsOf(digest: string | null, input: AccountInput, rated: AccountRated): Parts {
    const isOfIt = ({ period }: { readonly period: string }): boolean => this.#oldDigest(period) === digest;
    const times = new Map<string, number>();
    if (rated.refused.length > 0)
      for (const { id, at } of [...input.usage, ...input.orders]) times.set(id, at.seconds);
    return {
      charges: rated.charges.filter(isOfIt),
      purchases: rated.purchases.filter(isOfIt),
      lines: rated.lines.filter(isOfIt),
      refused: rated.refused.filter(({ record }) =>
        isOfIt({ period: this.#monthOf(times.get(record) ?? 0) }),
      ),
    };
  }

  /** Refused by the price list in force, and not by the one of its month. */
  #unheld(input: AccountInput, { refused }: AccountRated, parts: readonly Parts[]): readonly Unheld[] {
    const known = new Set(parts.flatMap((part) => part.refused.map(({ record }) => record)));
    const dropped = new Map<string, Refused>();
    for (const one of refused) if (!known.has(one.record)) dropped.set(one.record, one);
    return input.orders.flatMap(({ id, type, account }) => {
      const one = type === 'order' ? dropped.get(id) : undefined;
      return one === undefined ? [] : [{ account, record: id, message: one.message }];
    });
  }

  /** The digest of the price list that closed a month, where that is not the one in force. */
  #oldDigest(period: string): string | null {
    const digest = this.#entryOf(period)?.catalog.digest;
    return digest !== undefined && this.#old.has(digest) ? digest : null;
  }

  /** What lies before the first closed month was closed with it. */
  #entryOf(period: string): CloseEntry | undefined {
    return this.#closed.find((entry) => period <= entry.period);
  }

  #monthOf(seconds: number): string {
    return periodAt(this.#ir.zone, 'month', seconds).name;
  }

  /** Each record is judged by the price list of its month. */
  #judge(): RecordJudge {
    const current = recordJudge(this.#ir);
    if (this.#old.size === 0) return current;
    const judges = new Map([...this.#old].map(([digest, law]) => [digest, recordJudge(law)]));
    const of = ({ at }: AnyRecord): RecordJudge =>
      judges.get(this.#oldDigest(this.#monthOf(at.seconds)) ?? '') ?? current;
    return {
      complete: (record) => of(record).complete(record),
      fault: (record) => of(record).fault(record),
    };
  }
}

type Parts = Pick<AccountRated, 'charges' | 'purchases' | 'lines' | 'refused'>;

const joined = (parts: readonly Parts[]): Parts => ({
  charges: parts.flatMap(({ charges }) => charges),
  purchases: parts.flatMap(({ purchases }) => purchases),
  lines: parts.flatMap(({ lines }) => lines),
  refused: parts.flatMap(({ refused }) => refused),
});

const NOTHING: AccountRated = {
  charges: [],
  purchases: [],
  lines: [],
  balances: [],
  alerts: [],
  refused: [],
};
