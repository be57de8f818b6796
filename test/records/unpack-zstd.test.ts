import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openInput, readRecords, type InputOptions } from '../../runtime/records/index.ts';
import { collect, SHAPE, type ReadAll } from './read-text.ts';

/** Archives of zstd 1.5.4: one record and its sum, another without a sum, and three blocks of 4,000 records. */
const bytesOf = (text: string): Buffer => Buffer.from(text, 'base64');
const FIRST = bytesOf(
  'KLUv/SRKFQIAUkQOEqDthZl8HquB1RtZP4IE/a2BAWDe8G4RG8QGMnac32zB69X5/SI8ra5vhs75sEWH0LlehHh+WpcBAQCBgosCoXULrQ==',
);
const SECOND = bytesOf(
  'KLUv/SBKHQIAEkQOFbA3Y4TXhTXKRCTBQtEJIJmHngFLCUDysJlCSSyJgaYuxb7TOzoaMyh9o3XMOyuacY75VmzvhBoJAgA6UXdQyg==',
);
const LINES = join(import.meta.dirname, '../fixtures/packed/lines.ndjson.zst');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tarifa-zstd-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function readAll(
  content: Uint8Array,
  options: InputOptions = {},
  name = 'a.ndjson.zst',
): Promise<ReadAll> {
  const path = join(await mkdtemp(join(folder, 'run-')), name);
  await writeFile(path, content);
  return collect(readRecords(openInput(path, options), 'usage', SHAPE));
}
const idsIn = async (content: Uint8Array): Promise<readonly string[]> =>
  (await readAll(content)).records.map(({ id }) => id);

/** A frame as the format's description has it, with blocks of one repeated byte, or as they stand. */
const frame = (header: readonly number[], ...blocks: readonly Uint8Array[]): Buffer =>
  Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, ...header]), ...blocks]);
function block(kind: 'raw' | 'repeated', isLast: boolean, size: number, content: string): Buffer {
  const head = (size << 3) | (kind === 'raw' ? 0 : 2) | Number(isLast);
  return Buffer.concat([Buffer.from([head & 255, (head >> 8) & 255, head >> 16]), Buffer.from(content)]);
}
const raw = (text: string, isLast = true): Buffer => block('raw', isLast, text.length, text);
const skippable = (content: string): Buffer =>
  Buffer.concat([Buffer.from([0x53, 0x2a, 0x4d, 0x18, content.length, 0, 0, 0]), Buffer.from(content)]);
function flipped(archive: Buffer, at: number): Buffer {
  const damaged = Buffer.from(archive);
  damaged.writeUInt8(damaged.readUInt8(at) ^ 0x10, at);
  return damaged;
}
/** No size, and a window of 1 MB. */
const OPEN = [0, 0x50];
const record = (id: string): string =>
  `{"id":"${id}","account":"a","feature":"f","time":"2026-01-01T00:00:00Z"}\n`;

test('archives of one frame, of several, and with frames between that hold none of it', async () => {
  expect(await idsIn(FIRST)).toEqual(['u-1']);
  expect(await idsIn(SECOND)).toEqual(['u-2']);
  const parts = [
    skippable('notes'),
    FIRST,
    skippable(''),
    SECOND,
    frame(OPEN, raw(record('r'))),
    skippable('x'),
  ];
  expect(await idsIn(Buffer.concat(parts))).toEqual(['u-1', 'u-2', 'r']);
  expect(await idsIn(frame(OPEN, raw('')))).toEqual([]);
  expect(
    await idsIn(frame(OPEN, raw(record('a'), false), raw('', false), raw(record('b'), false), raw(''))),
  ).toEqual(['a', 'b']);
});

test('archives of many small frames', async () => {
  const frames = Array.from({ length: 5000 }, (_, index) => frame(OPEN, raw(record(`r-${index}`))));
  expect(await idsIn(Buffer.concat(frames))).toHaveLength(5000);
});

test('archives of many blocks, and CSV', async () => {
  const ids = await idsIn(await readFile(LINES));
  expect([ids.length, ids[0], ids.at(-1)]).toEqual([4000, 'u-0', 'u-3999']);
  const csv = frame(OPEN, raw('id,account,feature,time\nu-1,acme,f,2026-01-01T00:00:00Z\n'));
  expect((await readAll(csv, {}, 'a.csv.zst')).records).toHaveLength(1);
});

test('archives that are cut anywhere are failures', async () => {
  const archive = Buffer.concat([FIRST, SECOND, skippable('notes')]);
  const ends = [FIRST.length, FIRST.length + SECOND.length];
  for (let length = 0; length < archive.length; length++)
    if (!ends.includes(length))
      await expect(readAll(archive.subarray(0, length)), `${length}`).rejects.toMatchObject({
        name: 'FileFailure',
        message: 'cannot be unpacked: the archive is cut short',
      });
});

test('archives with a changed byte are failures, or hold the same, where they have a sum', async () => {
  const outcome = (at: number): Promise<readonly string[] | string> =>
    idsIn(flipped(FIRST, at)).catch((error: unknown) => String(error).replace(/unpacked: .*/s, 'unpacked'));
  const outcomes = await Promise.all(Array.from(FIRST, (_, at) => outcome(at)));
  const failures = outcomes.filter((one) => one === 'FileFailure: cannot be unpacked');
  expect(outcomes.filter((one) => typeof one !== 'string')).toEqual([['u-1'], ['u-1'], ['u-1']]);
  expect(failures).toHaveLength(FIRST.length - 3);
});

test.each([
  ['no archive at all', Buffer.from(record('a')), 'the archive is damaged'],
  ['something behind it', Buffer.concat([FIRST, Buffer.from('rest')]), 'the archive is damaged'],
  ['another size than it says', frame([0x20, 5], raw('\n\n\n\n')), 'the archive is damaged'],
  ['a block of a kind that is none', frame(OPEN, Buffer.from([7, 0, 0])), 'the archive is damaged'],
  [
    'a block longer than may be',
    frame(OPEN, block('repeated', true, 2 ** 18, '\n')),
    'the archive is damaged',
  ],
  ['a window of gigabytes', frame([0, 0x98], raw('\n')), 'it was packed with a window of more than 128 MB'],
  [
    'one segment of exabytes',
    frame([0xe0, 0, 0, 0, 0, 0, 0, 0, 0x10], raw('\n')),
    'it was packed with a window of more than 128 MB',
  ],
  ['a dictionary', frame([1, 0x50, 7], raw('\n')), 'it was packed with a dictionary'],
])('%s is a failure', async (_, archive, message) => {
  await expect(readAll(archive)).rejects.toMatchObject({
    name: 'FileFailure',
    message: `cannot be unpacked: ${message}`,
  });
});

test('archives that unpack to far more than they are stop', async () => {
  const blocks = Array.from({ length: 64 }, (_, index) => block('repeated', index === 63, 2 ** 17, '\n'));
  const bomb = frame(OPEN, ...blocks);
  await expect(readAll(bomb, { ratioFreeBytes: 1 << 20 })).rejects.toThrow(
    'unpacks to more than 200 times its size',
  );
  expect(await readAll(bomb)).toEqual({ records: [], rejects: [] });
});

test('a line that is too long is rejected, and the next one is read', async () => {
  const blocks = Array.from({ length: 64 }, () => block('repeated', false, 2 ** 17, 'x'));
  const { records, rejects } = await readAll(frame(OPEN, ...blocks, raw(`\n${record('b')}`)));
  expect([rejects.map(({ code, line }) => [code, line]), records.map(({ id }) => id)]).toEqual([
    [['TAR5002', 1]],
    ['b'],
  ]);
});
