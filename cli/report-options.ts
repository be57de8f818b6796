import { Argument, Option } from 'commander';
import { UsageFailure } from './failures.ts';
import { choice } from './options.ts';
import { wordList } from './report/word-list.ts';

/** How findings are written: for people, for programs, and for what shows them beside the source. */
export const FORMATS = ['pretty', 'concise', 'json', 'sarif', 'github', 'junit'] as const;
export type Format = (typeof FORMATS)[number];
const REPORTS = FORMATS.filter((format) => format !== 'pretty');

/** What `check` and `test` are asked to do with their findings. */
export interface ReportOptions {
  readonly format?: Format;
  readonly out?: string;
  readonly strict?: true;
  readonly watch?: true;
}

/** What the commands take that look at several price lists. */
export const catalogsArgument = (): Argument =>
  new Argument('[catalog...]', 'a folder, a file, or - for standard input; this folder if absent');

export const formatOption = (): Option =>
  choice('-f, --format <format>', 'how findings are written; pretty if absent', FORMATS);

export const outOption = (): Option =>
  new Option('-o, --out <file>', 'the file to write the report to; standard output if absent');

export const watchOption = (): Option =>
  new Option('-w, --watch', 'do it again whenever a file changes, until interrupted');

export function checkReportOptions({ format = 'pretty', out }: ReportOptions): void {
  if (out !== undefined && format === 'pretty')
    throw new UsageFailure(`--out writes a report: add --format ${wordList(REPORTS, 'or')}`);
}
