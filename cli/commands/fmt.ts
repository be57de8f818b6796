import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import type { LineRange } from '../../grammar/format/range.ts';
import type { Context } from '../context.ts';
import { EXIT, UsageFailure } from '../failures.ts';
import { printRefusal } from '../report/failure.ts';
import { counted } from '../report/numbers.ts';
import { printableLine } from '../report/printable.ts';

interface Options {
  readonly check?: true;
  readonly diff?: true;
  readonly lines?: LineRange;
  readonly stdinFilename?: string;
}

/** What became of the files. */
interface Tally {
  changed: number;
  same: number;
  faulty: number;
  unread: number;
}

const STDIN = '<stdin>';

export const fmtCommand = (context: Context): Command =>
  new Command('fmt')
    .description('formats price lists in place, in the one style')
    .addArgument(
      new Argument('[file...]', 'files and folders; this folder if none is named; - for standard input'),
    )
    .option('--check', 'write nothing, and list what would change')
    .option('--diff', 'write nothing, and show what would change')
    .addOption(
      new Option('--lines <from-to>', 'only the statements on these lines of one file').argParser(lineRange),
    )
    .option('--stdin-filename <path>', 'what standard input is called in messages')
    .addHelpText(
      'after',
      `
Examples:
  $ tarifa fmt
  $ tarifa fmt catalogs/vision/main.tarifa
  $ tarifa fmt catalogs --check
  $ tarifa fmt catalogs --diff
  $ tarifa fmt catalogs/vision/main.tarifa --lines 5-20
  $ tarifa fmt - --stdin-filename catalogs/vision/main.tarifa

With --check or --diff it ends with 1 if something would change. A file with errors is left alone, and ends with 1.
With - the text goes to standard output. A statement after the comment // prettier-ignore stays as it is, and so does
all between // prettier-ignore-start and // prettier-ignore-end.
`,
    )
    .action(async (paths: string[], options: Options) => {
      checkOptions(paths, options);
      const tally: Tally = { changed: 0, same: 0, faulty: 0, unread: 0 };
      if (paths.includes('-')) await formatInput(options, context, tally);
      else await formatFiles(paths.length === 0 ? ['.'] : paths, options, context, tally);
      await context.summarize(summary(tally, options));
      const found = isDry(options) && tally.changed > 0;
      if (tally.unread > 0) context.status = EXIT.io;
      else if (tally.faulty > 0 || found) context.status = EXIT.faults;
    });

const isDry = ({ check, diff }: Options): boolean => check === true || diff === true;

function checkOptions(paths: readonly string[], { stdinFilename, lines }: Options): void {
  if (paths.includes('-') && paths.length > 1)
    throw new UsageFailure('standard input stands alone: name either files or -');
  if (stdinFilename !== undefined && !paths.includes('-'))
    throw new UsageFailure('--stdin-filename goes with -: tarifa fmt - --stdin-filename main.tarifa');
  if (lines !== undefined && paths.length !== 1)
    throw new UsageFailure('--lines goes with one file: tarifa fmt main.tarifa --lines 5-20');
}

function lineRange(written: string): LineRange {
  const [, from, to] = /^([1-9]\d{0,8})(?:-([1-9]\d{0,8}))?$/.exec(written) ?? [];
  const range = { from: Number(from), to: Number(to ?? from) };
  if (from !== undefined && range.from <= range.to) return range;
  throw new InvalidArgumentError('It is a line or two, the first and the last, such as 5-20.');
}

async function formatInput(options: Options, context: Context, tally: Tally): Promise<void> {
  const { readBytes } = await import('../catalog.ts');
  const { textOf } = await import('../format-files.ts');
  const name = options.stdinFilename ?? STDIN;
  const text = textOf(await readBytes(context), name);
  const next = await formatted(name, text, options, context, tally);
  if (next === null) return;
  if (!isDry(options)) await context.io.stdout.write(next);
  else if (next !== text) await show(name, text, next, options, context);
  tally[next === text ? 'same' : 'changed']++;
}

async function formatFiles(
  paths: readonly string[],
  options: Options,
  context: Context,
  tally: Tally,
): Promise<void> {
  const { cwd } = context.io;
  const { findFiles, readText } = await import('../format-files.ts');
  const { FileFailure } = await import('../../runtime/records/fault.ts');
  const files = await findFiles(paths, cwd);
  if (options.lines !== undefined && files[0] !== paths[0])
    throw new UsageFailure('--lines goes with one file, not with a folder');
  for (const path of files)
    try {
      const text = await readText(path, cwd);
      const next = await formatted(path, text, options, context, tally);
      if (next === null) continue;
      if (next !== text)
        if (isDry(options)) await show(path, text, next, options, context);
        else await write(path, text, next, context);
      tally[next === text ? 'same' : 'changed']++;
    } catch (error) {
      // One file that cannot be read or written keeps no other from being formatted.
      if (!(error instanceof FileFailure)) throw error;
      tally.unread++;
      await printRefusal(error, context.err);
    }
}

/** The formatted text; null where there are errors, and they have been said. */
async function formatted(
  path: string,
  text: string,
  { lines }: Options,
  context: Context,
  tally: Tally,
): Promise<string | null> {
  const { format, readToFormat } = await import('../../grammar/format/format.ts');
  const { formatRange } = await import('../../grammar/format/range.ts');
  const parsed = readToFormat(path, text);
  if (parsed.diagnostics.length > 0) {
    const { render } = await import('../../compiler/diagnostics/render.ts');
    const { paintOf } = await import('../report/findings.ts');
    const files = new Map([[path, parsed.file]]);
    for (const diagnostic of parsed.diagnostics)
      await context.err.print(`${render(files, diagnostic, paintOf(context.err))}\n`);
    tally.faulty++;
    return null;
  }
  return lines === undefined ? format(parsed) : formatRange(parsed, text, lines);
}

async function show(
  path: string,
  text: string,
  next: string,
  { check, diff }: Options,
  context: Context,
): Promise<void> {
  if (check === true) {
    await context.out.print(printableLine(path));
    await annotate(path, context);
  }
  if (diff !== true) return;
  const { printTextDiff } = await import('../report/text-diff.ts');
  await printTextDiff(path, text, next, context);
}

/** In a workflow, a note beside the file; nothing elsewhere. */
async function annotate(path: string, { io }: Context): Promise<void> {
  const { isInWorkflow, pathInRepository } = await import('../workflow.ts');
  if (!isInWorkflow(io)) return;
  const { unformatted } = await import('../report/annotations.ts');
  await io.stdout.write(`${unformatted(path, (file) => pathInRepository(file, io))}\n`);
}

async function write(path: string, text: string, next: string, context: Context): Promise<void> {
  const { cwd } = context.io;
  const { readText } = await import('../format-files.ts');
  const { writeFile } = await import('../write-file.ts');
  const { FileFailure } = await import('../../runtime/records/fault.ts');
  if ((await readText(path, cwd)) !== text)
    throw new FileFailure(path, 'it has changed while it was formatted');
  await writeFile(path, cwd, next);
  await context.summarize(`formatted ${printableLine(path)}`);
}

function summary({ changed, same, faulty, unread }: Tally, options: Options): string {
  const files = counted(changed + same + faulty + unread, 'file');
  const parts = [
    isDry(options) ? `checked ${files}: ${changed} would change` : `formatted ${changed} of ${files}`,
  ];
  if (faulty > 0) parts.push(`${faulty} with errors`);
  if (unread > 0) parts.push(`${unread} not read or written`);
  return parts.join(', ');
}
