import type { Ir } from '../../compiler/ir/ir.ts';
import { Exact } from '../../runtime/exact.ts';
import { compareText } from '../../runtime/record.ts';
import type { Results } from '../../runtime/records/index.ts';
import type { Invoice, Line } from '../../runtime/result.ts';
import { moneyStyleOf } from './examples.ts';
import { counted, grouped, money } from './numbers.ts';
import { printableLine } from './printable.ts';
import type { Printer } from './printer.ts';
import { cellText, stepCells, type MoneyStyle } from './steps.ts';
import { aligned, type Align } from './table.ts';

/** Beyond so many accounts, only the largest are printed: nobody reads the rest on a terminal. */
const MOST_ACCOUNTS = 50;
const LARGEST = 10;

/** What was bought or used | by which fund | quantity | unit | × | rate | = | amount of the step | amount. */
const ALIGNS: readonly Align[] = ['left', 'left', 'right', 'left', 'left', 'left', 'left', 'right', 'left', 'right'];

/** Prints invoices as a person in finance reads them: account and month, line by line, down to the tiers. */
export async function printInvoices(ir: Ir, results: Results, printer: Printer): Promise<void> {
  const lines = new Map<string, Line[]>();
  for (const line of results.lines) {
    const key = JSON.stringify([line.account, line.period]);
    const group = lines.get(key);
    if (group === undefined) lines.set(key, [line]);
    else group.push(line);
  }
  const { shown, left } = selectAccounts(results.invoices);
  const form = new InvoiceForm(ir, printer);
  for (const invoice of shown)
    await printer.print(`${form.text(invoice, lines.get(JSON.stringify([invoice.account, invoice.period])) ?? [])}\n`);
  if (left > 0)
    await printer.print(
      `… and ${counted(left, 'smaller account')}; \`--out DIR\` writes the invoices of all of them.\n`,
    );
}

/** Few accounts are shown by name; of many, those that owe most. */
function selectAccounts(invoices: readonly Invoice[]): { readonly shown: readonly Invoice[]; readonly left: number } {
  const totals = new Map<string, Exact>();
  for (const { account, amount } of invoices)
    totals.set(account, (totals.get(account) ?? Exact.zero).plus(Exact.of(amount)));
  if (totals.size <= MOST_ACCOUNTS) return { shown: invoices, left: 0 };
  const largest = [...totals]
    .sort(([a, left], [b, right]) => right.compare(left) || compareText(a, b))
    .slice(0, LARGEST)
    .map(([account]) => account);
  const shown = largest.flatMap((name) => invoices.filter(({ account }) => account === name));
  return { shown, left: totals.size - LARGEST };
}

class InvoiceForm {
  readonly #style: MoneyStyle;
  readonly #printer: Printer;
  readonly #titles: ReadonlyMap<string, string>;
  readonly #rank: ReadonlyMap<string, number>;

  constructor(ir: Ir, printer: Printer) {
    const named = [...ir.features, ...ir.products];
    this.#style = moneyStyleOf(ir);
    this.#printer = printer;
    this.#titles = new Map(named.map(({ name, title }) => [name, title]));
    this.#rank = new Map(named.map(({ name }, index) => [name, index]));
  }

  text(invoice: Invoice, lines: readonly Line[]): string {
    const { colors } = this.#printer;
    const heading = colors.bold(`${printableLine(invoice.account)}  ${monthText(invoice.period)}`);
    const rows = [...lines].sort((a, b) => this.#order(a) - this.#order(b) || compareLines(a, b)).flatMap((line) => this.#rows(line));
    const total = `${invoice.currency} ${money(invoice.amount, this.#style.step)}`;
    const body = aligned([...rows, ['Total', '', '', '', '', '', '', '', '', total]], ALIGNS, '  ');
    const last = body.pop() ?? '';
    return [heading, ...body, colors.bold(last)].join('\n');
  }

  /** As the price list has them: features, then what was bought. */
  readonly #order = ({ feature, product }: Line): number => this.#rank.get(feature ?? product ?? '') ?? Infinity;

  #rows(line: Line): (readonly string[])[] {
    const { fund, order, quantity, unit, amount, tiers } = line;
    const name = line.feature ?? line.product ?? '';
    const what = printableLine(this.#titles.get(name) || name);
    const by = order === undefined ? fundText(fund) : printableLine(order);
    const shown = money(amount, this.#style.step);
    const cells = tiers.map((tier) => stepCells(tier, unit, this.#style));
    const [only] = cells;
    const isOne = tiers.length === 1 && tiers[0]!.quantity === quantity;
    if (isOne && only !== undefined) {
      const [count = '', of = '', sign = '', rate = '', , exact = ''] = only;
      // The product need not be repeated where rounding left it as it was.
      const working = exact === shown ? [sign, rate, '', ''] : [sign, rate, '=', exact];
      return [[what, by, count, of, ...working, this.#dim(cellText(tiers[0]!)), shown]];
    }
    const head = [what, by, line.product === undefined && quantity === '0' ? '' : grouped(quantity)];
    const unitText = head[2] === '' ? '' : printableLine(unit);
    return [
      [...head, unitText, '', '', '', '', '', shown],
      ...cells.map((cell, index) => ['', '', ...cell.map(this.#dim), this.#dim(cellText(tiers[index]!)), '']),
    ];
  }

  readonly #dim = (text: string): string => (text === '' ? '' : this.#printer.colors.dim(text));
}

const compareLines = (a: Line, b: Line): number =>
  compareText(a.feature ?? a.product ?? '', b.feature ?? b.product ?? '') ||
  compareText(a.fund, b.fund) ||
  compareText(a.order ?? '', b.order ?? '');

function fundText(fund: string): string {
  switch (fund) {
    case 'price':
    case 'purchase':
      return '';
    case 'otherwise':
      return 'no charge';
    case 'unbilled':
      return 'not billed';
    default:
      return `by ${printableLine(fund)}`;
  }
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function monthText(period: string): string {
  const [year = '', month = ''] = period.split('-');
  return `${MONTHS[Number(month) - 1] ?? month} ${year}`;
}
