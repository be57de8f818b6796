import { Argument, InvalidArgumentError, Option } from 'commander';
import { nearest } from '../compiler/diagnostics/suggest.ts';
import { Exact } from '../runtime/exact.ts';

/** The price list that a command is about; where none is named, that of the folder it was started in. */
export const catalogOrHere = (description = 'a folder with a main.tarifa, or a file'): Argument =>
  new Argument('[catalog]', description).default('.', 'this folder');

/** A flag whose value is among some words, which its help and a shell's completion tell. */
export class WordOption extends Option {
  readonly words: readonly string[];
  /** Whether several may stand there, with commas between. */
  readonly isList: boolean;

  constructor(flags: string, description: string, words: readonly string[], isList = false) {
    super(flags, `${description} (${words.join(', ')})`);
    this.words = words;
    this.isList = isList;
  }
}

/** A flag that takes one of some words; a near miss is told which was meant. `absent` words are not there yet. */
export function choice<T extends string>(
  flags: string,
  description: string,
  words: readonly T[],
  preset?: T,
  absent: readonly string[] = [],
): Option {
  const option = new WordOption(flags, description, words).argParser((written) =>
    oneOf(written, words, absent),
  );
  return preset === undefined ? option : option.default(preset);
}

/** A flag that takes several of some words, with commas between them. */
export const choices = <T extends string>(
  flags: string,
  description: string,
  words: readonly T[],
  absent: readonly string[] = [],
): Option =>
  new WordOption(flags, description, words, true).argParser((written) => [
    ...new Set(written.split(',').map((word) => oneOf(word.trim(), words, absent))),
  ]);

/** A flag that takes a whole number from 0 up. */
export const wholeNumber = (flags: string, description: string): Option =>
  new Option(flags, description).argParser((written) => {
    const value = Number(written);
    if (!/^\d+$/.test(written) || !Number.isSafeInteger(value))
      throw new InvalidArgumentError('It is a whole number, such as 10.');
    return value;
  });

/** A flag that takes a share in whole percent: nothing reaches more than 100. */
export const percent = (flags: string, description: string): Option =>
  new Option(flags, description).argParser((written) => {
    const value = Number(written);
    if (!/^\d+$/.test(written) || value > 100)
      throw new InvalidArgumentError('It is a whole number of percent from 0 to 100, such as 80.');
    return value;
  });

/** A flag that takes a quantity from 0 up, as a price list writes it: `50,000`, `0.5`. */
export const quantity = (flags: string, description: string): Option =>
  new Option(flags, description).argParser((written) => {
    if (!/^(\d{1,30}|\d{1,3}(,\d{3}){1,9})(\.\d{1,30})?$/.test(written))
      throw new InvalidArgumentError('It is a quantity, such as 50,000.');
    return Exact.of(written.replaceAll(',', ''));
  });

/** A flag that may stand several times. */
export const repeated = (flags: string, description: string): Option =>
  new Option(flags, description).argParser((written, before: readonly string[] | undefined) => [
    ...(before ?? []),
    written,
  ]);

/** A month, `2026-01`. */
export function month(written: string): string {
  const [, year, of] = /^(\d{4})-(\d\d)$/.exec(written) ?? [];
  if (Number(year) >= 1970 && Number(year) < 2100 && Number(of) >= 1 && Number(of) <= 12) return written;
  throw new InvalidArgumentError('It is a month from 1970 to 2099, such as 2026-01.');
}

function oneOf<T extends string>(written: string, words: readonly T[], absent: readonly string[] = []): T {
  const word = words.find((known) => known === written);
  if (word !== undefined) return word;
  if (absent.includes(written))
    throw new InvalidArgumentError(`It is not available yet; there are ${words.join(', ')}.`);
  const near = nearest(written, words);
  throw new InvalidArgumentError(
    near === null ? `It is one of ${words.join(', ')}.` : `Did you mean ${near}?`,
  );
}
