import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from '../support/run-command.ts';
import { repository } from './revisions.ts';

const root = join(import.meta.dirname, '../..');

/** A folder with a price list, and records beside it. */
function priceFolder(template = 'packages'): string {
  const folder = mkdtempSync(join(tmpdir(), 'tarifa-here-'));
  cpSync(join(root, 'cli/templates', template), folder, { recursive: true });
  return folder;
}
const here = priceFolder();
const said = 'no records named: reading usage.ndjson and orders.ndjson\n';

it.each([
  [['quote', '3 images of tagging'], 'Total USD 0.06'],
  [['quote', 'image_package 5,000 points'], 'Total USD 80.00'],
  [['quote', '.', '3 images of tagging'], 'Total USD 0.06'],
  [['compile', '--target', 'ir'], 'image_package'],
  [['mutate'], 'image_package'],
  [['rate'], 'All invoices  USD 114.00'],
  [['explain', '--record', 'u-2'], 'Face search'],
  [['advise'], 'With the cheapest purchases'],
  [['plot', 'tagging'], 'USD / image'],
])('%j takes the price list of this folder', async (args, shown) => {
  const { status, stdout } = await run(args, { cwd: here });
  expect(stdout).toContain(shown);
  expect(status).toBe(0);
});

it('takes it for a ledger too', async () => {
  const cwd = priceFolder();
  const files = ['--usage', 'usage.ndjson', '--orders', 'orders.ndjson'];
  expect((await run(['rate', '--ledger', 'books', ...files], { cwd })).status).toBe(0);
  const closed = await run(['close', '--ledger', 'books', '--period', '2026-01'], { cwd });
  expect([closed.status, closed.stdout]).toEqual([0, expect.stringContaining('2026-01')]);
  // With a ledger, what is not named is not read again.
  const again = await run(['rate', '--ledger', 'books'], { cwd });
  expect(again.stderr).not.toContain('no records named');
});

it('compares the price list of this folder with its past', async () => {
  const { status, stdout } = await run(['diff', '--since', 'v1.0'], {
    cwd: join(repository(), 'catalogs/vision'),
  });
  expect([status, stdout]).toEqual([0, expect.stringContaining('0.14')]);
});

it.each([['rate'], ['explain', '--record', 'u-1'], ['advise']])(
  '%s reads the records beside the price list, and says so',
  async (...args) => {
    expect((await run(args, { cwd: here })).stderr).toContain(said);
    expect((await run([...args, '--quiet'], { cwd: here })).stderr).toBe('');
    const named = await run([...args, '--usage', 'usage.ndjson'], { cwd: here });
    expect(named.stderr).not.toContain('no records named');
  },
);

it.each([
  ['rate', '.'],
  ['explain', '.', '--record', 'u-1'],
  ['advise', '.'],
  ['diff', '.', '.'],
])('%s says which records beside the price list it passes over', async (...args) => {
  for (const [named, other] of [
    ['usage', 'orders'],
    ['orders', 'usage'],
  ] as const) {
    const line = `${other}.ndjson beside the price list is not read: name it with --${other}\n`;
    const some = [...args, `--${named}`, `${named}.ndjson`];
    expect((await run(some, { cwd: here })).stderr).toContain(line);
    expect((await run([...some, '--quiet'], { cwd: here })).stderr).not.toContain('beside the price list');
    const all = await run([...some, `--${other}`, `${other}.ndjson`], { cwd: here });
    expect(all.stderr).not.toContain('beside the price list');
  }
});

it('says nothing of records beside the price list that are not there, that are read, or that a ledger may hold', async () => {
  const cwd = priceFolder();
  renameSync(join(cwd, 'orders.ndjson'), join(cwd, 'bought.ndjson'));
  const passedOver = 'beside the price list';
  expect((await run(['rate', '.', '--usage', 'usage.ndjson'], { cwd })).stderr).not.toContain(passedOver);
  const swapped = ['rate', '.', '--orders', 'bought.ndjson', './usage.ndjson'];
  expect((await run(swapped, { cwd })).stderr).not.toContain(passedOver);
  const books = ['rate', '.', '--ledger', 'books', '--orders', 'bought.ndjson'];
  expect((await run(books, { cwd })).stderr).not.toContain(passedOver);
});

