import { Command } from 'commander';
import type { CompiledCatalog } from '../catalog.ts';
import { BACKENDS } from '../backends.ts';
import type { Context } from '../context.ts';
import type { Examined } from '../examine.ts';
import { EXIT, UsageFailure } from '../failures.ts';
import type { FixedCatalog } from '../fix.ts';
import type { Finding } from '../report/finding.ts';
import {
  catalogsArgument,
  checkReportOptions,
  formatOption,
  outOption,
  watchOption,
  type ReportOptions,
} from '../report-options.ts';

interface Options extends ReportOptions {
  readonly fix?: true;
  readonly unsafeFixes?: true;
}

export const checkCommand = (context: Context): Command =>
  new Command('check')
    .description('proves what can be proven of price lists, and runs their examples')
    .addArgument(catalogsArgument())
    .addOption(formatOption())
    .addOption(outOption())
    .option('--strict', 'take warnings for errors')
    .option('--fix', 'mend what has a safe fix, and write the files; with -, print the text')
    .option('--unsafe-fixes', 'with --fix, mend also what may have been meant otherwise')
    .addOption(watchOption())
    .addHelpText(
      'after',
      `
Examples:
  $ tarifa check
  $ tarifa check catalogs/vision --fix
  $ tarifa check catalogs --strict --format sarif --out tarifa.sarif

A folder without a main.tarifa stands for all price lists below it. A safe fix changes no amount that was already right,
and writes what alone can have been meant. The others are a guess: the nearest name, the bound that closes a gap. Look at
what they changed. Fixes are applied, and the price list is checked anew, until none is left. In a GitHub workflow, what is
found is also put beside the lines of a pull request, and on the page of the job.
`,
    )
    .action(async (paths: string[], options: Options) => {
      if (options.unsafeFixes === true && options.fix !== true)
        throw new UsageFailure('--unsafe-fixes goes with --fix');
      checkReportOptions(options);
      if (options.watch === undefined) return checkAll(paths, options, context);
      const { watching } = await import('../watch.ts');
      await watching(paths, context, () => checkAll(paths, options, context));
    });

async function checkAll(paths: readonly string[], options: Options, context: Context): Promise<void> {
  const { findCatalogs } = await import('../find-catalogs.ts');
  const { examine, isFaulty } = await import('../examine.ts');
  const { checkedLine, checkedTogether, printChecked, printProven } = await import('../report/checked.ts');
  const { findingsOf } = await import('../report/finding.ts');
  const { writeReport } = await import('../findings-report.ts');
  const isStrict = options.strict === true;
  const isPretty = (options.format ?? 'pretty') === 'pretty';
  const examined: Examined[] = [];
  for (const path of await findCatalogs(paths, context.io.cwd)) {
    const one = await examine(await read(path, options, context), BACKENDS, context.progress);
    examined.push(one);
    if (isPretty) await printChecked(one, isStrict, context);
    await context.summarize(checkedLine(one));
    if (isPretty) await printProven(one, context);
  }
  if (examined.length > 1) await context.summarize(checkedTogether(examined));
  const json = async (): Promise<object> => {
    const { jsonCheck } = await import('../report/json-check.ts');
    return jsonCheck(examined);
  };
  const findings = (): readonly Finding[] => examined.flatMap(findingsOf);
  await writeReport({ command: 'check', examined, findings, json }, options, context);
  context.status = examined.some((one) => isFaulty(one, isStrict)) ? EXIT.faults : EXIT.ok;
}

/** Reads a price list; with `--fix` it is mended: its files are written, or standard input's text is printed. */
async function read(
  path: string,
  { fix, unsafeFixes, format = 'pretty' }: Options,
  context: Context,
): Promise<CompiledCatalog | FixedCatalog> {
  const { compileCatalog } = await import('../catalog.ts');
  const catalog = await compileCatalog(path, context);
  if (fix !== true) return catalog;
  const { fixCatalog, writeFixed } = await import('../fix.ts');
  const mended = fixCatalog(catalog, unsafeFixes === true);
  if (path !== '-') await writeFixed(mended, catalog.compilation.files, context.io.cwd);
  else if (format === 'pretty') {
    const { main } = mended.folder;
    await context.io.stdout.write(mended.compilation.files.get(main)?.text ?? '');
  }
  return mended;
}
