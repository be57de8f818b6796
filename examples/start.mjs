// What `npm start` runs: a month of made-up usage, rated against the vision catalog by the built command. Options are
// those of `tarifa rate`, such as `--backend interpret`.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { argv, cwd, execPath, exit } from 'node:process';
import { writeSample } from './make-usage.mjs';

const SHOWN = ['atlas', 'cobalt', 'zephyr'];
const root = join(import.meta.dirname, '..');
const sample = join(root, 'out', 'sample');
const results = join(sample, 'results');
const command = join(root, 'dist', 'cli', 'main.js');
const short = (path) => relative(cwd(), path) || '.';
const records = (name) => {
  const file = join(results, `${name}.ndjson`);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
};

const { usage, orders } = writeSample(sample);
const words = [
  'rate',
  join(root, 'catalogs', 'vision'),
  '--usage',
  usage,
  '--orders',
  orders,
  '--period',
  '2026-01',
  ...argv.slice(2),
];
console.log(
  `tarifa ${words.map((word) => (word.startsWith(root) ? short(word) : word)).join(' ')} --out ${short(results)}\n`,
);
const run = spawnSync(execPath, [command, ...words, '--out', results], {
  stdio: ['ignore', 'inherit', 'inherit'],
});
// 3: rated, and some records were rejected, which the sample does on purpose.
if (run.status !== 0 && run.status !== 3) exit(run.status ?? 70);

const lines = records('lines');
for (const { account, currency, amount } of records('invoices').filter(({ account }) =>
  SHOWN.includes(account),
)) {
  console.log(`\n${account}, January 2026`);
  const rows = lines
    .filter((line) => line.account === account)
    .map((line) => [line.feature ?? line.product, line.fund, `${line.quantity} ${line.unit}`, line.amount]);
  rows.push(['', '', '', `${currency} ${amount}`]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows)
    console.log(
      `  ${row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ')}`,
    );
}

const rejects = records('rejects');
if (rejects.length > 0) {
  console.log(`\n${rejects.length} rejected, on purpose:`);
  for (const { record, code, message, line } of rejects)
    console.log(`  ${code}  ${record ?? `line ${line}`}: ${message}`);
}
console.log(
  `\nrecords in    ${short(usage)}\n              ${short(orders)}\nresults       ${short(results)}`,
);
