import type { Context } from '../context.ts';
import type { Examined } from '../examine.ts';
import { saidFindings } from '../catalog.ts';
import { printFailure } from './examples.ts';
import { printFindings } from './findings.ts';
import { fixedLines, fixesLeft } from './fixes.ts';
import { counted } from './numbers.ts';
import { printableLine } from './printable.ts';
import { provenLines } from './proven.ts';

/** What was mended in a price list and what is wrong with it, with its lines, and the working of failed examples. */
export async function printChecked(
  { catalog, run }: Examined,
  strict: boolean,
  context: Context,
): Promise<void> {
  const { compilation } = catalog;
  for (const line of fixedLines(catalog, context.err)) await context.summarize(line);
  await printFindings(
    catalog,
    context.err,
    saidFindings(compilation.diagnostics, context.isQuiet && !strict),
  );
  const { ir } = compilation;
  if (ir === null) return;
  for (const example of run?.examples ?? [])
    if (example.isFailed) await printFailure({ ...catalog, ir }, context.err, example);
}

/** One line on a price list: `checked prices: 2 files, 0 errors, 0 warnings, 5 examples passed`. */
export const checkedLine = (examined: Examined): string =>
  `checked ${printableLine(examined.catalog.folder.name)}: ${[...countsOf([examined]), ...fixesLeft(examined.catalog)].join(', ')}`;

/** One line on several price lists together. */
export const checkedTogether = (examined: readonly Examined[]): string =>
  `checked ${counted(examined.length, 'price list')} in all: ${countsOf(examined).join(', ')}`;

function countsOf(examined: readonly Examined[]): readonly string[] {
  const sum = (of: (one: Examined) => number): number => examined.reduce((total, one) => total + of(one), 0);
  const failed = sum(({ counts }) => counts.failed);
  const skipped = sum(({ counts }) => counts.skipped);
  const isRun = examined.some(({ run }) => run !== null);
  return [
    counted(
      sum(({ catalog }) => catalog.compilation.files.size),
      'file',
    ),
    counted(
      sum(({ errors }) => errors),
      'error',
    ),
    counted(
      sum(({ warnings }) => warnings),
      'warning',
    ),
    isRun
      ? `${counted(
          sum(({ counts }) => counts.passed),
          'example',
        )} passed`
      : 'examples not run',
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ];
}

/** What was proven of a price list without errors, a line each. */
export async function printProven({ catalog, counts, proven }: Examined, context: Context): Promise<void> {
  const facts = proven();
  if (facts === null || context.isQuiet) return;
  for (const line of provenLines(facts, counts, catalog.compilation.silenced))
    await context.summarize(`  ${printableLine(line)}`);
}
