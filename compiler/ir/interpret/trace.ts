import { formatInstant, minuteOfWeek, type CalendarPeriod } from '../../../runtime/calendar.ts';
import type { Exact } from '../../../runtime/exact.ts';
import type { Instant } from '../../../runtime/record.ts';
import type { OrderOutcome, Read, Trace, TraceStep } from '../../../runtime/trace.ts';
import type { CapacityUse, Condition, DrawUse, Feature, FundUse, Ir, Outcome, Place } from '../ir.ts';
import type { Price, Product, Rated, Select } from '../ir.ts';
import { standing, type Held } from '../orders/held.ts';
import type { Deal } from './draw.ts';
import type { Situation } from './select.ts';

/** A listener for what one account's rating decides; null where nobody listens. */
export const tellerOf = (ir: Ir, trace: Trace | undefined): Teller | null =>
  trace === undefined ? null : new Teller(ir, trace);

/** Puts what the interpreter decides into the steps of a trace. */
export class Teller {
  private readonly ir: Ir;
  private readonly trace: Trace;

  constructor(ir: Ir, trace: Trace) {
    this.ir = ir;
    this.trace = trace;
  }

  record(type: (TraceStep & { step: 'record' })['type'], record: string | null): void {
    this.trace({ step: 'record', record, type });
  }

  feature({ name, meter, at }: Feature): void {
    this.trace({ step: 'feature', feature: name, unit: meter.unit, at });
  }

  convert({ at }: Feature, quantity: string, unit: string, factor: string, after: Exact): void {
    this.trace({ step: 'convert', quantity, unit, factor, after: after.toString(), at });
  }

  where({ at }: Feature, { attribute, values }: Condition, value: string): void {
    this.trace({ step: 'where', attribute, value, values, holds: values.includes(value), at });
  }

  count(feature: Feature, by: 'step' | 'minimum' | 'times', of: string, before: Exact, after: Exact): void {
    const attribute = by === 'times' ? feature.meter.times : null;
    const moved = { before: before.toString(), after: after.toString() };
    this.trace({ step: 'count', by, attribute, of, ...moved, at: feature.at });
  }

  /** The fund, and the orders in it whose turn does not come. */
  fund(use: FundUse, quantity: Exact, held: readonly Held[], at: Instant): void {
    this.trace({ step: 'fund', fund: use.fund, quantity: quantity.toString() });
    for (const order of held) {
      const covers = use.products.find(({ product }) => product === order.product.name);
      const stands = standing(order, at);
      if (covers === undefined) this.order(order, order.product.at, { outcome: 'not in scope' });
      else if (stands === 'not yet effective')
        this.order(order, covers.at, { outcome: stands, effective: this.time(order.effective) });
      else if (stands === 'expired')
        this.order(order, covers.at, { outcome: stands, expires: this.time(order.expires) ?? '' });
      else if (stands === 'not activated') this.order(order, covers.at, { outcome: stands });
    }
  }

  deal(order: Held, covers: CapacityUse | DrawUse, deal: Deal, situation: Situation, quantity: Exact): void {
    this.order(order, covers.at, this.outcome(order, covers, deal, situation, quantity));
  }

  private order({ id: order, product }: Held, at: Place, outcome: OrderOutcome): void {
    this.trace({ step: 'order', order, product: product.name, unit: product.unit, at, ...outcome });
  }

  private outcome(
    order: Held,
    covers: CapacityUse | DrawUse,
    deal: Deal,
    situation: Situation,
    quantity: Exact,
  ): OrderOutcome {
    const read = covers.kind === 'draw' ? this.read(covers.factor, situation) : [];
    const remaining = order.remaining.toString();
    switch (deal.outcome) {
      case 'not needed':
      case 'used up':
        return { outcome: deal.outcome };
      case 'covered':
        return { outcome: deal.outcome, quantity: quantity.toString() };
      case 'attribute missing':
        return deal;
      case 'no factor':
        return { outcome: deal.outcome, read };
      case 'factor unpublished':
        return { ...deal, read };
      case 'too little left':
        return { ...deal, read, remaining, quantity: quantity.toString() };
      case 'paid': {
        const { outcome, factor, taken, drawn } = deal;
        const after = order.remaining.minus(drawn).toString();
        const moved = { drawn: drawn.toString(), before: remaining, after };
        return { outcome, factor, read, quantity: taken.toString(), ...moved };
      }
    }
  }

