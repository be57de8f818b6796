import type { Ir } from '../../compiler/ir/ir.ts';
import { compareInstants, compareText, type Instant } from '../../runtime/record.ts';
import { instantOf } from '../../runtime/records/index.ts';
import type { Line } from '../../runtime/result.ts';
import type { SoundCatalog } from '../catalog.ts';
import type { Holdings } from './holdings.ts';
import { byText, noteText } from './line-words.ts';
import { grouped } from './numbers.ts';
import { printableLine } from './printable.ts';
import { roundingWords } from './rounding-words.ts';
import { asReckoned, stepWords, type StepWords } from './steps.ts';
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
  /** Of a purchase, when it was and for how long; of an adjustment, the records that it is for. */
  readonly note: string | null;
  /** How the amount is reckoned: they add up to it. */
  readonly steps: readonly StepWords[];
  /** Which orders paid it, and what that took from each. */
  readonly paid: readonly BillPayment[];
}

export interface BillPayment {
  readonly used: readonly [quantity: string, unit: string];
  readonly order: string;
  /** What was bought with it; null where nothing is known of it. */
  readonly product: string | null;
  /** `1,000 points`; empty for capacity, which nothing is taken from. */
  readonly taken: string;
}

/** The lines of invoices as people read them, whether on a terminal or on a page. */
export class BillLines {
  readonly #wording: Wording;
  readonly #holdings: Holdings;
  readonly #ir: Ir;
  readonly #rank: ReadonlyMap<string, number>;
  /** The features whose records are rounded one by one. */
  readonly #perEvent: ReadonlySet<string>;
  /** When each fund pays. */
  readonly #turn: ReadonlyMap<string, number>;

  constructor({ ir }: SoundCatalog, wording: Wording, holdings: Holdings) {
    this.#ir = ir;
    this.#wording = wording;
    this.#holdings = holdings;
    this.#rank = new Map([...ir.features, ...ir.products].map(({ name }, index) => [name, index]));
    const perEvent = ir.features.filter(({ prices }) => prices.some((price) => price.perEvent));
    this.#perEvent = new Set(perEvent.map(({ name }) => name));
    const funds = [...ir.funds.map(({ name }) => name), 'price', 'otherwise', 'unbilled'];
    this.#turn = new Map(funds.map((name, index) => [name, index]));
  }

  /** The lines of one invoice in the order of the price list, features, then what was bought; of one, as funds pay. */
  of(lines: readonly Line[]): readonly BillLine[] {
    const count = new Map<string | undefined, number>();
    for (const { feature, adjusts } of lines)
      if (adjusts === undefined) count.set(feature, (count.get(feature) ?? 0) + 1);
    return [...lines]
      .sort(
        (a, b) =>
          this.#rankOf(a) - this.#rankOf(b) || this.#turnOf(a) - this.#turnOf(b) || compareLines(a, b),
      )
      .map((line) => this.#line(line, count.get(line.feature) === 1));
  }

  #rankOf({ feature, product }: Line): number {
    return this.#rank.get(feature ?? product ?? '') ?? this.#rank.size;
  }

  /** Adjustments come after what they adjust for. */
  #turnOf({ fund }: Line): number {
    return this.#turn.get(fund) ?? this.#turn.size;
  }

  #line(line: Line, isAlone: boolean): BillLine {
    const { account, feature, product, quantity, unit, amount, tiers, orders = [] } = line;
    const used = (of: string): BillPayment['used'] => [grouped(of), this.#wording.unit(unit, of)];
    return {
      line,
      title: this.#wording.title(feature ?? product ?? ''),
      by: byText(line, isAlone),
      used: quantity === '0' ? ['', ''] : used(quantity),
      amount: this.#wording.amount(amount),
      note: noteText(line, this.#ir),
      steps: [
        ...asReckoned(tiers).flatMap((tier) => stepWords(tier, unit, this.#wording)),
        ...roundingWords(line, this.#perEvent.has(feature ?? ''), this.#wording),
      ],
      paid: orders.map(({ order, quantity: part, drawn }) => ({
        used: used(part),
        order: printableLine(order),
        product: this.#holdings.product(account, order),
        taken: drawn === undefined ? '' : this.#holdings.amount(account, order, drawn),
      })),
    };
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
