// What a ledger costs: node bench/ledger.mjs [records], after `npm run build`. Started in a folder where
// @duckdb/node-api is installed, it measures DuckDB on the same records too.
import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createWriteStream } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { LedgerStore, openInput, readRecords, storedLine } from '../dist/runtime/records/index.js';

const total = Number(process.argv[2] ?? 1_000_000);
const accounts = Math.max(1, total / 100);
const folder = mkdtempSync(join(tmpdir(), 'tarifa-ledger-'));
const shape = { attributes: new Map([['resolution', 'number']]) };
const catalog = { name: 'bench', digest: createHash('sha256').digest('hex') };
const rows = [];

/** Each account uses something every few hours; files hold records by time, so accounts are mixed. */
function* raw() {
  for (let i = 0; i < total; i++) {
    // Odd, so that no two are alike: records that only count up would flatter whatever compresses.
    const mixed = (i * 2654435761) % 2 ** 32;
    const time = new Date(Date.UTC(2026, 0, 1) + i * 2500 + (mixed % 2500)).toISOString();
    yield `{"id":"u-${mixed.toString(16)}","account":"account-${(i * 7919) % accounts}","feature":"video_enhancement","time":"${time}","quantity":${mixed % 499},"unit":"second","attributes":{"resolution":1080}}\n`;
  }
}
const chosen = new Set(
  Array.from({ length: Math.ceil(accounts / 100) }, (_, i) => `account-${(i * 97) % accounts}`),
);

const seconds = async (work) => {
  const start = performance.now();
  await work();
  return ((performance.now() - start) / 1000).toFixed(1);
};
const size = (path) =>
  statSync(path).isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + size(join(path, name)), 0)
    : statSync(path).size;
const report = (name, write, all, some, path) =>
  rows.push({
    name,
    'write s': write,
    'read all s': all,
    'read 1 % s': some,
    MB: Math.round(size(path) / 1e6),
  });

// What every run has to do anyway: read the file of records.
const input = join(folder, 'usage.ndjson');
await pipeline(raw(), createWriteStream(input));
const brought = [];
const reading = await seconds(async () => {
  for await (const { record } of readRecords(openInput(input), 'usage', shape))
    brought.push({ account: record.account, line: storedLine(record, null) });
});

{
  const path = join(folder, 'ledger');
  const store = LedgerStore.open(path, 'ledger', { create: true });
  const write = await seconds(() => store.addRun(brought, catalog));
  let count = 0;
  const all = await seconds(() => store.readRecords(shape, () => count++));
  const some = await seconds(() => store.readRecords(shape, () => count++, chosen));
  if (count !== total + Math.round((total / accounts) * chosen.size))
    throw new Error(`${count} records came back`);
  report('NDJSON segment, sorted by account, SHA-256', write, all, some, path);
  store.release();
}

{
  const path = join(folder, 'segment.ndjson.gz');
  const sorted = brought.toSorted((a, b) => (a.account < b.account ? -1 : 1));
  const lines = function* () {
    for (let i = 0; i < sorted.length; i += 1000)
      yield `${sorted
        .slice(i, i + 1000)
        .map(({ line }) => line)
        .join('\n')}\n`;
  };
  const write = await seconds(() => pipeline(lines(), createGzip({ level: 6 }), createWriteStream(path)));
  const read = (wanted) => async () => {
    let count = 0;
    for await (const line of createInterface({ input: createReadStream(path).pipe(createGunzip()) })) {
      if (wanted === null || wanted.has(line.slice(12, line.indexOf('"', 12))))
        count += Object.keys(JSON.parse(line)).length;
    }
    return count;
  };
  report('the same in gzip', write, await seconds(read(null)), await seconds(read(chosen)), path);
}

const duckdb = await findDuckDb();
if (duckdb !== null) {
  const path = join(folder, 'ledger.duckdb');
  const instance = await duckdb.DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run('create table records (account varchar, file varchar, line integer, raw varchar)');
  const write = await seconds(async () => {
    const appender = await connection.createAppender('records');
    for (const { account, line } of brought) {
      appender.appendVarchar(account);
      appender.appendVarchar('usage.ndjson');
      appender.appendInteger(1);
      appender.appendVarchar(line.slice(line.indexOf(',"record":') + 10, -1));
      appender.endRow();
    }
    appender.closeSync();
    await connection.run('checkpoint');
  });
  const read = (where) => async () => {
    const result = await connection.stream(`select account, file, line, raw from records ${where}`);
    let count = 0;
    for (
      let chunk = await result.fetchChunk();
      chunk !== null && chunk.rowCount > 0;
      chunk = await result.fetchChunk()
    )
      for (const [, , , text] of chunk.getRows()) count += Object.keys(JSON.parse(text)).length;
    return count;
  };
  const list = [...chosen].map((name) => `'${name}'`).join(',');
  report(
    'DuckDB table',
    write,
    await seconds(read('')),
    await seconds(read(`where account in (${list})`)),
    path,
  );
  connection.closeSync();
}

console.log(
  `${total} records of ${accounts} accounts; ${cpus().length} cores, Node ${process.versions.node}; reading the file itself ${reading} s, ${Math.round(size(input) / 1e6)} MB`,
);
console.table(rows);
rmSync(folder, { recursive: true });

async function findDuckDb() {
  try {
    return await import(createRequire(join(process.cwd(), 'here.mjs')).resolve('@duckdb/node-api'));
  } catch {
    return null;
  }
}
