import { basename, resolve } from 'node:path';
import { Argument, Command } from 'commander';
import type { PurchaseWords, Read } from '../../compiler/sentence.ts';
import type { Exact } from '../../runtime/exact.ts';
import type { SoundCatalog } from '../catalog.ts';
import type { Context } from '../context.ts';
import { EXIT, UsageFailure } from '../failures.ts';
import { choice, quantity, repeated } from '../options.ts';
import type { Picture } from '../plot/picture.ts';
import type { Side } from '../plot/plot.ts';
import { printableLine } from '../report/printable.ts';
import { notFromInput } from '../standard-input.ts';

const FORMATS = ['pretty', 'svg', 'json'] as const;

interface Options {
  readonly with?: string;
  readonly buy?: readonly string[];
  readonly against?: string;
  readonly since?: string;
  readonly from?: Exact;
  readonly to?: Exact;
  readonly out?: string;
  readonly format?: (typeof FORMATS)[number];
}

const USAGE = 'tarifa plot CATALOG FEATURE';

export const plotCommand = (context: Context): Command =>
  new Command('plot')
    .description('draws what a feature costs by its quantity, in all and for one unit')
    .addArgument(new Argument('[catalog]', 'a folder with a main.tarifa, or a file; this folder if absent'))
    .addArgument(
      new Argument('[feature]', 'a feature, with the words of a use behind it, such as "ocr in 2026-07"'),
    )
    .option('--with <attributes>', 'the attributes of the use, such as "frame_rate 60, resolution 1080"')
    .addOption(
      repeated(
        '--buy <purchase>',
        'a purchase beside it, in the words of an example; may stand several times',
      ),
    )
    .option('--against <catalog>', 'another price list over this one')
    .option('--since <rev>', 'this price list at a git revision, over it')
    .addOption(quantity('--from <quantity>', 'where the picture begins').default(undefined, '0'))
    .addOption(
      quantity('--to <quantity>', 'where it ends').default(undefined, 'so that all that happens is seen'),
    )
    .option('-o, --out <file>', 'the SVG to write; - for standard output')
    .addOption(
      choice('-f, --format <format>', 'how it is drawn', FORMATS).default(
        undefined,
        'pretty in the terminal, svg with --out',
      ),
    )
    .addHelpText(
      'after',
      `
Examples:
  $ tarifa plot catalogs/vision license_plate_recognition
  $ tarifa plot catalogs/vision license_plate_recognition --to 50,000 --out plates.svg
  $ tarifa plot catalogs/vision "video_enhancement with frame_rate 60, resolution 1080"
  $ tarifa plot catalogs/vision license_plate_recognition --buy "plate_package 1,000 points"
  $ tarifa plot catalogs/vision license_plate_recognition --against old/vision --format svg --out -

Lines are drawn from the exact price and not from samples of it: where a price jumps, the line does. Where a purchase
breaks even is exact as well. Amounts are before rounding.
`,
    )
    .action(async (first: string | undefined, second: string | undefined, options: Options) => {
      const { catalogAndWords } = await import('../here.ts');
      const [path, words] = catalogAndWords(first, second, context.io, { what: 'feature', wanted: USAGE });
      checkOptions(path, options);
      const catalogs = await openAll(path, options, context);
      if (catalogs === null) return;
      const picture = await draw(catalogs, words, options, context);
      if (picture !== null) await write(picture, catalogs[0].name, options, context);
    });

function checkOptions(path: string, { against, since, buy = [], out, format }: Options): void {
  notFromInput('plot', path, against ?? '');
  if (against !== undefined && since !== undefined)
    throw new UsageFailure('--against and --since are both what is drawn over the price list: take one');
  if (buy.length > 0 && (against ?? since) !== undefined)
    throw new UsageFailure('--buy is drawn over one price list: leave out --against and --since');
  if (out !== undefined && format !== undefined && format !== 'svg')
    throw new UsageFailure('--out writes an SVG; leave out --format');
  if (out !== undefined && out !== '-' && !/\.svg$/i.test(out))
    throw new UsageFailure('--out writes an SVG: name it FILE.svg');
}

