import { describe, expect, test } from 'vitest';
import { readText, usageLine } from './read-text.ts';
import { LINE_BYTES_MAX } from '../../runtime/records/split-lines.ts';
import { openInput } from '../../runtime/records/index.ts';
import { readRecords } from '../../runtime/records/read-records.ts';
import { SHAPE } from './read-text.ts';
import { Readable } from 'node:stream';

const line = (id: string): string => usageLine({ id: JSON.stringify(id) });

describe('lines are found wherever chunks end', () => {
  const text = `\uFEFF${line('ü')}\r\n\n  \r\n${line('b')}\nnonsense\n${line('\u2028c')}`;

  test.each([1, 2, 3, 5, 64, 100_000])('in chunks of %i bytes', async (chunk) => {
    const { records, rejects } = await readText(text, { chunk });
    expect(records.map(({ id, origin }) => [id, origin.line, origin.raw])).toEqual([
      ['ü', 1, line('ü')],
      ['b', 4, line('b')],
      ['\u2028c', 6, line('\u2028c')],
    ]);
    expect(rejects).toEqual([
      {
        file: 'standard input',
        line: 5,
        record: null,
        account: null,
        quantity: null,
        code: 'TAR5001',
        message: 'the line is not valid JSON',
        said: { says: 'the line is not valid JSON' },
        raw: 'nonsense',
      },
    ]);
  });
});

test('an empty file, and one of line ends, hold no records', async () => {
  for (const text of ['', '\n', '\r\n\r\n', '\uFEFF', '  \t \n'])
    expect(await readText(text)).toEqual({ records: [], rejects: [] });
});

test('a byte order mark in the middle is no white space', async () => {
  const { records, rejects } = await readText(`${line('a')}\n\uFEFF${line('b')}\n`);
  expect(records).toHaveLength(1);
  expect(rejects).toMatchObject([{ line: 2, code: 'TAR5001' }]);
});

test('bytes that are not UTF-8 are rejected, and the rest is read', async () => {
  const bytes = Buffer.concat([
    Buffer.from(`${line('a')}\n{"id":"`),
    Buffer.from([0xff]),
    Buffer.from(`"}\n${line('b')}\n`),
  ]);
  const { records, rejects } = await readText(bytes);
  expect(records.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(rejects).toMatchObject([{ line: 2, code: 'TAR5001', message: 'the line is not UTF-8' }]);
});

describe('the limit of a line', () => {
  const padded = (bytes: number): string => line('a') + ' '.repeat(bytes - line('a').length);

  test.each(['\n', '\r\n', ''])('with the line end %j', async (end) => {
    for (const chunk of [4096, 65_536, 10_000_000]) {
      const fits = await readText(padded(LINE_BYTES_MAX) + end, { chunk });
      expect([fits.records.length, fits.rejects.length]).toEqual([1, 0]);
      const exceeds = await readText(padded(LINE_BYTES_MAX + 1) + end + (end === '' ? '' : line('b')), {
        chunk,
      });
      expect(exceeds.rejects).toMatchObject([
        { line: 1, code: 'TAR5002', message: 'the line is longer than 1048576 bytes', record: null },
      ]);
      expect(exceeds.rejects[0]?.raw.length).toBeLessThan(300);
      expect(exceeds.records.length).toBe(end === '' ? 0 : 1);
    }
  });

  test('a line of 200 MB takes no memory, and the next is read', async () => {
    const piece = Buffer.alloc(1 << 20, 'x');
    const before = process.memoryUsage().rss;
    let most = 0;
    function* chunks(): Generator<Buffer> {
      for (let i = 0; i < 200; i++) {
        // A new buffer each time: were they kept, it would show.
        yield Buffer.from(piece);
        most = Math.max(most, process.memoryUsage().rss);
      }
      yield Buffer.from(`\n${line('b')}\n`);
    }
    const read = [];
    const input = openInput('-', { stdin: Readable.from(chunks()) });
    for await (const each of readRecords(input, 'usage', SHAPE)) read.push(each);
    expect(read).toMatchObject([
      { reject: { code: 'TAR5002', line: 1 } },
      { record: { id: 'b', origin: { line: 2 } } },
    ]);
    expect(most - before).toBeLessThan(120 << 20);
  });
});
