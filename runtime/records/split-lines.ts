/** One line of a file without its line end; where it is too long, only how it begins. */
export interface SplitLine {
  /** From 1. */
  readonly line: number;
  readonly bytes: Uint8Array;
  readonly isTooLong: boolean;
}

/** The longest line that is read. */
export const LINE_BYTES_MAX = 1 << 20;
const KEPT_OF_TOO_LONG = 256;
const NEWLINE = 10;
const CARRIAGE_RETURN = 13;

/**
 * Cuts a stream of bytes at line feeds. What is kept of an unfinished line is bounded, so a file without any line end
 * does not fill the memory. Comes in batches, one for each chunk: a promise for each line would cost as much as the line.
 */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
  bytesMax: number = LINE_BYTES_MAX,
): AsyncGenerator<readonly SplitLine[]> {
  let line = 1;
  let parts: Uint8Array[] = [];
  let length = 0;

  const take = (end: Uint8Array): SplitLine => {
    const total = length + end.length;
    const whole = parts.length === 0 ? end : Buffer.concat([...parts, end]);
    parts = [];
    length = 0;
    const bytes = whole.at(-1) === CARRIAGE_RETURN && total === whole.length ? whole.subarray(0, -1) : whole;
    const isTooLong = total > bytesMax && (total !== whole.length || bytes.length > bytesMax);
    return { line: line++, bytes: isTooLong ? bytes.slice(0, KEPT_OF_TOO_LONG) : bytes, isTooLong };
  };

  for await (const chunk of chunks) {
    const batch: SplitLine[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      batch.push(take(chunk.subarray(start, end)));
      start = end + 1;
    }
    const rest = chunk.subarray(start);
    if (rest.length > 0 && length <= bytesMax) parts.push(rest);
    length += rest.length;
    if (batch.length > 0) yield batch;
  }
  if (length > 0) yield [take(new Uint8Array())];
}
