import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildCommand, BUILDING, type BuiltCommand } from '../support/built-command.ts';
import { commandFolder } from './folder.ts';

const cwd = commandFolder();
let built: BuiltCommand;
const RATE = 'rate catalogs/vision --usage usage.ndjson --orders orders.ndjson';

const shell = (line: string) =>
  spawnSync('bash', ['-c', `tarifa() { "${built.path}" "$@"; }; ${line}`], { cwd, encoding: 'utf8' });

beforeAll(() => {
  built = buildCommand();
}, BUILDING);
afterAll(() => built.remove());

it('runs, and knows its version', () => {
  expect(shell('tarifa --version')).toMatchObject({ status: 0, stderr: '' });
  expect(shell('tarifa check catalogs/vision').stderr).toContain('5 examples passed');
  expect(existsSync(join(built.folder, 'dist/compiler/ir/ir.schema.json'))).toBe(true);
});

it('ends quietly when the reader of a pipe has left', () => {
  const { stdout, stderr } = shell(`set -o pipefail; tarifa ${RATE} --quiet | true; echo "$?"`);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^(0|141)\n$/);
  // More than a pipe holds, so that the command is still writing when its reader leaves.
  const many = `for i in $(seq 3000); do sed "s/\\"id\\":\\"/&$i-/" usage.ndjson; done >many.ndjson`;
  const json = shell(
    `${many}; set -o pipefail; tarifa rate catalogs/vision --usage many.ndjson --format json | head -1; echo "$?"`,
  );
  expect(json).toMatchObject({ stdout: '{\n141\n', stderr: '' });
});

it('says that the folder it was started in is gone, and needs none to tell its version', () => {
  const gone = shell(`mkdir gone && cd gone && rmdir ../gone && tarifa ${RATE}`);
  expect(gone.stderr).toBe(
    'error: .: the folder in which tarifa was started is gone; start it in another one\n',
  );
  expect(gone.status).toBe(4);
  expect(shell('mkdir gone && cd gone && rmdir ../gone && tarifa --version').status).toBe(0);
});

it('says that a disk is full, and a closed output', () => {
  const full = shell(`tarifa ${RATE} >/dev/full`);
  expect(full.status).toBe(4);
  expect(full.stderr).toContain('standard output cannot be written: the disk is full');
  expect(shell(`tarifa ${RATE} >&-`).stderr).not.toMatch(/^\s+at /m);
});

it('compiles and rates to the same bytes in every zone and locale', () => {
  const run = (env: string) =>
    shell(
      `${env}; tarifa compile catalogs/vision --target js; tarifa compile catalogs/vision --target ir; tarifa ${RATE}`,
    ).stdout;
  const first = run('export TZ=UTC LC_ALL=C');
  expect(first).toContain('CNY 25,587.33');
  expect(run('export TZ=Asia/Shanghai LC_ALL=de_DE.UTF-8')).toBe(first);
  expect(run('export TZ=America/St_Johns LC_ALL=tr_TR.UTF-8')).toBe(first);
});
