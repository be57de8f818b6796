import { Command, InvalidArgumentError, Option } from 'commander';
import { UsageFailure } from './failures.ts';

/**
 * What the contract of the command names and is not there yet. Whoever asks for it did not mistype: the answer is that
 * it is not available, with exit status 2, and neither help nor completion tells of it.
 */
export const ABSENT_COMMANDS = ['import', 'lsp'] as const;
/** Whatever would rate in a database. */
export const ABSENT_BACKENDS = ['duckdb', 'clickhouse'] as const;
export const ABSENT_RESULT_FORMATS = ['parquet', 'focus'] as const;

/** Files of records in this form are named as such, and cannot be read. */
const ABSENT_ENDING = '.parquet';

/** Throws where a file is named that would be read if its form were. */
export function checkForms(files: readonly string[]): void {
  const absent = files.find((file) => file.toLowerCase().endsWith(ABSENT_ENDING));
  if (absent !== undefined)
    throw new UsageFailure(`${absent}: Parquet is not available yet; name files in NDJSON or CSV`);
}

export const isAbsent = (name: string): boolean => ABSENT_COMMANDS.some((command) => command === name);

export const notYet = (name: string): string => `\`${name}\` is not available yet`;

export const absentCommand = (name: (typeof ABSENT_COMMANDS)[number]): Command =>
  new Command(name)
    .argument('[words...]')
    .allowUnknownOption()
    .helpOption(false)
    .action(() => {
      throw new UsageFailure(notYet(name));
    });

export const absentOption = (flags: string): Option =>
  new Option(flags).hideHelp().argParser(() => {
    throw new InvalidArgumentError('It is not available yet.');
  });
