import { Argument, Command } from 'commander';
import { SHELLS } from '../completion/scripts.ts';
import type { Context } from '../context.ts';
import { UsageFailure } from '../failures.ts';
import { nearest } from '../../compiler/diagnostics/suggest.ts';
import { wordList } from '../report/word-list.ts';

const NAMES = Object.keys(SHELLS);

export const completionCommand = (context: Context): Command =>
  new Command('completion')
    .description('the script by which a shell completes commands, flags and names of features')
    .addArgument(new Argument('<shell>', wordList(NAMES, 'or')))
    .addHelpText(
      'after',
      `
Examples:
${NAMES.map((name) => `  $ tarifa completion ${name}`).join('\n')}

In ~/.bashrc: source <(tarifa completion bash). In ~/.zshrc, behind compinit: source <(tarifa completion zsh). In
~/.config/fish/config.fish: tarifa completion fish | source. It asks the tarifa on the PATH.
`,
    )
    .action(async (shell: string) => {
      const known = Object.entries(SHELLS).find(([name]) => name === shell);
      if (known === undefined) {
        const near = nearest(shell, NAMES);
        const meant = near === null ? `there are ${wordList(NAMES, 'and')}` : `did you mean ${near}?`;
        throw new UsageFailure(`no completion for ${shell}: ${meant}`);
      }
      await context.io.stdout.write(known[1]);
    });

/** What the scripts ask; `words` are those behind the command's name, the last being the one at the cursor. */
export const completeCommand = (context: Context, program: () => Command): Command =>
  new Command('__complete').argument('[words...]').action(async (words: readonly string[]) => {
    const { offer } = await import('../completion/offer.ts');
    const { lineOf } = await import('../completion/candidate.ts');
    const { candidates, files } = await offer(program(), words, context.io);
    const lines = [...candidates.map(lineOf), ...(files ? [':files'] : [])];
    await context.io.stdout.write(lines.map((line) => `${line}\n`).join(''));
  });
