import { Command } from 'commander';
import { ABSENT_BACKENDS } from '../absent.ts';
import { BACKENDS, type Backend } from '../backends.ts';
import type { Coverage } from '../../compiler/analyze/coverage/coverage.ts';
import type { SoundCatalog } from '../catalog.ts';
import type { Context } from '../context.ts';
import type { Examined } from '../examine.ts';
import { EXIT } from '../failures.ts';
import { choices, percent } from '../options.ts';
import {
  catalogsArgument,
  checkReportOptions,
  formatOption,
  outOption,
  watchOption,
  type ReportOptions,
} from '../report-options.ts';
import type { Finding } from '../report/finding.ts';
import { counted } from '../report/numbers.ts';

interface Options extends ReportOptions {
  readonly backend: readonly Backend[];
  readonly coverage?: true;
  readonly marks?: true;
  readonly min?: number;
}

interface Covered {
  readonly catalog: SoundCatalog;
  readonly coverage: Coverage;
}

export const testCommand = (context: Context): Command =>
  new Command('test')
    .description('runs every example of price lists on every backend')
    .addArgument(catalogsArgument())
    .addOption(
      choices('-b, --backend <names>', 'what rates, with commas between', BACKENDS, ABSENT_BACKENDS).default(
        BACKENDS,
        'all',
      ),
    )
    .addOption(formatOption())
    .addOption(outOption())
    .option('--coverage', 'say which tiers, cells, sizes, … the examples reach')
    .option(
      '--marks',
      'the same as marks in the margin of the source: ✓ reached, ~ in part, ✗ not, · does not count',
    )
    .addOption(percent('--min <percent>', 'end with 1 where the examples reach less than this share'))
    .addOption(watchOption())
    .addHelpText(
      'after',
      `
Examples:
  $ tarifa test
  $ tarifa test catalogs/vision --backend interpret,js
  $ tarifa test catalogs/vision --coverage
  $ tarifa test catalogs --format junit --out examples.xml
`,
    )
    .action(async (paths: string[], options: Options) => {
      checkReportOptions(options);
      if (options.watch === undefined) return testAll(paths, options, context);
      const { watching } = await import('../watch.ts');
      await watching(paths, context, () => testAll(paths, options, context));
    });

async function testAll(paths: readonly string[], options: Options, context: Context): Promise<void> {
  const { compileCatalog } = await import('../catalog.ts');
  const { findCatalogs } = await import('../find-catalogs.ts');
  const { examine, isFaulty } = await import('../examine.ts');
  const { findingsOf } = await import('../report/finding.ts');
  const { writeReport } = await import('../findings-report.ts');
  const { testedLine, testedTogether } = await import('../report/tested.ts');
  const examined: Examined[] = [];
  const covered: Covered[] = [];
  let isBelowMin = false;
  for (const path of await findCatalogs(paths, context.io.cwd)) {
    const one = await examine(await compileCatalog(path, context), options.backend, context.progress);
    examined.push(one);
    const coverage = await coverageAsked(one, options);
    if (coverage !== null) covered.push(coverage);
    await print(one, coverage, options, context);
    await context.summarize(testedLine(one));
    if (coverage !== null) isBelowMin = (await isBelow(coverage, options, context)) || isBelowMin;
  }
  if (examined.length > 1) await context.summarize(testedTogether(examined));
  const json = async (): Promise<object> => {
    const { jsonTest } = await import('../report/json-test.ts');
    return jsonTest(examined, covered);
  };
  // What a warning says of a price list is no matter of its examples: `check` tells it.
  const findings = (): readonly Finding[] =>
    examined.flatMap(findingsOf).filter(({ severity }) => severity === 'error');
  await writeReport({ command: 'test', examined, findings, json }, options, context);
  const isBad = isBelowMin || examined.some((one) => isFaulty(one, false));
  context.status = isBad ? EXIT.faults : EXIT.ok;
}

/** To people, results are told at once; errors are told to them too where the format has no place for them. */
async function print(
  examined: Examined,
  covered: Covered | null,
  { format = 'pretty', marks }: Options,
  context: Context,
): Promise<void> {
  const { catalog } = examined;
  if (format === 'pretty' || format === 'json') {
    const { isError } = await import('../../grammar/text/diagnostic.ts');
    const { printFindings } = await import('../report/findings.ts');
    await printFindings(catalog, context.err, catalog.compilation.diagnostics.filter(isError));
  }
  if (format !== 'pretty') return;
  const { printTested } = await import('../report/tested.ts');
  await printTested(examined, context);
  if (covered === null) return;
  const { out } = context;
  const { coverageText, marksText } = await import('../report/coverage.ts');
  if (marks !== undefined) await out.print(`\n${marksText(catalog, covered.coverage, out)}`);
  await out.print(`\n${coverageText(catalog, covered.coverage, out)}`);
}

async function coverageAsked(
  { catalog }: Examined,
  { coverage, marks, min }: Options,
): Promise<Covered | null> {
  const { ir, scenarios } = catalog.compilation;
  if (ir === null || (coverage === undefined && marks === undefined && min === undefined)) return null;
  const { coverageOf } = await import('../../compiler/analyze/coverage/coverage.ts');
  return { catalog: { ...catalog, ir }, coverage: coverageOf(ir, scenarios) };
}

/** Whether the examples reach less than is asked for, which is said. */
async function isBelow({ catalog, coverage }: Covered, { min }: Options, context: Context): Promise<boolean> {
  const { percent, counting } = coverage;
  if (min === undefined || percent >= min) return false;
  const missing = counted(counting.of - counting.reached, 'place is', 'places are');
  await context.fail(
    `the examples of ${catalog.folder.name} reach ${percent} %, and ${min} % are asked for: ${missing} not reached`,
  );
  return true;
}
