import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FolderSwap } from '../../runtime/records/folder-swap.ts';

const folderWith = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tarifa-swap-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
};
const read = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const bytes = (text: string): readonly Uint8Array[] => [Buffer.from(text)];

it('shows nothing before all of it is there, and nothing of the way afterwards', () => {
  const folder = folderWith({ a: 'old a', summary: 'old', mine: 'untouched' });
  const swap = FolderSwap.begin(folder);
  for (const name of ['a', 'b', 'summary']) swap.write(name, bytes(`new ${name}`));
  expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('old a');
  expect(existsSync(join(folder, 'b'))).toBe(false);
  swap.swap();
  swap.finish();
  expect(read(folder)).toEqual({ a: 'new a', b: 'new b', summary: 'new summary', mine: 'untouched' });
});

it('puts everything back where it is undone, after the swap too', () => {
  const before = { a: 'old a', summary: 'old', mine: 'untouched' };
  const folder = folderWith(before);
  const swap = FolderSwap.begin(folder);
  for (const name of ['a', 'b', 'summary']) swap.write(name, bytes(`new ${name}`));
  swap.swap();
  swap.undo();
  expect(read(folder)).toEqual(before);
});

it('removes what killed runs left, and what lives on is left alone', () => {
  const folder = folderWith({});
  // No system gives a process such a number; the parent of the test is alive.
  const [dead, alive] = [`.tarifa-${2 ** 22 + 1}`, `.tarifa-${process.ppid}`];
  for (const name of [dead, alive, '.tarifa-notes']) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'a'), 'half');
  }
  FolderSwap.begin(folder).finish();
  expect(readdirSync(folder).sort()).toEqual([alive, '.tarifa-notes'].sort());
});

it('lets nobody read a file who could not read the one before it, and takes no folder for a file', () => {
  const folder = folderWith({ a: 'secret' });
  chmodSync(join(folder, 'a'), 0o600);
  mkdirSync(join(folder, 'b'));
  const swap = FolderSwap.begin(folder);
  swap.write('a', bytes('new'));
  expect(() => swap.write('b', bytes('new'))).toThrow(expect.objectContaining({ code: 'EISDIR' }));
  swap.swap();
  swap.finish();
  expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'b')).isDirectory()).toBe(true);
});
