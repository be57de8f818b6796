import { Decompress } from 'fzstd';
import xxhash from 'xxhash-wasm';
import { ByteReader } from './byte-reader.ts';

/** Frames and blocks are told apart here (RFC 8878), since the decoder checks neither sums nor lengths. */

const FRAME = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;
/** What `zstd` itself takes without being told to. */
const WINDOW_MAX = 128 << 20;
const BLOCK_MAX = 128 << 10;
const HAS_SUM = 4;

type Failure = 'Z_BUF_ERROR' | 'Z_DATA_ERROR' | 'ZSTD_WINDOW' | 'ZSTD_DICTIONARY';
const failure = (code: Failure): Error => Object.assign(new Error(code), { code });

/** What an archive of one or several frames holds; throws where it is cut, damaged, or needs too much memory. */
export async function* unpackZstd(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(packed);
  const { create64 } = await xxhash();
  do {
    const magic = view(await take(reader, 4)).getUint32(0, true);
    if ((magic & ~0xf) === SKIPPABLE) {
      if (!(await reader.passOver(view(await take(reader, 4)).getUint32(0, true))))
        throw failure('Z_BUF_ERROR');
    } else if (magic === FRAME) yield* unpackFrame(reader, create64());
    else throw failure('Z_DATA_ERROR');
  } while (!(await reader.isAtEnd()));
}

async function* unpackFrame(
  reader: ByteReader,
  sum: { update(bytes: Uint8Array): unknown; digest(): bigint },
): AsyncGenerator<Uint8Array> {
  const { bytes, size, hasSum } = await readHeader(reader);
  let unpacked: Uint8Array[] = [];
  let length = 0;
  const decoder = new Decompress((piece) => unpacked.push(piece));
  push(decoder, bytes, false);
  for (let isLast = false; !isLast;) {
    const head = await take(reader, 3);
    const [first = 0, second = 0, third = 0] = head;
    isLast = (first & 1) === 1;
    const blockSize = (first >> 3) | (second << 5) | (third << 13);
    if (blockSize > BLOCK_MAX) throw failure('Z_DATA_ERROR');
    // Of a block that repeats one byte, the size is that of what comes out.
    const body = await take(reader, ((first >> 1) & 3) === 1 ? 1 : blockSize);
    // Together, they would leave the decoder an empty rest, and it keeps the block as long as it has one.
    push(decoder, head, false);
    push(decoder, body, isLast);
    for (const piece of unpacked) {
      length += piece.length;
      sum.update(piece);
      yield piece;
    }
    unpacked = [];
  }
  if (size !== null && size !== length) throw failure('Z_DATA_ERROR');
  if (hasSum && view(await take(reader, 4)).getUint32(0, true) !== Number(sum.digest() & 0xffffffffn))
    throw failure('Z_DATA_ERROR');
}

interface Header {
  /** For the decoder, which is not told of a sum. */
  readonly bytes: Uint8Array;
  /** How much comes out; null where the frame does not say so. */
  readonly size: number | null;
  readonly hasSum: boolean;
}

async function readHeader(reader: ByteReader): Promise<Header> {
  const [flags = 0] = await take(reader, 1);
  const isOneSegment = (flags & 0x20) !== 0;
  if ((flags & 8) !== 0) throw failure('Z_DATA_ERROR');
  if ((flags & 3) !== 0) throw failure('ZSTD_DICTIONARY');
  const sizeBytes = flags >> 6 === 0 ? (isOneSegment ? 1 : 0) : 1 << (flags >> 6);
  const rest = await take(reader, (isOneSegment ? 0 : 1) + sizeBytes);
  const size = sizeOf(rest.subarray(rest.length - sizeBytes));
  const [exponents = 0] = rest;
  const base = 2 ** (10 + (exponents >> 3));
  const window = isOneSegment ? (size ?? 0) : base + (base / 8) * (exponents & 7);
  if (window > WINDOW_MAX) throw failure('ZSTD_WINDOW');
  const bytes = new Uint8Array(5 + rest.length);
  view(bytes).setUint32(0, FRAME, true);
  bytes[4] = flags & ~HAS_SUM;
  bytes.set(rest, 5);
  return { bytes, size, hasSum: (flags & HAS_SUM) !== 0 };
}

/** The size that a frame's header gives in so many bytes; in two, small ones are left to one. */
function sizeOf(bytes: Uint8Array): number | null {
  switch (bytes.length) {
    case 0:
      return null;
    case 1:
      return view(bytes).getUint8(0);
    case 2:
      return view(bytes).getUint16(0, true) + 256;
    case 4:
      return view(bytes).getUint32(0, true);
    default:
      return Number(view(bytes).getBigUint64(0, true));
  }
}

/** Damaged data makes the decoder fail in many ways: by errors of its own, and by reading where nothing is. */
function push(decoder: Decompress, bytes: Uint8Array, isLast: boolean): void {
  try {
    decoder.push(bytes, isLast);
  } catch {
    throw failure('Z_DATA_ERROR');
  }
}

async function take(reader: ByteReader, count: number): Promise<Uint8Array> {
  const bytes = await reader.take(count);
  if (bytes === null) throw failure('Z_BUF_ERROR');
  return bytes;
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
