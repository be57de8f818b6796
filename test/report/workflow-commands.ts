/** A command as the runner of a workflow understands it. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** The commands that a runner knows, and more that it may learn. */
const NAMES = /^[a-z][a-z-]*$/;

/**
 * The commands in what a step prints, found as the runner finds them: `::name key=value,…::data` at the start of a line,
 * white space aside, and `##[name key=value;…]data` anywhere in one. A line ends at CR, LF or both.
 */
export function commandsIn(printed: string): readonly WorkflowCommand[] {
  return printed
    .split(/\r\n|\r|\n/)
    .map((line) => newCommand(line.trimStart()) ?? oldCommand(line))
    .filter((command) => command !== null);
}

function newCommand(line: string): WorkflowCommand | null {
  if (!line.startsWith('::')) return null;
  const end = line.indexOf('::', 2);
  if (end < 0) return null;
  const data = unescaped(line.slice(end + 2), { '%0D': '\r', '%0A': '\n', '%25': '%' });
  const marks = { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%' };
  return command(line.slice(2, end), ',', marks, data);
}

function oldCommand(line: string): WorkflowCommand | null {
  const start = line.indexOf('##[');
  const end = start < 0 ? -1 : line.indexOf(']', start);
  if (end < 0) return null;
  const marks = { '%3B': ';', '%0D': '\r', '%0A': '\n', '%5D': ']', '%25': '%' };
  return command(line.slice(start + 3, end), ';', marks, unescaped(line.slice(end + 1), marks));
}

function command(
  info: string,
  separator: string,
  marks: Readonly<Record<string, string>>,
  data: string,
): WorkflowCommand | null {
  const space = info.indexOf(' ');
  const name = space < 0 ? info : info.slice(0, space);
  if (!NAMES.test(name)) return null;
  const pairs =
    space < 0
      ? []
      : info
          .slice(space + 1)
          .trim()
          .split(separator);
  const properties = pairs
    .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const)
    .map(([key, value]) => [key, unescaped(value, marks)] as const);
  return { name, properties: Object.fromEntries(properties), data };
}

/** The runner puts one mark after the other back, the percent sign last. */
const unescaped = (text: string, marks: Readonly<Record<string, string>>): string =>
  Object.entries(marks).reduce((out, [mark, character]) => out.replaceAll(mark, character), text);
