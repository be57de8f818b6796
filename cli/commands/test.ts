import { Argument, Command } from 'commander';
import { BACKENDS, type Backend } from '../backends.ts';
import type { Coverage } from '../../compiler/analyze/coverage/coverage.ts';
import type { SoundCatalog } from '../catalog.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../failures.ts';
import { choice, choices, percent } from '../options.ts';
import { counted } from '../report/numbers.ts';
import { printableLine } from '../report/printable.ts';
import type { ExamplesRun } from '../run-examples.ts';

interface Options {
  readonly format: 'pretty' | 'json';
  readonly backend: readonly Backend[];
  readonly coverage?: true;
  readonly marks?: true;
  readonly min?: number;
}

interface Tested {
  readonly catalog: SoundCatalog;
  readonly run: ExamplesRun;
  /** Null where it is not asked for. */
  readonly coverage: Coverage | null;
}

export const testCommand = (context: Context): Command =>
  new Command('test')
    .description('runs every example of price lists on every backend')
    .addArgument(new Argument('<catalog...>', 'a folder with a main.tarifa, a file, or - for standard input'))
    .addOption(
      choices('-b, --backend <names>', 'what rates, with commas between', BACKENDS).default(BACKENDS, 'all'),
    )
    .addOption(choice('-f, --format <format>', 'how results are written', ['pretty', 'json'], 'pretty'))
    .option('--coverage', 'say which tiers, cells, sizes, … the examples reach')
    .option(
      '--marks',
      'the same as marks in the margin of the source: ✓ reached, ~ in part, ✗ not, · does not count',
    )
    .addOption(percent('--min <percent>', 'end with 1 where the examples reach less than this share'))
    .addHelpText(
      'after',
      `
Examples:
  $ tarifa test catalogs/vision --backend interpret,js
  $ tarifa test catalogs/vision --coverage
`,
    )
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
        const coverage = await coverageAsked(catalog, options);
        tested.push({ catalog, run, coverage });
        isFaulty ||= countExamples(run).failed > 0;
        if (options.format === 'pretty') await report({ catalog, run, coverage }, options, context);
        if (coverage !== null) isFaulty = (await isBelow(catalog, coverage, options, context)) || isFaulty;
      }
      if (options.format === 'json') await context.writeJson(await jsonOf(tested));
      context.status = isFaulty ? EXIT.faults : EXIT.ok;
    });

async function coverageAsked(
  { ir, compilation }: SoundCatalog,
  { coverage, marks, min }: Options,
): Promise<Coverage | null> {
  if (coverage === undefined && marks === undefined && min === undefined) return null;
  const { coverageOf } = await import('../../compiler/analyze/coverage/coverage.ts');
  return coverageOf(ir, compilation.scenarios);
}

/** Whether the examples reach less than is asked for, which is said. */
async function isBelow(
  { folder }: SoundCatalog,
  coverage: Coverage,
  { min }: Options,
  { err }: Context,
): Promise<boolean> {
  const { percentOf } = await import('../../compiler/analyze/coverage/coverage.ts');
  const percent = percentOf(coverage.counting);
  if (min === undefined || percent >= min) return false;
  const { reached, of } = coverage.counting;
  const missing = counted(of - reached, 'place is', 'places are');
  await err.print(
    `${err.colors.red('error:')} the examples of ${printableLine(folder.name)} reach ${percent} %, and ${min} % are asked for: ${missing} not reached`,
  );
  return true;
}

/** Examples that hold are a line each; those that do not come with their working. */
async function report({ catalog, run, coverage }: Tested, options: Options, context: Context): Promise<void> {
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
  if (coverage !== null) {
    const { coverageText, marksText } = await import('../report/coverage.ts');
    if (options.marks !== undefined) await out.print(`\n${marksText(catalog, coverage, out)}`);
    await out.print(`\n${coverageText(catalog, coverage, out)}`);
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
  const { jsonCoverage } = await import('../report/coverage.ts');
  const covered = tested.flatMap(({ catalog, coverage }) =>
    coverage === null ? [] : [jsonCoverage(catalog, coverage)],
  );
  const having = (outcome: string): number =>
    results.filter(({ result }) => result.outcome === outcome).length;
  return {
    version: 1,
    passed: having('passed'),
    failed: having('failed'),
    skipped: having('skipped'),
    results: results.map(({ catalog, result }) => jsonExample(catalog, result)),
    ...(covered.length === 0 ? {} : { coverage: covered }),
  };
}
