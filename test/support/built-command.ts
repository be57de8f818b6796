import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** How long building may take on a machine that does much else, in milliseconds. */
export const BUILDING = 300_000;

/** The command as it is installed: built, and run as a process of its own. */
export interface BuiltCommand {
  readonly folder: string;
  /** What is run: an executable file. */
  readonly path: string;
  remove(): void;
}

/** Builds the command into a folder of its own. Types are checked elsewhere. */
export function buildCommand(): BuiltCommand {
  const folder = mkdtempSync(join(tmpdir(), 'tarifa-build-'));
  for (const name of ['node_modules', 'package.json']) symlinkSync(join(root, name), join(folder, name));
  const build = [join(root, 'scripts/build.mjs'), join(folder, 'dist'), '--noCheck'];
  const { stdout, stderr } = spawnSync(process.execPath, build, { encoding: 'utf8' });
  if (stdout + stderr !== '') throw new Error(stdout + stderr);
  return {
    folder,
    path: join(folder, 'dist/cli/main.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
