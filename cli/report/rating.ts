import type { SoundCatalog } from '../catalog.ts';
import type { Rating } from '../rate.ts';
import { printInvoices } from './invoices.ts';
import { counted, grouped, inCurrency } from './numbers.ts';
import type { Printer } from './printer.ts';
import { printRejects } from './rejects.ts';

/** Prints what a run came to: invoices, what was rejected, and what it all adds up to. */
export async function printRating(
  catalog: SoundCatalog,
  { results, totals, asOf }: Rating,
  printer: Printer,
): Promise<void> {
  await printInvoices(catalog, results, asOf, printer);
  await printRejects(results.rejects, catalog.ir, printer);
  const { bold } = printer.colors;
  if (results.invoices.length === 0) await printer.print('No invoices.');
  const accounts = new Set(results.invoices.map(({ account }) => account)).size;
  for (const [currency, amount] of Object.entries(totals))
    await printer.print(
      `${bold(`All invoices  ${inCurrency(currency, grouped(amount))}`)}  (${counted(results.invoices.length, 'invoice')} of ${counted(accounts, 'account')})`,
    );
}
