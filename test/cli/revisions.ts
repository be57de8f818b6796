import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { commandFolder, edit } from './folder.ts';

/** Runs git as somebody who may commit, and gives what it prints. */
export const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.test', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });

/** A repository whose last commit changed the first tier and a package; the catalog before it is in `old/vision` too. */
export function repository(): string {
  const cwd = commandFolder();
  mkdirSync(join(cwd, 'old'));
  cpSync(join(cwd, 'catalogs/vision'), join(cwd, 'old/vision'), { recursive: true });
  git(cwd, 'init', '-q');
  git(cwd, 'add', '.');
  git(cwd, 'commit', '-qm', 'first');
  git(cwd, 'tag', 'v1.0');
  const main = join(cwd, 'catalogs/vision/main.tarifa');
  edit(main, '<= 10,000 calls   CNY 0.15', '<= 10,000 calls   CNY 0.14');
  edit(join(cwd, 'catalogs/vision/packages.tarifa'), 'CNY 400', 'CNY 380');
  for (const [old, now] of [
    ['charge  CNY 2,000', 'charge  CNY 1,900'],
    ['charge    CNY 15', 'charge    CNY 14'],
    ['total     CNY 105', 'total     CNY 104'],
  ] as const)
    edit(main, old, now);
  git(cwd, 'commit', '-qam', 'second');
  return cwd;
}
