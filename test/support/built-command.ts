import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** How long building may take on a machine that does much else, in milliseconds. */
export const BUILDING = 300_000;

/** The command as it is installed: built, to be run as a process of its own. */
export interface BuiltCommand {
  readonly folder: string;
  /** The file that is run. */
  readonly command: string;
  remove(): void;
}

export function buildCommand(): BuiltCommand {
  const folder = mkdtempSync(join(tmpdir(), 'tarifa-build-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  symlinkSync(join(root, 'package.json'), join(folder, 'package.json'));
  const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), join(folder, 'dist')], {
    encoding: 'utf8',
  });
  expect(built.stdout + built.stderr).toBe('');
  return {
    folder,
    command: join(folder, 'dist/cli/main.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
