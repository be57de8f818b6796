// Makes `dist` (or the folder given) anew: compile, add what the compiler leaves behind, let the command be run. What
// stands after the folder goes to the compiler.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [folder = join(root, 'dist'), ...more] = process.argv.slice(2);
const out = resolve(folder);
const rooms = ['grammar', 'compiler', 'runtime', 'cli'];

rmSync(out, { recursive: true, force: true });

const tsc = join(root, 'node_modules/typescript/bin/tsc');
const compiled = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', out, ...more], {
  cwd: root,
  stdio: 'inherit',
});

// JSON schemas are read, or published, but not imported.
for (const room of rooms)
  for (const path of readdirSync(join(root, room), { recursive: true }))
    if (path.endsWith('.json')) cpSync(join(root, room, path), join(out, room, path));

// What `tarifa init` writes.
cpSync(join(root, 'cli/templates'), join(out, 'cli/templates'), { recursive: true });

if (compiled.status === 0) chmodSync(join(out, 'cli/main.js'), 0o755);
process.exitCode = compiled.status ?? 1;
