import { Argument, Command, Option } from 'commander';
import type { SoundCatalog } from '../catalog.ts';
import type { Context } from '../context.ts';
import { EXIT, UsageFailure } from '../failures.ts';
import { choice } from '../options.ts';
import { printableLine } from '../report/printable.ts';
import type { Effect } from '../../compiler/analyze/diff/effect.ts';
import { onlyOneInput } from '../standard-input.ts';

type Format = 'pretty' | 'json' | 'markdown';

interface Options {
  readonly since?: string;
  readonly usage?: readonly string[];
  readonly orders?: readonly string[];
  readonly format: Format;
}

export const diffCommand = (context: Context): Command =>
  new Command('diff')
    .description('what a change of price lists changes, for whom, and by how much')
    .usage('[options] <old> <new>\n       tarifa diff [options] --since <rev> [catalog...]')
    .addArgument(
      new Argument(
        '[catalog...]',
        'the price list before and the one now; with --since, any number, or this folder if absent',
      ),
    )
    .addOption(new Option('--since <rev>', 'compare price lists with themselves at this git revision'))
    .option('-u, --usage <file...>', 'records of use: the effect on each account')
    .option('--orders <file...>', 'activations, orders, upgrades, renewals, conversions')
    .addOption(choice('-f, --format <format>', 'how it is written', ['pretty', 'json', 'markdown'], 'pretty'))
    .addHelpText(
      'after',
      `
Examples:
  $ tarifa diff old/vision catalogs/vision
  $ tarifa diff catalogs/vision --since HEAD~1 --format markdown
  $ tarifa diff catalogs/vision --since v1.0 --usage usage.ndjson --orders orders.ndjson

Renaming files, reformatting, or writing the same tiers in another way is no change. With --since, a folder without a
main.tarifa stands for all price lists below it, then and now.
`,
    )
    .action(async (paths: string[], options: Options) => {
      checkOptions(paths, options);
      if (options.since === undefined) await compareTwo(paths[0]!, paths[1]!, options, context);
      else await compareSince(paths, options.since, options, context);
    });

function checkOptions(paths: readonly string[], { since, usage = [], orders = [] }: Options): void {
  if (since === undefined && paths.length !== 2)
    throw new UsageFailure(
      'name two price lists, or one and a git revision: tarifa diff CATALOG --since HEAD~1',
    );
  if (since !== undefined && paths.includes('-'))
    throw new UsageFailure('--since needs a folder or a file, not -');
  if ([...usage, ...orders].includes('-'))
    throw new UsageFailure('records are read once for each price list: name files, not -');
  onlyOneInput(paths);
}

async function compareTwo(old: string, now: string, options: Options, context: Context): Promise<void> {
  const { soundCatalog } = await import('../catalog.ts');
  const after = await soundCatalog(now, context);
  const before = await soundCatalog(old, context);
  if (before !== null && after !== null) await report(before, after, options, context);
}

async function compareSince(
  paths: readonly string[],
  since: string,
  options: Options,
  context: Context,
): Promise<void> {
  const { pairsSince } = await import('../since.ts');
  const pairs = await pairsSince(paths, since, context);
  const [pair] = pairs;
  if (pair === undefined) return;
  if (pairs.length === 1 && pair.kind === 'kept') return report(pair.old, pair.now, options, context);
  if ((options.usage ?? []).length + (options.orders ?? []).length > 0)
    throw new UsageFailure('records are of one price list: name one that was there then and is now');
  const { compareAll } = await import('../compare.ts');
  const { differencesJson, differencesLine, differencesMarkdown, printDifferences } =
    await import('../report/diff-many.ts');
  const differences = compareAll(pairs);
  if (options.format === 'json') await context.writeJson(differencesJson(differences));
  else if (options.format === 'markdown') await context.io.stdout.write(differencesMarkdown(differences));
  else await printDifferences(differences, context.out);
  await context.summarize(`compared with ${printableLine(since)}: ${differencesLine(differences)}`);
}

async function report(
  old: SoundCatalog,
  now: SoundCatalog,
  options: Options,
  context: Context,
): Promise<void> {
  const { compare } = await import('../compare.ts');
  const { Phrases } = await import('../report/diff-phrase.ts');
  const comparison = compare(old, now);
  const { tellUnread } = await import('../here.ts');
  await tellUnread([now.folder.name, old.folder.name], options, context);
  const effect = await effectOn(old, now, options, context);
  if (effect !== null) await tellRecords(effect, context);
  const phrases = new Phrases(now, old);
  if (options.format === 'json') {
    const { diffJson } = await import('../report/diff-json.ts');
    await context.writeJson(diffJson(comparison, effect, phrases));
  }
  const { diffModel } = await import('../report/diff-model.ts');
  const model = diffModel(comparison.diff, phrases);
  if (options.format === 'markdown') {
    const { diffMarkdown } = await import('../report/diff-markdown.ts');
    await context.io.stdout.write(diffMarkdown(model, effect, phrases));
  }
  if (options.format === 'pretty') {
    const { printDiff } = await import('../report/diff-pretty.ts');
    await printDiff(model, effect, phrases, context.out);
  }
  const names = [now, old].map(({ folder }) => printableLine(folder.name)).join(' with ');
  await context.summarize(`compared ${names}: ${model.tally}`);
}

/** Records that are in no bill are said beside the result too, and by the status. */
async function tellRecords(effect: Effect, context: Context): Promise<void> {
  const { recordsLine, rejectedCount } = await import('../report/effect-words.ts');
  const isRejected = rejectedCount(effect) > 0;
  if (isRejected) context.status = EXIT.rejects;
  const where = isRejected ? '; these are in no bill: `tarifa rate` lists them' : '';
  if (isRejected || effect.read === 0) await context.summarize(`${recordsLine(effect)}${where}`);
}

/** What the records come to under both; null where none are named. */
async function effectOn(
  old: SoundCatalog,
  now: SoundCatalog,
  { usage = [], orders = [] }: Options,
  context: Context,
): Promise<Effect | null> {
  if (usage.length + orders.length === 0) return null;
  const [was, is] = [old.ir.currency.code, now.ir.currency.code];
  if (was !== is)
    throw new UsageFailure(`bills in ${was} and in ${is} cannot be compared: leave out the records`);
  const { rate } = await import('../rate.ts');
  const { readUsage } = await import('../read-usage.ts');
  const { effectOf } = await import('../../compiler/analyze/diff/effect.ts');
  const rated = async ({ ir }: SoundCatalog) => {
    const read = await readUsage({ usage, orders }, ir, context);
    const { results } = await rate(ir, read, { period: null, backend: 'js', progress: context.progress });
    return { ...results, read: read.counts.read };
  };
  return effectOf(await rated(old), await rated(now));
}
