import { Command } from 'commander';
import { PAGE_FORMATS, type PageFormat } from '../../compiler/emit/page/page.ts';
import type { SoundCatalog } from '../catalog.ts';
import type { Context } from '../context.ts';
import { catalogOrHere, choice } from '../options.ts';
import { counted } from '../report/numbers.ts';
import { printableLine } from '../report/printable.ts';

interface Options {
  readonly format?: PageFormat;
  readonly out?: string;
}

export const docCommand = (context: Context): Command =>
  new Command('doc')
    .description('the price page of a price list, for those who pay by it')
    .addArgument(catalogOrHere('a folder with a main.tarifa, a file, or - for standard input'))
    .addOption(
      choice(
        '-f, --format <format>',
        'what is written; html, or by the end of the name of --out',
        PAGE_FORMATS,
      ),
    )
    .option('-o, --out <file>', 'the file to write; standard output if absent')
    .addHelpText(
      'after',
      `
Examples:
  $ tarifa doc catalogs/vision --out vision.html
  $ tarifa doc catalogs/vision --format markdown --out PRICES.md

The page holds its style and no script: one file, to be put on a server or printed as it is.
`,
    )
    .action(async (path: string, options: Options) => {
      const { soundCatalog } = await import('../catalog.ts');
      const catalog = await soundCatalog(path, context);
      if (catalog === null || !(await examplesHold(catalog, context))) return;
      const { emitPage } = await import('../../compiler/emit/page/page.ts');
      const { pageSource } = await import('../../compiler/page-source.ts');
      const text = emitPage(pageSource(catalog.compilation, catalog.ir), formatOf(options));
      const file = await context.writeResult(text, options.out);
      if (file === null) return;
      const { features, products } = catalog.ir;
      const parts = [
        counted(features.length, 'feature'),
        ...(products.length === 0 ? [] : [counted(products.length, 'product')]),
        counted(catalog.compilation.scenarios.length, 'example'),
      ];
      await context.summarize(`described ${printableLine(path)} in ${file}: ${parts.join(', ')}`);
    });

const formatOf = ({ format, out }: Options): PageFormat =>
  format ?? (/\.(md|markdown)$/i.test(out ?? '') ? 'markdown' : 'html');

/** A page that works out something else than its price list says would be believed. */
async function examplesHold(catalog: SoundCatalog, context: Context): Promise<boolean> {
  const { countExamples, runExamples } = await import('../run-examples.ts');
  const run = await runExamples(catalog, ['interpret'], context.progress);
  const { failed } = countExamples(run);
  if (failed === 0) return true;
  const { printFailure } = await import('../report/examples.ts');
  for (const example of run.examples) if (example.isFailed) await printFailure(catalog, context.err, example);
  await context.fail(`no page is written while ${counted(failed, 'example does', 'examples do')} not hold`);
  return false;
}
