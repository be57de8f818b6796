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

it('changes folders inside the folder together with it, and undoes that too', () => {
  const before = { summary: 'old', 'pages/a': 'old a', 'pages/b': 'old b', 'pages/mine': 'untouched' };
  const inside = (folder: string): Readonly<Record<string, string>> =>
    Object.fromEntries(
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name))
        .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
    );
  const changed = (): { readonly folder: string; readonly swap: FolderSwap } => {
    const folder = folderWith({ summary: 'old' });
    mkdirSync(join(folder, 'pages'));
    for (const [file, text] of Object.entries(before)) writeFileSync(join(folder, file), text);
    const swap = FolderSwap.begin(folder);
    for (const file of ['pages/a', 'more/c', 'summary']) swap.write(file, bytes(`new ${file}`));
    swap.remove('pages/b');
    expect(inside(folder)).toMatchObject(before);
    swap.swap();
    return { folder, swap };
  };
  const done = changed();
  done.swap.finish();
  expect(inside(done.folder)).toEqual({
    summary: 'new summary',
    'pages/a': 'new pages/a',
    'pages/mine': 'untouched',
    'more/c': 'new more/c',
  });
  const undone = changed();
  undone.swap.undo();
  expect(inside(undone.folder)).toEqual(before);
  expect(readdirSync(undone.folder).sort()).toEqual(['pages', 'summary']);
});