it('finds them beside a price list elsewhere, in each form that records have', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'tarifa-elsewhere-'));
  cpSync(priceFolder(), join(cwd, 'prices'), { recursive: true });
  const usage = join(cwd, 'prices/usage.ndjson');
  const first = await run(['rate', 'prices'], { cwd });
  expect(first.stderr).toContain('reading prices/usage.ndjson and prices/orders.ndjson\n');
  writeFileSync(`${usage}.gz`, gzipSync(readFileSync(usage)));
  rmSync(usage);
  const zipped = await run(['rate', 'prices/main.tarifa'], { cwd });
  expect(zipped.stderr).toContain('reading prices/usage.ndjson.gz and prices/orders.ndjson\n');
  expect(zipped.stdout).toBe(first.stdout);
  // A frame of zstd, with one block as it stands.
  const text = readFileSync(join(cwd, 'prices/orders.ndjson'));
  const block = Buffer.from([(text.length << 3) | 1, text.length >> 5, text.length >> 13]);
  writeFileSync(
    join(cwd, 'prices/orders.ndjson.zst'),
    Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0x50]), block, text]),
  );
  rmSync(join(cwd, 'prices/orders.ndjson'));
  const packed = await run(['rate', 'prices'], { cwd });
  expect(packed.stderr).toContain('reading prices/usage.ndjson.gz and prices/orders.ndjson.zst\n');
  expect(packed.stdout).toBe(first.stdout);
  renameSync(join(cwd, 'prices/orders.ndjson.zst'), join(cwd, 'prices/orders.txt'));
  const alone = await run(['rate', 'prices'], { cwd });
  expect(alone.stderr).toContain('reading prices/usage.ndjson.gz\n');
});

it.each([
  ['rate', 'nosuch'],
  ['rate', 'nosuch/main.tarifa'],
  ['explain', 'nosuch', '--record', 'u-1'],
  ['advise', 'nosuch'],
])('%s %s says that there is no such price list, as check does', async (...args) => {
  const [, path = ''] = args;
  const checked = await run(['check', path], { cwd: here });
  const { status, stderr } = await run(args, { cwd: here });
  expect([status, stderr]).toEqual([4, checked.stderr]);
});

it('takes a folder by the name of records for none', async () => {
  const cwd = priceFolder('tiers');
  rmSync(join(cwd, 'usage.ndjson'));
  mkdirSync(join(cwd, 'usage.ndjson'));
  const { status, stderr } = await run(['rate'], { cwd });
  expect([status, stderr]).toEqual([2, expect.stringContaining('there is nothing to rate')]);
});

it.each([
  [['quote', '3 images of tagging'], 2, 'name the price list: tarifa quote CATALOG'],
  [['plot', 'tagging'], 2, 'name the price list: tarifa plot CATALOG FEATURE'],
  [['rate'], 2, 'name the price list: tarifa rate CATALOG --usage FILE'],
  [['explain', '--record', 'u-1'], 2, 'name the price list: tarifa explain CATALOG'],
  [['compile'], 4, 'the folder has no main.tarifa'],
  [['mutate'], 4, 'the folder has no main.tarifa'],
])('%j says what to name where there is none', async (args, status, message) => {
  const cwd = mkdtempSync(join(tmpdir(), 'tarifa-empty-'));
  const ran = await run(args, { cwd });
  expect([ran.status, ran.stdout, ran.stderr]).toEqual([status, '', expect.stringContaining(message)]);
});

it.each([
  [['qoute', '3 images of tagging'], 'Did you mean quote?'],
  [['quote', '3 images of taging'], 'did you mean `tagging`?'],
  [['quote', 'image_pakage 5,000 points'], 'did you mean `image_package`?'],
  [['quote', '3 images of tagging', '--fromat', 'json'], 'Did you mean --format?'],
  [['plot', 'taging'], 'did you mean `tagging`?'],
])('%j ends with 2 and the nearest name', async (args, message) => {
  const { status, stdout, stderr } = await run(args, { cwd: here });
  expect([status, stdout, stderr]).toEqual([2, '', expect.stringContaining(message)]);
});

it('gives a fund that a price list mistypes its nearest name', async () => {
  const cwd = priceFolder();
  const path = join(cwd, 'main.tarifa');
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replace('accepts resource_package', 'accepts resource_pakage'),
  );
  const { status, stderr } = await run(['check', '.'], { cwd });
  expect([status, stderr]).toEqual([1, expect.stringContaining('did you mean `resource_package`?')]);
});
