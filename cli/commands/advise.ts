import { Command, InvalidArgumentError, Option } from 'commander';
import { MOST_ORDERS } from '../../compiler/analyze/advise/mix.ts';
import { nearest } from '../../compiler/diagnostics/suggest.ts';
import type { Ir } from '../../compiler/ir/ir.ts';
import { Exact } from '../../runtime/exact.ts';
import type { Context } from '../context.ts';
import { EXIT, UsageFailure } from '../failures.ts';
import type { NamedRecords } from '../here.ts';
import type { RecordFiles } from '../read-usage.ts';
import { catalogOrHere, choice, month, wholeNumber } from '../options.ts';
import { counted } from '../report/numbers.ts';
import { notFromInput, onlyOneInput } from '../standard-input.ts';

interface Options extends NamedRecords {
  readonly period?: string;
  readonly account?: string;
  readonly need: ReadonlyMap<string, Exact>;
  readonly limit: number;
  readonly format: 'pretty' | 'json';
}

/** More ratings are not made for one account, unless it is asked for. */
const RATINGS = 20_000;

export const adviseCommand = (context: Context): Command =>
  new Command('advise')
    .description('the purchase that would have been cheapest for the use that came, and from which volume on')
    .addArgument(catalogOrHere())
    .option('-u, --usage <file...>', 'records of use, as `rate` takes them')
    .option('--orders <file...>', 'activations, and what was bought: advice comes on top of it')
    .addOption(
      new Option('-p, --period <month>', 'buy at the start of this month, for its bill alone').argParser(
        month,
      ),
    )
    .option('--account <name>', 'only this account')
    .addOption(
      new Option('--need <product=quantity>', 'the least quantity of a capacity, such as face_qps=40')
        .argParser(needed)
        .default(new Map<string, Exact>(), 'the cheapest that is sold'),
    )
    .addOption(
      wholeNumber('--limit <count>', 'try so many purchases for an account at most').default(RATINGS),
    )
    .addOption(choice('-f, --format <format>', 'how it is written', ['pretty', 'json'], 'pretty'))
    .addHelpText(
      'after',
      `
Examples:
  $ tarifa advise catalogs/vision --usage usage.ndjson --orders orders.ndjson
  $ tarifa advise catalogs/vision --usage usage.ndjson --account acme --period 2026-01 --format json

Tried are one product or two, a package in any sizes and counts together, a capacity for any number of terms, bought at
the first instant of the month of an account's first use, on top of its orders; and buying nothing. The runner-up buys
other products. Where not all could be tried (${counted(MOST_ORDERS, 'package')} of a size, --limit ratings), the output says
so. Each is rated with all the use from then on, so amounts are those of the bills. What a longer purchase would pay
after the last record is not counted. A bill does not know how many calls a second there were: of a capacity, the
cheapest quantity is taken, or the cheapest that --need allows.
`,
    )
    .action(async (path: string, options: Options) => {
      const { recordsFor } = await import('../here.ts');
      const files = await recordsFor(path, options, context);
      checkOptions(path, files);
      const { soundCatalog } = await import('../catalog.ts');
      const catalog = await soundCatalog(path, context);
      if (catalog === null) return;
      const { period = null, account = null, need, limit } = options;
      checkNeed(need, catalog.ir);
      const { readUsage } = await import('../read-usage.ts');
      const { adviseAll } = await import('../advise.ts');
      const read = await readUsage(files, catalog.ir, context);
      const given = await adviseAll(catalog.ir, read, {
        period,
        account,
        need,
        limit,
        progress: context.progress,
      });
      if (account !== null && given.accounts.length === 0)
        throw new UsageFailure(
          `no account ${account} used anything${period === null ? '' : ` in ${period}`}`,
        );
      if (given.rejected > 0) context.status = EXIT.rejects;
      if (options.format === 'json') {
        const { adviceJson } = await import('../report/advise-json.ts');
        await context.writeJson(adviceJson(catalog, given));
      } else {
        const { adviceText } = await import('../report/advise.ts');
        await context.out.print(adviceText(catalog, given, context.out));
      }
      const { printableLine } = await import('../report/printable.ts');
      await context.summarize(
        `advised ${counted(given.accounts.length, 'account')} by ${printableLine(catalog.folder.name)}`,
      );
      if (given.rejected > 0) {
        await context.summarize(
          `${counted(given.rejected, 'record or part', 'records or parts')} rejected, and in no bill: \`tarifa rate\` lists them`,
        );
      }
    });

function checkOptions(path: string, { usage, orders }: RecordFiles): void {
  if (usage.length === 0) throw new UsageFailure('name the records of use with --usage FILE');
  onlyOneInput([path, ...usage, ...orders]);
  notFromInput('advise', path);
}

function checkNeed(need: ReadonlyMap<string, Exact>, { products }: Ir): void {
  const capacities = products.flatMap(({ kind, name }) => (kind === 'capacity' ? [name] : []));
  for (const name of need.keys()) {
    if (capacities.includes(name)) continue;
    const near = nearest(name, capacities);
    const meant = near === null ? '' : `; did you mean ${near}?`;
    throw new UsageFailure(`--need: there is no capacity ${name}${meant}`);
  }
}

function needed(written: string, before: ReadonlyMap<string, Exact>): ReadonlyMap<string, Exact> {
  const [, product, quantity] = /^([^=]+)=(\d{1,30}(?:\.\d{1,30})?)$/.exec(written) ?? [];
  if (product === undefined || quantity === undefined || !Exact.of(quantity).isPositive())
    throw new InvalidArgumentError('It is a capacity and a quantity, such as face_qps=40.');
  return new Map([...before, [product, Exact.of(quantity)]]);
}
