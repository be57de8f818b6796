import { appendFile } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Io } from './io.ts';

/** What a step of a GitHub workflow sees around it. */
type Around = Pick<Io, 'env' | 'cwd'>;

/** Whether a workflow reads what is printed. */
export const isInWorkflow = ({ env }: Pick<Io, 'env'>): boolean => env['GITHUB_ACTIONS'] === 'true';

/** A file as its repository calls it; as it was called where it lies in none. */
export function pathInRepository(file: string, { env, cwd }: Around): string {
  const root = env['GITHUB_WORKSPACE'] ?? '';
  if (!isInWorkflow({ env }) || root === '') return file;
  const path = relative(root, resolve(cwd, file));
  return path === '' || path.startsWith('..') || isAbsolute(path) ? file : path.split(sep).join('/');
}

/** Adds Markdown to what the step's page shows; false where that cannot be written. */
export async function addToJobSummary(markdown: string, { env }: Around): Promise<boolean> {
  const file = env['GITHUB_STEP_SUMMARY'] ?? '';
  if (file === '') return true;
  try {
    await appendFile(file, `${markdown}\n`);
    return true;
  } catch {
    return false;
  }
}
