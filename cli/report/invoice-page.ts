import { htmlFile } from '../../compiler/html/frame.ts';
import { markup, type Html } from '../../compiler/html/markup.ts';
import { saidText } from '../../compiler/words/said-text.ts';
import { textHtml } from '../../compiler/html/text-html.ts';
import { monthText } from '../../compiler/words/calendar.ts';
import { Exact } from '../../runtime/exact.ts';
import type { Said } from '../../runtime/said.ts';
import type { Reject } from '../../runtime/result.ts';
import type { BillLine } from './bill.ts';
import type { HeldOrder } from './holdings.ts';
import { billTable } from './invoice-lines.ts';
import { INVOICE_STYLE } from './invoice-style.ts';
import { counted, grouped } from './numbers.ts';
import type { Wording } from './wording.ts';

/** All that an account's page says. */
export interface AccountBill {
  readonly account: string;
  /** The price list's title, and the digests of those that the invoices were made by. */
  readonly list: string;
  readonly digests: readonly string[];
  readonly currency: string;
  readonly months: readonly MonthBill[];
  readonly orders: readonly HeldOrder[];
  /** When they stood so. */
  readonly asOf: string | null;
  /** Rejects of no month that has an invoice here. */
  readonly other: readonly Reject[];
}

export interface MonthBill {
  readonly period: string;
  readonly amount: string;
  readonly lines: readonly BillLine[];
  readonly rejects: readonly Reject[];
}

/** Beyond so many, the others are counted; the table of rejects has them. */
const MOST_REJECTS = 100;

/** The page of an account: its invoices month by month, what it holds, and what was rejected. */
export function invoicePage(bill: AccountBill, wording: Wording): string {
  const { account, list, currency, months, orders, other } = bill;
  const periods = months.map(({ period }) => monthText(period));
  const span = periods.length < 2 ? periods.join('') : `${periods[0]!} to ${periods.at(-1)!}`;
  const body = markup`<div class="sheet">
<header>
<div>
<p class="kind">${months.length === 1 ? 'Invoice' : 'Invoices'}</p>
<h1>${account}</h1>
</div>
<dl>
<dt>Price list</dt><dd>${list}</dd>
<dt>Period</dt><dd>${span}</dd>
<dt>Currency</dt><dd>${currency}</dd>
</dl>
</header>
<main>
${months.length > 1 ? monthsHtml(bill, wording) : null}${months.map((month) => monthHtml(month, bill, wording))}${ordersHtml(orders, bill.asOf)}${otherHtml(other)}</main>
${footerHtml(bill)}
</div>`;
  return htmlFile(`${account}, ${span}`, INVOICE_STYLE, body);
}

function footerHtml({ digests }: AccountBill): Html {
  const all = digests.map((digest, index) => markup`${index === 0 ? null : ', '}<code>${digest}</code>`);
  return markup`<footer>
<p>Amounts are before tax. Each line is rounded once, or record by record where the price list says so; the amounts below a line are exact, with what rounding adds or takes off, and “…” stands where more decimals follow.</p>
<p>Made by Tarifa from the price list of the digest ${all}.</p>
</footer>`;
}

/** What all months come to. */
function monthsHtml({ months, currency }: AccountBill, wording: Wording): Html {
  const rows = months.map(
    ({ period, amount }) =>
      markup`<tr><th scope="row"><a href="#month-${period}">${monthText(period)}</a></th><td class="figure">${wording.amount(amount)}</td></tr>\n`,
  );
  const total = months.reduce((sum, { amount }) => sum.plus(Exact.of(amount)), Exact.zero).toString();
  return markup`<section>
<table class="months">
<caption>All months</caption>
<thead>
<tr><th scope="col">month</th><th scope="col" class="figure">${currency}</th></tr>
</thead>
<tbody>
${rows}</tbody>
<tfoot>
<tr><th scope="row">Total</th><td class="figure">${wording.amount(total)}</td></tr>
</tfoot>
</table>
</section>
`;
}

function monthHtml({ period, amount, lines, rejects }: MonthBill, bill: AccountBill, wording: Wording): Html {
  const reference = `Reference ${bill.account} / ${period}`;
  return markup`<section class="month" id="month-${period}">
<h2>${monthText(period)} <span>${wording.money(amount)}</span></h2>
${billTable({ caption: reference, currency: bill.currency, lines, amount }, wording)}${rejectsHtml(`Rejected in ${monthText(period)}, and not charged`, rejects)}</section>
`;
}

function ordersHtml(orders: readonly HeldOrder[], asOf: string | null): Html | null {
  if (orders.length === 0) return null;
  const rows = orders.map(({ order, product, left, unit, state, validity, alerts }) => {
    const row = markup`<tr><th scope="row">${order}</th><td>${product}</td><td class="figure">${left} ${unit}</td><td>${state}</td><td>${validity}</td></tr>\n`;
    return [row, ...alerts.map((text) => markup`<tr class="alert"><td colspan="5">${text}</td></tr>\n`)];
  });
  return markup`<section>
<h2>Orders, and what is left of them</h2>
<div class="wide" role="region" aria-label="Orders" tabindex="0">
<table class="orders">
<caption>${asOf === null ? 'At the end of what was rated' : `As of ${asOf}`}</caption>
<thead>
<tr><th scope="col">order</th><th scope="col">what was bought</th><th scope="col" class="figure">left</th><th scope="col">state</th><th scope="col">validity</th></tr>
</thead>
<tbody>
${rows}</tbody>
</table>
</div>
</section>
`;
}

const otherHtml = (rejects: readonly Reject[]): Html | null =>
  rejects.length === 0
    ? null
    : markup`<section>\n${rejectsHtml('Rejected otherwise, and not charged', rejects)}</section>\n`;

/** What was not billed and why; the file and the code are for who sent the records, who has the table of rejects. */
/** A reason without the clause that says in which file something stands. */
const withoutFile = (said: Said): Said => ({ ...said, says: said.says.replace(/; [^;]*\{file\}[^;]*/, '') });

function rejectsHtml(title: string, rejects: readonly Reject[]): Html | null {
  if (rejects.length === 0) return null;
  const rows = rejects
    .slice(0, MOST_REJECTS)
    .map(
      ({ record, said, quantity }) =>
        markup`<tr><th scope="row">${record ?? ''}</th><td class="figure">${quantity === null ? 'all' : grouped(quantity)}</td><td>${textHtml(saidText(withoutFile(said)))}</td></tr>\n`,
    );
  const left = rejects.length - rows.length;
  const more = `And ${grouped(String(left))} more.`;
  return markup`<h3>${title}</h3>
<div class="wide" role="region" aria-label="${title}" tabindex="0">
<table>
<caption>${counted(rejects.length, 'record or part of one', 'records or parts of records')}</caption>
<thead>
<tr><th scope="col">record</th><th scope="col" class="figure">quantity</th><th scope="col">why</th></tr>
</thead>
<tbody>
${rows}</tbody>
</table>
</div>
${left === 0 ? null : markup`<p class="quiet">${more}</p>\n`}`;
}
