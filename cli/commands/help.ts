import { Argument, Command } from 'commander';
import { nearest } from '../../compiler/diagnostics/suggest.ts';
import { isAbsent, notYet } from '../absent.ts';
import { UsageFailure } from '../failures.ts';

/** The help of a command; commander's own prints that of the program for a name it does not know. */
export const helpCommand = (program: () => Command): Command =>
  new Command('help')
    .description('what a command does, and what it takes')
    .addArgument(new Argument('[command]', 'the name of a command'))
    .action((name: string | undefined) => {
      if (name === undefined) return program().help();
      const commands = program().createHelp().visibleCommands(program());
      const named = commands.find((command) => command.name() === name);
      if (named !== undefined) return named.help();
      if (isAbsent(name)) throw new UsageFailure(notYet(name));
      const near = nearest(
        name,
        commands.map((command) => command.name()),
      );
      throw new UsageFailure(`no command ${name}${near === null ? '' : `: did you mean ${near}?`}`);
    });