type Named = Pick<Side, 'catalog' | 'name'>;

/** The price lists, the first one first; null where one has errors, and they have been said. */
async function openAll(
  path: string,
  { against, since }: Options,
  context: Context,
): Promise<readonly [Named, ...Named[]] | null> {
  const { soundCatalog, soundFolder } = await import('../catalog.ts');
  // `.` says nothing in a picture, and ends a sentence before its end.
  const called = (name: string): string =>
    /^\.*\/?$/.test(name) ? basename(resolve(context.io.cwd, name)) : name;
  const named = (catalog: SoundCatalog): Named => ({
    catalog,
    name: printableLine(called(catalog.folder.name)),
  });
  const one = await soundCatalog(path, context);
  if (one === null) return null;
  if (against === undefined && since === undefined) return [named(one)];
  const { openRevision } = await import('../git.ts');
  const other =
    since === undefined
      ? await soundCatalog(against!, context)
      : await soundFolder(openRevision(path, since, context.io.cwd), context);
  return other === null ? null : [named(one), named(other)];
}

/** The picture; null where there is none, and it has been said why. */
async function draw(
  catalogs: readonly [Named, ...Named[]],
  feature: string,
  options: Options,
  context: Context,
): Promise<Picture | null> {
  const { with: attributes, buy = [], from = null, to = null } = options;
  const { readUsed, readPurchase } = await import('../../compiler/sentence.ts');
  const text = attributes === undefined ? feature : `${feature} with ${attributes}`;
  const sides: Side[] = [];
  for (const one of catalogs) {
    const used = await understood(one.catalog, readUsed(one.catalog.compilation, text), context);
    if (used === null) return null;
    sides.push({ ...one, used });
  }
  const [first, ...others] = sides;
  const purchases: PurchaseWords[] = [];
  const [{ catalog }] = catalogs;
  for (const written of buy) {
    const purchase = await understood(catalog, readPurchase(catalog.compilation, written), context);
    if (purchase === null) return null;
    purchases.push(purchase);
  }
  const { pictureOf } = await import('../plot/plot.ts');
  const picture = pictureOf({ sides: [first!, ...others], purchases, from, to });
  if (!('message' in picture)) return picture;
  const { code, message, help } = picture;
  await context.fail(message, {
    code,
    detail: help && `help: ${help}`,
    // What the price list has no price for is no fault of whoever asks.
    status: code === null || help !== null ? EXIT.usage : EXIT.faults,
  });
  return null;
}

/** What a sentence stands for; null where it cannot be read, which is said. */
async function understood<T>(catalog: SoundCatalog, read: Read<T>, context: Context): Promise<T | null> {
  if (read.value !== null) return read.value;
  const { printSentence } = await import('../report/sentence.ts');
  await printSentence(catalog, read, context.err);
  context.status = EXIT.usage;
  return null;
}

async function write(
  picture: Picture,
  by: string,
  { out, format }: Options,
  context: Context,
): Promise<void> {
  let file: string | null = null;
  if (format === 'json') {
    const { pictureJson } = await import('../plot/picture-json.ts');
    await context.writeJson(pictureJson(picture));
  } else if (out === undefined && format !== 'svg') {
    const { terminalText } = await import('../plot/terminal.ts');
    await context.out.print(terminalText(picture, context.io.stdout.columns ?? 80, context.out));
  } else {
    const { svgText } = await import('../plot/svg.ts');
    file = await context.writeResult(svgText(picture), out);
  }
  const { drewWords } = await import('../plot/picture-words.ts');
  const to = file === null ? '' : ` to ${file}`;
  await context.summarize(`plotted ${picture.title} by ${by}${to}: ${drewWords(picture)}`);
}
