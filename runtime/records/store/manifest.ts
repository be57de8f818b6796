import { Ajv } from 'ajv';
import { FileFailure } from '../fault.ts';

/** A file of a ledger, and by what it is known to be whole. */
export interface StoredFile {
  /** Its path inside the ledger's folder. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The price list that was rated with. */
export interface CatalogMark {
  readonly name: string;
  readonly digest: string;
}

/** One run that brought records. */
export interface RunEntry {
  readonly catalog: CatalogMark;
  readonly records: number;
  readonly segment: StoredFile;
}

/** One month that was closed. */
export interface CloseEntry {
  readonly period: string;
  /** How many runs the ledger had by then: what a later one brought came after the close. */
  readonly runs: number;
  readonly catalog: CatalogMark;
  /** The price list that closed it, as IR: what comes late for the month is rated by it. */
  readonly law: StoredFile;
  readonly lines: StoredFile;
  readonly invoices: StoredFile;
}

/** All that a ledger is: a file that is not named here is no part of it. */
export interface Manifest {
  readonly format: number;
  readonly runs: readonly RunEntry[];
  readonly closed: readonly CloseEntry[];
}

export const MANIFEST = 'ledger.json';
const FORMAT = 1;

export const EMPTY: Manifest = { format: FORMAT, runs: [], closed: [] };

export const segmentFile = (run: number): string => `records/${String(run).padStart(6, '0')}.ndjson`;
export const lawFile = (digest: string): string => `catalogs/${digest}.json`;
export const closedFile = (period: string, what: 'lines' | 'invoices'): string =>
  `closed/${period}-${what}.ndjson`;

const object = (properties: object): object => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const digest = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const count = { type: 'integer', minimum: 0 };
// Paths are matched whole: a manifest that was tampered with leads nowhere else.
const stored = (path: string): object =>
  object({ file: { type: 'string', pattern: `^${path}$` }, bytes: count, sha256: digest });
const catalog = object({ name: { type: 'string' }, digest });
const month = '[0-9]{4}-[0-9]{2}';

const isManifest = new Ajv().compile<Manifest>(
  object({
    format: { const: FORMAT },
    runs: {
      type: 'array',
      items: object({ catalog, records: count, segment: stored('records/[0-9]{6,9}\\.ndjson') }),
    },
    closed: {
      type: 'array',
      items: object({
        period: { type: 'string', pattern: `^${month}$` },
        runs: count,
        catalog,
        law: stored('catalogs/[0-9a-f]{64}\\.json'),
        lines: stored(`closed/${month}-lines\\.ndjson`),
        invoices: stored(`closed/${month}-invoices\\.ndjson`),
      }),
    },
  }),
);

/** Reads a manifest; `name` is how its file is called in front of people. */
export function parseManifest(text: string, name: string): Manifest {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new FileFailure(name, 'is not valid JSON: the ledger was damaged');
  }
  const format = typeof read === 'object' && read !== null && 'format' in read ? read.format : null;
  if (typeof format === 'number' && format > FORMAT)
    throw new FileFailure(name, `is of format ${format}, which a later version of tarifa writes`);
  if (!isManifest(read)) throw new FileFailure(name, 'is not the manifest of a ledger, or was damaged');
  return read;
}

export const printManifest = (manifest: Manifest): string => `${JSON.stringify(manifest, null, 2)}\n`;

/** The files that a manifest names. */
export function* filesOf({ runs, closed }: Manifest): Generator<StoredFile> {
  for (const { segment } of runs) yield segment;
  for (const { law, lines, invoices } of closed) yield* [law, lines, invoices];
}
