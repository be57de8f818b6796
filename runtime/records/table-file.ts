import { readdirSync } from 'node:fs';
import { RESULT_NAMES, type ResultName } from './result-rows.ts';

export const RESULT_FORMATS = ['ndjson', 'csv', 'json'] as const;
export type ResultFormat = (typeof RESULT_FORMATS)[number];

/** The file of a table, in the results' folder. */
export const tableFile = (name: ResultName, format: ResultFormat): string => `${name}.${format}`;

const TABLES = new Set(
  RESULT_NAMES.flatMap((name) => RESULT_FORMATS.map((format) => tableFile(name, format))),
);

/** The tables that runs before have left in the results' folder, in whatever format, but for those that are written anew. */
export const tablesBefore = (folder: string, written: ReadonlySet<string>): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && TABLES.has(entry.name) && !written.has(entry.name))
    .map(({ name }) => name);
