// Counts many ids once: node scripts/many-ids.mjs [ids], after `npm run build`. Every id is delivered twice, in files and
// in runs of their own, some with another content, and the same ids stand in all accounts.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ids = Number(process.argv[2] ?? 1_000_000);
const accounts = Math.max(1, Math.floor(ids / 100));
/** Every so many ids are contradicted at the end. */
const CONTRADICTED = 1000;
const command = join(import.meta.dirname, '../dist/cli/main.js');
const cwd = mkdtempSync(join(tmpdir(), 'tarifa-ids-'));

writeFileSync(
  join(cwd, 'main.tarifa'),
  `catalog ids "Ids" {
  currency CNY
  timezone "UTC"
  round half up to 0.01
  unit call, calls
  feature f "F" { meter call price CNY 1 / call }
}
`,
);

/** `u-0`, `u-1`, … of each account: the same ids in all of them. */
const record = (i, quantity) =>
  `{"id":"u-${Math.floor(i / accounts)}","account":"account-${i % accounts}","feature":"f","time":"2026-01-10T00:00:00Z","quantity":${quantity}}\n`;

function write(file, count, lineOf) {
  const descriptor = openSync(join(cwd, file), 'w');
  let text = '';
  for (let i = 0; i < count; i++) {
    text += lineOf(i);
    if (text.length < 1 << 20) continue;
    writeSync(descriptor, text);
    text = '';
  }
  writeSync(descriptor, text);
  closeSync(descriptor);
}
const others = Math.floor(ids / CONTRADICTED);
write('first.ndjson', ids, (i) => record(i, 1));
write('again.ndjson', ids, (i) => record(ids - 1 - i, '1.0'));
write('other.ndjson', others, (i) => record(i * CONTRADICTED, 2));

function rate(file, status) {
  const started = performance.now();
  const args = ['rate', 'main.tarifa', '--ledger', 'books', '--out', 'out', '--usage', file, '--quiet'];
  const ran = spawnSync(
    process.execPath,
    ['--max-old-space-size=8192', '-r', './peak.cjs', command, ...args, '--results', 'invoices'],
    { cwd, encoding: 'utf8' },
  );
  if (ran.status !== status) throw new Error(`${file} ended with ${ran.status}: ${ran.stderr}`);
  const { records, totals } = JSON.parse(readFileSync(join(cwd, 'out/summary.json'), 'utf8'));
  const peak = Math.round(Number(readFileSync(join(cwd, 'peak'), 'utf8')) / 1024);
  console.log(
    `${file}: ${JSON.stringify(records)} CNY ${totals.CNY}, ${((performance.now() - started) / 1000).toFixed(1)} s, ${peak} MB`,
  );
  return { ...records, total: Number(totals.CNY) };
}
writeFileSync(
  join(cwd, 'peak.cjs'),
  `process.on('exit', () => require('fs').writeFileSync('peak', String(process.resourceUsage().maxRSS)));`,
);

const expected = (what, found, wanted) => {
  for (const [name, value] of Object.entries(wanted))
    if (found[name] !== value) throw new Error(`${what}: ${name} is ${found[name]}, and should be ${value}`);
};
expected('first', rate('first.ndjson', 0), { rated: ids, duplicate: 0, rejected: 0, total: ids });
expected('again', rate('again.ndjson', 0), { rated: ids, duplicate: ids, rejected: 0, total: ids });
// An id with two contents is rejected, in every line that gives it.
expected('other', rate('other.ndjson', 3), {
  rated: ids - others,
  duplicate: ids - others,
  rejected: 3 * others,
  total: ids - others,
});
rmSync(cwd, { recursive: true });
