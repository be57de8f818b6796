import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes a folder and those it lies in. Node's own way of doing so never ends where a file system takes no folders. */
export function makeFolderNow(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
  const parent = dirname(path);
  if (parent !== path) makeFolderNow(parent);
  mkdirSync(path);
}

/** The same; what goes wrong is in the promise. */
export const makeFolder = async (path: string): Promise<void> => makeFolderNow(path);
