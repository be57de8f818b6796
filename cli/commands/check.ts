import { Argument, Command } from 'commander';
import type { ExampleCounts, ExamplesRun } from '../run-examples.ts';
import type { CompiledCatalog } from '../catalog.ts';
import type { Context } from '../context.ts';
import { EXIT, UsageFailure } from '../failures.ts';
import type { FixedCatalog } from '../fix.ts';
import { choice } from '../options.ts';
import { counted } from '../report/numbers.ts';
import { printableLine } from '../report/printable.ts';

interface Options {
  readonly format: 'pretty' | 'json';
  readonly strict?: true;
  readonly fix?: true;
  readonly unsafeFixes?: true;
}

/** One catalog as it was found. */
interface Checked {
  readonly catalog: CompiledCatalog;
  readonly errors: number;
  readonly warnings: number;
  /** Null where errors kept the examples from being run. */
  readonly run: ExamplesRun | null;
  readonly counts: ExampleCounts;
}

export const checkCommand = (context: Context): Command =>
  new Command('check')
    .description('proves what can be proven of price lists, and runs their examples')
    .addArgument(new Argument('<catalog...>', 'a folder with a main.tarifa, a file, or - for standard input'))
    .addOption(choice('-f, --format <format>', 'how findings are written', ['pretty', 'json'], 'pretty'))
    .option('--strict', 'take warnings for errors')
    .option('--fix', 'mend what has a safe fix, and write the files; with -, print the text')
    .option('--unsafe-fixes', 'with --fix, mend also what may have been meant otherwise')
    .addHelpText(
      'after',
      `
Examples:
  $ tarifa check catalogs/vision
  $ tarifa check catalogs/vision --fix

A safe fix changes no amount that was already right, and writes what alone can have been meant. The others are a
guess: the nearest name, the bound that closes a gap. Look at what they changed. Fixes are applied, and the price list
is checked anew, until none is left.
`,
    )
    .action(async (paths: string[], options: Options) => {
      if (options.unsafeFixes === true && options.fix !== true)
        throw new UsageFailure('--unsafe-fixes goes with --fix');
      const checked: Checked[] = [];
      for (const path of paths) {
        const one = await check(path, context, options);
        checked.push(one);
        if (options.format === 'pretty') await report(one, context, options);
      }
      if (options.format === 'json') await context.writeJson(await jsonOf(checked));
      const isFaulty = checked.some(
        ({ errors, warnings, counts }) =>
          errors > 0 || counts.failed > 0 || (options.strict === true && warnings > 0),
      );
      context.status = isFaulty ? EXIT.faults : EXIT.ok;
    });

async function check(
  path: string,
  context: Context,
  { fix, unsafeFixes, format }: Options,
): Promise<Checked> {
  const { compileCatalog } = await import('../catalog.ts');
  const read = await compileCatalog(path, context);
  const catalog = fix === true ? await fixed(path, read, unsafeFixes === true, format, context) : read;
  const { ir, diagnostics } = catalog.compilation;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const none = { passed: 0, failed: 0, skipped: 0 };
  const found = { catalog, errors, warnings: diagnostics.length - errors };
  if (ir === null) return { ...found, run: null, counts: none };
  const { runExamples, countExamples } = await import('../run-examples.ts');
  const run = await runExamples({ ...catalog, ir }, ['interpret', 'js']);
  return { ...found, run, counts: countExamples(run) };
}

/** Mends a catalog: its files are written, or the text of standard input goes to standard output. */
async function fixed(
  path: string,
  catalog: CompiledCatalog,
  unsafe: boolean,
  format: Options['format'],
  context: Context,
): Promise<FixedCatalog> {
  const { fixCatalog, writeFixed } = await import('../fix.ts');
  const mended = fixCatalog(catalog, unsafe);
  if (path !== '-') await writeFixed(mended, catalog.compilation.files, context.io.cwd);
  else if (format === 'pretty') {
    const { main } = mended.folder;
    await context.io.stdout.write(mended.compilation.files.get(main)?.text ?? '');
  }
  return mended;
}

async function report(
  { catalog, errors, warnings, run, counts }: Checked,
  context: Context,
  options: Options,
): Promise<void> {
  const { printFindings } = await import('../report/findings.ts');
  const { printFailure } = await import('../report/examples.ts');
  const { saidFindings } = await import('../catalog.ts');
  const { compilation, folder } = catalog;
  const { fixedLines, fixesLeft } = await import('../report/fixes.ts');
  for (const line of fixedLines(catalog, context.err)) await context.summarize(line);
  const said = saidFindings(compilation.diagnostics, context.isQuiet && options.strict !== true);
  await printFindings(catalog, context.err, said);
  const { ir } = compilation;
  if (ir !== null)
    for (const results of run?.examples ?? [])
      if (results.some(({ outcome }) => outcome === 'failed'))
        await printFailure({ ...catalog, ir }, context.err, results);

  const parts = [
    counted(compilation.files.size, 'file'),
    counted(errors, 'error'),
    counted(warnings, 'warning'),
    run === null ? 'examples not run' : `${counted(counts.passed, 'example')} passed`,
  ];
  if (counts.failed > 0) parts.push(`${counts.failed} failed`);
  if (counts.skipped > 0) parts.push(`${counts.skipped} skipped`);
  parts.push(...fixesLeft(catalog));
  await context.summarize(`checked ${printableLine(folder.name)}: ${parts.join(', ')}`);
  if (ir === null || context.isQuiet) return;
  const { proven } = await import('../../compiler/analyze/proven.ts');
  const { provenLines } = await import('../report/proven.ts');
  for (const line of provenLines(proven(ir), counts, compilation.silenced))
    await context.summarize(`  ${printableLine(line)}`);
}

async function jsonOf(checked: readonly Checked[]): Promise<object> {
  const { jsonDiagnostic } = await import('../report/findings.ts');
  const { jsonExample } = await import('../report/json-examples.ts');
  const { jsonFixed } = await import('../report/fixes.ts');
  const sum = (of: (counts: ExampleCounts) => number): number =>
    checked.reduce((total, { counts }) => total + of(counts), 0);
  const fixes = checked.map(({ catalog }) => jsonFixed(catalog)).filter((one) => one !== null);
  return {
    version: 1,
    ...(fixes.length === 0 ? {} : { fixed: fixes }),
    diagnostics: checked.flatMap(({ catalog }) =>
      catalog.compilation.diagnostics.map((diagnostic) => jsonDiagnostic(catalog, diagnostic)),
    ),
    examples: {
      passed: sum(({ passed }) => passed),
      failed: sum(({ failed }) => failed),
      skipped: sum(({ skipped }) => skipped),
      failures: checked.flatMap(({ catalog, run }) =>
        (run?.examples ?? [])
          .flat()
          .filter(({ outcome }) => outcome === 'failed')
          .map((result) => jsonExample(catalog, result)),
      ),
    },
  };
}
