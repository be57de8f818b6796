import { addCalendar, formatInstant } from '../../../runtime/calendar.ts';
import { Exact } from '../../../runtime/exact.ts';
import * as records from '../../../runtime/record.ts';
import type { Alert, Balance } from '../../../runtime/result.ts';
import type { Capacity, ConsumeKey, Ir, Licence, Package, Product } from '../ir.ts';
import type { LineBook } from '../../../runtime/line-book.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Teller } from '../interpret/trace.ts';
import { total, type Share } from '../../../runtime/share.ts';
import { capacityAt, compareBy, earlier, isValid, type Held } from './held.ts';
import { beyondMaximum } from './maximum.ts';
import { agreedShare, soldQuantity, termPrice } from './product-price.ts';
import { catalogIndex } from '../catalog-index.ts';

/** An account's orders: what was bought, what is left of it, and what each purchase cost. */
export class Orders {
  readonly alerts: Alert[] = [];
  private readonly held: Held[] = [];
  private readonly ir: Ir;
  private readonly account: string;
  private readonly book: LineBook;
  private readonly tell: Teller | null;

  constructor(ir: Ir, account: string, book: LineBook, tell: Teller | null) {
    this.ir = ir;
    this.account = account;
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
      account: this.account,
      record: record.id,
      time: record.time,
      threshold: threshold.toString(),
      remaining: order.remaining.toString(),
    });
  }

  order(record: records.Order): Refusal | null {
    const product = catalogIndex(this.ir).products.get(record.product);
    if (product === undefined) return refuse('TAR5111', { product: record.product });
    return product.kind === 'package' ? this.buyPackage(record, product) : this.buyTerm(record, product);
  }

  private buyPackage(record: records.Order, product: Package): Refusal | null {
    if (record.size === null || record.quantity !== null || record.term !== null)
      return refuse('TAR5112', { product: product.name, what: 'anything but a size' });
    const size = Exact.of(record.size);
    const listed = product.sizes.find((known) => Exact.of(known.size).equals(size));
    const what = `${record.size} ${product.unit}`;
    if (listed === undefined && product.unpublished === null)
      return refuse('TAR5112', { product: product.name, what });
    if (listed !== undefined && record.price !== null)
      return refuse('TAR5112', { product: product.name, what: `${what} at a price of its own` });
    const price = listed?.price ?? record.price;
    if (price === null) return refuse('TAR5107', { page: product.unpublished ?? '' });
    const share = agreedShare(this.ir, listed?.at ?? product.at, size, price);
    const expires =
      product.valid === null ? null : this.after(record.effective, product.valid.count, product.valid.unit);
    for (let i = 1; i <= record.count; i++)
      this.hold(record, record.count === 1 ? record.id : `${record.id}#${i}`, product, size, expires, null, [
        share,
      ]);
    return null;
  }

  private buyTerm(record: records.Order, product: Capacity | Licence): Refusal | null {
    const { quantity, term, terms } = record;
    if (quantity === null || term === null || record.size !== null || record.count !== 1)
      return refuse('TAR5112', { product: product.name, what: 'anything but a quantity for a term' });
    const size = Exact.of(quantity);
    const unsold = soldQuantity(product, size);
    if (unsold !== null) return unsold;
    const expires = product.kind === 'capacity' ? this.after(record.effective, terms, term) : null;
    if (product.kind === 'capacity' && expires !== null) {
      const asked = { from: record.effective, until: expires, quantityAt: () => size, order: null };
      const beyond = beyondMaximum(this.held, { product, at: record.at, ...asked }, this.ir.zone);
      if (beyond !== null) return beyond;
    }
    const priced = termPrice(this.ir, product, term, size, terms, record.price);
    if ('code' in priced) return priced;
    this.hold(record, record.id, product, size, expires, { count: terms, unit: term }, priced);
    return null;
  }

  private hold(
    record: records.Order,
    id: string,
    product: Product,
    size: Exact,
    expires: records.Instant | null,
    terms: Held['terms'],
    shares: readonly Share[],
  ): void {
    const order: Held = {
      id,
      product,
      size,
      remaining: size,
      bought: record.at,
      effective: record.effective,
      expires,
      terms,
      capacity: size,
      raises: [],
      alerted: false,
      activated: product.kind !== 'licence',
    };
    this.held.push(order);
    this.tell?.bought(order);
    this.purchase(record, id, product, size, shares);
  }

  upgrade(record: records.Upgrade): Refusal | null {
    const order = this.find(record.order, record.at);
    if ('code' in order) return order;
    const { product } = order;
    if (product.kind !== 'capacity') return refuse('TAR5115', { product: product.name, change: 'upgrade' });
    const change = record.until === null ? 'upgrade' : 'temporary upgrade';
    if (!product.allows.includes(change)) return refuse('TAR5115', { product: product.name, change });
    const quantity = Exact.of(record.quantity);
    const unsold = soldQuantity(product, quantity);
    if (unsold !== null) return unsold;
    const holds = capacityAt(order, record.at);
    if (quantity.compare(holds) <= 0)
      return refuse('TAR5118', {
        order: order.id,
        holds: holds.toString(),
        unit: product.unit,
        quantity: record.quantity,
      });
    const { at } = record;
    const until = earlier(order.expires, record.until) ?? at;
    const asked = { product, at, from: at, until, quantityAt: () => quantity, order };
    const beyond = beyondMaximum(this.held, asked, this.ir.zone);
    if (beyond !== null) return beyond;
    this.tell?.raised(order, holds, quantity, record.until);
    if (record.until === null) order.capacity = quantity;
    else order.raises.push({ from: record.at, until: record.until, capacity: quantity });
    // The page prices no upgrade: the capacity rises, and what it costs is refused by name unless the record says it.
    if (record.price === null)
      return refuse('TAR5107', { page: product.upgrade ?? `the price of an upgrade of ${product.title}` });
    this.purchase(record, order.id, product, quantity, [
      agreedShare(this.ir, product.at, quantity, record.price),
    ]);
    return null;
  }

  renewal(record: records.Renewal): Refusal | null {
    const order = this.find(record.order, record.at);
    if ('code' in order) return order;
    const { product, expires, terms } = order;
    if (product.kind !== 'capacity' || !product.allows.includes('renewal') || expires === null)
      return refuse('TAR5115', { product: product.name, change: 'renewal' });
    // Terms of one unit are counted from the start, so that the 31st comes back after a short month.
    const all = terms?.unit === record.term ? { count: terms.count + record.terms, unit: terms.unit } : null;
    const until =
      all === null
        ? this.after(expires, record.terms, record.term)
        : this.after(order.effective, all.count, all.unit);
    const quantityAt = (at: records.Instant): Exact => capacityAt(order, at);
    const asked = { product, at: record.at, from: expires, until, quantityAt, order };
    const beyond = beyondMaximum(this.held, asked, this.ir.zone);
    if (beyond !== null) return beyond;
    const priced = termPrice(this.ir, product, record.term, order.capacity, record.terms, record.price);
    if ('code' in priced) return priced;
    order.terms = all;
    order.expires = until;
    this.tell?.expiry(order, expires);
    this.purchase(record, order.id, product, order.capacity, priced);
    return null;
  }

  conversion(record: records.Conversion): Refusal | null {
    const order = this.find(record.order, record.at);
    if ('code' in order) return order;
    const product = catalogIndex(this.ir).products.get(record.product);
    if (product === undefined) return refuse('TAR5111', { product: record.product });
    if (order.product.kind !== 'package' || product.kind !== 'package' || order.product.unit !== product.unit)
      return refuse('TAR5119', { order: order.id, product: product.name });
    this.tell?.converted(order, product);
    order.product = product;
    return null;
  }

  /** Activates a licence: its term starts here. */
  activate(record: records.Activation, id: string): Refusal | null {
    const order = this.held.find((held) => held.id === id);
    if (order === undefined || order.product.kind !== 'licence' || order.activated)
      return refuse('TAR5116', { order: id });
    const within = order.product.activateWithin;
    if (within !== null) {
      const last = this.after(order.bought, within.count, within.unit);
      if (records.compareInstants(record.at, last) >= 0)
        return refuse('TAR5120', { order: id, time: formatInstant(this.ir.zone, last.seconds, last.nanos) });
    }
    this.tell?.named(order, record.at);
    order.activated = true;
    order.effective = record.at;
    order.expires = order.terms === null ? null : this.after(record.at, order.terms.count, order.terms.unit);
    this.tell?.expiry(order, null);
    return null;
  }

  balances(until: number): Balance[] {
    const now = { seconds: until, nanos: 0 };
    const text = (at: records.Instant): string => formatInstant(this.ir.zone, at.seconds, at.nanos);
    return this.held.map((order) => ({
      order: order.id,
      account: this.account,
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

  /** A valid order that a later record names. */
  private find(id: string, at: records.Instant): Held | Refusal {
    const order = this.held.find((held) => held.id === id);
    if (order === undefined) return refuse('TAR5116', { order: id });
    this.tell?.named(order, at);
    return isValid(order, at)
      ? order
      : refuse('TAR5117', { order: id, time: formatInstant(this.ir.zone, at.seconds, at.nanos) });
  }

  private purchase(
    record: records.Order | records.Upgrade | records.Renewal,
    order: string,
    product: Product,
    quantity: Exact,
    shares: readonly Share[],
  ): void {
    this.book.purchase({
      record: record.id,
      product: product.name,
      order,
      quantity,
      unit: product.unit,
      shares,
      exact: total(shares),
      seconds: record.at.seconds,
      time: record.time,
    });
  }

  private after(from: records.Instant, count: number, unit: 'day' | 'month' | 'year'): records.Instant {
    return { seconds: addCalendar(this.ir.zone, from.seconds, count, unit), nanos: from.nanos };
  }
}
