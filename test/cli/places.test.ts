import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderWith, resultsIn, treeOf, use, write } from '../ledger/books.ts';
import { catalogText } from '../support/compile-text.ts';
import { run } from '../support/run-command.ts';

/** Folders that cannot be written, that lie in each other, and names that were meant for something else. */

const made = (): string => {
  const folder = folderWith(catalogText('feature f "Pic" { meter call price CNY 1 / call }'));
  write(folder, 'usage.ndjson', [use('u1', '2026-01-02T00:00:00Z', 1)]);
  return folder;
};
const rate = (folder: string, ...more: readonly string[]) =>
  run(['rate', 'main.tarifa', '--usage', 'usage.ndjson', ...more], { cwd: folder });

it.each(['/proc/xx', '/proc/xx/yy'])('a ledger where no folder can be made ends with 4: %s', async (path) => {
  const { status, stderr } = await rate(made(), '--ledger', path);
  expect([status, stderr]).toEqual([4, `error: ${path}: cannot be made: there is no such file\n`]);
});

it('says in words why a folder cannot be made', async () => {
  const folder = made();
  writeFileSync(join(folder, 'taken'), '');
  expect((await rate(folder, '--out', 'taken')).stderr).toContain(
    'taken: cannot be made: a file of this name is in the way\n',
  );
  expect((await rate(folder, '--ledger', 'taken')).stderr).toMatch(
    /^error: taken: cannot be read: there is a file where a folder would have to be\n/,
  );
});

it('writes no results into the folder of a ledger', async () => {
  const folder = made();
  await rate(folder, '--ledger', 'books');
  mkdirSync(join(folder, 'real'));
  symlinkSync(join(folder, 'books'), join(folder, 'link'));
  const before = treeOf(join(folder, 'books'));
  for (const out of ['books', 'books/records', './books/new', 'link/records']) {
    const { status, stderr } = await rate(folder, '--ledger', 'books', '--out', out);
    expect([status, stderr]).toEqual([
      2,
      'error: --out lies in the folder of --ledger: write results into another folder\n',
    ]);
  }
  expect(treeOf(join(folder, 'books'))).toEqual(before);
  // A neighbour whose name begins alike is another folder, and a ledger may lie among results.
  expect((await rate(folder, '--ledger', 'books', '--out', 'books-2026')).status).toBe(0);
  expect((await rate(folder, '--ledger', 'real/books', '--out', 'real')).status).toBe(0);
  expect(resultsIn(folder, 'real')['lines.ndjson']).not.toBe('');
});

it('takes a folder for a price list whose record is not named', async () => {
  const folder = made();
  mkdirSync(join(folder, 'cat'));
  for (const name of ['cat', 'main.tarifa', 'gone.tarifa']) {
    const { status, stderr } = await run(['explain', name], { cwd: folder });
    expect([status, stderr]).toEqual([
      2,
      `error: ${name} is a price list, or a file: name the record to explain with --record ID, and its files with --usage and --orders\n`,
    ]);
  }
});

it('names the place of the record that contradicts one', async () => {
  const folder = made();
  write(folder, 'other.ndjson', [use('u2', '2026-01-02T00:00:00Z', 1), use('u1', '2026-01-02T00:00:00Z', 2)]);
  const { stdout } = await run(['rate', 'main.tarifa', '--usage', 'usage.ndjson', 'other.ndjson'], {
    cwd: folder,
  });
  expect(stdout).toContain(
    'different contents; another is at other.ndjson:2\n              at usage.ndjson:1',
  );
  expect(stdout).toContain(
    'different contents; another is at usage.ndjson:1\n              at other.ndjson:2',
  );
});

it('tells reasons of one code apart', async () => {
  const folder = made();
  const lines = ['g1', 'g2', 'g1', 'g3', 'g4', 'g5', 'g6', 'g7'].map((feature, index) =>
    use(`v${index}`, '2026-01-02T00:00:00Z', 1, { feature }),
  );
  write(folder, 'usage.ndjson', lines);
  const { stdout } = await rate(folder);
  expect(stdout).toContain(`Rejected: 8 records or parts
  TAR5102  2  the price list has no feature \`g1\`
              first at usage.ndjson:1
           1  the price list has no feature \`g2\`
              at usage.ndjson:2
`);
  expect(stdout).toContain('           and 2 others for other reasons\n');
});
