import type { Argument, Command, Option } from 'commander';

/** What stands before the cursor, understood as far as it goes. */
export interface CommandLine {
  /** The command that was named; the program where none was yet. */
  readonly command: Command;
  /** Where the cursor stands: at a flag, at the value of one, or at an argument. */
  readonly at:
    | { readonly kind: 'flag' }
    | { readonly kind: 'value'; readonly option: Option }
    | { readonly kind: 'argument'; readonly argument: Argument | null };
  /** The arguments before the cursor. */
  readonly given: readonly string[];
  /** The word at the cursor, without the flag and the sign that may stand before it in one word. */
  readonly current: string;
  /** That flag and sign. */
  readonly prefix: string;
}

/** Reads the words of a command line up to the cursor, which is in the last. */
export function readCommandLine(program: Command, written: readonly string[]): CommandLine {
  const words = withoutSigns(written);
  const last = words.at(-1) ?? '';
  let command = program;
  let waiting: Option | null = null;
  const given: string[] = [];
  for (const word of words.slice(0, -1)) {
    if (word.startsWith('-') && word !== '-') {
      const option = optionOf(command, program, word);
      waiting = option !== null && takesValue(option) && !word.includes('=') ? option : null;
    } else if (waiting !== null) waiting = waiting.variadic ? waiting : null;
    else {
      const named: Command | undefined =
        command === program ? program.commands.find((known) => known.name() === word) : undefined;
      if (named === undefined) given.push(word);
      else command = named;
    }
  }
  const base = { command, given };
  const [, flag, value] = /^(--[\w-]+=)(.*)$/s.exec(last) ?? [];
  if (flag !== undefined && value !== undefined) {
    const option = optionOf(command, program, flag.slice(0, -1));
    const at = option === null ? ({ kind: 'flag' } as const) : ({ kind: 'value', option } as const);
    return { ...base, at, current: value, prefix: flag };
  }
  const current = { current: last, prefix: '' };
  if (waiting !== null && !last.startsWith('-'))
    return { ...base, at: { kind: 'value', option: waiting }, ...current };
  if (last.startsWith('-')) return { ...base, at: { kind: 'flag' }, ...current };
  return { ...base, at: { kind: 'argument', argument: argumentAt(command, given.length) }, ...current };
}

/** Bash hands `--format=json` over as three words. */
function withoutSigns(words: readonly string[]): readonly string[] {
  const kept = words.filter((word, index) => word !== '=' || index === words.length - 1);
  return kept.at(-1) === '=' ? [...kept.slice(0, -1), ''] : kept;
}

function optionOf(command: Command, program: Command, word: string): Option | null {
  const [flag = ''] = word.split('=');
  const all = [...command.options, ...program.options];
  return all.find(({ long, short }) => long === flag || short === flag) ?? null;
}

const takesValue = ({ required, optional }: Option): boolean => required || optional;

function argumentAt({ registeredArguments }: Command, index: number): Argument | null {
  const last = registeredArguments.at(-1);
  return registeredArguments[index] ?? (last?.variadic === true ? last : null);
}
