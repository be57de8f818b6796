// Writes docs/mistakes.md from a real run: node scripts/write-mistakes.mjs. It prints what was not found well.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { env, execPath, exit } from 'node:process';

const root = join(import.meta.dirname, '..');
const { status } = spawnSync(
  execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', 'test/mistakes/mistakes.test.ts'],
  { cwd: root, stdio: 'inherit', env: { ...env, MISTAKES: 'write', MISSES: '1' } },
);
exit(status ?? 1);
