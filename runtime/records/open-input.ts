import { createReadStream } from 'node:fs';
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
  if (lower.endsWith('.zst') || lower.endsWith('.parquet'))
    throw new FileFailure(path, `${lower.endsWith('.zst') ? 'zstd' : 'Parquet'} files are not read yet`);
  const isPacked = lower.endsWith('.gz');
  const plainName = isPacked ? lower.slice(0, -'.gz'.length) : lower;
  const format = FORMATS.find(([ending]) => plainName.endsWith(ending))?.[1];
  if (format === undefined)
    throw new FileFailure(
      path,
      'the name does not say what the file holds: it ends in .ndjson, .jsonl or .csv, or that and .gz',
    );
  const file = createReadStream(path, { highWaterMark: 1 << 18 });
  return { name: path, format, bytes: isPacked ? unpack(path, file, options) : readBytes(path, file) };
}

async function* readBytes(name: string, stream: Readable): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch (error) {
    throw new FileFailure(name, `cannot be read: ${reason(error)}`);
  }
}

async function* unpack(name: string, file: Readable, options: InputOptions): AsyncGenerator<Uint8Array> {
  const free = options.ratioFreeBytes ?? RATIO_FREE_BYTES;
  let packed = 0;
  let unpacked = 0;
  file.on('data', (chunk) => (packed += chunk.length));
  // An early end of the archive is an error of zlib's, so a cut file never looks complete.
  const stream = pipeline(file, createGunzip(), () => undefined);
  try {
    for await (const chunk of stream) {
      unpacked += (chunk as Uint8Array).length;
      if (unpacked > free && unpacked > packed * RATIO_MAX)
        throw new FileFailure(name, `unpacks to more than ${RATIO_MAX} times its size`);
      yield chunk as Uint8Array;
    }
  } catch (error) {
    if (error instanceof FileFailure) throw error;
    throw new FileFailure(name, `cannot be unpacked: ${reason(error)}`);
  }
}
