import { Exact } from '../../runtime/exact.ts';
import type { SoundCatalog } from '../catalog.ts';
import type { Ir } from '../../compiler/ir/ir.ts';
import { compareInstants, compareText, type Instant } from '../../runtime/record.ts';
import { instantOf, type Results } from '../../runtime/records/index.ts';
import type { Invoice, Line } from '../../runtime/result.ts';
import { Holdings } from './holdings.ts';
import { byText, monthText, noteText } from './line-words.ts';
import { counted, grouped } from './numbers.ts';
import { printableLine } from './printable.ts';
import type { Printer } from './printer.ts';
import { cellText, stepCells, STEP_ALIGNS } from './steps.ts';
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
  const form = new InvoiceForm(catalog, wording, printer, holdings);
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
  readonly #ir: Ir;
  readonly #holdings: Holdings;
  readonly #rank: ReadonlyMap<string, number>;
  /** When each fund pays. */
  readonly #turn: ReadonlyMap<string, number>;

  constructor(catalog: SoundCatalog, wording: Wording, printer: Printer, holdings: Holdings) {
    const named = [...catalog.ir.features, ...catalog.ir.products];
    this.#ir = catalog.ir;
    this.#wording = wording;
    this.#printer = printer;
    this.#holdings = holdings;
    this.#rank = new Map(named.map(({ name }, index) => [name, index]));
    const funds = [...catalog.ir.funds.map(({ name }) => name), 'price', 'otherwise', 'unbilled'];
    this.#turn = new Map(funds.map((name, index) => [name, index]));
  }

  text(invoice: Invoice, lines: readonly Line[]): string {
    const { colors } = this.#printer;
    const sorted = [...lines].sort(
      (a, b) => this.#order(a) - this.#order(b) || this.#paid(a) - this.#paid(b) || compareLines(a, b),
    );
    const count = new Map<string | undefined, number>();
    for (const { feature } of sorted) count.set(feature, (count.get(feature) ?? 0) + 1);
    const total = ['Total', '', '', '', this.#wording.money(invoice.amount)];
    const rows = aligned(
      [...sorted.map((line) => this.#row(line, count.get(line.feature) === 1)), total],
      ALIGNS,
      '  ',
    );
    // Steps are a table of their own: beside the amounts of lines they would make it too wide to read.
    const stepsOf = sorted.map((line) => [...this.#steps(line), ...this.#orders(line)]);
    const steps = aligned(stepsOf.flat(), [...STEP_ALIGNS, 'left'], '      ');
    const text = [colors.bold(`${printableLine(invoice.account)}  ${monthText(invoice.period)}`)];
    let next = 0;
    for (const [index, { length }] of stepsOf.entries()) {
      text.push(rows[index]!);
      const note = noteText(sorted[index]!, this.#ir);
      if (note !== null) text.push(colors.dim(`      ${note}`));
      text.push(...steps.slice(next, next + length).map(colors.dim));
      next += length;
    }
    text.push(colors.bold(rows.at(-1)!));
    return text.join('\n');
  }

  /** As the price list has them: features, then what was bought. */
  readonly #order = ({ feature, product }: Line): number =>
    this.#rank.get(feature ?? product ?? '') ?? this.#rank.size;

  /** As the funds paid, and adjustments after what they adjust for. */
  readonly #paid = ({ fund }: Line): number => this.#turn.get(fund) ?? this.#turn.size;

  #row(line: Line, isAlone: boolean): readonly string[] {
    const { feature, product, quantity, unit, amount } = line;
    const by = byText(line, isAlone);
    // What is owed by the period counts nothing.
    const used = quantity === '0' ? ['', ''] : [grouped(quantity), this.#wording.unit(unit, quantity)];
    return [this.#wording.title(feature ?? product ?? ''), by, ...used, this.#wording.amount(amount)];
  }

  #steps({ product, unit, tiers }: Line): (readonly string[])[] {
    return tiers.map((tier) => [
      ...stepCells(tier, unit, this.#wording, product !== undefined),
      cellText(tier),
    ]);
  }

  /** Which orders paid a line of a fund, and what that took from them. */
  #orders(line: Line): (readonly string[])[] {
    const { account, unit, orders = [] } = line;
    return orders.map(({ order, quantity, drawn }) => {
      const taken = drawn === undefined ? '' : `(${this.#holdings.amount(account, order, drawn)})`;
      const used = [grouped(quantity), this.#wording.unit(unit, quantity)];
      return [...used, 'by', printableLine(order), '', '', taken];
    });
  }
}

const compareLines = (a: Line, b: Line): number =>
  compareText(a.feature ?? a.product ?? '', b.feature ?? b.product ?? '') ||
  compareText(a.fund, b.fund) ||
  compareText(a.adjusts ?? '', b.adjusts ?? '') ||
  compareText(a.of ?? '', b.of ?? '') ||
  compareInstants(timeOf(a), timeOf(b)) ||
  compareText(a.order ?? '', b.order ?? '');

/** Of a purchase. */
const timeOf = ({ time }: Line): Instant => instantOf(time ?? '') ?? { seconds: 0, nanos: 0 };
