import { addCalendar, formatInstant } from '../../../runtime/calendar.ts';
import { Exact } from '../../../runtime/exact.ts';
import type { AccountInput } from '../../../runtime/rater.ts';
import * as records from '../../../runtime/record.ts';
import type { Alert, Balance, PurchaseKind } from '../../../runtime/result.ts';
import type { Filling } from '../../../runtime/said.ts';
import type { Capacity, ConsumeKey, Ir, Licence, Package, Product } from '../ir.ts';
import type { LineBook } from '../../../runtime/line-book.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Teller } from '../interpret/trace.ts';
import { total, type Share } from '../../../runtime/share.ts';
import { conversion, renewal, upgrade } from './changes.ts';
import { capacityAt, compareBy, isValid, type Held } from './held.ts';
import { beyondMaximum } from './maximum.ts';
import { agreedShare, soldQuantity, termPrice } from './product-price.ts';
import { catalogIndex } from '../catalog-index.ts';
import {
  boughtLater,
  misshapen,
  NO_ORDER,
  NOTHING,
  noSuchSize,
  severalAtOnce,
  UNNAMED,
  UNSOLD,
} from './reasons.ts';

/** A record that speaks of an order. */
type Naming = records.OrderRecord & { readonly order: string };

/** What a purchase brings, and from when until when. */
interface Bought {
  readonly kind: PurchaseKind;
  readonly order: string;
  readonly product: Product;
  readonly quantity: Exact;
  readonly shares: readonly Share[];
  /** Null where that is not known yet, or never comes. */
  readonly from: records.Instant | null;
  readonly until: records.Instant | null;
}

/** An account's orders: what was bought, what is left of it, and what each purchase cost. */
export class Orders {
  readonly alerts: Alert[] = [];
  readonly held: Held[] = [];
  readonly ir: Ir;
  readonly tell: Teller | null;
  private readonly byId = new Map<string, Held>();
  private readonly input: AccountInput;
  private readonly book: LineBook;
  /** All records of orders by their ids, once somebody asks. */
  private records: ReadonlyMap<string, records.OrderRecord> | null = null;

  constructor(ir: Ir, input: AccountInput, book: LineBook, tell: Teller | null) {
    this.ir = ir;
    this.input = input;
    this.book = book;
    this.tell = tell;
  }

  /** The orders of these products that can pay at an instant, in the order in which they do. */
  paying(products: readonly string[], at: records.Instant, consume: readonly ConsumeKey[]): Held[] {
    return this.held
      .filter((order) => products.includes(order.product.name) && isValid(order, at))
      .sort((a, b) => consume.reduce((order, key) => order || compareBy[key](a, b), 0));
  }

  inFund(fund: string): Held[] {
    return this.held.filter(({ product }) => product.kind !== 'licence' && product.fund === fund);
  }

  draw(order: Held, drawn: Exact, record: records.Usage): void {
    order.remaining = order.remaining.minus(drawn);
    const share = order.product.kind === 'package' ? order.product.alert : null;
    if (share === null || order.alerted) return;
    const threshold = order.size.times(Exact.of(share));
    if (order.remaining.compare(threshold) > 0) return;
    order.alerted = true;
    this.tell?.alert(order, threshold);
    this.alerts.push({
      order: order.id,
      account: this.input.account,
      record: record.id,
      time: record.time,
      threshold: threshold.toString(),
      remaining: order.remaining.toString(),
    });
  }

  /** Takes a record of the account's orders. */
  change(record: Exclude<records.OrderRecord, records.Activation>): Refusal | null {
    switch (record.type) {
      case 'order':
        return this.order(record);
      case 'upgrade':
        return upgrade(this, record);
      case 'renewal':
        return renewal(this, record);
      case 'conversion':
        return conversion(this, record);
    }
  }

  private order(record: records.Order): Refusal | null {
    const product = catalogIndex(this.ir).products.get(record.product);
    if (product === undefined) return refuse('TAR5111', { product: record.product });
    if (records.compareInstants(record.effective, record.at) < 0)
      return refuse('TAR5124', {
        time: this.timeText(record.at),
        effective: this.timeText(record.effective),
      });
    const taken = idsOf(record).find((id) => this.byId.has(id));
    if (taken !== undefined) return refuse('TAR5122', { order: taken });
    const reason = misshapen(product, record);
    if (reason !== null) return refuse('TAR5112', { product: product.name, reason });
    return product.kind === 'package' ? this.buyPackage(record, product) : this.buyTerm(record, product);
  }

  private buyPackage(record: records.Order, product: Package): Refusal | null {
    const size = Exact.of(record.size ?? '0');
    const unsold = (reason: Filling): Refusal => refuse('TAR5112', { product: product.name, reason });
    if (!size.isPositive()) return unsold(NOTHING);
    const listed = product.sizes.find((known) => Exact.of(known.size).equals(size));
    if (listed === undefined && product.unpublished === null)
      return unsold(noSuchSize(product, size.toString()));
    if (listed !== undefined && record.price !== null) return unsold(UNSOLD.price);
    const price = listed?.price ?? record.price;
    if (price === null) return refuse('TAR5107', { page: product.unpublished ?? '' });
    const shares = [agreedShare(this.ir, listed?.at ?? product.at, size, price)];
    const { valid } = product;
    const expires = valid === null ? null : this.after(record.effective, valid.count, valid.unit);
    for (const id of idsOf(record)) this.hold(record, { id, product, size, expires, terms: null, shares });
    return null;
  }

