import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { catalogText } from '../support/compile-text.ts';
import { run } from '../support/run-command.ts';
import { closeBooks, folderWith, rateAlone, rateBooks, resultsIn, treeOf, use, write } from './books.ts';

const CATALOG = catalogText('feature f "F" { meter call accepts price price CNY 0.10 / call }', {});
const SEGMENT = 'books/records/000001.ndjson';

async function books(): Promise<string> {
  const folder = folderWith(CATALOG);
  const lines = [use('u-1', '2026-01-10T00:00:00Z', 100), use('u-2', '2026-01-11T00:00:00Z', 1)];
  expect((await rateBooks(folder, [write(folder, 'a.ndjson', lines)])).status).toBe(0);
  return folder;
}

async function failure(folder: string): Promise<string> {
  const before = treeOf(join(folder, 'books'));
  const { status, stderr } = await rateBooks(folder, []);
  expect(status).toBe(4);
  expect(treeOf(join(folder, 'books'))).toEqual(before);
  return stderr;
}

it('notices a segment that was changed, cut short, or lost', async () => {
  const folder = await books();
  const whole = readFileSync(join(folder, SEGMENT), 'utf8');
  const damaged = `error: ${SEGMENT}: is not what the ledger wrote: its SHA-256 differs from the manifest\n`;
  writeFileSync(join(folder, SEGMENT), whole.replace('"quantity":100', '"quantity":900'));
  expect(await failure(folder)).toBe(damaged);
  for (const cut of [1, 20, 100, whole.length]) {
    writeFileSync(join(folder, SEGMENT), whole);
    truncateSync(join(folder, SEGMENT), whole.length - cut);
    expect(await failure(folder)).toBe(damaged);
  }
  writeFileSync(join(folder, SEGMENT), whole.replaceAll(',"record":', ',"rekord":'));
  expect(await failure(folder)).toBe(damaged);
  unlinkSync(join(folder, SEGMENT));
  expect(await failure(folder)).toBe(`error: ${SEGMENT}: cannot be read: there is no such file\n`);
  writeFileSync(join(folder, SEGMENT), whole);
  expect((await rateBooks(folder, [])).status).toBe(0);
});

it('notices what was changed of a closed month', async () => {
  const folder = await books();
  await closeBooks(folder, '2026-01');
  appendFileSync(join(folder, 'books/closed/2026-01-invoices.ndjson'), '\n');
  expect(await failure(folder)).toContain(
    'books/closed/2026-01-invoices.ndjson: is not what the ledger wrote',
  );
});

it('notices a manifest that is damaged, of a later format, or gone', async () => {
  const folder = await books();
  const manifest = join(folder, 'books/ledger.json');
  const text = readFileSync(manifest, 'utf8');
  for (const [changed, said] of [
    [text.slice(0, -9), 'is not valid JSON: the ledger was damaged'],
    [text.replace('"format": 1', '"format": 2'), 'is of format 2, which a later version of tarifa writes'],
    [text.replace('records/000001', '../../000001'), 'is not the manifest of a ledger, or was damaged'],
  ] as const) {
    writeFileSync(manifest, changed);
    expect(await failure(folder)).toBe(`error: books/ledger.json: ${said}\n`);
  }
  unlinkSync(manifest);
  expect(await failure(folder)).toBe('error: books: is neither a ledger nor empty: it has no ledger.json\n');
});

it('makes no ledger of a folder that is something else, and closes none that is not there', async () => {
  const folder = folderWith(CATALOG);
  expect((await closeBooks(folder, '2026-01')).stderr).toBe(
    'error: books: is no ledger: it has no ledger.json\n',
  );
  mkdirSync(join(folder, 'books'));
  writeFileSync(join(folder, 'books/thesis.txt'), 'three years of work');
  expect(await failure(folder)).toContain('is neither a ledger nor empty');
});

it('removes the remains of a killed run, and nothing else', async () => {
  const folder = await books();
  const before = treeOf(join(folder, 'books'));
  writeFileSync(join(folder, 'books/records/000002.ndjson'), '{"account":');
  writeFileSync(join(folder, 'books/ledger.json.123456'), '{');
  writeFileSync(join(folder, 'books/lock'), `${JSON.stringify({ pid: 2 ** 22 + 1, host: hostname() })}\n`);
  writeFileSync(join(folder, 'books/records/notes.txt'), 'mine');
  expect((await rateBooks(folder, [])).status).toBe(0);
  expect(treeOf(join(folder, 'books'))).toEqual({ ...before, 'records/notes.txt': 'mine' });
});

