import { Command } from 'commander';
import type { Context } from '../context.ts';
import { catalogOrHere, choice, percent } from '../options.ts';
import { counted } from '../report/numbers.ts';
import { printableLine } from '../report/printable.ts';

interface Options {
  readonly format: 'pretty' | 'json';
  readonly min?: number;
}

export const mutateCommand = (context: Context): Command =>
  new Command('mutate')
    .description(
      'changes each number and bound of a price list in turn, and says which changes no example notices',
    )
    .addArgument(catalogOrHere('a folder with a main.tarifa, a file, or - for standard input'))
    .addOption(choice('-f, --format <format>', 'how results are written', ['pretty', 'json'], 'pretty'))
    .addOption(percent('--min <percent>', 'end with 1 where the examples notice less than this share'))
    .addHelpText(
      'after',
      `
A change that means the same, or that cannot be bought, does not count. The price list itself is not touched.

Example:
  $ tarifa mutate catalogs/vision --min 40
`,
    )
    .action(async (path: string, options: Options) => {
      const { soundCatalog } = await import('../catalog.ts');
      const catalog = await soundCatalog(path, context);
      if (catalog === null) return;
      const { tryChanges } = await import('../../compiler/try-changes.ts');
      const { changesJson, changesText } = await import('../report/mutate.ts');
      const changes = tryChanges(catalog.compilation, catalog.ir, {
        trying: context.progress.of('trying', 'changes'),
        proposing: context.progress.of('looking for examples', 'changes'),
      });
      if (options.format === 'json') await context.writeJson(changesJson(catalog, changes));
      else await context.out.print(changesText(catalog, changes, context.out));
      const { score, noticed, survived, mutants } = changes;
      const name = printableLine(catalog.folder.name);
      await context.summarize(
        `changed ${name} in ${counted(mutants.length, 'way')}: ${noticed} noticed, ${survived} not, score ${score} %`,
      );
      if (options.min === undefined || score >= options.min) return;
      const missed = counted(survived, 'change is', 'changes are');
      await context.fail(
        `the examples of ${name} notice ${score} %, and ${options.min} % are asked for: ${missed} not noticed`,
      );
    });
