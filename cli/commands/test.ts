import { Argument, Command } from 'commander';
import { BACKENDS, type Backend } from '../backends.ts';
import type { SoundCatalog } from '../catalog.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../failures.ts';
import { choice, choices } from '../options.ts';
import { counted } from '../report/numbers.ts';
import { printableLine } from '../report/printable.ts';
import type { ExamplesRun } from '../run-examples.ts';

interface Options {
  readonly format: 'pretty' | 'json';
  readonly backend: readonly Backend[];
}

interface Tested {
  readonly catalog: SoundCatalog;
  readonly run: ExamplesRun;
}

export const testCommand = (context: Context): Command =>
  new Command('test')
    .description('runs every example of price lists on every backend')
    .addArgument(new Argument('<catalog...>', 'a folder with a main.tarifa, a file, or - for standard input'))
    .addOption(
      choices('-b, --backend <names>', 'what rates, with commas between', BACKENDS).default(BACKENDS, 'all'),
    )
    .addOption(choice('-f, --format <format>', 'how results are written', ['pretty', 'json'], 'pretty'))
    .addHelpText('after', '\nExample:\n  $ tarifa test catalogs/vision --backend interpret,js\n')
    .action(async (paths: string[], options: Options) => {
      const { soundCatalog } = await import('../catalog.ts');
      const { runExamples, countExamples } = await import('../run-examples.ts');
      const tested: Tested[] = [];
      let isFaulty = false;
      for (const path of paths) {
        const catalog = await soundCatalog(path, context);
        if (catalog === null) {
          isFaulty = true;
          continue;
        }
        const run = await runExamples(catalog, options.backend);
        tested.push({ catalog, run });
        isFaulty ||= countExamples(run).failed > 0;
        if (options.format === 'pretty') await report({ catalog, run }, context);
      }
      if (options.format === 'json') await context.writeJson(await jsonOf(tested));
      context.status = isFaulty ? EXIT.faults : EXIT.ok;
    });

/** Examples that hold are a line each; those that do not come with their working. */
async function report({ catalog, run }: Tested, context: Context): Promise<void> {
  const { printFailure } = await import('../report/examples.ts');
  const { countExamples } = await import('../run-examples.ts');
  const { out, err } = context;
  for (const results of run.examples) {
    const title = printableLine(results[0]?.title ?? '');
    if (results.some(({ outcome }) => outcome === 'failed')) {
      await out.print(`${out.colors.red('✗')} ${title}`);
      await printFailure(catalog, err, results);
      continue;
    }
    const skips = results.filter(({ outcome }) => outcome === 'skipped');
    const why = skips.map(({ backend, reason }) => `skipped on ${backend}: ${printableLine(reason ?? '')}`);
    const note = why.length === 0 ? '' : out.colors.dim(` (${why.join('; ')})`);
    const mark = skips.length === results.length ? out.colors.yellow('-') : out.colors.green('✓');
    await out.print(`${mark} ${title}${note}`);
  }
  const { passed, failed, skipped } = countExamples(run);
  const parts = [`${counted(passed, 'example')} passed`, `${failed} failed`];
  if (skipped > 0) parts.push(`${skipped} skipped`);
  await context.summarize(
    `tested ${printableLine(catalog.folder.name)} on ${run.backends.join(', ')}: ${parts.join(', ')}`,
  );
}

async function jsonOf(tested: readonly Tested[]): Promise<object> {
  const { jsonExample } = await import('../report/json-examples.ts');
  const results = tested.flatMap(({ catalog, run }) =>
    run.examples.flat().map((result) => ({ catalog, result })),
  );
  const having = (outcome: string): number =>
    results.filter(({ result }) => result.outcome === outcome).length;
  return {
    version: 1,
    passed: having('passed'),
    failed: having('failed'),
    skipped: having('skipped'),
    results: results.map(({ catalog, result }) => jsonExample(catalog, result)),
  };
}
