import { monthText } from '../../compiler/words/calendar.ts';
import { compareText } from '../../runtime/record.ts';
import type { Line } from '../../runtime/result.ts';
import type { SoundCatalog } from '../catalog.ts';
import type { Holdings } from './holdings.ts';
import { counted, grouped } from './numbers.ts';
import type { PaidBy } from './paid-by.ts';
import { printableLine } from './printable.ts';
import { cellText, stepCells } from './steps.ts';
import type { Wording } from './wording.ts';

/** A line of an invoice in words. */
export interface BillLine {
  readonly line: Line;
  /** What was used, bought or made up for. */
  readonly title: string;
  /** Who paid, which order it is, or which month it makes up for; empty for what is charged. */
  readonly by: string;
  /** Quantity and unit; both empty for what is owed by the period. */
  readonly used: readonly [quantity: string, unit: string];
  readonly amount: string;
  /** How the amount is reckoned, as `stepCells` has it, and the cell of the table. */
  readonly steps: readonly (readonly string[])[];
  /** Which orders paid it, and what that took from each. */
  readonly paid: readonly BillPayment[];
}

export interface BillPayment {
  readonly used: readonly [quantity: string, unit: string];
  readonly order: string;
  /** `(1,000 points)`; empty for capacity, which nothing is taken from. */
  readonly taken: string;
}

/** The lines of invoices as people read them, whether on a terminal or on a page. */
export class BillLines {
  readonly #wording: Wording;
  readonly #holdings: Holdings;
  readonly #rank: ReadonlyMap<string, number>;

  constructor({ ir }: SoundCatalog, wording: Wording, holdings: Holdings) {
    this.#wording = wording;
    this.#holdings = holdings;
    this.#rank = new Map([...ir.features, ...ir.products].map(({ name }, index) => [name, index]));
  }

  /** The lines of one invoice in the order of the price list: features, then what was bought. */
  of(lines: readonly Line[], paidBy: PaidBy): readonly BillLine[] {
    return [...lines]
      .sort((a, b) => this.#rankOf(a) - this.#rankOf(b) || compareLines(a, b))
      .map((line) => this.#line(line, paidBy));
  }

  #rankOf({ feature, product }: Line): number {
    return this.#rank.get(feature ?? product ?? '') ?? Infinity;
  }

  #line(line: Line, paidBy: PaidBy): BillLine {
    const { account, feature, product, quantity, unit, amount, tiers } = line;
    const used = (of: string): BillPayment['used'] => [grouped(of), this.#wording.unit(unit, of)];
    return {
      line,
      title: this.#wording.title(feature ?? product ?? ''),
      by: byText(line),
      used: quantity === '0' ? ['', ''] : used(quantity),
      amount: this.#wording.amount(amount),
      steps: tiers.map((tier) => [
        ...stepCells(tier, unit, this.#wording, product !== undefined),
        cellText(tier),
      ]),
      paid: paidBy.of(line).map(({ order, quantity: part, drawn }) => ({
        used: used(part.toString()),
        order: printableLine(order),
        taken: drawn === null ? '' : `(${this.#holdings.amount(account, order, drawn.toString())})`,
      })),
    };
  }
}

const compareLines = (a: Line, b: Line): number =>
  compareText(a.feature ?? a.product ?? '', b.feature ?? b.product ?? '') ||
  compareText(a.fund, b.fund) ||
  compareText(a.order ?? '', b.order ?? '');

function byText({ fund, order, adjusts, records = [] }: Line): string {
  if (adjusts === undefined) return order === undefined ? fundText(fund) : printableLine(order);
  const [first = '', ...others] = records;
  const more = others.length === 0 ? '' : ` and ${counted(others.length, 'other')}`;
  return `for ${monthText(adjusts)}: ${printableLine(first)}${more}`;
}

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
