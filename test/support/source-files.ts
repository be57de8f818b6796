import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** The files of the house, and what each imports. */

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
export const files = present.flatMap(walk);
export const sources = files.filter((file) => /\.(ts|mjs)$/.test(file));
export const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** What a source imports: files of ours from the root, `node:` modules and packages as they are named. */
export const importsOf = (file: string): string[] =>
  [
    ...read(file).matchAll(
      /^\s*(?:import|export)\b[^;]*?\bfrom '([^']+)'|\bimport\('([^']+)'\)|^import '([^']+)'/gm,
    ),
  ]
    .map(([, from, dynamic, bare]) => from ?? dynamic ?? bare ?? '')
    .map((name) => (name.startsWith('.') ? normalize(join(dirname(file), name)) : name));

export const within = (file: string, folders: readonly string[]): boolean =>
  folders.some((folder) => file.startsWith(folder));
