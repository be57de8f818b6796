import { Command, CommanderError } from 'commander';
import { ABSENT_COMMANDS, absentCommand } from './absent.ts';
import { adviseCommand } from './commands/advise.ts';
import { checkCommand } from './commands/check.ts';
import { closeCommand } from './commands/close.ts';
import { compileCommand } from './commands/compile.ts';
import { completeCommand, completionCommand } from './commands/completion.ts';
import { diffCommand } from './commands/diff.ts';
import { docCommand } from './commands/doc.ts';
import { explainCommand } from './commands/explain.ts';
import { fmtCommand } from './commands/fmt.ts';
import { helpCommand } from './commands/help.ts';
import { initCommand } from './commands/init.ts';
import { mutateCommand } from './commands/mutate.ts';
import { plotCommand } from './commands/plot.ts';
import { quoteCommand } from './commands/quote.ts';
import { rateCommand } from './commands/rate.ts';
import { testCommand } from './commands/test.ts';
import { Context } from './context.ts';
import { EXIT, OutputFailure, UsageFailure, type ExitStatus } from './failures.ts';
import type { Io } from './io.ts';
import { choice } from './options.ts';
import { bugReport } from './report/bug.ts';
import { isRefusal, printRefusal } from './report/failure.ts';
import { guarded } from './report/printable.ts';
import { packageVersion } from './version.ts';
import { isInWorkflow } from './workflow.ts';

/** Runs the command with the arguments after its name, and gives its exit status; never throws. */
export async function main(args: readonly string[], io: Io): Promise<ExitStatus> {
  const context = new Context(io);
  try {
    await run(args, context);
    return context.status;
  } catch (error) {
    try {
      return await report(error, args, context);
    } catch {
      // Not even the reason can be written.
      return EXIT.io;
    }
  }
}

async function run(args: readonly string[], context: Context): Promise<void> {
  const written: Promise<void>[] = [];
  const program = tarifa(context, (text, isError) => {
    const sink = isError ? context.io.stderr : context.io.stdout;
    written.push(sink.write(guarded(text, false, isInWorkflow(context.io))));
  });
  try {
    await program.parseAsync(args, { from: 'user' });
  } finally {
    await Promise.all(written);
  }
}

function tarifa(context: Context, write: (text: string, isError: boolean) => void): Command {
  const program = new Command('tarifa')
    .description('From a price page to an exact bill: checks price lists, quotes, and rates usage.')
    .version(packageVersion(), '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .option('-q, --quiet', 'say only what is wrong')
    .addOption(choice('--color <when>', 'color the output', ['auto', 'always', 'never']))
    .addHelpText('after', '\nExamples:\n  $ tarifa init prices\n  $ tarifa check catalogs/vision\n');
  const commands = [
    initCommand,
    checkCommand,
    fmtCommand,
    testCommand,
    mutateCommand,
    compileCommand,
    quoteCommand,
    rateCommand,
    closeCommand,
    explainCommand,
    diffCommand,
    adviseCommand,
    docCommand,
    plotCommand,
    completionCommand,
  ];
  for (const make of commands) program.addCommand(make(context));
  program.addCommand(helpCommand(() => program));
  program.addCommand(
    completeCommand(context, () => program),
    { hidden: true },
  );
  for (const name of ABSENT_COMMANDS) program.addCommand(absentCommand(name), { hidden: true });
  for (const command of [program, ...program.commands])
    command
      .exitOverride()
      .configureHelp({ showGlobalOptions: true })
      .configureOutput({
        writeOut: (text) => write(text, false),
        writeErr: (text) => write(text, true),
        getOutHelpWidth: () => 100,
        getErrHelpWidth: () => 100,
      });
  program.hook('preAction', (_, command) => context.configure(command.optsWithGlobals()));
  return program;
}

async function report(error: unknown, args: readonly string[], context: Context): Promise<ExitStatus> {
  const { err } = context;
  // Commander has said by then what was wrong; asking for help or the version is no fault.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof OutputFailure) {
    if (error.isClosedPipe) return EXIT.closedPipe;
    await printRefusal(error, err);
    return EXIT.io;
  }
  if (isRefusal(error)) {
    await printRefusal(error, err);
    return error instanceof UsageFailure ? EXIT.usage : EXIT.io;
  }
  await err.print(bugReport(error, args, packageVersion()));
  return EXIT.bug;
}
