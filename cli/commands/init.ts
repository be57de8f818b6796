import { Argument, Command } from 'commander';
import { absentOption } from '../absent.ts';
import type { Context } from '../context.ts';
import type { Made } from '../init.ts';
import { choice } from '../options.ts';
import { counted } from '../report/numbers.ts';
import { printableLine } from '../report/printable.ts';
import { shellWord } from '../report/shell-word.ts';
import { aligned } from '../report/table.ts';
import { TEMPLATES, type TemplateName } from '../templates.ts';

interface Options {
  readonly template: TemplateName;
}

const NAMES = Object.keys(TEMPLATES) as TemplateName[];

export const initCommand = (context: Context): Command =>
  new Command('init')
    .description('a small price list that passes, with examples, records to rate and a CI workflow')
    .addArgument(new Argument('[dir]', 'the folder to make it in').default('.', 'this folder'))
    .addOption(choice('-t, --template <name>', 'what it shows', NAMES, 'tiers'))
    .addOption(absentOption('--from <system>'))
    .addHelpText(
      'after',
      `
Templates:
${aligned(
  NAMES.map((name) => [name, TEMPLATES[name].about]),
  ['left', 'left'],
  '  ',
).join('\n')}

Examples:
  $ tarifa init prices
  $ tarifa init tokens --template llm-tokens

Nothing that is there is written over.
`,
    )
    .action(async (named: string, { template }: Options) => {
      const dir = named === '' ? '.' : named;
      const { initFolder } = await import('../init.ts');
      const made = await initFolder(dir, template, context.io.cwd);
      await context.out.print(nextSteps(dir, template, made));
      const written = made.filter(({ stayed }) => !stayed).length;
      await context.summarize(
        `created a price list in ${dir === '.' ? 'this folder' : printableLine(dir)}: ${counted(written, 'file')}`,
      );
    });

function nextSteps(dir: string, template: TemplateName, made: readonly Made[]): string {
  const files = made.map(({ path, about, stayed }) => [path, stayed ? 'was there, and is as it was' : about]);
  const commands = [
    ...(dir === '.' ? [] : [`cd ${shellWord(dir.startsWith('-') ? `./${dir}` : dir)}`]),
    'npx tarifa check',
    `npx tarifa quote ${shellWord(TEMPLATES[template].sentence)}`,
    'npx tarifa rate',
  ];
  return [
    ...aligned(files, ['left', 'left'], '  '),
    '',
    'Next:',
    ...commands.map((command) => `  ${command}`),
    '',
    'Then, as pages for customers:',
    '  npx tarifa doc --out prices.html',
    '  npx tarifa rate --out bill --results invoices,pages',
  ].join('\n');
}
