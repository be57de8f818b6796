import type { Context } from '../context.ts';
import type { Examined } from '../examine.ts';
import { counted } from './numbers.ts';
import { printFailure } from './examples.ts';
import { printableLine } from './printable.ts';

/** Examples that hold are a line each; those that do not come with their working. */
export async function printTested({ catalog, run }: Examined, { out, err }: Context): Promise<void> {
  const { ir } = catalog.compilation;
  if (ir === null || run === null) return;
  for (const example of run.examples) {
    const { results } = example;
    const title = printableLine(example.title);
    if (example.isFailed) {
      await out.print(`${out.colors.red('✗')} ${title}`);
      await printFailure({ ...catalog, ir }, err, example);
      continue;
    }
    const skips = results.filter(({ outcome }) => outcome === 'skipped');
    const why = skips.map(({ backend, reason }) => `skipped on ${backend}: ${printableLine(reason ?? '')}`);
    const note = why.length === 0 ? '' : out.colors.dim(` (${why.join('; ')})`);
    const mark = skips.length === results.length ? out.colors.yellow('-') : out.colors.green('✓');
    await out.print(`${mark} ${title}${note}`);
  }
}

/** One line on a price list: `tested prices on interpret, js: 5 examples passed, 0 failed`. */
export function testedLine({ catalog, errors, run, counts }: Examined): string {
  const name = printableLine(catalog.folder.name);
  if (run === null) return `tested ${name}: ${counted(errors, 'error')}, examples not run`;
  return `tested ${name} on ${run.backends.join(', ')}: ${countsText([counts])}`;
}

/** One line on several price lists together. */
export const testedTogether = (examined: readonly Examined[]): string =>
  `tested ${counted(examined.length, 'price list')} in all: ${countsText(examined.map(({ counts }) => counts))}`;

function countsText(all: readonly Examined['counts'][]): string {
  const sum = (name: keyof Examined['counts']): number =>
    all.reduce((total, counts) => total + counts[name], 0);
  const skipped = sum('skipped');
  const parts = [`${counted(sum('passed'), 'example')} passed`, `${sum('failed')} failed`];
  return [...parts, ...(skipped > 0 ? [`${skipped} skipped`] : [])].join(', ');
}
