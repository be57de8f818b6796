import { Command, Option } from 'commander';
import type { Context } from '../context.ts';
import { OutputFailure } from '../failures.ts';
import type { MonthClosed } from '../ledger.ts';
import { catalogOrHere, choice, month } from '../options.ts';
import { counted, grouped, inCurrency } from '../report/numbers.ts';
import { printableLine } from '../report/printable.ts';

interface Options {
  readonly ledger: string;
  readonly period: string;
  readonly format: 'pretty' | 'json';
}

export const closeCommand = (context: Context): Command =>
  new Command('close')
    .description('closes a month of a ledger: what was billed stands')
    .addArgument(catalogOrHere())
    .requiredOption('--ledger <dir>', 'the folder that `rate --ledger` keeps')
    .addOption(
      new Option('-p, --period <month>', 'the month to close, such as 2026-01')
        .argParser(month)
        .makeOptionMandatory(),
    )
    .addOption(choice('-f, --format <format>', 'how it is written', ['pretty', 'json'], 'pretty'))
    .addHelpText(
      'after',
      `
Example:
  $ tarifa close catalogs/vision --ledger books --period 2026-01

Months are closed in their order. The lines and invoices of a closed month never change again: what comes for it
later is made up for by a line of the fund \`adjustment\` in the first open month, which names the records. A
closed month keeps the price list that closed it; a new one holds from the first open month on.
`,
    )
    .action(async (path: string, { ledger: folder, period, format }: Options) => {
      const { soundCatalog } = await import('../catalog.ts');
      const catalog = await soundCatalog(path, context);
      if (catalog === null) return;
      const { withLedger } = await import('../ledger.ts');
      const { rate } = await import('../rate.ts');
      const { io, progress } = context;
      const closed = await withLedger(folder, catalog.ir, io, { create: false }, async (ledger) => {
        ledger.beginClose(period);
        const read = await ledger.read({ usage: [], orders: [] }, context);
        return ledger.close(await rate(catalog.ir, read, { period: null, backend: 'js', ledger, progress }));
      });
      try {
        if (format === 'json') await context.writeJson(closed);
        else await context.out.print(pretty(closed));
      } catch (error) {
        // The month is closed by then, and a second attempt would be told so.
        if (error instanceof OutputFailure)
          throw new OutputFailure(`${error.message}; ${period} is closed all the same`, error.isClosedPipe);
        throw error;
      }
      await context.summarize(`closed ${closed.period} in ${printableLine(folder)}`);
      if (closed.rejects > 0)
        await context.summarize(
          `${counted(closed.rejects, 'reject')} in the ledger so far: what mends them later becomes adjustments`,
        );
    });

function pretty({ period, catalog, invoices, lines, adjustments, totals, next }: MonthClosed): string {
  const billed = Object.entries(totals).map(
    ([currency, amount]) => `${inCurrency(currency, grouped(amount))} in `,
  );
  const adjusting =
    adjustments === 0
      ? ''
      : `, ${grouped(String(adjustments))} of them ${adjustments === 1 ? 'an adjustment' : 'adjustments'}`;
  return [
    `closed ${period}: ${billed.join('')}${counted(invoices, 'invoice')} with ${counted(lines, 'line')}${adjusting}`,
    `by the price list ${catalog.name} ${catalog.digest.slice(0, 12)}; the first open month is ${next}`,
  ].join('\n');
}