it('lets one run in at a time', async () => {
  const folder = await books();
  const lock = join(folder, 'books/lock');
  const since = '2026-02-01T08:00:00Z';
  for (const [holder, who] of [
    [
      { pid: process.ppid, host: hostname(), since },
      `process ${process.ppid} on this machine (${hostname()})`,
    ],
    [{ pid: 1, host: 'elsewhere', since }, 'process 1 on the machine elsewhere'],
  ] as const) {
    writeFileSync(lock, `${JSON.stringify(holder)}\n`);
    expect(await failure(folder)).toBe(
      `error: books: is in use by ${who} since ${since}; once no tarifa runs there any more, delete books/lock, and run again\n`,
    );
    // What the message says is the way on.
    unlinkSync(lock);
    expect((await rateBooks(folder, [])).status).toBe(0);
  }
  // Cut short, or of a process that had the same number before a restart.
  for (const text of ['{"pid":1', '', `${JSON.stringify({ pid: process.pid, host: hostname() })}\n`]) {
    writeFileSync(lock, text);
    expect((await rateBooks(folder, [])).status).toBe(0);
  }
});

it('keeps nothing of a run whose results could not be written', async () => {
  const folder = await books();
  const before = treeOf(join(folder, 'books'));
  writeFileSync(join(folder, 'taken'), '');
  const file = write(folder, 'b.ndjson', [use('u-3', '2026-01-12T00:00:00Z', 1)]);
  expect((await rateBooks(folder, [file], 'taken/out')).status).toBe(4);
  expect(treeOf(join(folder, 'books'))).toEqual(before);
});

it('keeps what was refused by the price list, not what could not be read', async () => {
  const folder = folderWith(CATALOG);
  const lines = [
    '{"id":',
    use('u-1', '2026-01-10T00:00:00Z', 1, { feature: 'unknown' }),
    use('u-2', 'noon', 1),
  ];
  expect((await rateBooks(folder, [write(folder, 'a.ndjson', lines)])).status).toBe(3);
  expect(resultsIn(folder)['rejects.ndjson']?.split('\n')).toHaveLength(4);
  expect((await rateBooks(folder, [])).status).toBe(3);
  expect(resultsIn(folder)['rejects.ndjson']).toContain('"record":"u-1"');
  expect(resultsIn(folder)['rejects.ndjson']?.split('\n')).toHaveLength(2);
});

it('reads its records as the files gave them: CSV, CloudEvents, archives, odd texts', async () => {
  const folder = folderWith(
    CATALOG.replace(
      'feature f "F" { meter call',
      'attribute level in p feature f "F" { meter second',
    ).replace('/ call', '/ second'),
  );
  writeFileSync(
    join(folder, 'a.csv'),
    'id,account,feature,time,quantity,level\r\n"c,1","a ""b"" ,""record"":\n",f,2026-01-10T00:00:00Z,7.50,10.0\n',
  );
  const event = {
    specversion: '1.0',
    id: 'e-1',
    source: 'x',
    subject: 'acme',
    type: 'f',
    time: '2026-01-10T00:00:00Z',
  };
  writeFileSync(
    join(folder, 'b.ndjson.gz'),
    gzipSync(
      [
        JSON.stringify({ ...event, data: { quantity: '12.25' } }),
        ` ${use('é\u2028"\\', '2026-01-10T00:00:00.123456789+08:00', 3, { unit: 'nonsense' })} `,
        use('big', '2026-01-10T00:00:00Z', 1).replace(':1}', ':12345678901234567.123456789}'),
      ].join('\n'),
    ),
  );
  const files = ['a.csv', 'b.ndjson.gz'];
  await rateAlone(folder, files);
  for (const file of files) await rateBooks(folder, [file]);
  await rateBooks(folder, []);
  expect(resultsIn(folder)).toEqual(resultsIn(folder, 'alone'));
  rmSync(folder, { recursive: true });
});

it('says in its help how it is used', async () => {
  const { stdout } = await run(['close', '--help'], { cwd: '/' });
  expect(stdout).toContain('$ tarifa close catalogs/vision --ledger books --period 2026-01');
});
