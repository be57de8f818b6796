import { Argument, Command, Option } from 'commander';
import type { SoundCatalog } from '../catalog.ts';
import type { Context } from '../context.ts';
import { EXIT, UsageFailure } from '../failures.ts';
import { choice } from '../options.ts';
import type { Effect } from '../../compiler/analyze/diff/effect.ts';

type Format = 'pretty' | 'json' | 'markdown';

interface Options {
  readonly since?: string;
  readonly usage?: readonly string[];
  readonly orders?: readonly string[];
  readonly format: Format;
}

export const diffCommand = (context: Context): Command =>
  new Command('diff')
    .description('what a change of a price list changes, for whom, and by how much')
    .addArgument(new Argument('[old]', 'the price list before: a folder with a main.tarifa, or a file'))
    .addArgument(
      new Argument(
        '[new]',
        'the price list now; left out with --since, which takes this folder if none is named',
      ),
    )
    .addOption(new Option('--since <rev>', 'compare a catalog with itself at this git revision'))
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

Renaming files, reformatting, or writing the same tiers in another way is no change.
`,
    )
    .action(async (named: string | undefined, now: string | undefined, options: Options) => {
      const old = named ?? '.';
      checkOptions(old, now, options);
      const catalogs = await openBoth(old, now, options, context);
      if (catalogs === null) {
        context.status = EXIT.faults;
        return;
      }
      await report(catalogs[0], catalogs[1], options, context);
    });

function checkOptions(
  old: string,
  now: string | undefined,
  { since, usage = [], orders = [] }: Options,
): void {
  if (since === undefined && now === undefined)
    throw new UsageFailure(
      'name two price lists, or one and a git revision: tarifa diff CATALOG --since HEAD~1',
    );
  if (since !== undefined && now !== undefined)
    throw new UsageFailure('--since compares one price list with its past: name only that one');
  if (since !== undefined && old === '-') throw new UsageFailure('--since needs a folder or a file, not -');
  if ([...usage, ...orders].includes('-'))
    throw new UsageFailure('records are read once for each price list: name files, not -');
  if (old === '-' && now === '-')
    throw new UsageFailure('standard input can be read once only: - stands twice');
}

/** Both catalogs, the old one first; null where one has errors, and they have been said. */
async function openBoth(
  old: string,
  now: string | undefined,
  { since }: Options,
  context: Context,
): Promise<readonly [SoundCatalog, SoundCatalog] | null> {
  const { soundCatalog, soundFolder } = await import('../catalog.ts');
  const after = await soundCatalog(now ?? old, context);
  if (since === undefined) {
    const before = await soundCatalog(old, context);
    return before === null || after === null ? null : [before, after];
  }
  const { openRevision } = await import('../git.ts');
  const before = await soundFolder(openRevision(old, since, context.io.cwd), context);
  return before === null || after === null ? null : [before, after];
}

async function report(
  old: SoundCatalog,
  now: SoundCatalog,
  options: Options,
  context: Context,
): Promise<void> {
  const { diffCatalogs } = await import('../../compiler/analyze/diff/diff.ts');
  const { Phrases } = await import('../report/diff-phrase.ts');
  const diff = diffCatalogs(old.ir, now.ir);
  const effect = await effectOn(old, now, options, context);
  const phrases = new Phrases(now, old);
  if (options.format === 'json') {
    const { diffJson } = await import('../report/diff-json.ts');
    const { digestOf } = await import('../../compiler/ir/digest.ts');
    const side = ({ ir, folder }: SoundCatalog) => ({ ir, name: folder.name, digest: digestOf(ir) });
    return context.writeJson(diffJson(side(old), side(now), diff, effect, phrases));
  }
  const { diffModel } = await import('../report/diff-model.ts');
  const model = diffModel(diff, phrases);
  if (options.format === 'markdown') {
    const { diffMarkdown } = await import('../report/diff-markdown.ts');
    await context.io.stdout.write(diffMarkdown(model, effect, phrases));
    return;
  }
  const { printDiff } = await import('../report/diff-pretty.ts');
  await printDiff(model, effect, phrases, context.out);
}

/** What the records come to under both; null where none are named. */
async function effectOn(
  old: SoundCatalog,
  now: SoundCatalog,
  { usage = [], orders = [] }: Options,
  { io }: Context,
): Promise<Effect | null> {
  if (usage.length + orders.length === 0) return null;
  const [was, is] = [old.ir.currency.code, now.ir.currency.code];
  if (was !== is)
    throw new UsageFailure(`bills in ${was} and in ${is} cannot be compared: leave out the records`);
  const { rate } = await import('../rate.ts');
  const { readUsage } = await import('../read-usage.ts');
  const { effectOf } = await import('../../compiler/analyze/diff/effect.ts');
  const results = async ({ ir }: SoundCatalog) =>
    (await rate(ir, await readUsage({ usage, orders }, ir, io), { period: null, backend: 'js' })).results;
  return effectOf(await results(old), await results(now));
}
