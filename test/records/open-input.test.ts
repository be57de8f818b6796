import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openInput, readRecords, type InputOptions } from '../../runtime/records/index.ts';
import { collect, SHAPE, usageLine, type ReadAll } from './read-text.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tarifa-input-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function readFile(
  name: string,
  content: Uint8Array | string,
  options: InputOptions = {},
): Promise<ReadAll> {
  const path = join(folder, name);
  await writeFile(path, content);
  return collect(readRecords(openInput(path, options), 'usage', SHAPE));
}

const CSV = 'id,account,feature,time\nu-1,acme,f,2026-01-01T00:00:00Z\n';

test.each(['a.ndjson', 'a.jsonl', 'a.json-lines', 'A.NDJSON'])('%s holds NDJSON', async (name) => {
  expect((await readFile(name, usageLine())).records).toMatchObject([{ id: 'u-1', origin: { line: 1 } }]);
  expect((await readFile(`${name}.gz`, gzipSync(usageLine()))).records).toHaveLength(1);
});

test('a.csv holds CSV', async () => {
  expect((await readFile('a.csv', CSV)).records).toHaveLength(1);
  expect((await readFile('a.csv.gz', gzipSync(CSV))).records).toHaveLength(1);
});

test.each([
  ['a.txt', 'the name does not say what the file holds'],
  ['a.json', 'the name does not say what the file holds'],
  ['a.zst', 'the name does not say what the file holds'],
  ['a.parquet', 'the name does not say'],
  ['a.gz', 'the name does not say what the file holds'],
  ['ndjson', 'the name does not say what the file holds'],
])('%s is refused by its name', (name, message) => {
  expect(() => openInput(name)).toThrow(message);
});

test('a file that is not there, and a folder', async () => {
  const read = (name: string): Promise<ReadAll> => collect(readRecords(openInput(name), 'usage', SHAPE));
  await expect(read(join(folder, 'none.ndjson'))).rejects.toThrow('cannot be read: there is no such file');
  await mkdir(join(folder, 'folder.csv'));
  await expect(read(join(folder, 'folder.csv'))).rejects.toThrow('cannot be read: it is a folder');
  await expect(read(join(folder, 'none.csv'))).rejects.toThrow('cannot be read: there is no such file');
  await expect(read(join(folder, 'none.csv.gz'))).rejects.toThrow(
    'cannot be unpacked: there is no such file',
  );
});

describe('archives', () => {
  const lines = Array.from({ length: 2000 }, (_, i) => usageLine({ id: `"u-${i}"` })).join('\n');
  const packed = gzipSync(lines);

  test('of several members are read to the end', async () => {
    const twice = Buffer.concat([gzipSync(`${usageLine()}\n`), gzipSync(usageLine({ id: '"u-2"' }))]);
    expect((await readFile('a.ndjson.gz', twice)).records).toHaveLength(2);
  });

  test('cut anywhere are failures', async () => {
    for (const length of [0.001, 0.1, 0.5, 0.9]
      .map((share) => Math.ceil(packed.length * share))
      .concat(packed.length - 1, packed.length - 4, packed.length - 8))
      await expect(readFile('a.ndjson.gz', packed.subarray(0, length))).rejects.toMatchObject({
        name: 'FileFailure',
        message: 'cannot be unpacked: the archive is cut short',
      });
  });

  test('cut in CSV are failures', async () => {
    const cut = gzipSync(CSV).subarray(0, -5);
    await expect(readFile('a.csv.gz', cut)).rejects.toMatchObject({ name: 'FileFailure' });
  });

  test('with a wrong checksum, or that are none, are failures', async () => {
    const damaged = Buffer.from(packed);
    damaged.writeUInt8(damaged.readUInt8(damaged.length - 6) ^ 1, damaged.length - 6);
    await expect(readFile('a.ndjson.gz', damaged)).rejects.toThrow(
      'cannot be unpacked: the archive is damaged',
    );
    await expect(readFile('a.ndjson.gz', usageLine())).rejects.toThrow(
      'cannot be unpacked: the archive is damaged',
    );
    await expect(readFile('a.ndjson.gz', '')).rejects.toThrow('cannot be unpacked');
  });

  test('that unpack to far more than they are stop', async () => {
    const bomb = gzipSync(Buffer.alloc(8 << 20, '\n'));
    await expect(readFile('a.ndjson.gz', bomb, { ratioFreeBytes: 1 << 20 })).rejects.toThrow(
      'unpacks to more than 200 times its size',
    );
    expect(await readFile('a.ndjson.gz', bomb)).toEqual({ records: [], rejects: [] });
  });
});
