import { monthText } from '../../compiler/words/calendar.ts';
import { Exact } from '../../runtime/exact.ts';
import type { SoundCatalog } from '../catalog.ts';
import { compareText } from '../../runtime/record.ts';
import type { Results } from '../../runtime/records/index.ts';
import type { Invoice, Line } from '../../runtime/result.ts';
import { BillLines, type BillLine, type BillPayment } from './bill.ts';
import { Holdings } from './holdings.ts';
import { counted } from './numbers.ts';
import { printableLine } from './printable.ts';
import type { Printer } from './printer.ts';
import { stepCells, STEP_ALIGNS } from './steps.ts';
import { aligned, type Align } from './table.ts';
import { wordingOf, type Wording } from './wording.ts';

/** Beyond so many accounts, only the largest are printed: nobody reads the rest on a terminal. */
const MOST_ACCOUNTS = 50;
const LARGEST = 10;

/** What was bought or used | by which fund, or which order | quantity | unit | amount. */
const ALIGNS: readonly Align[] = ['left', 'left', 'right', 'left', 'right'];

/**
 * Prints invoices as a person in finance reads them: account and month, line by line, down to the tiers and to the
 * orders that paid; and after an account's last invoice, what it still holds.
 */
export async function printInvoices(
  catalog: SoundCatalog,
  results: Results,
  asOf: string | null,
  printer: Printer,
): Promise<void> {
  const lines = new Map<string, Line[]>();
  for (const line of results.lines) {
    const key = JSON.stringify([line.account, line.period]);
    const group = lines.get(key);
    if (group === undefined) lines.set(key, [line]);
    else group.push(line);
  }
  const { shown, left } = selectAccounts(results.invoices);
  const wording = wordingOf(catalog);
  const holdings = new Holdings(catalog.ir, results, asOf, wording);
  const form = new InvoiceForm(wording, printer, new BillLines(catalog, wording, holdings));
  for (const [index, invoice] of shown.entries()) {
    const { account, period } = invoice;
    const text = [form.text(invoice, lines.get(JSON.stringify([account, period])) ?? [])];
    if (shown[index + 1]?.account !== account) text.push(...holdings.lines(account));
    await printer.print(`${text.join('\n')}\n`);
  }
  if (left > 0)
    await printer.print(
      `… and ${counted(left, 'smaller account')}; \`--out DIR\` writes the invoices of all of them.\n`,
    );
}

/** Few accounts are shown by name; of many, those that owe most. */
function selectAccounts(invoices: readonly Invoice[]): {
  readonly shown: readonly Invoice[];
  readonly left: number;
} {
  const totals = new Map<string, Exact>();
  for (const { account, amount } of invoices)
    totals.set(account, (totals.get(account) ?? Exact.zero).plus(Exact.of(amount)));
  // What was billed of closed months comes before everything else.
  const byAccount = [...invoices].sort(
    (a, b) => compareText(a.account, b.account) || compareText(a.period, b.period),
  );
  if (totals.size <= MOST_ACCOUNTS) return { shown: byAccount, left: 0 };
  const largest = [...totals]
    .sort(([a, left], [b, right]) => right.compare(left) || compareText(a, b))
    .slice(0, LARGEST)
    .map(([account]) => account);
  const shown = largest.flatMap((name) => byAccount.filter(({ account }) => account === name));
  return { shown, left: totals.size - LARGEST };
}

class InvoiceForm {
  readonly #wording: Wording;
  readonly #printer: Printer;
  readonly #bill: BillLines;

  constructor(wording: Wording, printer: Printer, bill: BillLines) {
    this.#wording = wording;
    this.#printer = printer;
    this.#bill = bill;
  }

  text(invoice: Invoice, lines: readonly Line[]): string {
    const { colors } = this.#printer;
    const bill = this.#bill.of(lines);
    const total = ['Total', '', '', '', this.#wording.money(invoice.amount)];
    const rows = aligned([...bill.map(rowOf), total], ALIGNS, '  ');
    // Steps are a table of their own: beside the amounts of lines they would make it too wide to read.
    const stepsOf = bill.map(({ steps, paid }) => [...steps.map(stepCells), ...paid.map(paidCells)]);
    const steps = aligned(stepsOf.flat(), STEP_ALIGNS, '      ');
    const text = [colors.bold(`${printableLine(invoice.account)}  ${monthText(invoice.period)}`)];
    let next = 0;
    for (const [index, { length }] of stepsOf.entries()) {
      text.push(rows[index]!);
      const { note } = bill[index]!;
      if (note !== null) text.push(colors.dim(`      ${note}`));
      text.push(...steps.slice(next, next + length).map(colors.dim));
      next += length;
    }
    text.push(colors.bold(rows.at(-1)!));
    return text.join('\n');
  }
}

const rowOf = ({ title, by, used, amount }: BillLine): readonly string[] => [title, by, ...used, amount];

const paidCells = ({ used, order, taken }: BillPayment): readonly string[] => [
  ...used,
  'by',
  order,
  '',
  '',
  taken === '' ? '' : `(${taken})`,
];
