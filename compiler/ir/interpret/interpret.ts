import { formatInstant } from '../../../runtime/calendar.ts';
import { Exact } from '../../../runtime/exact.ts';
import { LineBook } from '../../../runtime/line-book.ts';
import type { AccountInput, Rater } from '../../../runtime/rater.ts';
import { compareRecords, type Activation, type OrderRecord, type Usage } from '../../../runtime/record.ts';
import type { AccountRated, Refused } from '../../../runtime/result.ts';
import type { Trace } from '../../../runtime/trace.ts';
import { didYouMean } from '../../../runtime/near-name.ts';
import { categoriesOf } from '../categories.ts';
import type { Feature, Free, FundUse, Ir, Refusal as IrRefusal } from '../ir.ts';
import { dealOf } from './draw.ts';
import { refuse, refusalOf, type Refusal } from '../refusal.ts';
import { measure } from './meter.ts';
import type { Held } from '../orders/held.ts';
import { activate } from '../orders/changes.ts';
import { Orders } from '../orders/orders.ts';
import { quoteProduct } from '../orders/product-price.ts';
import { noCategory, ONCE_AN_ACCOUNT } from '../orders/reasons.ts';
import { Prices } from './price.ts';
import type { Situation } from './select.ts';
import { tellerOf, type Teller } from './trace.ts';
import { catalogIndex } from '../catalog-index.ts';

/**
 * The meaning of the language: every other backend must agree with this one, to the last digit. It works straight
 * from the IR with exact quotients of decimals and no tricks; read it against the numbered decisions of
 * `docs/decisions.md`, which the comments here name.
 */
export function interpreter(ir: Ir): Rater {
  return {
    name: 'interpret',
    rate: (input, trace) => new Account(ir, input, trace).rate(),
    quote: (product, quantity, term) => quoteProduct(ir, product, quantity, term),
  };
}

class Account {
  private readonly ir: Ir;
  private readonly input: AccountInput;
  private readonly book: LineBook;
  private readonly orders: Orders;
  private readonly prices: Prices;
  /** Null where nobody listens. */
  private readonly tell: Teller | null;
  private readonly refused: Refused[] = [];
  private readonly activated = new Set<string>();
  private readonly firstUse = new Map<Feature, number>();

  constructor(ir: Ir, input: AccountInput, trace?: Trace) {
    this.ir = ir;
    this.input = input;
    this.tell = tellerOf(ir, trace);
    this.book = new LineBook(ir, input.account, trace);
    this.orders = new Orders(ir, input, this.book, this.tell);
    this.prices = new Prices(ir, this.tell);
  }

  rate(): AccountRated {
    // Decision 6: by time, activations and orders before usage, then id.
    const records = [...this.input.orders, ...this.input.usage].sort(compareRecords);
    for (const record of records) {
      this.tell?.record(record.type, record.id);
      const refusals = record.type === 'usage' ? this.use(record) : [this.change(record)];
      for (const refusal of refusals) if (refusal !== null) this.refuse(record.id, refusal);
    }
    this.owe();
    const { charges, purchases } = this.book;
    const { alerts } = this.orders;
    return {
      charges,
      purchases,
      lines: this.book.lines(),
      balances: this.orders.balances(this.input.until),
      alerts,
      refused: this.refused,
    };
  }

  private refuse(record: string, { code, message, said, quantity }: Refusal): void {
    this.tell?.reject(code, message, quantity);
    this.refused.push({ record, quantity: quantity?.toString() ?? null, code, message, said });
  }

  private change(record: OrderRecord): Refusal | null {
    return record.type === 'activation' ? this.activate(record) : this.orders.change(record);
  }

  private activate(record: Activation): Refusal | null {
    const { order, category } = record;
    if (order !== null) return activate(this.orders, { ...record, order });
    if (category !== null) {
      if (this.ir.activation === 'account') return refuse('TAR5126', { category, reason: ONCE_AN_ACCOUNT });
      const categories = categoriesOf(this.ir);
      if (!categories.includes(category))
        return refuse('TAR5126', { category, reason: noCategory(didYouMean(category, categories)) });
    }
    this.tell?.activated(category);
    this.activated.add(category ?? '');
    return null;
  }

  /** Decision 11: an account is activated once, or once a category; without a category, in every one. */
  private isActive(feature: Feature): boolean {
    if (this.ir.activation === 'none' || this.activated.has('')) return true;
    return this.ir.activation === 'category' && this.activated.has(feature.category ?? '');
  }

  private use(usage: Usage): (Refusal | null)[] {
    const feature = catalogIndex(this.ir).features.get(usage.feature);
    if (feature === undefined) return [refuse('TAR5102', { feature: usage.feature })];
    this.tell?.feature(feature);
    const { seconds, nanos } = usage.at;
    if (!this.isActive(feature)) {
      const what =
        this.ir.activation === 'category' ? `\`${feature.category ?? feature.name}\`` : 'the account';
      return [refuse('TAR5101', { what, time: formatInstant(this.ir.zone, seconds, nanos) })];
    }
    const metered = measure(this.ir, feature, usage, this.tell);
    if ('code' in metered) return [metered];
    const { quantity } = metered;
    if (!metered.billed) {
      this.charge(usage, feature, 'unbilled', quantity);
      return [];
    }
    if (quantity.isPositive() && !this.firstUse.has(feature)) this.firstUse.set(feature, seconds);
    const situation = { attributes: metered.attributes, seconds };

    // Decision 8: from fund to fund, then the price or what stands in its place.
    let rest = quantity;
    for (const use of feature.funds) {
      const left = this.fund(usage, feature, use, situation, rest);
      if (!(left instanceof Exact)) return [left];
      rest = left;
    }
    return [this.finish(usage, feature, situation, quantity.minus(rest), rest)];
  }

