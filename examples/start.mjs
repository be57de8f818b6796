// What `npm start` runs: a month of made-up usage, rated against the vision catalog by the built command. It writes the
// results of all accounts, then prints the invoices of a few. Options are those of `tarifa rate`, such as
// `--backend interpret`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, execPath, exit } from 'node:process';
import { writeSample } from './make-usage.mjs';

/** Packages; prepaid QPS; a conversion and an offline SDK; QPS that expire; an account that was activated late. */
const SHOWN = ['atlas', 'cobalt', 'ember', 'harbor', 'zephyr'];

const root = join(import.meta.dirname, '..');
const command = join(root, 'dist', 'cli', 'main.js');

/** Runs the command on the records of a folder, and says so. */
function rate(folder, ...options) {
  const files = ['--usage', `${folder}/usage.ndjson`, '--orders', `${folder}/orders.ndjson`];
  const words = ['rate', 'catalogs/vision', ...files, '--period', '2026-01', ...argv.slice(2), ...options];
  console.log(`$ tarifa ${words.join(' ')}`);
  const { status } = spawnSync(execPath, [command, ...words], { cwd: root, stdio: 'inherit' });
  // 3: rated, and some records were rejected, which the sample does on purpose.
  if (status !== 0 && status !== 3) exit(status ?? 70);
  console.log();
}

/** Writes the records of a few accounts into a folder of their own. */
function pick(accounts, from, to) {
  mkdirSync(join(root, to), { recursive: true });
  // Not parsed: a line that was cut off goes along with its account.
  const marks = accounts.map((account) => `"account":"${account}"`);
  for (const name of ['usage.ndjson', 'orders.ndjson']) {
    const lines = readFileSync(join(root, from, name), 'utf8').split('\n');
    const picked = lines.filter((line) => marks.some((mark) => line.includes(mark)));
    writeFileSync(join(root, to, name), `${picked.join('\n')}\n`);
  }
}

writeSample(join(root, 'out/sample'));
rate('out/sample', '--out', 'out/sample/results');

pick(SHOWN, 'out/sample', 'out/sample/shown');
rate('out/sample/shown');

console.log(
  `Invoices of ${SHOWN.length} accounts of 24. All results: out/sample/results; what was rejected was so on purpose.`,
);
