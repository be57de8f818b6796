import type * as ast from '../../grammar/ast.ts';
import { Exact } from '../../runtime/exact.ts';
import { durationUnit } from '../check/duration.ts';
import type { Sound } from '../check/checked.ts';
import { onlySize } from '../check/example-order.ts';
import { valueIn } from '../check/unit.ts';
import type * as ir from '../ir/ir.ts';
import type { ScenarioQuote } from '../ir/scenario.ts';
import { exactText } from './exact-text.ts';
import type { Frame } from './example-frame.ts';
import { placeOf } from './place.ts';

type Term = 'day' | 'month' | 'year' | null;

/** What is bought or asked for: how much of what, in its unit, and for how long. */
interface Asked {
  readonly product: ir.Product;
  readonly quantity: string;
  readonly term: Term;
}

/** Lowers the steps that buy, renew, upgrade and activate. A stated price is one agreed apart, or one to compare. */
export class OrderSteps {
  readonly #checked: Sound;
  readonly #products: ReadonlyMap<string, ir.Product>;
  readonly #frame: Frame;
  readonly quotes: ScenarioQuote[] = [];
  /** Whether a step activates the account or a category of it. */
  activates = false;

  constructor(checked: Sound, products: ReadonlyMap<string, ir.Product>, frame: Frame) {
    this.#checked = checked;
    this.#products = products;
    this.#frame = frame;
  }

  buy(step: ast.Buy): void {
    const product = this.#product(step.product);
    const quantity = this.#quantity(step);
    const term = termOf(step.term);
    const record = this.#frame.next(step);
    const isPackage = product.kind === 'package';
    this.#frame.orders.push({
      ...record,
      type: 'order',
      product: product.name,
      size: isPackage ? quantity : null,
      quantity: isPackage ? null : quantity,
      count: 1,
      term,
      terms: 1,
      effective: record.at,
      price: this.#agreed(step, record.id, { product, quantity, term }),
      attributes: new Map(),
    });
    this.#frame.standing.set(product.name, { id: record.id, quantity, term });
  }

  upgrade(step: ast.UpgradeOrder): void {
    const product = this.#product(step.product);
    const before = this.#standing(product);
    const quantity = this.#inUnit(step.product, step.quantity);
    this.#frame.orders.push({
      ...this.#frame.next(step),
      type: 'upgrade',
      order: before.id,
      quantity,
      until: step.until ? this.#frame.instant(step.until) : null,
      // No list publishes what an upgrade costs, so a stated price is always one agreed apart.
      price: step.price && exactText(step.price.value),
    });
    if (!step.until) this.#frame.standing.set(product.name, { ...before, quantity });
  }

  renew(step: ast.Renew): void {
    const product = this.#product(step.product);
    const before = this.#standing(product);
    // Checked: only what is sold by term is renewed.
    const term = (termOf(step.term) ?? before.term)!;
    const record = this.#frame.next(step);
    this.#frame.orders.push({
      ...record,
      type: 'renewal',
      order: before.id,
      term,
      terms: 1,
      price: this.#agreed(step, record.id, { product, quantity: before.quantity, term }),
    });
  }

  activate(step: ast.Activate): void {
    const name = step.what?.text ?? null;
    const licence = name !== null && this.#products.get(name)?.kind === 'licence';
    if (!licence) this.activates = true;
    this.#frame.orders.push({
      ...this.#frame.next(step),
      type: 'activation',
      category: licence ? null : name,
      order: licence ? this.#frame.standing.get(name)!.id : null,
    });
  }

  quote(step: ast.Quote): void {
    const product = this.#product(step.product);
    this.#expect(step, null, { product, quantity: this.#quantity(step), term: termOf(step.term) });
  }

  /** The price agreed apart, where the list publishes none; where it does, the stated price is compared with it. */
  #agreed(step: ast.Buy | ast.Renew, record: string, asked: Asked): string | null {
    if (!step.price) return null;
    if (!isPublished(asked)) return exactText(step.price.value);
    this.#expect(step, record, asked);
    return null;
  }

  #expect(step: ast.Buy | ast.Renew | ast.Quote, record: string | null, asked: Asked): void {
    const { product, quantity, term } = asked;
    this.quotes.push({
      at: placeOf(this.#checked, step.span),
      after: { records: this.#frame.count, outcomes: this.#frame.outcomes.length },
      record,
      product: product.name,
      quantity,
      term,
      // A quote without an amount stands on a command line, where nothing is compared.
      expected: step.price ? exactText(step.price.value) : '',
    });
  }

  #product(name: ast.Name): ir.Product {
    return this.#products.get(name.text)!;
  }

  #standing(product: ir.Product) {
    return this.#frame.standing.get(product.name)!;
  }

  #quantity(step: ast.Buy | ast.Quote): string {
    if (step.quantity) return this.#inUnit(step.product, step.quantity);
    const { symbols, productUnits } = this.#checked;
    const node = symbols.products.get(step.product.text)!.node as ast.Package;
    return onlySize(node, symbols.units, productUnits.get(step.product.text)!)!.toString();
  }

  #inUnit(product: ast.Name, quantity: ast.Quantity): string {
    const { symbols, productUnits } = this.#checked;
    return valueIn(quantity, symbols.units, productUnits.get(product.text)!)!.toString();
  }
}

const termOf = (name: ast.Name | null): Term => name && durationUnit(name);

/** Whether the list says what a quantity of a product costs. */
function isPublished({ product, quantity, term }: Asked): boolean {
  if (product.unpublished === null && product.kind === 'package') return true;
  const value = Exact.of(quantity);
  if (product.kind === 'package') return product.sizes.some(({ size }) => Exact.of(size).equals(value));
  const price = product.terms.find((one) => one.term === term)?.price;
  if (!price) return product.unpublished === null;
  if ('kind' in price) return false;
  const tier = price.tiers.find(({ upTo, closed }) => {
    const side = upTo === null ? -1 : value.compare(Exact.of(upTo));
    return side < 0 || (side === 0 && closed);
  });
  return tier?.charge.kind !== 'unpublished';
}