  /** Lets a fund's orders pay, and returns what is left. A factor that is not published refuses all that is left. */
  private fund(
    usage: Usage,
    feature: Feature,
    use: FundUse,
    situation: Situation,
    quantity: Exact,
  ): Exact | Refusal {
    const consume = this.ir.funds.find((fund) => fund.name === use.fund)!.consume;
    const products = use.products.map(({ product }) => product);
    if (!quantity.isPositive()) return quantity;
    let rest = quantity;
    this.tell?.fund(use, rest, this.orders.inFund(use.fund), usage.at);
    for (const order of this.orders.paying(products, usage.at, consume)) {
      const covers = use.products.find(({ product }) => product === order.product.name)!;
      const deal = dealOf(order, covers, situation, this.ir.zone, rest);
      this.tell?.deal(order, covers, deal, situation, rest);
      if (deal.outcome === 'covered') {
        this.charge(usage, feature, use.fund, rest, order, null);
        rest = Exact.zero;
      } else if (deal.outcome === 'paid') {
        this.orders.draw(order, deal.drawn, usage);
        this.charge(usage, feature, use.fund, deal.taken, order, deal.drawn);
        rest = rest.minus(deal.taken);
      } else if (deal.outcome === 'attribute missing')
        return refuse('TAR5106', { feature: feature.name, attribute: deal.attribute }, rest);
      else if (deal.outcome === 'factor unpublished') return refuse('TAR5107', { page: deal.page }, rest);
    }
    return rest;
  }

  private finish(
    usage: Usage,
    feature: Feature,
    situation: Situation,
    covered: Exact,
    rest: Exact,
  ): Refusal | null {
    if (feature.prices.length === 0) {
      if (covered.isPositive() && rest.isZero()) return null;
      return this.otherwise(usage, feature, feature.otherwise, rest);
    }
    // Decision 5: with `counting all usage`, what funds covered moves the counter although nothing is left to price.
    const counts = Prices.inForce(feature, situation.seconds)?.countingAll === true;
    if (covered.isPositive() && rest.isZero() && !counts) return null;
    const priced = this.prices.price(feature, situation, covered, rest);
    if (rest.isZero() && covered.isPositive()) return null;
    const { rated, shares, exact, perEvent, refusal } = priced;
    if (refusal === null || rated.isPositive())
      this.book.charge({
        ...this.entry(usage, feature, 'price', rated),
        shares,
        exact,
        perEvent,
      });
    return refusal;
  }

  private otherwise(
    usage: Usage,
    feature: Feature,
    outcome: Free | IrRefusal | null,
    rest: Exact,
  ): Refusal | null {
    this.tell?.otherwise(feature, outcome, rest);
    if (outcome === null) return refuse('TAR5109', { feature: feature.name }, rest);
    if (outcome.kind !== 'free') return refusalOf(outcome, rest);
    this.charge(usage, feature, 'otherwise', rest);
    return null;
  }

  /** A charge of nothing: what a fund covered, what is free, what the meter does not count. */
  private charge(
    usage: Usage,
    feature: Feature,
    fund: string,
    quantity: Exact,
    order?: Held,
    drawn: Exact | null = null,
  ): void {
    this.book.charge({ ...this.entry(usage, feature, fund, quantity), order: order?.id ?? null, drawn });
  }

  private entry(usage: Usage, feature: Feature, fund: string, quantity: Exact) {
    return {
      record: usage.id,
      feature: feature.name,
      fund,
      order: null,
      quantity,
      unit: feature.meter.unit,
      drawn: null,
      shares: [],
      exact: Exact.zero,
      perEvent: false,
      seconds: usage.at.seconds,
      time: usage.time,
    };
  }

  /** What is owed by the period, without a record: flat prices, and what is missing to `at least`. */
  private owe(): void {
    for (const feature of this.ir.features) {
      const since = this.firstUse.get(feature);
      if (since === undefined) continue;
      const owed = [...this.prices.owed(feature, since, this.input.until)].sort(
        (a, b) => a.seconds - b.seconds,
      );
      this.tell?.record('owed', null);
      for (const { seconds, label, at, ...share } of owed) {
        this.tell?.owed(feature, label, share.amount, at);
        this.book.charge({
          record: null,
          feature: feature.name,
          fund: 'price',
          order: null,
          quantity: Exact.zero,
          unit: feature.meter.unit,
          drawn: null,
          shares: [{ cell: '', tier: 0, quantity: Exact.zero, rate: label, ...share, at }],
          exact: share.amount,
          perEvent: false,
          seconds,
          time: null,
        });
      }
    }
  }
}
