import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The sources of the project, for what can be said of them as texts. */

export const ROOMS = [
  'grammar',
  'compiler',
  'runtime',
  'cli',
  'test',
  'scripts',
  'action',
  'examples',
  'bench',
  'catalogs',
  'docs',
];
const root = join(import.meta.dirname, '../..');

const walk = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
  );
const present = readdirSync(root).filter((name) => ROOMS.includes(name));
/** Every file of the rooms, named from the root. */
export const files = present.flatMap(walk);
export const sources = files.filter((file) => /\.(ts|mjs)$/.test(file));
export const read = (file: string): string => readFileSync(join(root, file), 'utf8');

export const within = (file: string, folders: readonly string[]): boolean =>
  folders.some((folder) => file.startsWith(folder));
