import { createReadStream, type ReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { reason } from './failure-reason.ts';
import { FileFailure } from './fault.ts';

export { reason };

export type InputFormat = 'ndjson' | 'csv';

/** An opened source of records: its bytes, uncompressed. */
export interface Input {
  readonly name: string;
  readonly format: InputFormat;
  readonly bytes: AsyncIterable<Uint8Array>;
}

export interface InputOptions {
  /** What standard input holds; NDJSON if absent. A file says so by its name. */
  readonly format?: InputFormat;
  /** What `-` reads; the process's standard input if absent. */
  readonly stdin?: Readable;
  /** Uncompressed bytes up to which any ratio is taken. */
  readonly ratioFreeBytes?: number;
}

/** An archive that unpacks to more than so many times its size, beyond the first megabytes, is taken for a trap. */
const RATIO_MAX = 200;
const RATIO_FREE_BYTES = 64 << 20;

const FORMATS: readonly (readonly [ending: string, format: InputFormat])[] = [
  ['.ndjson', 'ndjson'],
  ['.jsonl', 'ndjson'],
  ['.json-lines', 'ndjson'],
  ['.csv', 'csv'],
];

interface Packing {
  readonly ending: string;
  /** Fails where the archive ends early, so a cut file never looks complete. */
  unpack(file: ReadStream): AsyncIterable<Uint8Array>;
}

const PACKINGS: readonly Packing[] = [
  { ending: '.gz', unpack: (file) => pipeline(file, createGunzip(), () => undefined) },
  {
    ending: '.zst',
    async *unpack(file) {
      const { unpackZstd } = await import('./unpack-zstd.ts');
      yield* unpackZstd(file);
    },
  },
];

/** Opens a file of records by what its name says it is, or standard input for `-`. Nothing is read yet. */
export function openInput(path: string, options: InputOptions = {}): Input {
  if (path === '-') {
    const name = 'standard input';
    return {
      name,
      format: options.format ?? 'ndjson',
      bytes: readBytes(name, options.stdin ?? process.stdin),
    };
  }
  const lower = path.toLowerCase();
  const packing = PACKINGS.find(({ ending }) => lower.endsWith(ending)) ?? null;
  const plainName = packing === null ? lower : lower.slice(0, -packing.ending.length);
  const format = FORMATS.find(([ending]) => plainName.endsWith(ending))?.[1];
  if (format === undefined)
    throw new FileFailure(
      path,
      'the name does not say what the file holds: it ends in .ndjson, .jsonl or .csv, or that and .gz or .zst',
    );
  const file = createReadStream(path, { highWaterMark: 1 << 18 });
  const bytes = packing === null ? readBytes(path, file) : unpack(path, file, packing, options);
  return { name: path, format, bytes };
}

async function* readBytes(name: string, stream: Readable): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch (error) {
    throw new FileFailure(name, `cannot be read: ${reason(error)}`);
  }
}

async function* unpack(
  name: string,
  file: ReadStream,
  packing: Packing,
  options: InputOptions,
): AsyncGenerator<Uint8Array> {
  const free = options.ratioFreeBytes ?? RATIO_FREE_BYTES;
  let unpacked = 0;
  try {
    for await (const chunk of packing.unpack(file)) {
      unpacked += chunk.length;
      if (unpacked > free && unpacked > file.bytesRead * RATIO_MAX)
        throw new FileFailure(name, `unpacks to more than ${RATIO_MAX} times its size`);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof FileFailure) throw error;
    throw new FileFailure(name, `cannot be unpacked: ${reason(error)}`);
  } finally {
    file.destroy();
  }
}
