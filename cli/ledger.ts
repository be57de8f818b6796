import { resolve as resolvePath } from 'node:path';
import { digestOf } from '../compiler/ir/digest.ts';
import type { Ir } from '../compiler/ir/ir.ts';
import { printIr } from '../compiler/ir/print.ts';
import { nextMonth, startOfMonth } from '../runtime/adjustment.ts';
import { invoicesOf, totalsByCurrency } from '../runtime/ledger.ts';
import type { AccountInput } from '../runtime/rater.ts';
import type { AnyRecord, RecordJudge } from '../runtime/record.ts';
import {
  groupByAccount,
  LedgerStore,
  sortLines,
  storedLine,
  type CatalogMark,
  type ClosedBill,
  type NewRecord,
  type Results,
} from '../runtime/records/index.ts';
import type { AccountRated, Invoice, Line, Reject } from '../runtime/result.ts';
import { anyRaterOf } from './backends.ts';
import { UsageFailure } from './failures.ts';
import type { Io } from './io.ts';
import { knownAmong, placeOf } from './known-records.ts';
import { LateRecords } from './late-records.ts';
import { Laws, type Close, type Judged } from './laws.ts';
import type { KeptMonths, Rating } from './rate.ts';
import {
  readFiles,
  resolveAll,
  type FilesRead,
  type Reading,
  type RecordFiles,
  type RecordsRead,
} from './read-usage.ts';
import { counted } from './report/numbers.ts';
import { printableLine } from './report/printable.ts';

/** What a month came to, for who closed it. */
export interface MonthClosed {
  readonly period: string;
  readonly catalog: CatalogMark;
  readonly invoices: number;
  readonly lines: number;
  /** Lines among them that make up for what came late for earlier months. */
  readonly adjustments: number;
  readonly totals: Readonly<Record<string, string>>;
  /** Records of the whole ledger that could not be rated, or not in whole. */
  readonly rejects: number;
  /** The first month that is open now. */
  readonly next: string;
}

/** Opens a ledger for as long as something is done with it. */
export async function withLedger<T>(
  folder: string,
  ir: Ir,
  io: Io,
  options: { readonly create: boolean },
  act: (ledger: Ledger) => Promise<T>,
): Promise<T> {
  const store = LedgerStore.open(resolvePath(io.cwd, folder), folder, options);
  try {
    return await act(await Ledger.of(store, folder, ir));
  } finally {
    store.release();
  }
}

/** A ledger under a price list: all records so far, and what was billed of them for good. */
export class Ledger implements KeptMonths {
  readonly #store: LedgerStore;
  readonly #name: string;
  readonly #ir: Ir;
  readonly #catalog: CatalogMark;
  /** What this run brings. */
  #brought: readonly NewRecord[] = [];
  /** All records, those of the files last, and how many were kept after each run. */
  #stored: readonly AnyRecord[] = [];
  #runEnds: readonly number[] = [];
  readonly #late: LateRecords;
  readonly #laws: Laws;
  /** Up to when a month that is being closed has to be rated. */
  #closing: string | null = null;

  private constructor(store: LedgerStore, name: string, ir: Ir, catalog: CatalogMark, laws: Laws) {
    this.#store = store;
    this.#name = name;
    this.#ir = ir;
    this.#catalog = catalog;
    this.#laws = laws;
    this.#late = new LateRecords(store, ir.zone);
  }

  static async of(store: LedgerStore, name: string, ir: Ir): Promise<Ledger> {
    const catalog = { name: ir.catalog.name, digest: digestOf(ir) };
    const { runs, closed } = store.manifest;
    const other = [...runs, ...closed].find((entry) => entry.catalog.name !== catalog.name);
    if (other !== undefined)
      throw new UsageFailure(
        `${folderText(name)} is the ledger of the price list ${other.catalog.name}, not of ${catalog.name}`,
      );
    return new Ledger(store, name, ir, catalog, await Laws.of(store, ir, catalog.digest));
  }

