// Random lives, ledgers and orders of arrival for as long as one likes, each round with a seed of its own: node
// scripts/long-lives.mjs [rounds] [first seed]. LIVES, LEDGER_CASES, ARRIVAL_CASES and CASES say how many a round takes.
// It ends with the first round that finds something, and says how to run that one again.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { argv, env, execPath, exit } from 'node:process';

const rounds = Number(argv[2] ?? 10);
const first = Number(argv[3] ?? Math.floor(Math.random() * 2 ** 31));
if (!Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(first)) {
  console.error('node scripts/long-lives.mjs [rounds] [first seed]');
  exit(2);
}

const SIZES = { LIVES: '50000', LEDGER_CASES: '500', ARRIVAL_CASES: '300', CASES: '3000' };
const FILES = ['lives', 'arrival', 'maximum', 'trace']
  .map((name) => `test/differential/${name}.test.ts`)
  .concat('test/ledger/split.test.ts');
const root = join(import.meta.dirname, '..');
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const started = performance.now();

for (let round = 0; round < rounds; round++) {
  const seed = String((first + round) % 2 ** 31);
  console.log(`round ${round + 1} of ${rounds}, seed ${seed}`);
  const { status } = spawnSync(execPath, [vitest, 'run', '--testTimeout', '0', ...FILES], {
    cwd: root,
    stdio: 'inherit',
    env: { ...SIZES, ...env, SEED: seed },
  });
  if (status !== 0) {
    console.error(`found something: node scripts/long-lives.mjs 1 ${seed} finds it again`);
    exit(1);
  }
}
const minutes = ((performance.now() - started) / 60_000).toFixed(1);
console.log(`${rounds} rounds found nothing in ${minutes} minutes`);
