import { formatInstant, periodAt, type ZoneOffsets } from './calendar.ts';
import { Exact } from './exact.ts';
import type { Charge, Line, Purchase, PurchaseKind } from './result.ts';
import { decimalsOf, round, type RoundingMode } from './rounding.ts';
import { addShares, stepOf, type Share } from './share.ts';
import type { Trace } from './trace.ts';
import { fixed } from './number-text.ts';

/** What of a catalog decides how its lines are rounded and dated. */
export interface Rules {
  readonly rounding: { readonly mode: RoundingMode; readonly step: string };
  readonly zone: ZoneOffsets;
}

interface OpenLine {
  readonly head: Pick<Line, 'account' | 'fund' | 'period' | 'unit'> &
    Partial<Pick<Line, 'feature' | 'product' | 'order' | 'record' | 'kind' | 'time' | 'from' | 'until'>>;
  quantity: Exact;
  /** What is rounded once; amounts that were rounded event by event are only in `rounded`. */
  exact: Exact;
  perEvent: Exact;
  rounded: Exact;
  tiers: Share[];
}

export interface Entry {
  readonly record: string | null;
  readonly feature: string;
  readonly fund: string;
  readonly order: string | null;
  readonly quantity: Exact;
  readonly unit: string;
  readonly drawn: Exact | null;
  readonly shares: readonly Share[];
  readonly exact: Exact;
  readonly perEvent: boolean;
  readonly seconds: number;
  /** As the record wrote it; null: written in the catalog's zone. */
  readonly time: string | null;
}

/** The account's charges and lines. A line is rounded once; a charge is what the line's rounded amount moves by. */
export class LineBook {
  readonly charges: Charge[] = [];
  readonly purchases: Purchase[] = [];
  private readonly open = new Map<string, OpenLine>();
  private readonly rules: Rules;
  private readonly account: string;
  private readonly trace: Trace | undefined;

  constructor(rules: Rules, account: string, trace?: Trace) {
    this.rules = rules;
    this.account = account;
    this.trace = trace;
  }

  charge(entry: Entry): void {
    const period = this.month(entry.seconds);
    const line = this.line(['feature', entry.feature, entry.fund, period], {
      account: this.account,
      feature: entry.feature,
      fund: entry.fund,
      period,
      unit: entry.unit,
    });
    line.quantity = line.quantity.plus(entry.quantity);
    const before = line.rounded;
    const { exact, perEvent } = line;
    if (entry.perEvent) {
      line.perEvent = line.perEvent.plus(entry.exact);
      line.rounded = line.rounded.plus(this.round(entry.exact));
    } else {
      const wasRounded = this.round(line.exact);
      line.exact = line.exact.plus(entry.exact);
      line.rounded = line.rounded.plus(this.round(line.exact).minus(wasRounded));
    }
    line.tiers = addShares(line.tiers, entry.shares);
    const { record, feature, fund, order } = entry;
    const amount = this.money(line.rounded.minus(before));
    this.traceTiers(entry.shares);
    this.trace?.({
      step: 'line',
      feature,
      fund,
      period,
      quantity: entry.quantity.toString(),
      perEvent: entry.perEvent,
      exact: { before: exact.plus(perEvent).toString(), after: line.exact.plus(line.perEvent).toString() },
      rounded: { before: this.money(before), after: this.money(line.rounded) },
      amount,
    });
    this.charges.push({
      record,
      account: this.account,
      feature,
      fund,
      order,
      quantity: entry.quantity.toString(),
      unit: entry.unit,
      drawn: entry.drawn?.toString() ?? null,
      amount,
      time: entry.time ?? formatInstant(this.rules.zone, entry.seconds),
      period,
      steps: entry.shares.map(stepOf),
    });
  }

  purchase(entry: {
    record: string;
    kind: PurchaseKind;
    product: string;
    order: string;
    quantity: Exact;
    unit: string;
    shares: readonly Share[];
    exact: Exact;
    seconds: number;
    time: string;
    from: string | null;
    until: string | null;
  }): void {
    const { record, kind, product, order, unit, time, from, until } = entry;
    const period = this.month(entry.seconds);
    const line = this.line(['purchase', product, order, record, String(this.purchases.length)], {
      account: this.account,
      product,
      fund: 'purchase',
      order,
      period,
      unit,
      record,
      kind,
      time,
      ...(from === null ? {} : { from }),
      ...(until === null ? {} : { until }),
    });
    line.quantity = entry.quantity;
    line.exact = entry.exact;
    line.rounded = this.round(entry.exact);
    line.tiers = [...entry.shares];
    const amount = this.money(line.rounded);
    const quantity = entry.quantity.toString();
    this.traceTiers(entry.shares);
    this.trace?.({
      step: 'purchase',
      order,
      product,
      period,
      quantity,
      exact: entry.exact.toString(),
      amount,
    });
    this.purchases.push({
      record,
      kind,
      account: this.account,
      product,
      order,
      quantity,
      unit,
      amount,
      time,
      period,
      steps: entry.shares.map(stepOf),
    });
  }

  lines(): Line[] {
    return [...this.open.values()].map((line) => ({
      ...line.head,
      quantity: line.quantity.toString(),
      amount: this.money(line.rounded),
      exact: line.exact.plus(line.perEvent).toString(),
      tiers: line.tiers.map(stepOf),
    }));
  }

  /** An amount with the decimals of the rounding step. */
  money(amount: Exact): string {
    return fixed(amount.toString(), decimalsOf(this.rules.rounding.step));
  }

  round(amount: Exact): Exact {
    return round(amount, this.rules.rounding.mode, Exact.of(this.rules.rounding.step));
  }

  private traceTiers(shares: readonly Share[]): void {
    for (const share of shares) this.trace?.({ step: 'tier', ...stepOf(share), at: share.at });
  }

  private month(seconds: number): string {
    return periodAt(this.rules.zone, 'month', seconds).name;
  }

  private line(key: readonly string[], head: OpenLine['head']): OpenLine {
    const name = JSON.stringify(key);
    const known = this.open.get(name);
    if (known !== undefined) return known;
    const line = {
      head,
      quantity: Exact.zero,
      exact: Exact.zero,
      perEvent: Exact.zero,
      rounded: Exact.zero,
      tiers: [],
    };
    this.open.set(name, line);
    return line;
  }
}