  /** The last closed month. */
  get through(): string | null {
    return this.#store.manifest.closed.at(-1)?.period ?? null;
  }

  /**
   * Closing a month says that the next has begun: what is owed by the period is owed for it, and whatever was counted
   * at the end of what is rated no longer lies in a closed month.
   */
  get floor(): number {
    const last = this.#closing ?? this.through;
    return last === null ? 0 : startOfMonth(this.#ir.zone, nextMonth(last));
  }

  /** All records so far, and those of the files. */
  async read(files: RecordFiles, reading: Reading): Promise<RecordsRead> {
    const { dropped, ...read } = await this.gather(files, reading);
    const resolved = resolveAll(read, this.judge, dropped);
    this.#late.reject(resolved.rejects);
    return resolved;
  }

  /** The same before it is looked at together; `dropped` are those of the files that were known already. */
  async gather(files: RecordFiles, reading: Reading): Promise<FilesRead & { readonly dropped: number }> {
    const brought: { readonly record: AnyRecord; readonly line: string }[] = [];
    const { rejects } = await readFiles(files, this.#laws.shape, reading, (record, fields) =>
      brought.push({ record, line: storedLine(record, fields) }),
    );
    const stored = await this.#readStored(rejects);
    const known = knownAmong(
      stored.records,
      brought.map(({ record }) => record),
    );
    const added: NewRecord[] = [];
    for (const { record, line } of brought) {
      const key = placeOf(record);
      if (known.has(key)) continue;
      known.add(key);
      added.push({ account: record.account, line });
      stored.records.push(record);
      stored.fresh.push(record);
    }
    this.#brought = added;
    if (this.through !== null) this.#late.index(stored.records, stored.fresh);
    const { records, rejects: refused } = stored;
    return { records, rejects: refused, dropped: brought.length - added.length };
  }

  judged(inputs: readonly AccountInput[], rated: readonly AccountRated[]): Promise<Judged> {
    return this.#laws.judged(inputs, rated);
  }

  async settle(
    results: Results,
    inputs: readonly AccountInput[],
    rated: readonly AccountRated[],
  ): Promise<Results> {
    const { closed } = this.#store.manifest;
    const last = closed.at(-1);
    if (last === undefined) return results;
    const bill = await this.#billed();
    const invoices = [...bill.invoices];
    const isOpen = ({ period }: { readonly period: string }): boolean => period > last.period;
    const lines = results.lines.filter(isOpen);
    for (const line of this.#late.adjust(inputs, rated, bill.lines)) lines.push(line);
    const shape = {
      currency: this.#ir.currency.code,
      step: this.#ir.rounding.step,
      catalog: this.#catalog.digest,
    };
    for (const invoice of invoicesOf(lines, shape)) invoices.push(invoice);
    for (const line of bill.lines) lines.push(line);
    return { ...results, charges: results.charges.filter(isOpen), lines, invoices };
  }

  /** The adjustment lines of an account, of closed months and of the first open one; `records` are all that stand. */
  async adjustmentsOf(
    account: string,
    records: readonly AnyRecord[],
    rejects: readonly Reject[],
  ): Promise<readonly Line[]> {
    if (this.through === null) return [];
    this.#late.reject(rejects);
    const billed = (await this.#billed()).lines.filter((line) => line.account === account);
    const inputs = groupByAccount(
      records.filter((record) => record.account === account),
      this.floor,
    );
    const rater = await anyRaterOf(this.#ir, 'js');
    const { rated } = await this.judged(
      inputs,
      inputs.map((input) => rater.rate(input)),
    );
    const open = this.#late.adjust(inputs, rated, billed, account);
    return sortLines([...billed.filter(({ adjusts }) => adjusts !== undefined), ...open]);
  }

  /** Each record by the price list of its month. */
  get judge(): RecordJudge {
    return this.#laws.judge;
  }

  /** The records that were kept when a month was closed. */
  knownAt({ period }: Close): FilesRead {
    const runs = this.#store.manifest.closed.find((entry) => entry.period === period)?.runs ?? 0;
    return { records: this.#stored.slice(0, runs === 0 ? 0 : this.#runEnds[runs - 1]), rejects: [] };
  }

  closeOf(seconds: number): Close | null {
    return this.#laws.closeOf(seconds);
  }

  /** Keeps what this run brought, and says what that is. */
  async keep(): Promise<string> {
    if (this.#brought.length > 0) this.#store.addRun(this.#brought, this.#catalog);
    const total = this.#store.manifest.runs.reduce((sum, { records }) => sum + records, 0);
    return `kept ${counted(this.#brought.length, 'new record')} in ${folderText(this.#name)}, which holds ${total}`;
  }

  /** Makes sure that a month is the next to be closed; `rate` then rates it to its end. */
  beginClose(period: string): void {
    const { through } = this;
    if (through !== null && period <= through)
      throw new UsageFailure(
        this.#store.manifest.closed.some((entry) => entry.period === period)
          ? `${period} is closed already`
          : `${period} is before the months that were closed, and closed with them`,
      );
    if (through !== null && period !== nextMonth(through))
      throw new UsageFailure(
        `months are closed in their order: ${nextMonth(through)} comes before ${period}`,
      );
    this.#closing = period;
  }

  /** Closes the month that was begun with what it came to. */
  async close({ results }: Rating): Promise<MonthClosed> {
    const period = this.#closing ?? '';
    const earlier = results.lines.map((line) => line.period).filter((month) => month < period);
    if (this.through === null && earlier.length > 0)
      throw new UsageFailure(
        `months are closed in their order: ${earlier.sort()[0] ?? ''} has lines and comes before ${period}`,
      );
    const isOf = (row: { readonly period: string }): boolean => row.period === period;
    const lines = sortLines(results.lines.filter(isOf));
    const invoices = results.invoices.filter(isOf);
    this.#store.addClose(period, this.#catalog, printIr(this.#ir).trimEnd(), { lines, invoices });
    return {
      period,
      catalog: this.#catalog,
      invoices: invoices.length,
      lines: lines.length,
      adjustments: lines.filter(({ adjusts }) => adjusts !== undefined).length,
      totals: totalsByCurrency(invoices),
      rejects: results.rejects.length,
      next: nextMonth(period),
    };
  }

  async #readStored(
    rejects: readonly Reject[],
  ): Promise<{ records: AnyRecord[]; fresh: AnyRecord[]; rejects: Reject[] }> {
    const closedRuns = this.#store.manifest.closed.at(-1)?.runs ?? 0;
    const found = { records: [] as AnyRecord[], fresh: [] as AnyRecord[], rejects: [...rejects] };
    const ends: number[] = this.#store.manifest.runs.map(() => 0);
    await this.#store.readRecords(this.#laws.shape, (read, run) => {
      if ('reject' in read) found.rejects.push(read.reject);
      else {
        found.records.push(read.record);
        ends[run] = found.records.length;
        if (run >= closedRuns) found.fresh.push(read.record);
      }
    });
    // A run that brought nothing ends where the one before it did.
    for (const [run, end] of ends.entries()) ends[run] = Math.max(end, ends[run - 1] ?? 0);
    this.#stored = found.records;
    this.#runEnds = ends;
    return found;
  }

  /** All that was billed of closed months. */
  async #billed(): Promise<ClosedBill> {
    const all = { lines: [] as Line[], invoices: [] as Invoice[] };
    for (const entry of this.#store.manifest.closed) {
      const { lines, invoices } = await this.#store.readClosed(entry);
      for (const line of lines) all.lines.push(line);
      for (const invoice of invoices) all.invoices.push(invoice);
    }
    return all;
  }
}

const folderText = (name: string): string => printableLine(name);
