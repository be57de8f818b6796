import { faultOf, type Fault } from './fault.ts';
import { parseObject, type Fields } from './parse-json.ts';
import { LINE_BYTES_MAX, splitLines } from './split-lines.ts';

/** One record as a file holds it, or what is wrong with it. */
export type Row = { readonly line: number; readonly raw: string } & (
  { readonly fields: Fields } | { readonly fault: Fault }
);

/** One JSON object a line; empty lines are no records. */
export async function* readNdjson(
  bytes: AsyncIterable<Uint8Array>,
  bytesMax: number = LINE_BYTES_MAX,
): AsyncGenerator<Row> {
  // A byte order mark is dropped by hand, at the start of the file only.
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
  for await (const batch of splitLines(bytes, bytesMax)) {
    for (const { line, bytes: content, isTooLong } of batch) {
      if (isTooLong) {
        const fault = faultOf('TAR5002', `the line is longer than ${bytesMax} bytes`);
        yield { line, raw: `${lenient.decode(content)}…`, fault };
        continue;
      }
      let raw: string;
      try {
        raw = strict.decode(content);
      } catch {
        yield {
          line,
          raw: lenient.decode(content),
          fault: faultOf('TAR5001', 'the line is not UTF-8'),
        };
        continue;
      }
      if (line === 1 && raw.startsWith('\uFEFF')) raw = raw.slice(1);
      if (isBlank(raw)) continue;
      const parsed = parseObject(raw);
      yield 'code' in parsed ? { line, raw, fault: parsed } : { line, raw, fields: parsed.fields };
    }
  }
}

const isBlank = (text: string): boolean => !/[^ \t\r]/.test(text);
