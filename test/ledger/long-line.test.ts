import { appendFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readStored, writeStored } from '../../runtime/records/store/files.ts';

it('reads a line back whole, however long it was written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tarifa-long-'));
  const place = { folder, name: 'books' };
  const lines = ['{"a":1}', 'x'.repeat((8 << 20) + 1000), '{"b":2}'];
  const stored = writeStored(place, 'closed/2026-01-invoices.ndjson', lines);
  const read: string[] = [];
  await readStored(place, stored, (line) => read.push(line));
  expect(read.map(({ length }) => length)).toEqual(lines.map(({ length }) => length));
  expect(read).toEqual(lines);

  appendFileSync(join(folder, stored.file), 'y'.repeat(9 << 20));
  const grown = readStored(place, stored, () => {});
  await expect(grown).rejects.toThrow('is not what the ledger wrote');
});