  alert(order: Held, threshold: Exact): void {
    const remaining = order.remaining.toString();
    const { at } = order.product;
    this.trace({ step: 'alert', order: order.id, threshold: threshold.toString(), remaining, at });
  }

  otherwise({ at }: Feature, outcome: Feature['otherwise'], quantity: Exact): void {
    this.trace({ step: 'otherwise', outcome: outcome?.kind ?? null, quantity: quantity.toString(), at });
  }

  price({ from, countingAll, perEvent, at }: Price): void {
    const text = from === null ? null : formatInstant(this.ir.zone, from);
    this.trace({ step: 'price', from: text, countingAll, perEvent, at });
  }

  cell({ table, at }: Price, situation: Situation, outcome: Outcome): void {
    const { cell, kind } = outcome;
    this.trace({ step: 'cell', read: this.read(table, situation), cell, outcome: kind, at });
  }

  counter(
    { cell, period: every }: Rated,
    period: CalendarPeriod | null,
    { stood, before, rated, after }: Readonly<Record<'stood' | 'before' | 'rated' | 'after', Exact>>,
    end: { readonly limit: Exact; readonly at: Place } | null,
  ): void {
    this.trace({
      step: 'counter',
      cell,
      every,
      period: period?.name ?? null,
      before: stood.toString(),
      covered: before.minus(stood).toString(),
      rated: rated.toString(),
      after: after.toString(),
      limit: end?.limit.toString() ?? null,
      at: end?.at ?? null,
    });
  }

  bound(
    { bounds, at }: { readonly bounds: NonNullable<Price['bounds']>; readonly at: Place },
    before: Exact,
    after: Exact,
    off: Exact,
  ): void {
    const { period: every, atLeast, atMost } = bounds;
    const moved = { before: before.toString(), after: after.toString(), off: off.toString() };
    this.trace({ step: 'bound', every, atLeast, atMost, ...moved, at });
  }

  owed({ name: feature }: Feature, label: string, amount: Exact, at: Place): void {
    this.trace({ step: 'owed', feature, label, amount: amount.toString(), at });
  }

  activated(category: string | null): void {
    this.trace({ step: 'activated', category });
  }

  bought({ id: order, product, size, effective, expires }: Held): void {
    const { name, unit, at } = product;
    const times = { effective: this.time(effective), expires: this.time(expires) };
    this.trace({ step: 'bought', order, product: name, size: size.toString(), unit, ...times, at });
  }

  named(order: Held, now: Instant): void {
    const { id, effective, expires } = order;
    const { name: product, unit, at } = order.product;
    const times = { effective: this.time(effective), expires: this.time(expires) };
    this.trace({ step: 'named', order: id, product, unit, standing: standing(order, now), ...times, at });
  }

  raised({ id }: Held, before: Exact, after: Exact, until: Instant | null): void {
    this.changed(id, 'capacity', before.toString(), after.toString(), this.time(until));
  }

  expiry({ id, expires }: Held, before: Instant | null): void {
    this.changed(id, 'expiry', this.time(before), this.time(expires));
  }

  converted({ id, product }: Held, to: Product): void {
    this.changed(id, 'product', product.name, to.name);
  }

  private changed(
    order: string,
    what: 'capacity' | 'expiry' | 'product',
    before: string | null,
    after: string | null,
    until: string | null = null,
  ): void {
    this.trace({ step: 'changed', order, what, before, after, until });
  }

  reject(code: string, message: string, quantity: Exact | null): void {
    this.trace({ step: 'reject', code, message, quantity: quantity?.toString() ?? null });
  }

  private read({ axes }: Select<unknown>, { attributes, seconds }: Situation): Read[] {
    return axes.map((axis) =>
      axis.kind === 'time'
        ? { attribute: null, value: String(minuteOfWeek(this.ir.zone, seconds)) }
        : { attribute: axis.attribute, value: attributes.get(axis.attribute) ?? '' },
    );
  }

  private time(at: Instant): string;
  private time(at: Instant | null): string | null;
  private time(at: Instant | null): string | null {
    return at === null ? null : formatInstant(this.ir.zone, at.seconds, at.nanos);
  }
}
