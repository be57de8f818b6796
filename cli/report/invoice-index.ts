import { htmlFile } from '../../compiler/html/frame.ts';
import { markup, type Html } from '../../compiler/html/markup.ts';
import { monthText } from '../../compiler/words/calendar.ts';
import { Exact } from '../../runtime/exact.ts';
import { pageFile, type Results } from '../../runtime/records/index.ts';
import type { SoundCatalog } from '../catalog.ts';
import { INVOICE_STYLE } from './invoice-style.ts';
import { counted } from './numbers.ts';
import type { Wording } from './wording.ts';

interface Totals {
  readonly months: string[];
  sum: Exact;
}

/** All accounts with what they owe, each with the way to its page. */
export function invoiceIndex({ ir }: SoundCatalog, { invoices, rejects }: Results, wording: Wording): string {
  const accounts = new Map<string, Totals>();
  for (const { account, period, amount } of invoices) {
    let totals = accounts.get(account);
    if (totals === undefined) accounts.set(account, (totals = { months: [], sum: Exact.zero }));
    totals.months.push(period);
    totals.sum = totals.sum.plus(Exact.of(amount));
  }
  const total = [...accounts.values()].reduce((sum, one) => sum.plus(one.sum), Exact.zero);
  const elsewhere = rejects.filter(({ account }) => account === null || !accounts.has(account)).length;
  const rows = [...accounts].map(([account, totals]) => rowHtml(account, totals, wording));
  const title = ir.catalog.title || ir.catalog.name;
  const body = markup`<div class="sheet">
<header>
<div>
<p class="kind">${counted(invoices.length, 'invoice')}</p>
<h1>${title}</h1>
</div>
</header>
<main>
<section>
<div class="wide">
<table class="months">
<caption>${counted(accounts.size, 'account')}, amounts before tax</caption>
<thead>
<tr><th scope="col">account</th><th scope="col">months</th><th scope="col" class="figure">${ir.currency.code}</th></tr>
</thead>
<tbody>
${rows}</tbody>
<tfoot>
<tr><th scope="row" colspan="2">Total</th><td class="figure">${wording.amount(total.toString())}</td></tr>
</tfoot>
</table>
</div>
${elsewhere === 0 ? null : markup`<p class="quiet">${elsewhereText(elsewhere)}</p>\n`}</section>
</main>
</div>`;
  return htmlFile(`Invoices, ${title}`, INVOICE_STYLE, body);
}

const elsewhereText = (count: number): string =>
  `${counted(count, 'record or part of one was', 'records or parts of records were')} rejected of no account that has an invoice; the table of rejects has them.`;

function rowHtml(account: string, { months, sum }: Totals, wording: Wording): Html {
  const sorted = months.toSorted();
  const span =
    sorted.length < 2
      ? sorted.map(monthText).join('')
      : `${monthText(sorted[0]!)} to ${monthText(sorted.at(-1)!)}`;
  // A file's name is of plain signs, and an address may hold all of them.
  const file = pageFile(account).split('/').at(-1)!;
  return markup`<tr><th scope="row"><a href="./${file}">${account}</a></th><td>${span}</td><td class="figure">${wording.amount(sum.toString())}</td></tr>\n`;
}
