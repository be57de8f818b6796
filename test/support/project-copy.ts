import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** What a clone of the project holds, but its tests, texts and price lists, in a folder of its own. */
export function projectCopy(): string {
  const copy = mkdtempSync(join(tmpdir(), 'tarifa-project-'));
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const path of listed.trim().split('\n'))
    if (!/^(test|catalogs|docs|examples|bench)\//.test(path))
      cpSync(join(root, path), join(copy, path), { recursive: true });
  return copy;
}
