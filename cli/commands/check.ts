import { Argument, Command } from 'commander';
import type { ExampleCounts, ExamplesRun } from '../run-examples.ts';
import type { CompiledCatalog } from '../catalog.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../failures.ts';
import { choice } from '../options.ts';
import { counted } from '../report/numbers.ts';
import { printableLine } from '../report/printable.ts';

interface Options {
  readonly format: 'pretty' | 'json';
  readonly strict?: true;
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
    .addHelpText('after', '\nExample:\n  $ tarifa check catalogs/vision\n')
    .action(async (paths: string[], options: Options) => {
      const checked: Checked[] = [];
      for (const path of paths) {
        const one = await check(path, context);
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

async function check(path: string, context: Context): Promise<Checked> {
  const { compileCatalog } = await import('../catalog.ts');
  const catalog = await compileCatalog(path, context);
  const { ir, diagnostics } = catalog.compilation;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const none = { passed: 0, failed: 0, skipped: 0 };
  const found = { catalog, errors, warnings: diagnostics.length - errors };
  if (ir === null) return { ...found, run: null, counts: none };
  const { runExamples, countExamples } = await import('../run-examples.ts');
  const run = await runExamples({ ...catalog, ir }, ['interpret', 'js']);
  return { ...found, run, counts: countExamples(run) };
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
  await context.summarize(`checked ${printableLine(folder.name)}: ${parts.join(', ')}`);
}

async function jsonOf(checked: readonly Checked[]): Promise<object> {
  const { jsonDiagnostic } = await import('../report/findings.ts');
  const { jsonExample } = await import('../report/json-examples.ts');
  const sum = (of: (counts: ExampleCounts) => number): number =>
    checked.reduce((total, { counts }) => total + of(counts), 0);
  return {
    version: 1,
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
