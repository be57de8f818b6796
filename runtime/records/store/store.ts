import { readdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { compareText } from '../../record.ts';
import type { Invoice, Line } from '../../result.ts';
import { reason } from '../failure-reason.ts';
import { FileFailure } from '../fault.ts';
import { makeFolderNow } from '../make-folder.ts';
import type { RecordShape } from '../record-fields.ts';
import type { Read } from '../read-records.ts';
import { readIfThere, readStored, replaceFile, writeStored, type Place } from './files.ts';
import { lockLedger } from './lock.ts';
import {
  closedFile,
  EMPTY,
  filesOf,
  lawFile,
  MANIFEST,
  parseManifest,
  printManifest,
  segmentFile,
  type CatalogMark,
  type CloseEntry,
  type Manifest,
} from './manifest.ts';
import { accountOf, readStoredLine } from './stored-record.ts';

/** A record on its way into a ledger. */
export interface NewRecord {
  readonly account: string;
  /** As `storedLine` makes it. */
  readonly line: string;
}

/** What a month came to when it was closed. */
export interface ClosedBill {
  readonly lines: readonly Line[];
  readonly invoices: readonly Invoice[];
}

/** What may stand in a ledger's folder that no manifest names: the remains of a run that was killed. */
const REMAINS: Readonly<Record<string, RegExp>> = {
  '.': /^(ledger\.json\.\d+|lock\.\d+(\.[0-9a-f-]{36})?)$/,
  records: /^\d{6,9}\.ndjson$/,
  catalogs: /^[0-9a-f]{64}\.json$/,
  closed: /^\d{4}-\d\d-(lines|invoices)\.ndjson$/,
};

/**
 * A ledger on the disk. New files are written beside the old ones and flushed; then the manifest that names them takes
 * the place of the one before, at once. Until that moment the ledger is what it was.
 */
export class LedgerStore {
  readonly #place: Place;
  readonly #unlock: () => void;
  #manifest: Manifest;

  private constructor(place: Place, unlock: () => void, manifest: Manifest) {
    this.#place = place;
    this.#unlock = unlock;
    this.#manifest = manifest;
  }

  /** Opens a ledger for one run. With `create`, a folder that is missing or empty becomes one. */
  static open(folder: string, name: string, { create }: { create: boolean }): LedgerStore {
    const place = { folder, name };
    const entries = entriesOf(folder, name);
    const isNew = !entries.includes(MANIFEST);
    if (isNew) {
      if (!create) throw new FileFailure(name, `is no ledger: it has no ${MANIFEST}`);
      // A ledger whose manifest was lost is not to be taken for an empty one.
      if (entries.some((entry) => entry !== 'lock' && !REMAINS['.']?.test(entry)))
        throw new FileFailure(name, `is neither a ledger nor empty: it has no ${MANIFEST}`);
      try {
        makeFolderNow(folder);
      } catch (error) {
        throw new FileFailure(name, `cannot be made: ${reason(error)}`);
      }
    }
    const unlock = lockLedger(folder, name);
    try {
      const text = readIfThere(place, MANIFEST);
      const manifest = text === null ? EMPTY : parseManifest(text, join(name, MANIFEST));
      if (text === null) replaceFile(place, MANIFEST, printManifest(EMPTY));
      removeRemains(place, manifest);
      return new LedgerStore(place, unlock, manifest);
    } catch (error) {
      unlock();
      throw error;
    }
  }

  get manifest(): Manifest {
    return this.#manifest;
  }

  /** Reads every record again, or those of some accounts, run by run, counted from 0. */
  async readRecords(
    shape: RecordShape,
    take: (read: Read, run: number) => void,
    accounts: ReadonlySet<string> | null = null,
  ): Promise<void> {
    for (const [run, { segment }] of this.#manifest.runs.entries())
      await readStored(this.#place, segment, (line) => {
        if (accounts !== null && !accounts.has(accountOf(line))) return;
        take(readStoredLine(line, shape), run);
      });
  }

  async readClosed(entry: CloseEntry): Promise<ClosedBill> {
    const lines: Line[] = [];
    const invoices: Invoice[] = [];
    await readStored(this.#place, entry.lines, (line) => lines.push(JSON.parse(line) as Line));
    await readStored(this.#place, entry.invoices, (line) => invoices.push(JSON.parse(line) as Invoice));
    return { lines, invoices };
  }

  /** The price list that closed a month, as it was written. */
  async readLaw(entry: CloseEntry): Promise<string> {
    let text = '';
    await readStored(this.#place, entry.law, (line) => (text += line));
    return text;
  }

  /** Adds what a run brought; accounts lie together in the segment, so that one is found quickly. */
  addRun(records: readonly NewRecord[], catalog: CatalogMark): void {
    const { runs } = this.#manifest;
    const sorted = records.toSorted((a, b) => compareText(a.account, b.account));
    this.#replace(() => {
      const segment = writeStored(this.#place, segmentFile(runs.length + 1), linesOf(sorted));
      return { ...this.#manifest, runs: [...runs, { catalog, records: records.length, segment }] };
    });
  }

  /** Closes a month. `law` is the price list as text, whose line ends mean nothing: they are not read back. */
  addClose(period: string, catalog: CatalogMark, law: string, bill: ClosedBill): void {
    const { runs, closed } = this.#manifest;
    const known = closed.find((entry) => entry.catalog.digest === catalog.digest)?.law;
    this.#replace(() => {
      const entry: CloseEntry = {
        period,
        runs: runs.length,
        catalog,
        law: known ?? writeStored(this.#place, lawFile(catalog.digest), [law]),
        lines: writeStored(this.#place, closedFile(period, 'lines'), bill.lines.map(toJson)),
        invoices: writeStored(this.#place, closedFile(period, 'invoices'), bill.invoices.map(toJson)),
      };
      return { ...this.#manifest, closed: [...closed, entry] };
    });
  }

  /** Lets the next run in. */
  release(): void {
    this.#unlock();
  }

  /** Writes new files and then the manifest that names them; where that fails, the ledger is what it was. */
  #replace(write: () => Manifest): void {
    try {
      const manifest = write();
      replaceFile(this.#place, MANIFEST, printManifest(manifest));
      this.#manifest = manifest;
    } catch (error) {
      this.#tidy();
      throw error;
    }
    this.#tidy();
  }

  /** Removes what no manifest names, as far as that can be done now: the next run removes the rest. */
  #tidy(): void {
    try {
      removeRemains(this.#place, this.#manifest);
    } catch {
      // It counts for nothing where it lies.
    }
  }
}

const toJson = (row: object): string => JSON.stringify(row);

function* linesOf(records: readonly NewRecord[]): Generator<string> {
  for (const { line } of records) yield line;
}

function entriesOf(folder: string, name: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw new FileFailure(name, `cannot be read: ${reason(error)}`);
  }
}

function removeRemains({ folder, name }: Place, manifest: Manifest): void {
  const named = new Set([...filesOf(manifest)].map(({ file }) => file));
  for (const [room, pattern] of Object.entries(REMAINS))
    for (const entry of entriesOf(join(folder, room), name)) {
      const file = room === '.' ? entry : `${room}/${entry}`;
      if (!pattern.test(entry) || named.has(file)) continue;
      try {
        unlinkSync(join(folder, file));
      } catch (error) {
        throw new FileFailure(join(name, file), `cannot be removed: ${reason(error)}`);
      }
    }
}
