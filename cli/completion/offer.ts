import type { Command, Option } from 'commander';
import { isCatalog } from '../here.ts';
import type { Io } from '../io.ts';
import { WordOption } from '../options.ts';
import { FILES, NOTHING, type Candidate, type Offered } from './candidate.ts';
import { catalogNames, type CatalogNames } from './catalog-names.ts';
import { readCommandLine, type CommandLine } from './command-line.ts';
import { sentenceCandidates } from './sentence-candidates.ts';

/** What may stand at the cursor, which is in the last of the words. */
export async function offer(program: Command, words: readonly string[], io: Io): Promise<Offered> {
  const line = readCommandLine(program, words);
  const { candidates, files } = await offeredAt(program, line, io);
  // What was typed so far may be behind a quotation mark, which is the shell's.
  const typed = line.current.replace(/^["']/, '');
  const fitting = candidates.filter(({ value }) => value.startsWith(typed));
  return { files, candidates: fitting.map((one) => ({ ...one, value: line.prefix + one.value })) };
}

async function offeredAt(program: Command, line: CommandLine, io: Io): Promise<Offered> {
  const { at, command } = line;
  switch (at.kind) {
    case 'flag':
      return only(flagsOf(command, program));
    case 'value':
      return valuesOf(at.option, line, io);
    case 'argument':
      return command === program
        ? only(commandsOf(program))
        : argumentsOf(command.name(), at.argument?.name() ?? '', line, io);
  }
}

const only = (candidates: readonly Candidate[]): Offered => ({ candidates, files: false });

const commandsOf = (program: Command): Candidate[] =>
  program
    .createHelp()
    .visibleCommands(program)
    .map((command) => ({ value: command.name(), about: command.description() }));

function flagsOf(command: Command, program: Command): Candidate[] {
  const help = program.createHelp();
  const options = [...help.visibleOptions(command), ...(command === program ? [] : program.options)];
  return options.flatMap(({ long, description, hidden }) =>
    long === undefined || long === null || hidden ? [] : [{ value: long, about: description }],
  );
}

/** How a flag calls a value that is a path. */
const PATHS = /[<[](file|dir|folder|path|catalog)\b/;

/** The words of a flag; of one that takes several, those behind the last comma that do not stand before it. */
function wordsOf({ words, isList }: WordOption, current: string): Candidate[] {
  const before = isList ? current.slice(0, current.lastIndexOf(',') + 1) : '';
  const given = before.split(',');
  return words.filter((word) => !given.includes(word)).map((word) => ({ value: before + word, about: '' }));
}

function valuesOf(option: Option, line: CommandLine, io: Io): Offered {
  if (option instanceof WordOption) return only(wordsOf(option, line.current));
  switch (option.attributeName()) {
    case 'buy':
      return only(namesFor(line, io).products);
    case 'need':
      return only(namesFor(line, io).capacities.map(({ value, about }) => ({ value: `${value}=`, about })));
    case 'with':
      return only(sentenceCandidates(`with ${line.current}`, namesFor(line, io), 'with '.length));
    default:
      return PATHS.test(option.flags) ? FILES : NOTHING;
  }
}

async function argumentsOf(command: string, argument: string, line: CommandLine, io: Io): Promise<Offered> {
  const names = (): CatalogNames => namesFor(line, io);
  switch (argument) {
    case 'shell': {
      const { SHELLS } = await import('./scripts.ts');
      return only(Object.keys(SHELLS).map((value) => ({ value, about: '' })));
    }
    case 'code-or-catalog': {
      const { codeTitles } = await import('../codes.ts');
      return { candidates: codeTitles().map(([value, about]) => ({ value, about })), files: true };
    }
    case 'catalog': {
      // Where the price list may be left out, what comes after it may stand here.
      const words = WORDS.get(command);
      return { candidates: words === undefined ? [] : words(line.current, names()), files: true };
    }
    case 'feature':
    case 'sentence':
      // Without a price list before it, the words stood there already.
      if (!isCatalog(line.given[0] ?? '', io)) return NOTHING;
      return only(WORDS.get(command)?.(line.current, names()) ?? []);
    case '':
      return NOTHING;
    default:
      return FILES;
  }
}

/** The words that a command takes behind its price list. */
const WORDS: ReadonlyMap<string, (current: string, names: CatalogNames) => readonly Candidate[]> = new Map([
  ['plot', (_: string, { features }: CatalogNames) => features],
  ['quote', (current: string, names: CatalogNames) => sentenceCandidates(current, names)],
]);

/** The names of the price list that stands before the cursor, else of that in this folder. */
function namesFor({ given }: CommandLine, io: Io): CatalogNames {
  const [first] = given;
  return catalogNames(first !== undefined && isCatalog(first, io) ? first : '.', io.cwd);
}
