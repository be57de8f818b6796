import { markup, type Html } from '../../compiler/html/markup.ts';
import { spaced } from '../../compiler/words/text.ts';
import { Exact } from '../../runtime/exact.ts';
import type { BillLine, BillPayment } from './bill.ts';
import type { StepWords } from './steps.ts';
import type { Wording } from './wording.ts';

interface BillTable {
  readonly caption: string;
  readonly currency: string;
  readonly lines: readonly BillLine[];
  /** What they come to. */
  readonly amount: string;
}

interface Group {
  readonly title: string;
  readonly lines: readonly BillLine[];
}

/** The lines of an invoice as a table: what was used, what was bought, what makes up for closed months, and the total. */
export function billTable({ caption, currency, lines, amount }: BillTable, wording: Wording): Html {
  const groups = groupsOf(lines);
  // One group needs no name, and no sum beside the total.
  const isOne = groups.length < 2;
  const bodies = groups.map(({ title, lines: own }) => [
    isOne ? null : groupHead(title),
    ...own.map(lineHtml),
  ]);
  const costing = groups.filter((group) => !group.lines.every(isUnbilled));
  const sums = costing.length < 2 ? null : costing.map((group) => sumHtml(group, wording));
  return markup`<div class="wide">
<table class="bill">
<caption>${caption}</caption>
<thead>
<tr><th scope="col">what</th><th scope="col" class="figure">quantity</th><th scope="col">at</th><th scope="col" class="figure">${currency}</th></tr>
</thead>
${bodies}<tfoot>
${sums}<tr class="total"><th scope="row" colspan="3">Total, before tax</th><td class="figure">${wording.amount(amount)}</td></tr>
</tfoot>
</table>
</div>
`;
}

function groupsOf(lines: readonly BillLine[]): readonly Group[] {
  const isBought = ({ line }: BillLine): boolean => line.product !== undefined && line.adjusts === undefined;
  const isMadeUp = ({ line }: BillLine): boolean => line.adjusts !== undefined;
  const isUsed = (one: BillLine): boolean => !isBought(one) && !isMadeUp(one);
  return [
    { title: 'Used', lines: lines.filter((one) => isUsed(one) && !isUnbilled(one)) },
    { title: 'Bought', lines: lines.filter(isBought) },
    { title: 'Made up for months that were closed', lines: lines.filter(isMadeUp) },
    { title: 'Used, and not billed', lines: lines.filter((one) => isUsed(one) && isUnbilled(one)) },
  ].filter((group) => group.lines.length > 0);
}

/** What the meter does not count: it costs nothing, and stands apart so that it is seen. */
const isUnbilled = ({ line }: BillLine): boolean => line.fund === 'unbilled';

const groupHead = (title: string): Html =>
  markup`<tbody>\n<tr class="group"><th scope="rowgroup" colspan="4">${title}</th></tr>\n</tbody>\n`;

function sumHtml({ title, lines }: Group, wording: Wording): Html {
  const sum = lines.reduce((total, { line }) => total.plus(Exact.of(line.amount)), Exact.zero).toString();
  return markup`<tr><th scope="row" colspan="3">${title}</th><td class="figure">${wording.amount(sum)}</td></tr>\n`;
}

/** A line, then what it is made of: tiers, and the orders that paid. One tier that is all of it stands in the line. */
function lineHtml({ line, title, by, used, amount, note, steps, paid }: BillLine): Html {
  const [only, ...others] = steps;
  const isAll =
    only !== undefined && others.length === 0 && only.quantity === used[0] && only.unit === used[1];
  const who = whoText(line, by);
  return markup`<tbody>
<tr><th scope="row">${title}${who === '' ? null : markup` <span class="by">${who}</span>`}</th><td class="figure">${used.join(' ')}</td><td>${isAll ? `${only.rate}${only.cell === '' ? '' : ` (${only.cell})`}` : ''}</td><td class="figure">${amount}</td></tr>
${note === null ? null : noteHtml(note)}${isAll ? null : steps.map(stepHtml)}${paid.map(paymentHtml)}</tbody>
`;
}

/** Who paid, or which order it is; that something was not billed is said over all that was not. */
function whoText({ fund, order, kind, adjusts }: BillLine['line'], by: string): string {
  if (adjusts !== undefined) return by;
  if (order !== undefined) return kind === undefined || kind === 'order' ? `order ${by}` : by;
  return fund === 'unbilled' ? '' : spaced(by);
}

/** A tier: how much of the line is at which rate, and the exact amount that is. */
const stepHtml = ({ quantity, unit, rate, amount, cell }: StepWords): Html =>
  markup`<tr class="part"><td>${cell}</td><td class="figure">${`${quantity} ${unit}`.trim()}</td><td>${rate}</td><td class="figure">${amount}</td></tr>\n`;

/** When a purchase was and for how long, or what an adjustment is for. */
const noteHtml = (note: string): Html => markup`<tr class="part"><td colspan="4">${note}</td></tr>\n`;

/** An order that paid, and what that took from it. */
const paymentHtml = ({ used, order, product, taken }: BillPayment): Html =>
  markup`<tr class="part"><td>paid by ${order}${product === null ? '' : ` (${product})`}</td><td class="figure">${used.join(' ')}</td><td>${taken}</td><td></td></tr>\n`;