  private buyTerm(record: records.Order, product: Capacity | Licence): Refusal | null {
    const { id, quantity, term, terms } = record;
    if (term === null) return refuse('TAR5112', { product: product.name, reason: UNSOLD.noTerm });
    const size = Exact.of(quantity ?? '0');
    const unsold = soldQuantity(product, size);
    if (unsold !== null) return unsold;
    const expires = product.kind === 'capacity' ? this.after(record.effective, terms, term) : null;
    if (product.kind === 'capacity' && expires !== null) {
      const asked = { from: record.effective, until: expires, quantityAt: () => size, order: null };
      const beyond = beyondMaximum(this.held, { product, ...asked }, this.ir.zone);
      if (beyond !== null) return beyond;
    }
    const shares = termPrice(this.ir, product, term, size, terms, record.price);
    if ('code' in shares) return shares;
    this.hold(record, { id, product, size, expires, terms: { count: terms, unit: term }, shares });
    return null;
  }

  private hold(
    record: records.Order,
    {
      shares,
      ...bought
    }: Pick<Held, 'id' | 'product' | 'size' | 'expires' | 'terms'> & { readonly shares: readonly Share[] },
  ): void {
    const { id, product, size, expires } = bought;
    const order: Held = {
      ...bought,
      remaining: size,
      bought: record.at,
      effective: record.effective,
      capacity: size,
      raises: [],
      alerted: false,
      activated: product.kind !== 'licence',
    };
    this.held.push(order);
    this.byId.set(id, order);
    this.tell?.bought(order);
    const from = product.kind === 'licence' ? null : record.effective;
    this.purchase(record, {
      kind: 'order',
      order: id,
      product,
      quantity: size,
      shares,
      from,
      until: expires,
    });
  }

  balances(until: number): Balance[] {
    const now = { seconds: until, nanos: 0 };
    const text = (at: records.Instant): string => formatInstant(this.ir.zone, at.seconds, at.nanos);
    return this.held.map((order) => ({
      order: order.id,
      account: this.input.account,
      product: order.product.name,
      size: (order.product.kind === 'package' ? order.size : capacityAt(order, now)).toString(),
      remaining: order.product.kind === 'package' ? order.remaining.toString() : null,
      effective: text(order.effective),
      expires: order.expires === null ? null : text(order.expires),
      state: this.state(order, now),
    }));
  }

  private state(order: Held, now: records.Instant): Balance['state'] {
    if (!order.activated && order.product.kind === 'licence') {
      const within = order.product.activateWithin;
      const late =
        within !== null &&
        records.compareInstants(now, this.after(order.bought, within.count, within.unit)) >= 0;
      return late ? 'released' : 'pending';
    }
    if (records.compareInstants(now, order.effective) < 0) return 'pending';
    if (order.expires !== null && records.compareInstants(now, order.expires) >= 0) return 'expired';
    return order.product.kind === 'package' && order.remaining.isZero() ? 'used up' : 'valid';
  }

  /** The order that a later record names, however it stands. */
  named(record: Naming): Held | Refusal {
    const id = record.order;
    return this.byId.get(id) ?? refuse('TAR5116', { order: id, reason: this.whyUnnamed(id, record) });
  }

  /** The same where it must be valid at the record's time. */
  valid(record: Naming): Held | Refusal {
    const order = this.named(record);
    if ('code' in order) return order;
    this.tell?.named(order, record.at);
    return isValid(order, record.at)
      ? order
      : refuse('TAR5117', { order: record.order, time: this.timeText(record.at) });
  }

  private whyUnnamed(id: string, by: Naming): Filling {
    this.records ??= new Map(this.input.orders.map((record) => [record.id, record]));
    const record = this.records.get(id);
    if (record === undefined) return UNNAMED.unknown;
    if (record.type !== 'order') return NO_ORDER[record.type];
    if (records.compareRecords(record, by) > 0) return boughtLater(this.timeText(record.at));
    return this.byId.has(`${id}#1`) ? severalAtOnce(id, String(record.count)) : UNNAMED.rejected;
  }

  purchase(
    record: records.Order | records.Upgrade | records.Renewal,
    { product, shares, from, until, ...bought }: Bought,
  ): void {
    this.book.purchase({
      ...bought,
      record: record.id,
      product: product.name,
      unit: product.unit,
      shares,
      exact: total(shares),
      seconds: record.at.seconds,
      time: record.time,
      from: from === null ? null : this.timeText(from),
      until: until === null ? null : this.timeText(until),
    });
  }

  after(from: records.Instant, count: number, unit: 'day' | 'month' | 'year'): records.Instant {
    return { seconds: addCalendar(this.ir.zone, from.seconds, count, unit), nanos: from.nanos };
  }

  timeText(at: records.Instant): string {
    return formatInstant(this.ir.zone, at.seconds, at.nanos);
  }
}

/** The balances that an order makes: several that are bought at once are numbered. */
const idsOf = ({ id, count }: records.Order): readonly string[] =>
  count === 1 ? [id] : Array.from({ length: count }, (_, index) => `${id}#${index + 1}`);
